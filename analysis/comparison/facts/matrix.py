"""The matrix outlet × fact: where a fact stands first in an article, how deep, and who says it in what words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL
from analysis.result import ROLES, VOICES
from analysis.text.attribution.record import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Role
    from analysis.comparison.facts.record import Fact, Place
    from analysis.marks import Span
    from analysis.result import Result
    from analysis.text.attribution.record import Statement

COVERED = 0.35
"""Share of a telling that is someone's statement, from which on that someone says it and not the outlet."""
LONGEST = 28
"""Characters of a source that has no name of its own."""
AS_FACT = "stated as fact"
ACCORDING = ("according", "in the words of", "in the view of")
PAST = {"spoken": "spoke", "written": "wrote", "given": "gave", "shown": "showed", "known": "knew"}
"""Participles → the past that stands without "has"."""
IRREGULAR = {"say": "said", "tell": "told", "deny": "denied", "reply": "replied", "imply": "implied", "speak": "spoke", "write": "wrote",
             "admit": "admitted", "think": "thought", "know": "knew", "read": "read", "hold": "held", "feel": "felt"}  # fmt: skip
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "his", "her", "their"})


class Wording(NamedTuple):
    """Who says a fact: ``speaker`` and ``cue`` ("Kremlin", "said"), both "" where the outlet states it; ``span`` of the cue.

    ``stance`` is the cue's: neutral, endorsing, doubting or hostile.
    """

    speaker: str
    cue: str
    stance: str
    span: Span | None

    @property
    def told(self) -> str:
        """Return it in words."""
        if not self.speaker and not self.cue:
            return AS_FACT
        if self.cue.lower().startswith(ACCORDING):
            return f"{self.cue[:1].lower()}{self.cue[1:]} {self.speaker}"
        return " ".join(part for part in (self.speaker, self.cue) if part)


OWN = Wording("", "", "neutral", None)


class Cell(NamedTuple):
    """A fact in an article. ``first``: its first place; ``others``: how many more sentences tell it.

    ``number`` of ``sentences``: which of the sentences that count; ``depth`` in 0–1: 0 in the first, 1 in the last. ``copied``:
    positions of the articles that have this sentence word for word as wire copy.
    """

    first: Place
    others: int
    number: int
    sentences: int
    depth: float
    wording: Wording
    copied: tuple[int, ...] = ()


def counted(result: Result, roles: Sequence[Role]) -> tuple[int, ...]:
    """Return the positions of the sentences of an article in these roles."""
    wanted = [ROLES.index(role) for role in roles]
    told = np.flatnonzero(np.isin(result.columns["role"][result.firsts], wanted))
    return tuple(told.tolist())


class Ready(NamedTuple):
    """What is asked of an article for every fact: its counted sentences, and its statements with a source, by their stretches.

    ``stretches``: (start, end, position in ``statements``) of every stretch of content, by start.
    """

    result: Result
    sentences: tuple[int, ...]
    statements: list[Statement]
    stretches: list[tuple[int, int, int]]


def ready(result: Result, roles: Sequence[Role]) -> Ready:
    """Read an article for its cells."""
    statements = [one for one in result.attribution.statements if one.source]
    stretches = sorted((start, end, number) for number, one in enumerate(statements) for start, end in one.content)
    return Ready(result, counted(result, roles), statements, stretches)


def cells(fact: Fact, articles: Sequence[Ready], voice: str = ALL) -> dict[int, Cell]:
    """Return article → cell for every article that tells ``fact``; with a voice only where it is told in that voice."""
    found: dict[int, Cell] = {}
    for article in fact.articles:
        read = articles[article]
        places = [place for place in fact.places if place.article == article and in_voice(read.result, place, voice)]
        if places:
            number = bisect_right(read.sentences, places[0].sentence)
            depth = (number - 1) / max(1, len(read.sentences) - 1)
            others = len({place.sentence for place in places}) - 1
            found[article] = Cell(places[0], others, number, len(read.sentences), depth, wording(read, places[0]))
    return found


def in_voice(result: Result, place: Place, voice: str) -> bool:
    """Say whether most of a place is in this voice; always for all voices."""
    return voice == ALL or _voice(result, place) == voice


def _voice(result: Result, place: Place) -> str:
    starts, ends = result.columns["start"], result.columns["end"]
    length = np.minimum(ends, place.end) - np.maximum(starts, place.start)
    total = np.bincount(result.columns["voice"].astype(np.int64), np.maximum(length, 0), minlength=len(VOICES))
    return str(VOICES[int(total.argmax())])


def wording(read: Ready, place: Place) -> Wording:
    """Return who says what stands at ``place``: the statement that covers most of it, the outlet where none covers enough."""
    shared: dict[int, int] = {}
    for start, end, number in read.stretches[: bisect_left(read.stretches, (place.end, 0, 0))]:
        if end > place.start:
            shared[number] = shared.get(number, 0) + min(end, place.end) - max(start, place.start)
    most = max(shared, key=lambda number: (shared[number], -number), default=None)
    if most is None:
        return OWN
    said = read.statements[most]
    if shared[most] < COVERED * (place.end - place.start - _around(said, place)):
        return OWN
    text = read.result.article.text
    cue = " ".join(text[said.cue.start : said.cue.end].split()).strip(" :,") if said.cue else ""
    return Wording(_speaker(read.result, said), _past(cue, said.lemma), said.stance, said.cue)


def _past(cue: str, lemma: str) -> str:
    """Return a verb as it stands after its subject: "warned" for "warning", "spoke" for "spoken"; anything else as it is."""
    if cue.endswith("ing") and " " not in cue and lemma.isalpha():
        return IRREGULAR.get(lemma, lemma + ("d" if lemma.endswith("e") else "ed"))
    return PAST.get(cue, cue)


def _around(said: Statement, place: Place) -> int:
    """Return how much of the place is source and cue, which are nobody's statement."""
    spans = [span for span in (said.source, said.cue) if span]
    return sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in spans)


def _speaker(result: Result, said: Statement) -> str:
    text = result.article.text
    source = " ".join(text[said.source.start : said.source.end].split()) if said.source else ""
    if said.speaker < 0:
        return _short(source)
    speaker = result.attribution.speakers[said.speaker]
    last = speaker.name.split()[-1:]
    if speaker.sort is Sort.PERSON and last and last[0][:1].isupper():
        return last[0]
    if source.lower() in PRONOUNS:
        source = speaker.name
    return _short(speaker.name) if speaker.sort is Sort.BODY else _short(source or speaker.name)


def _short(source: str) -> str:
    """Return the head of a long source: up to its first comma, no word cut in two."""
    head = source.partition(",")[0].strip(' “”"')
    return head if len(head) <= LONGEST else head[: LONGEST + 1].rsplit(" ", 1)[0].rstrip() + " …"
