"""The matrix outlet × fact: where a fact stands first in an article, how deep, and who says it in what words."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL
from analysis.comparison.facts import credit
from analysis.result import ROLES, VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Role
    from analysis.comparison.facts.credit import Wording
    from analysis.comparison.facts.record import Fact, Place
    from analysis.result import Result


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
    """What is asked of an article for every fact: its counted sentences, and who says what."""

    result: Result
    sentences: tuple[int, ...]
    credit: credit.Read


def ready(result: Result, roles: Sequence[Role]) -> Ready:
    """Read an article for its cells."""
    return Ready(result, counted(result, roles), credit.read(result))


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
    """Return who says what stands at ``place``."""
    return credit.wording(read.credit, place)
