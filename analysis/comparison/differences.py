"""Differences between two articles: how large, how sure, and whether they can be told apart at all."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.comparison.choice import Choice, Sums
    from analysis.measures.base import Floats, Measure
    from analysis.result import Result

LEVEL = 0.05
TIE = 1e-12
"""Two differences closer than this are the same difference reached by another order of additions."""


class Difference(NamedTuple):
    """``a`` minus ``b`` (positions of articles). ``p`` by permutation, ``p_holm`` over the pairs given, NaN where undefined."""

    a: int
    b: int
    measure: str
    difference: float
    low: float
    high: float
    p: float
    p_holm: float
    clear: bool


def of(results: Sequence[Result], choice: Choice) -> list[Difference]:
    """Return every pair's difference in every measure; Holm's adjustment within each measure."""
    valued = [{value.measure.name: value for value in values.of(result, choice)} for result in results]
    summed = [list(values.grouped(result, choice)) for result in results]
    found: dict[str, list[Difference]] = {name: [] for name in (valued[0] if valued else {})}
    for a, b in combinations(range(len(results)), 2):
        hashes = (results[a].article.text_hash, results[b].article.text_hash)
        p_values = _p_values(summed[a], summed[b], hashes)
        for name, pairs in found.items():
            pairs.append(_difference(a, b, valued[a][name], valued[b][name], p_values.get(name, np.nan)))
    return [one for pairs in found.values() for one in holm(pairs)]


def _difference(a: int, b: int, one: values.Value, other: values.Value, p: float) -> Difference:
    gap = one.value - other.value
    if not (len(one.drawn) and len(other.drawn)):
        return Difference(a, b, one.measure.name, gap, np.nan, np.nan, np.nan, np.nan, clear=False)
    gaps = one.drawn - other.drawn
    low, high = np.percentile(gaps[~np.isnan(gaps)], (2.5, 97.5))
    return Difference(a, b, one.measure.name, gap, float(low), float(high), p, np.nan, clear=False)


def _p_values(
    first: list[tuple[Sums, list[Measure]]], second: list[tuple[Sums, list[Measure]]], hashes: tuple[str, str]
) -> dict[str, float]:
    """Return measure → p. The pair is put in the order of its hashes, so that (a, b) and (b, a) get the same draws."""
    if hashes[0] > hashes[1]:
        first, second, hashes = second, first, (hashes[1], hashes[0])
    p_values: dict[str, float] = {}
    for (one, measures), (other, _) in zip(first, second, strict=True):
        tested = [m for m in measures if min(values.spoken(one, m), values.spoken(other, m)) >= values.FEWEST_SENTENCES]
        if tested:
            p_values.update(_permuted(one, other, tested, hashes))
    return p_values


def _permuted(one: Sums, other: Sums, measures: list[Measure], hashes: tuple[str, str]) -> Iterator[tuple[str, float]]:
    sides = zip(*draws.permute(one.table, other.table, hashes), strict=True)
    dealt = [np.ascontiguousarray(np.concatenate(side).T) for side in sides]
    for measure in measures:
        seen = measure.score(one.total(measure)) - measure.score(other.total(measure))
        chance = measure.score(one.of(measure, dealt[0])) - measure.score(one.of(measure, dealt[1]))
        yield measure.name, p_value(float(seen[0]), chance)


def p_value(seen: float, chance: Floats) -> float:
    """Return the two-sided permutation p: how often chance gives a difference at least as large, (1 + k) ÷ (1 + n).

    Phipson & Smyth (2010). NaN when the difference, or more than one draw in twenty, is undefined.
    """
    kept = chance[~np.isnan(chance)]
    if np.isnan(seen) or len(kept) < (1 - values.MOST_LEFT_OUT) * len(chance):
        return float("nan")
    return float((1 + (np.abs(kept) >= abs(seen) - TIE).sum()) / (1 + len(kept)))


def holm(pairs: list[Difference]) -> list[Difference]:
    """Adjust the p of ``pairs``, one family, for their number (Holm 1979); an undefined p is no member of the family."""
    tested = sorted((i for i, pair in enumerate(pairs) if not np.isnan(pair.p)), key=lambda i: pairs[i].p)
    adjusted, worst = dict[int, float](), 0.0
    for rank, i in enumerate(tested):
        worst = max(worst, min(1.0, pairs[i].p * (len(tested) - rank)))
        adjusted[i] = worst
    return [
        pair._replace(p_holm=adjusted.get(i, float("nan")), clear=adjusted.get(i, 1.0) < LEVEL)
        for i, pair in enumerate(pairs)
    ]
