"""How often to deal: 2,000 times where that settles a test; in growing rounds where so many tests are adjusted for that it cannot.

The smallest p that n deals can give is 1 ÷ (n + 1). Holm's adjustment multiplies the smallest p of a family by its size, so with
2,000 deals nothing in a family of more than 100 tests could ever be clear, however large the difference: 15 articles have 105 pairs.
Such families are tested in rounds, after Besag & Clifford (1991, "Sequential Monte Carlo p-values", Biometrika 78): what chance
matches often is settled after the first deals, and only what it hardly ever matches is dealt on, until its p is fine enough.

The rule is fixed by the size of the family alone, and p keeps its meaning: P(p ≤ t) ≤ t for every t where there is no difference.
For let n₁ < n₂ < … be the deals made by the end of each round, and p_i = (1 + k_i) ÷ (1 + n_i) what a test of n_i deals gives; one
stops after the first round with k_i ≥ ``ENOUGH``, or the last. Take the first round i with (1 + ``ENOUGH``) ÷ (1 + n_i) ≤ t (the
last, if there is none). Whatever stops before it has p > t. So p ≤ t happens only where round i is reached, and there implies
p_i ≤ t: either it stops there with p = p_i, or it goes on with k_i < ``ENOUGH``. And P(p_i ≤ t) ≤ t (Phipson & Smyth 2010).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from analysis.comparison.draws import DRAWS, ONCE, Deals
from analysis.comparison.values import MOST_LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.measures.base import Floats

LEVEL = 0.05
TIE = 1e-12
"""Two differences closer than this are the same difference reached by another order of additions."""
MOST_AT_ONCE = int(LEVEL * (1 + DRAWS))
"""Tests of a family up to which 2,000 deals can tell one of them apart; of more, Holm's adjustment takes the smallest p above 5 %."""
FIRST = 500
GROWS = 2
ENOUGH = 10
"""Deals as large as what was seen after which no more are made: they settle p to within a third of itself."""
FINE = 2
"""How much finer than the adjusted level the smallest p is: 1 ÷ p is at least this times the tests ÷ 5 %."""
MOST_ARTICLES = 60
"""Articles up to which the pages compare all pairs, 1,770 of them. Of more, the reader is told to choose."""


def plan(tests: int) -> tuple[Deals, ...]:
    """Return the rounds of deals for every test of a family of so many: one of 2,000 for up to 100; else 500, 500, 1,000, 2,000 … ."""
    if tests <= MOST_AT_ONCE:
        return (ONCE,)
    last = math.ceil(FINE * tests / LEVEL)
    ends = [FIRST]
    while ends[-1] * GROWS < last:
        ends.append(ends[-1] * GROWS)
    ends.append(last)
    return tuple(Deals(i, end - start) for i, (start, end) in enumerate(zip([0, *ends], ends, strict=False)))


class Tally(NamedTuple):
    """Of ``made`` deals, ``kept`` have a difference, and ``larger`` of these one at least as large as what was seen."""

    larger: int = 0
    kept: int = 0
    made: int = 0

    def after(self, seen: float, chance: Floats) -> Tally:
        """Return the count with the differences ``chance`` of another round, NaN where undefined; either sign is as large."""
        larger = int((np.abs(chance) >= abs(seen) - TIE).sum())  # never true of an undefined one
        return Tally(self.larger + larger, self.kept + int((~np.isnan(chance)).sum()), self.made + len(chance))

    @property
    def settled(self) -> bool:
        """Whether more deals would only say the same: chance does as much often enough, or too many deals are undefined."""
        return self.larger >= ENOUGH or self.kept < (1 - MOST_LEFT_OUT) * self.made

    @property
    def p(self) -> float:
        """How often chance gives a difference at least as large: (1 + larger) ÷ (1 + kept), Phipson & Smyth (2010).

        NaN where more than one deal in twenty is undefined.
        """
        return float("nan") if self.kept < (1 - MOST_LEFT_OUT) * self.made else (1 + self.larger) / (1 + self.kept)


def p_value(seen: float, chance: Floats) -> float:
    """Return the two-sided permutation p of one round of deals; NaN when the difference, or more than one deal in twenty, is undefined."""
    return float("nan") if math.isnan(seen) else Tally().after(seen, chance).p


Name = TypeVar("Name")


def p_values(
    seen: Mapping[Name, float], rounds: Sequence[Deals], deal: Callable[[Deals, list[Name]], Mapping[Name, Floats]]
) -> dict[Name, float]:
    """Return the p of every difference ``seen``, each of a family with these ``rounds``; NaN where undefined.

    ``deal``: makes a round of deals, the same whatever it is asked about, and returns the differences that they give.
    """
    tallies = {name: Tally() for name, gap in seen.items() if not math.isnan(gap)}
    unsettled = list(tallies)
    for one in rounds:
        if not unsettled:
            break
        chance = deal(one, unsettled)
        for name in unsettled:
            tallies[name] = tallies[name].after(seen[name], chance[name])
        unsettled = [name for name in unsettled if not tallies[name].settled]
    return {name: tallies[name].p if name in tallies else float("nan") for name in seen}
