"""The walk over one run of capitals that cuts it into titles, people, places and bodies; ``pieces`` says by what rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors import gazetteer
from analysis.text.actors.record import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.text.actors.forms import Form
    from analysis.text.actors.gazetteer import Known

_MOST_INITIALS = 2
_ARTICLES = ("al-", "el-", "as-", "ad-", "ar-")
"""What an Arabic family name begins with."""
_OF = frozenset(("of", "for"))
_LINKS = frozenset(("of", "for", "the", "and", "&"))
_LONGEST_BODY = 9
_LONGEST_PERSON = 4
_LONGEST_GUESS = 3
_NAMED = frozenset(("titles", "bodies", "things", "places", "nationless"))
"""Lists whose words are no plain part of somebody's name."""
_SHORTEST_SHOUT = 3
"""Longer words in capitals are looked up as if they were not: "RUSSIA"."""


class Slice(NamedTuple):
    """A piece as positions in its run; ``title``: those of its title's first and last word."""

    first: int
    last: int
    sort: Sort | None
    known: Known | None
    title: tuple[int, int] | None


def _is_initial(word: Form) -> bool:
    return word.form.endswith(".") and len(word.low.replace(".", "")) <= _MOST_INITIALS


class Cutter:
    """Walks over one run from left to right; every step takes at least one word."""

    def __init__(self, run: Sequence[Form]) -> None:
        """Cut ``run``; what was found is in ``slices``."""
        self.run = run
        self.slices: list[Slice] = []
        self.title: list[int] = []
        at = 0
        while at < len(run):
            at = self._step(at)

    def _step(self, at: int) -> int:
        if "ships" in self.run[at].lists and self.run[at].form.isupper() and at + 1 < len(self.run):
            return self._past_ship(at + 1)
        if at == 0 and self._is_titled_paper():
            last = min(len(self.run), _LONGEST_BODY)
            self._take(0, last, Sort.BODY)
            return last
        body = self._body(at)
        known, count = self._known(at)
        if known and (count >= body or self._is_party(known, at, count, body)) and not self._is_given(at, count):
            self._take(at, at + count, known.sort, known)
            return at + count
        if body:
            self._take(at, at + body, Sort.BODY)
            return at + body
        if self._is_title(at):
            return self._titled(at)
        return self._person(at) or self._place(at) or self._other(at)

    def _take(self, first: int, last: int, sort: Sort | None, known: Known | None = None) -> None:
        title = (self.title[0], self.title[-1]) if self.title else None
        self.slices.append(Slice(first, last, sort, known, title))
        self.title = []

    def _known(self, at: int) -> tuple[Known | None, int]:
        """Return the longest name of the gazetteer that begins here, and how many words it has."""
        listed, most = gazetteer.entries(), len(self.run) - at
        for count in self.run[at].counts:
            if count > most:
                continue
            name = " ".join([word.form for word in self.run[at : at + count]])
            known = listed.get(name)
            if known is None and len(name) > _SHORTEST_SHOUT and name.isupper():
                known = listed.get(name.title())
            if known:
                return known, count
        return None, 0

    def _is_titled_paper(self) -> bool:
        """Whether "The" with a capital in mid-sentence is part of a name that nobody listed: "told The Daily Alder"."""
        return self.run[0].form == "The" and len(self.run) > 1 and not self._known(0)[0]

    def _is_party(self, known: Known, at: int, count: int, body: int) -> bool:
        """Whether a party's members stand before a body that is known without them: "Democratic | Senate"."""
        return known.people and known.sort is Sort.BODY and self._known(at + count)[1] == body - count

    def _is_given(self, at: int, count: int) -> bool:
        """Whether a known place is here somebody's name: "Jordan Peterson", "Secretary Austin"."""
        if count > 1 or "given_places" not in self.run[at].lists:
            return False
        if at + 1 == len(self.run):
            return bool(self.title)
        return self._is_plain(at + 1) and not self._known(at + 1)[0]

    def _is_plain(self, at: int) -> bool:
        """Whether a word is capitalised and in none of the lists."""
        word = self.run[at]
        return word.capital and (word.given or word.lists.isdisjoint(_NAMED))

    def _is_title(self, at: int) -> bool:
        """Whether a word is a title, or a word of one that follows ("Foreign" before "Minister")."""
        last = at
        while last < min(len(self.run), at + _LONGEST_BODY) and "fields" in self.run[last].lists:
            if "titles" in self.run[last].lists:
                return True
            last += 1
        return last < len(self.run) and "titles" in self.run[last].lists

    def _titled(self, at: int) -> int:
        """Take a title, with "of State" after it."""
        self.title.append(at)
        after = self.run[at + 1 : at + 3]
        if len(after) > 1 and after[0].form == "of" and "fields" in after[1].lists:
            self.title += [at + 1, at + 2]
            return at + 3
        return at + 1

    def _body(self, at: int) -> int:
        """How many words from here on name a body by their last word, or by their first one with "of" (0: none)."""
        if not self.run[at].capital:
            return 0
        end = 0
        for last in range(at, min(len(self.run), at + _LONGEST_BODY)):
            word = self.run[last]
            if "of_bodies" in word.lists and self._followed_by_of(last):
                return self._to_end(last) - at
            if end and word.form in _OF and end == last and last + 1 < len(self.run):
                return self._to_end(last - 1) - at
            if "bodies" in word.lists and last > at and word.capital:
                if ("loose" not in word.lists or last - at > 1) and not self._is_title(last):
                    end = last + 1
            elif self._ends_body(last, at):
                break
        return end - at if end else 0

    def _ends_body(self, last: int, at: int) -> bool:
        word = self.run[last]
        if not word.capital:
            return True
        if "titles" in word.lists and "fields" not in word.lists:
            follows = self.run[last + 1 : last + 2]
            return not (last == at and follows and "bodies" in follows[0].lists)
        return last > at and word.given and not self.run[last - 1].given

    def _followed_by_of(self, at: int) -> bool:
        return at + 2 < len(self.run) and self.run[at + 1].form in _OF

    def _to_end(self, at: int) -> int:
        """Return where a name like "Ministry of Defence" ends: before a title or with the run."""
        last = at + 1
        while last < len(self.run) and last - at < _LONGEST_BODY:
            word = self.run[last]
            named = last + 1 < len(self.run)
            if named and "titles" in word.lists and "fields" not in word.lists:
                break
            last += 1
        while self.run[last - 1].form in _LINKS:
            last -= 1
        return last

    def _past_ship(self, at: int) -> int:
        while at < len(self.run) and not self._known(at)[0]:
            at += 1
        return at

    def _person(self, at: int) -> int:
        """Take a person's name that begins here with a given name, an initial, or after a title."""
        first = self.run[at]
        begins = first.given or _is_initial(first) or "given_places" in first.lists
        if not (self.title or begins) or not first.capital:
            return 0
        last = at + 1
        while last < len(self.run) and last - at < _LONGEST_PERSON and self._goes_on(last, at):
            last += 1
        while last - at > 1 and self.run[last - 1].particle:
            last -= 1
        if last - at == 1 and ("nationless" in first.lists or _is_initial(first)):
            return 0
        alone = last - at == 1 and not self.title
        self._take(at, last, None if alone else Sort.PERSON)
        return last

    def _goes_on(self, last: int, at: int) -> bool:
        """Whether a word goes on with a person's name."""
        word = self.run[last]
        if word.particle or word.form.startswith(_ARTICLES):
            return True
        if not word.capital or ("titles" in word.lists and not word.given):
            return False
        known, count = self._known(last)
        return known is None or (count == 1 and not known.people and last == at + 1) or word.given

    def _begins_person(self, last: int, at: int) -> bool:
        """Whether somebody's name begins after words in capitals for stress: "BRAZEN Boris Alder", "Brazen Putin"."""
        if self.run[at].given:
            return False
        return self.run[last].given or self.run[last].low in gazetteer.people()

    def _place(self, at: int) -> int:
        """Take a place told by the last or first word of its name: "Orange County", "Fort Hood"."""
        for last in range(at + 1, min(len(self.run), at + _LONGEST_BODY)):
            if "places" in self.run[last].lists and self.run[last].capital:
                self._take(at, last + 1, Sort.PLACE)
                return last + 1
            if not self._is_plain(last):
                break
        before = self.run[at].lists
        if "before_places" in before and "weak" not in before and at + 1 < len(self.run) and self._is_plain(at + 1):
            self._take(at, at + 2, Sort.PLACE)
            return at + 2
        return 0

    def _other(self, at: int) -> int:
        """Take what is left: two or three capitalised words may be a person, one is for the text to tell."""
        last = at
        while last < len(self.run) and (self._is_plain(last) or (last > at and self.run[last].particle)):
            if last > at and (self._known(last)[0] or self._begins_person(last, at)):
                break
            last += 1
        if last == at:
            self.title = []
            return at + 1
        modified = bool(self.slices) and self.slices[-1].last == at and not self.title
        if last < len(self.run) and self._begins_person(last, at):
            return last
        thing = last < len(self.run) and "things" in self.run[last].lists
        linked = any(word.form in _LINKS for word in (*self.run[max(0, at - 1) : at], *self.run[last : last + 1]))
        odd = linked or any("weak" in word.lists for word in self.run[at:last])
        if not modified and not thing and not odd and last - at <= _LONGEST_GUESS:
            self._take(at, last, None)
        self.title = []
        return last
