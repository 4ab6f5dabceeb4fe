"""Exact chances for small counts: intervals of a share and of a weighted count, and two short texts against each other."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TAIL = 0.025
"""Half of what a 95 % interval leaves out."""
STEPS = 80
"""Halvings of an interval: below the last digit of a float."""
SMALL = 1e-15
TIE = 1e-9


class Ends(NamedTuple):
    """The ends of a 95 % interval."""

    low: float
    high: float


def share(hits: int, tries: int) -> Ends:
    """Return the exact interval of a share, ``hits`` of ``tries`` (Clopper & Pearson 1934); 0 to 1 where nothing was tried."""
    low = _solve(lambda p: _at_least(hits, tries, p) - TAIL) if hits else 0.0
    high = _solve(lambda p: TAIL - (1 - _at_least(hits + 1, tries, p))) if hits < tries else 1.0
    return Ends(low, high)


def _at_least(hits: int, tries: int, p: float) -> float:
    """Return the chance of ``hits`` or more in ``tries``, each with chance ``p``."""
    return math.fsum(math.comb(tries, k) * p**k * (1 - p) ** (tries - k) for k in range(hits, tries + 1))


def _solve(rises: Callable[[float], float], top: float = 1.0) -> float:
    """Return where a function that rises from below 0 crosses 0, between 0 and ``top``."""
    low, high = 0.0, top
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(middle) < 0 else (low, middle)
    return (low + high) / 2


def weighted_count(weights: Sequence[float], largest: float) -> Ends:
    """Return the interval of a sum of weights, a weight for each thing counted, when the things come at random (Poisson).

    The gamma interval of M. P. Fay and E. J. Feuer, Statistics in Medicine 16 (1997), 791-801: with y = Σ w and v = Σ w², from
    v÷2y × χ²(2y²÷v) at 2.5 % to (v+m²)÷2(y+m) × χ²(2(y+m)²÷(v+m²)) at 97.5 %, m the ``largest`` weight that could have come.
    With all weights 1 it is the exact interval of a Poisson count (Garwood 1936).
    """
    total, squares = math.fsum(weights), math.fsum(one * one for one in weights)
    more, wider = total + largest, squares + largest * largest
    low = squares / total * _gamma_quantile(total * total / squares, TAIL) if total else 0.0
    return Ends(low, wider / more * _gamma_quantile(more * more / wider, 1 - TAIL))


def _gamma_quantile(shape: float, chance: float) -> float:
    """Return the value below which a gamma variable of this shape and scale 1 falls with ``chance``."""
    top = shape + 10 * math.sqrt(shape) + 20
    return _solve(lambda value: gamma_below(shape, value) - chance, top)


def gamma_below(shape: float, value: float) -> float:
    """Return the regularised lower incomplete gamma function P(shape, value), by its series (Abramowitz & Stegun 6.5.29)."""
    if value <= 0:
        return 0.0
    term = total = 1 / shape
    at = shape
    while term > total * SMALL:
        at += 1
        term *= value / at
        total += term
    return min(1.0, total * math.exp(shape * math.log(value) - value - math.lgamma(shape)))


def dealt(first: Sequence[float], words: int, second: Sequence[float], others: int) -> float:
    """Return how often chance sets two texts at least as far apart: an exact permutation test (Fisher–Pitman), two-sided.

    ``first``, ``second``: the weights of the marks in two texts of ``words`` and ``others`` words. The marks of both are dealt
    out over all words in every possible way, one a word; what is compared is the rate, Σ weights ÷ words. 1 without any mark.
    """
    marks = [*first, *second]
    if not marks or not words or not others:
        return 1.0
    total = math.fsum(marks)
    size = max(words + others, len(marks))
    observed = abs(_gap(math.fsum(first), total, words, others)) - TIE
    ways: Counter[tuple[int, float]] = Counter({(0, 0.0): 1})
    for weight in marks:
        ways.update({(many + 1, round(sum_ + weight, 6)): count for (many, sum_), count in list(ways.items())})
    all_ways = math.comb(size, words)
    wide = sum(
        count * math.comb(size - len(marks), words - many)
        for (many, sum_), count in ways.items()
        if many <= words and abs(_gap(sum_, total, words, others)) >= observed
    )
    return wide / all_ways


def _gap(sum_: float, total: float, words: int, others: int) -> float:
    return sum_ / words - (total - sum_) / others
