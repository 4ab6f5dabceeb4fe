"""Left out: the weighted share of the shared facts that were not found in an article, with its interval and differences."""

from __future__ import annotations

import hashlib
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import rounds
from analysis.comparison.differences import Difference, holm
from analysis.comparison.draws import DRAWS
from analysis.comparison.values import NONE, PERCENTILES, Ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.draws import Deals
    from analysis.comparison.facts.sparse import Floats, Ints

NAME = "left_out"
TOGETHER = 100
"""Pairs whose signs are drawn in one go: what bounds the memory."""
FEWEST = 5
"""Facts below which no interval is told."""


NO_FACT = "no fact is told by two of these articles"


class Left(NamedTuple):
    """What an article leaves out. ``value`` in 0–100 (%), NaN where no fact counts; ``told`` of ``facts``: how many it tells."""

    value: float
    ends: Ends
    told: int
    facts: int
    reason: str


def weights(told: Floats) -> Floats:
    """Return each fact's weight (k − 1) ÷ (K − 1): k of the K articles tell it; ``told``: a row a fact, a column an article, 0 or 1.

    1 where all tell it, 0 where one does: what everybody else found worth telling weighs most.
    """
    found: Floats = (told.sum(axis=1) - 1) / max(1, told.shape[1] - 1)
    return np.maximum(found, 0)


class Omissions(NamedTuple):
    """What every article leaves out, and every pair's difference."""

    left: tuple[Left, ...]
    pairs: tuple[Difference, ...]


def of(told: Floats, hashes: Sequence[str]) -> Omissions:
    """Return what each article leaves out, 100 × Σ weight × (1 − told) ÷ Σ weight, and the differences.

    The interval is of 2,000 draws of whole facts with replacement (Efron 1979), the same for all articles, seeded by the texts'
    hashes whatever their order: it says how much the value hangs on which facts happened to be found. A difference's p is by
    permutation within facts: were the two alike, each fact that only one of them tells could as well be told by the other only
    (2,000 draws of signs, more where there are more than 100 pairs: ``rounds``; Fisher 1935); Holm's adjustment over the pairs,
    ``clear`` is p_holm < 0.05 and nothing else.
    """
    weight = weights(told)
    total = float(weight.sum())
    if not total:
        return Omissions(tuple(Left(np.nan, NONE, 0, 0, NO_FACT) for _ in hashes), ())
    values = 100 * (weight @ (1 - told)) / total
    drawn = _drawn(weight, told, hashes) if len(told) >= FEWEST else None
    ends = (
        [NONE] * len(hashes)
        if drawn is None
        else [Ends(*one) for one in np.percentile(drawn, PERCENTILES, axis=0).T.tolist()]
    )
    reason = "" if drawn is not None else f"no interval: fewer than {FEWEST} facts"
    left = [Left(float(values[i]), ends[i], int(told[:, i].sum()), len(told), reason) for i in range(len(hashes))]
    return Omissions(tuple(left), tuple(holm(_differences(values, drawn, (weight, told), hashes))))


def _differences(
    values: Floats, drawn: Floats | None, facts: tuple[Floats, Floats], hashes: Sequence[str]
) -> list[Difference]:
    every = list(combinations(range(len(hashes)), 2))
    if drawn is None:
        none = np.nan
        return [
            Difference(a, b, NAME, float(values[a] - values[b]), none, none, none, none, clear=False) for a, b in every
        ]
    first, second = (np.array([pair[place] for pair in every]) for place in (0, 1))
    p_values = _p_values(*facts, (first, second), hashes)
    found = []
    for a, b, p in zip(first.tolist(), second.tolist(), p_values, strict=True):
        low, high = np.percentile(drawn[:, a] - drawn[:, b], (2.5, 97.5)).tolist()
        found.append(Difference(a, b, NAME, float(values[a] - values[b]), low, high, p, np.nan, clear=False))
    return found


def _drawn(weight: Floats, told: Floats, hashes: Sequence[str]) -> Floats:
    """Return the values over draws of facts, shape ``(draws, articles)``; a draw without weight counts as drawn again."""
    order = _order(weight, told, hashes)
    rng = np.random.default_rng(_seed(hashes))
    times = rng.multinomial(len(weight), np.full(len(weight), 1 / len(weight)), DRAWS).astype(np.float64)
    heavy = times @ weight[order]
    kept = heavy > 0
    found: Floats = 100 * (times[kept] @ (weight[order, None] * (1 - told[order]))) / heavy[kept, None]
    return found


def _order(weight: Floats, told: Floats, hashes: Sequence[str]) -> list[int]:
    """Return the facts in an order that hangs on the texts alone: by which of them tell each, so that draws are the same."""
    by_hash = sorted(range(len(hashes)), key=lambda i: hashes[i])
    return sorted(range(len(weight)), key=lambda fact: tuple(told[fact, by_hash].tolist()))


def _seed(hashes: Sequence[str]) -> list[int]:
    return [int(hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest(), 16)]


def _p_values(weight: Floats, told: Floats, pairs: tuple[Ints, Ints], hashes: Sequence[str]) -> list[float]:
    """Return each pair's p; the same draws of signs serve all pairs. Of more articles than are compared in pairs none has one."""
    count = len(pairs[0])
    if len(hashes) > rounds.MOST_ARTICLES:
        return [float("nan")] * count
    order = _order(weight, told, hashes)
    gaps = weight[order, None] * (told[order][:, pairs[1]] - told[order][:, pairs[0]])
    plan, found = rounds.plan(count), list[float]()
    for first in range(0, count, TOGETHER):
        found += _p_of(gaps[:, first : first + TOGETHER], plan, _seed(hashes))
    return found


def _p_of(gaps: Floats, plan: Sequence[Deals], seed: list[int]) -> list[float]:
    """Return the p of each column of ``gaps``, a row a fact: how often signs at random give so large a sum."""

    def deal(deals: Deals, wanted: list[int]) -> dict[int, Floats]:
        rng = np.random.default_rng([*seed, 1, *([deals.number] if deals.number else [])])
        heads = rng.integers(0, 2, size=(deals.many, len(gaps)), dtype=np.int8)
        chance: Floats = ((2.0 * heads - 1.0) @ np.abs(gaps[:, wanted])).astype(np.float64)
        return dict(zip(wanted, chance.T, strict=True))

    return list(rounds.p_values(dict(enumerate(gaps.sum(axis=0).tolist())), plan, deal).values())
