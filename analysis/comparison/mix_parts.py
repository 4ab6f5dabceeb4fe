"""What the distance of two mixes of frames is made of: each frame's share in both, and its part of the divergence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import frames as counting
from analysis.comparison.frame_mixes import mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.choice import Choice
    from analysis.measures.base import Floats
    from analysis.result import Result


class Part(NamedTuple):
    """One frame in the mixes of two sides, the first and the second. ``cues``: how many; ``shares``: of all cues, ½ added to each.

    ``part``: of the divergence, whose root the distance is: 0 … 1, all frames' add up to 1 (all 0 where the mixes are the same).
    """

    frame: str
    cues: tuple[float, float]
    shares: tuple[float, float]
    part: float


def parts(results: Sequence[Result], choice: Choice, a: int, b: int) -> list[Part]:
    """Return what the distance of articles ``a`` and ``b`` (positions) comes from, most first; ``b`` < 0: all others together."""
    counted = [counting.counts(result, choice) for result in results]
    sums = np.stack([one.table.sum(axis=0) for one in counted])
    sides = sums[a], (sums[b] if b >= 0 else sums.sum(axis=0) - sums[a])
    shares = mix(sides[0]), mix(sides[1])
    terms = divergences(*shares)
    whole = float(terms.sum())
    found = [
        Part(name, _pair(sides, i), _pair(shares, i), float(terms[i]) / whole if whole else 0.0)
        for i, name in enumerate(counted[a].names)
    ]
    return sorted(found, key=lambda one: -one.part)


def divergences(one: Floats, other: Floats) -> Floats:
    """Return each frame's term of the Jensen–Shannon divergence, base 2: ½ (p log₂(p ÷ m) + q log₂(q ÷ m)), never below 0."""
    middle = (one + other) / 2
    terms: Floats = 0.5 * (one * np.log2(one / middle) + other * np.log2(other / middle))
    return np.maximum(terms, 0.0)


def _pair(sides: tuple[Floats, Floats], at: int) -> tuple[float, float]:
    return float(sides[0][at]), float(sides[1][at])
