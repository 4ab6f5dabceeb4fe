"""How often actors are named, in what role, and how much is done by nobody named: rates over sentences, with intervals and differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import rounds
from analysis.comparison.actors import ratios
from analysis.comparison.actors.ratios import Asked, Sheet
from analysis.text.actors.record import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.actors.ratios import Rates
    from analysis.comparison.actors.seen import Page

NAMED, ACTS, UNDERGOES, PASSIVES = "named", "acts", "undergoes", "passives"
_ROLES = {Role.SUBJECT: 1, Role.OBJECT: 2}
_FEW = 5
_EACH = 3
"""Columns an actor has: mentions, as subject, as object."""


class Key(NamedTuple):
    """What a rate is of: its family and the actor's position (−1: the article)."""

    family: str
    actor: int = -1

    def __str__(self) -> str:
        """Return the name under which the rate is found."""
        return f"{self.family} {self.actor}"


def of(pages: Sequence[Page], actors: Sequence[int], chosen: int = -1) -> Rates:
    """Return for each of ``actors`` mentions per 100 words; of 100 mentions those as subject and as object; and passives.

    Roles and differences are those of the first few actors, and of ``chosen``.

    Names of rates are ``str(Key(family, actor))``; passives without agent are per 100 words too. The first of ``actors`` are
    adjusted together (``together``): a finding may be picked from them.
    """
    last = len(actors) * _EACH
    few = together(len(pages))
    asked = [Asked(str(Key(PASSIVES)), PASSIVES, last + 1, last)]
    for place, actor in enumerate(actors):
        first = place * _EACH
        asked += [
            Asked(
                str(Key(family, actor)),
                family if place < few else f"{family} {actor}",
                first + top,
                over,
                compared=place < few or actor == chosen,
            )
            for family, top, over in ((NAMED, 0, last), (ACTS, 1, first), (UNDERGOES, 2, first))
            if family == NAMED or place < few or actor == chosen
        ]
    return ratios.find([_sheet(page, actors) for page in pages], asked)


def together(articles: int) -> int:
    """Return how many actors' differences are adjusted together among so many articles: at most five.

    As many as 2,000 deals can still tell apart, with room to spare: every further actor makes the others harder to tell apart.
    """
    pairs = max(1, articles * (articles - 1) // 2)
    return max(1, min(_FEW, rounds.MOST_AT_ONCE // 2 // pairs))


def _sheet(page: Page, actors: Sequence[int]) -> Sheet:
    place = {actor: number * _EACH for number, actor in enumerate(actors)}
    last = len(actors) * _EACH
    table = np.zeros((len(page.words), last + 2))
    table[:, last] = page.words
    for one in page.seen:
        first = place.get(one.actor)
        if first is not None:
            table[one.row, first] += 1
            if one.mention.role in _ROLES:
                table[one.row, first + _ROLES[one.mention.role]] += 1
    for passive in page.passives:
        table[passive.row, last + 1] += 1
    return Sheet(page.article, page.text_hash, table)
