"""The register of everybody met so far in a text: it tells whom a name, a post or a pronoun means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from typing import TYPE_CHECKING

from analysis.text import gazetteer
from analysis.text.attribution import entries, mentions
from analysis.text.attribution.entries import Entry
from analysis.text.attribution.record import Sort
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Span
    from analysis.text.attribution.mentions import Mention
    from analysis.text.document import Sentence

_REACH = 1500
"""How far back, in characters, a pronoun may look."""
_KEPT = 60
"""How many of the latest subjects and speakers a pronoun may choose from."""
_SUBJECT = 30
"""A name that begins so near the start of its sentence is taken for its subject."""
_AFTER = re.compile(r",\s(?:who is |the |a |an |his |her |its |their )?([^,.;\n]{1,80})[,.]")
_ENDS = re.compile('[”’"“]\\B|[;:]')
"""What does not stand between a name and its "who"."""
_DESCRIBED = 60
"""How far before a name a post told of it is looked for, in characters."""
_NAMED = (Sort.PERSON, Sort.BODY)
_NOBODY = ("event", "people", "office")
"""Names of the gazetteer that are nobody's."""
_RELATIVE = 60
"""How far before "who" its name begins at most."""
_GOVERNING = frozenset(
    ("of", "in", "on", "at", "to", "for", "from", "with", "by", "about", "against", "told", "near", "inside", "outside")
)
_MARKS = ("“", "‘", '"', "'", "«", "„")
_LEADERS = ("president", "premier", "minister", "chancellor", "king")
_LEADING = frozenset(("leader", "strongman", "dictator", "autocrat", "ruler", "tsar"))
"""Words for whoever holds one of the posts above."""
_REMEMBERED = 10_000
"""Names and sources whose reading is remembered."""


def _somebody(name: str) -> Mention | None:
    """Read a name of the text; ``None`` where it is nobody's."""
    mention = _read[name]
    if mention.pronoun or mention.sort not in _NAMED or gazetteer.names().get(name) in _NOBODY:
        return None
    return mention


_read = Memo(mentions.read, most=_REMEMBERED)
_met = Memo(_somebody, most=_REMEMBERED)


class Register:
    """Everybody met so far. ``focus``: latest subjects and speakers with their offsets, last one last; ``latest``: names."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Begin with nobody."""
        self.text = text
        self.starts = [sentence.start for sentence in sentences]
        self.by_last: dict[tuple[Sort, str], list[Entry]] = {}
        self.by_first: dict[str, Entry] = {}
        self.by_role: dict[str, list[Entry]] = {}
        self.focus: deque[tuple[int, Entry]] = deque(maxlen=_KEPT)
        self.latest: deque[tuple[int, Entry]] = deque(maxlen=_KEPT)
        self.met: dict[str, Entry] = {}

    def meet(self, name: Span) -> None:
        """Take in a name of the text, whether it speaks or not."""
        words = self.text[name.start : name.end]
        entry = self.met.get(words)
        if entry is None:
            mention = _met[words]
            if mention is None:
                return
            entry = self._entry(mention)
            if mention.sort is Sort.PERSON:
                self._describe(entry, name)
            if len(mention.words) > 1 or mention.sort is Sort.BODY:
                self.met[words] = entry
        self.latest.append((name.start, entry))
        begun = self._sentence(name.start)
        if name.start - begun < _SUBJECT and (name.start == begun or not _governed(self.text[begun : name.start])):
            self.focus.append((name.start, entry))

    def speak(self, source: Span, *, named: bool) -> Entry | None:
        """Tell who a source is; ``None`` for a pronoun with nobody to stand for."""
        words = self.text[source.start : source.end]
        if not named:  # the capital is the sentence's
            words = words[:1].lower() + words[1:]
        entry = self._meant(_read[words], source)
        if entry:
            entry.sources.append(source)
            self.focus.append((source.start, entry))
        return entry

    def _sentence(self, at: int) -> int:
        """Where the sentence begins that holds an offset."""
        return self.starts[max(0, bisect_right(self.starts, at) - 1)]

    def _meant(self, mention: Mention, source: Span) -> Entry | None:
        """Find or make the entry that a mention means."""
        if mention.pronoun == "the":
            return self._by_post(mention)
        if mention.pronoun in ("who", "which"):
            near = (
                entry
                for at, entry in reversed(self.latest)
                if 0 < source.start - at < _RELATIVE and not _ENDS.search(self.text, at, source.start)
            )
            return next(near, None)
        if mention.pronoun:
            return self._by_pronoun(mention.pronoun, source.start)
        entry = self._entry(mention)
        if mention.role and mention.sort is Sort.ANONYMOUS:
            self._tell(entry, mention.role, set())
        return entry

    def _by_pronoun(self, pronoun: str, at: int) -> Entry | None:
        """Take the subject of the sentence so far, else the latest subject or speaker, that fits in gender and number."""
        start = self._sentence(at)
        fitting = [(place, e) for place, e in self.focus if at - _REACH < place < at and entries.fits(pronoun, e)]
        if not fitting:
            return None
        inside = [entry for place, entry in fitting if place >= start]
        entry = inside[0] if inside else fitting[-1][1]
        if not entry.gender and entry.sort is Sort.PERSON:
            entry.gender = entries.GENDERED.get(pronoun, "")
        return entry

    def _by_post(self, mention: Mention) -> Entry:
        """Somebody told of in that post before ("the Russian president"), else somebody new without a name."""
        beside = _capitalised(mention.words) - {"the"}
        roles = (mention.role, *_LEADERS) if mention.role in _LEADING else (mention.role,)
        known = [entry for role in roles for entry in self.by_role.get(role, [])]
        fitting = [e for e in known if not beside or not e.beside or beside & e.beside]
        if fitting:
            exact = [entry for entry in fitting if beside & entry.beside]
            return (exact or fitting)[-1]
        entry = self._entry(mention)
        self._tell(entry, mention.role, beside)
        return entry

    def _tell(self, entry: Entry, role: str, beside: set[str]) -> None:
        """Remember a post; the one told of last stands last."""
        if role:
            entry.roles.add(role)
            entry.beside |= beside
            known = self.by_role.setdefault(role, [])
            if not known or known[-1] is not entry:
                known.append(entry)
                del known[:-_KEPT]

    def _entry(self, mention: Mention) -> Entry:
        """Find the entry of the same name, or make one."""
        last = mention.words[-1].lower()
        known = self.by_last.setdefault((mention.sort, last), [])
        for entry in reversed(known):
            if entries.same(mention, entry):
                break
        else:
            alias = self.by_first.get(last) if mention.sort is Sort.PERSON and len(mention.words) == 1 else None
            if alias:
                return alias
            entry = Entry(mention.words, mention.sort)
        _put_last(known, entry)
        if len(mention.words) > len(entry.words):
            entry.words = mention.words
        entry.gender = entry.gender or mention.gender
        if mention.sort is Sort.PERSON and len(mention.words) > 1:
            self.by_first[mention.words[0].lower()] = entry
        if mention.role:
            self._tell(entry, mention.role, set())
        return entry

    def _describe(self, entry: Entry, name: Span) -> None:
        """Take the post told beside a name: "Kremlin spokesman Dmitry Peskov", "Sergei Shoigu, the Russian defence minister,"."""
        inside = self.text[name.start : name.end].split()
        before = self.text[max(0, name.start - _DESCRIBED) : name.start].rsplit(maxsplit=3)
        for word in (*before[-1:], *inside[:-1]):
            role = word.rstrip(",").lower()
            if role in mentions.ROLES:
                self._tell(entry, role, _capitalised([*before[-3:], *inside]) - entries.low(entry.words))
        if self.text[name.end : name.end + 1] == "," and (after := _AFTER.match(self.text, name.end, name.end + 120)):
            words = after[1].split(" of ")[0].split(" for ")[0].split()
            if words and words[-1].lower() in mentions.ROLES:
                self._tell(entry, words[-1].lower(), _capitalised(after[1].split()))


def _governed(before: str) -> bool:
    """Whether a name after these words is no subject: an object of "of" or "told", or a title in quotation marks."""
    words = before.rsplit(maxsplit=2)
    return before[-1:] in _MARKS or (words != [] and words[-1].lower() in _GOVERNING)


def _put_last(known: list[Entry], entry: Entry) -> None:
    """Let an entry stand last, and forget the first ones of many."""
    if not known or known[-1] is not entry:
        if entry in known:
            known.remove(entry)
        known.append(entry)
        del known[:-_KEPT]


def _capitalised(words: Sequence[str]) -> set[str]:
    """Return those of the words that have a capital, in lower case."""
    return {word.lower() for word in words if word[:1].isupper()}
