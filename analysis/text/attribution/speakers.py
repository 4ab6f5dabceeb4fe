"""Speakers: every source gets one name per person or body; pronouns go to the last fitting name or stay unresolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.text import gazetteer
from analysis.text.attribution import lexicon, mentions
from analysis.text.attribution.record import UNRESOLVED, Sort, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Span
    from analysis.text.attribution.mentions import Mention
    from analysis.text.attribution.record import Statement
    from analysis.text.document import Sentence

_REACH = 1500
"""How far back, in characters, a pronoun may look."""
_KEPT = 60
"""How many of the latest subjects and speakers a pronoun may choose from."""
_SUBJECT = 30
"""A name that begins so near the start of its sentence is taken for its subject."""
_BEFORE = re.compile(r"([\w’'-]+)\s$")
_AFTER = re.compile(r",\s(?:who is |the |a |an |his |her |its |their )?([^,.;\n]{1,80})[,.]")
_GENDERED = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_NAMED = (Sort.PERSON, Sort.BODY)
_NOBODY = ("event", "people", "office")
"""Names of the gazetteer that are nobody's."""
_RELATIVE = 60
"""How far before "who" its name begins at most."""
_LEADERS = ("president", "premier", "minister", "chancellor", "king")
_LEADING = frozenset(("leader", "strongman", "dictator", "autocrat", "ruler", "tsar"))
"""Words for whoever holds one of the posts above."""


@dataclass(slots=True)
class _Entry:
    """A person or body as known so far. ``told``: the roles and the names beside them ("russian", "kremlin")."""

    words: tuple[str, ...]
    sort: Sort
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    sources: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Register:
    """Everybody met so far. ``focus``: latest subjects and speakers with their offsets, last one last."""

    text: str
    sentences: Sequence[Sentence]
    starts: list[int]
    by_last: dict[tuple[Sort, str], list[_Entry]] = field(default_factory=dict)
    by_first: dict[str, _Entry] = field(default_factory=dict)
    by_role: dict[str, list[_Entry]] = field(default_factory=dict)
    focus: list[tuple[int, _Entry]] = field(default_factory=list)
    latest: list[tuple[int, _Entry]] = field(default_factory=list)
    known: dict[str, Mention] = field(default_factory=dict)
    met: dict[str, _Entry] = field(default_factory=dict)

    def meet(self, name: Span) -> None:
        """Take in a name of the text, whether it speaks or not."""
        words = self.text[name.start : name.end]
        entry = self.met.get(words)
        if entry is None:
            mention = self._read(words)
            if mention.pronoun or mention.sort not in _NAMED or gazetteer.names().get(words) in _NOBODY:
                return
            entry = self._entry(mention)
            if mention.sort is Sort.PERSON:
                self._describe(entry, name)
            if len(mention.words) > 1 or mention.sort is Sort.BODY:
                self.met[words] = entry
        self.latest.append((name.start, entry))
        del self.latest[:-_KEPT]
        sentence = self.sentences[max(0, bisect_right(self.starts, name.start) - 1)]
        if name.start - sentence.start < _SUBJECT:
            self._look_at(name.start, entry)

    def speak(self, source: Span, *, named: bool) -> _Entry | None:
        """Tell who a source is; ``None`` for a pronoun with nobody to stand for."""
        words = self.text[source.start : source.end]
        if not named:  # the capital is the sentence's
            words = words[:1].lower() + words[1:]
        mention = self._read(words)
        entry = self._meant(mention, source)
        if entry:
            entry.sources.append(source)
            self._look_at(source.start, entry)
        return entry

    def _read(self, words: str) -> Mention:
        """Read a mention once a text."""
        mention = self.known.get(words)
        if mention is None:
            mention = self.known[words] = mentions.read(words)
        return mention

    def _look_at(self, at: int, entry: _Entry) -> None:
        self.focus.append((at, entry))
        del self.focus[:-_KEPT]

    def _meant(self, mention: Mention, source: Span) -> _Entry | None:
        """Find or make the entry that a mention means."""
        if mention.pronoun == "the":
            return self._by_post(mention)
        if mention.pronoun in ("who", "which"):
            return next((entry for at, entry in reversed(self.latest) if 0 < source.start - at < _RELATIVE), None)
        if mention.pronoun:
            return self._by_pronoun(mention.pronoun, source.start)
        entry = self._entry(mention)
        if mention.role and mention.sort is Sort.ANONYMOUS:
            self._tell(entry, mention.role, set())
        return entry

    def _by_pronoun(self, pronoun: str, at: int) -> _Entry | None:
        """Take the subject of the sentence so far, else the latest subject or speaker, that fits in gender and number."""
        sentence = self.sentences[max(0, bisect_right(self.starts, at) - 1)]
        fitting = [(place, entry) for place, entry in self.focus if at - _REACH < place < at and _fits(pronoun, entry)]
        if not fitting:
            return None
        inside = [entry for place, entry in fitting if place >= sentence.start]
        entry = inside[0] if inside else fitting[-1][1]
        if not entry.gender and entry.sort is Sort.PERSON:
            entry.gender = _GENDERED.get(pronoun, "")
        return entry

    def _by_post(self, mention: Mention) -> _Entry:
        """Somebody told of in that post before ("the Russian president"), else somebody new without a name."""
        beside = {word.lower() for word in mention.words if word[:1].isupper()} - {"the"}
        roles = (mention.role, *_LEADERS) if mention.role in _LEADING else (mention.role,)
        known = [entry for role in roles for entry in self.by_role.get(role, [])]
        fitting = [e for e in known if not beside or not e.beside or beside & e.beside]
        if fitting:
            exact = [entry for entry in fitting if beside & entry.beside]
            return (exact or fitting)[-1]
        entry = self._entry(mention)
        self._tell(entry, mention.role, beside)
        return entry

    def _tell(self, entry: _Entry, role: str, beside: set[str]) -> None:
        """Remember a post; the one told of last stands last."""
        if role:
            entry.roles.add(role)
            entry.beside |= beside
            known = self.by_role.setdefault(role, [])
            if not known or known[-1] is not entry:
                known.append(entry)
                del known[:-_KEPT]

    def _entry(self, mention: Mention) -> _Entry:
        """Find the entry of the same name, or make one."""
        last = mention.words[-1].lower()
        known = self.by_last.setdefault((mention.sort, last), [])
        for entry in reversed(known):
            if _same(mention, entry):
                known.remove(entry)
                break
        else:
            alias = self.by_first.get(last) if mention.sort is Sort.PERSON and len(mention.words) == 1 else None
            entry = alias or _Entry(mention.words, mention.sort, mention.gender or _gender(mention))
            if alias:
                return alias
        known.append(entry)
        del known[:-_KEPT]
        if len(mention.words) > len(entry.words):
            entry.words = mention.words
        entry.gender = entry.gender or mention.gender or _gender(mention)
        if mention.sort is Sort.PERSON and len(mention.words) > 1:
            self.by_first[mention.words[0].lower()] = entry
        self._tell(entry, mention.role, set())
        return entry

    def _describe(self, entry: _Entry, name: Span) -> None:
        """Take the post told beside a name: "Kremlin spokesman Dmitry Peskov", "Sergei Shoigu, the Russian defence minister,"."""
        roles = mentions.ROLES
        inside = self.text[name.start : name.end].split()
        before = self.text[max(0, name.start - 60) : name.start].split()
        for word in [
            word.rstrip(",").lower() for word in (*before[-1:], *inside[:-1]) if word.rstrip(",").lower() in roles
        ]:
            self._tell(entry, word, {w.lower() for w in (*before[-3:], *inside) if w[:1].isupper()} - _low(entry.words))
        after = _AFTER.match(self.text, name.end, name.end + 120)
        if after:
            words = after[1].split(" of ")[0].split(" for ")[0].split()
            if words and words[-1].lower() in roles:
                self._tell(entry, words[-1].lower(), {w.lower() for w in after[1].split() if w[:1].isupper()})


def _low(words: Sequence[str]) -> set[str]:
    return {word.lower() for word in words}


def _gender(mention: Mention) -> str:
    """Tell he or she by the first name, if it is one of the lists and a surname follows."""
    if mention.sort is not Sort.PERSON or len(mention.words) == 1:
        return ""
    first = mention.words[0].lower()
    he, she = first in lexicon.words("he"), first in lexicon.words("she")
    return "" if he == she else "he" if he else "she"


def _fits(pronoun: str, entry: _Entry) -> bool:
    """Whether a pronoun may stand for an entry."""
    gender = _GENDERED.get(pronoun)
    if gender:
        return entry.sort is Sort.PERSON and entry.gender in ("", gender)
    if pronoun in ("they", "their", "them"):
        return entry.sort is Sort.ANONYMOUS or (entry.sort is Sort.BODY and bool(entry.sources))
    return pronoun in ("it", "its") and entry.sort is Sort.BODY


def _same(mention: Mention, entry: _Entry) -> bool:
    """Whether a mention with the same last word means the entry: no given name or title against it."""
    if mention.sort in (Sort.ANONYMOUS, Sort.OTHER) or mention.pronoun == "the":
        return _low(mention.words) == _low(entry.words)
    gender = mention.gender or _gender(mention)
    if gender and entry.gender and gender != entry.gender:
        return False
    short, long = sorted((mention.words[:-1], entry.words[:-1]), key=len)
    if mention.sort is Sort.BODY:
        return not short or short == long[-len(short) :]
    return (
        not short
        or short[0].lower() == long[0].lower()
        or (short[0][0] == long[0][0] and min(len(short[0]), len(long[0])) == 1)
    )


def resolve(
    text: str, sentences: Sequence[Sentence], statements: Sequence[Statement], names: Sequence[Span] | None
) -> tuple[list[int], tuple[Speaker, ...]]:
    """Return for each statement with a source its speaker's position (else ``UNRESOLVED``), and the speakers."""
    register = _Register(text, sentences, [sentence.start for sentence in sentences])
    order = sorted((s.source, i) for i, s in enumerate(statements) if s.source)
    meant: dict[Span, _Entry | None] = {}
    found: list[_Entry | None] = [None] * len(statements)
    at = 0
    known = names or ()
    for source, number in order:
        while at < len(known) and known[at].start < source.start:
            register.meet(known[at])
            at += 1
        if source not in meant:
            named = names is None or any(
                name.start < source.end and source.start < name.end for name in known[max(0, at - 1) : at + 1]
            )
            meant[source] = register.speak(source, named=named)
        found[number] = meant[source]
    entries = list({id(entry): entry for entry in meant.values() if entry}.values())
    place = {id(entry): i for i, entry in enumerate(entries)}
    numbers = [place[id(entry)] if entry else UNRESOLVED for entry in found]
    return numbers, tuple(Speaker(" ".join(e.words), e.sort, tuple(e.sources)) for e in entries)
