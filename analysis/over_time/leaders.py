"""Who stands apart in its own right, and who only because another one moves the mean that it is held against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.over_time import outlets

if TYPE_CHECKING:
    from analysis.over_time.collection import Slice

FEWEST = 3
"""Outlets below which there is no one left to hold the others against."""
MOST = 6
"""Outlets that are set aside one after the other; beyond them whoever is clear counts as standing apart."""


def of(found: Slice) -> frozenset[int]:
    """Return the outlets that stand apart in their own right.

    One outlet far off moves the mean of the others of every event, so that all of the rest lie clearly on its other side,
    be they ever so alike. So the furthest clear outlet is set aside and the rest are held against each other alone, until
    none of them is clear: those set aside are returned. Of outlets that nobody can be told from without them nothing is said.
    """
    aside: list[int] = []
    while len(aside) < MOST:
        rest = _without(found, aside)
        there = [int(one) for one in np.unique(rest.outlet)]
        clear = [one for one in outlets.pooled(outlets.gaps(rest), there) if one.clear]
        if not clear or len(there) < FEWEST:
            return frozenset([*aside, *(one.outlet for one in clear)])
        aside.append(max(clear, key=lambda one: abs(one.gap)).outlet)
    return frozenset(int(one) for one in np.unique(found.outlet))


def _without(found: Slice, aside: list[int]) -> Slice:
    kept = ~np.isin(found.outlet, aside)
    return replace(
        found, row=found.row[kept], outlet=found.outlet[kept], event=found.event[kept], day=found.day[kept], value=found.value[kept],
    )  # fmt: skip
