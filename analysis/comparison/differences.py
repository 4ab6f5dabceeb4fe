"""Differences between two articles: how large, how sure, and whether they can be told apart at all."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import dealing, draws, rounds, values
from analysis.comparison.rounds import LEVEL
from analysis.measures import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.comparison.choice import Choice
    from analysis.comparison.dealing import Article
    from analysis.comparison.draws import Deals
    from analysis.measures.base import Floats
    from analysis.result import Result

ENDS = (2.5, 97.5)
TOGETHER = 6
"""Pairs compared in one go: a call to numpy costs as much as the 2,000 numbers of one pair, and their tables stay small."""


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


Valued = Sequence[Mapping[str, values.Value]]
"""Measure → value, with its bootstrap draws, for each article."""


def of(
    results: Sequence[Result],
    choice: Choice,
    *,
    measures: Collection[str] | None = None,
    valued: Valued | None = None,
) -> list[Difference]:
    """Return every pair's difference in every measure; Holm's adjustment within each measure.

    ``measures``: in these only. ``valued``: the values of ``results`` under ``choice``, where they are known already.
    Of a measure with up to 100 tested pairs each is dealt 2,000 times; of more, as often as it takes (``rounds``).
    """
    found: dict[str, list[Difference]] = {name: [] for name in _names(measures)}
    articles = _articles(results, choice, list(found), valued)
    plans = {name: rounds.plan(math.comb(sum(_tested(one, name) for one in articles), 2)) for name in found}
    for some in _in_turn(len(results), _at_once(plans)):
        for one in _compared(articles, some, plans):
            found[one.measure].append(one)
    return [one for pairs in found.values() for one in holm(pairs)]


def _names(measures: Collection[str] | None) -> list[str]:
    """Return the names of ``measures``, of all by default, in the order of the registry."""
    return [name for name in registry() if measures is None or name in measures]


def _in_turn(count: int, at_once: int) -> Iterator[list[tuple[int, int]]]:
    """Yield all pairs of ``count`` articles, some at a time."""
    every = combinations(range(count), 2)
    while some := list(islice(every, at_once)):
        yield some


def _at_once(plans: Mapping[str, tuple[Deals, ...]]) -> int:
    """Return how many pairs are compared in one go: more where their first round is shorter."""
    most = max((one[0].many for one in plans.values()), default=draws.DRAWS)
    return TOGETHER * draws.DRAWS // most


def _articles(
    results: Sequence[Result], choice: Choice, measures: Collection[str], valued: Valued | None
) -> list[Article]:
    known = valued or [{one.measure.name: one for one in values.of(result, choice)} for result in results]
    return [dealing.article(result, choice, measures, of_one) for result, of_one in zip(results, known, strict=True)]


def _tested(article: Article, name: str) -> bool:
    """Say whether an article can be one of a tested pair: it has sentences enough, and an interval of its own."""
    return len(article.valued[name].drawn) > 0 and any(name in group.tested for group in article.groups)


def _compared(
    articles: Sequence[Article], pairs: Sequence[tuple[int, int]], plans: Mapping[str, tuple[Deals, ...]]
) -> Iterator[Difference]:
    """Yield the differences of ``pairs`` in each measure of ``plans``, not adjusted yet."""
    p_values = _p_values(articles, pairs, plans)
    sided = [(name, a, b, articles[a].valued[name], articles[b].valued[name]) for name in plans for a, b in pairs]
    drawn = [len(one.drawn) > 0 < len(other.drawn) for _, _, _, one, other in sided]
    gaps = [one.drawn - other.drawn for (_, _, _, one, other), both in zip(sided, drawn, strict=True) if both]
    told = iter(ends_of(np.array(gaps)) if gaps else [])
    for (name, a, b, one, other), both in zip(sided, drawn, strict=True):
        low, high = next(told) if both else (math.nan, math.nan)
        p = p_values.get((name, a, b), math.nan) if both else math.nan
        yield Difference(a, b, name, one.value - other.value, low, high, p, math.nan, clear=False)


def ends_of(gaps: Floats) -> list[tuple[float, float]]:
    """Return the ends of the 95 % interval of each row of ``gaps``, undefined ones left out.

    To the last digit what ``numpy.percentile`` gives row by row, for all rows at once; ``gaps`` are sorted in place.
    """
    gaps.sort(axis=1)  # undefined ones come last
    count = gaps.shape[1] - np.isnan(gaps).sum(axis=1)
    rows = np.arange(len(gaps))
    found = []
    for percent in ENDS:
        place = (count - 1) * (percent / 100)
        low = np.floor(place).astype(np.int64)
        before, after = gaps[rows, low], gaps[rows, np.minimum(low + 1, count - 1)]
        share, step = place - low, after - before
        nearer = 0.5
        found.append(np.where(share >= nearer, after - step * (1 - share), before + step * share).tolist())
    return list(zip(*found, strict=True))


def _p_values(
    articles: Sequence[Article], pairs: Sequence[tuple[int, int]], plans: Mapping[str, tuple[Deals, ...]]
) -> dict[dealing.Key, float]:
    """Return (measure, a, b) → p, for what can be tested. Measures with the same rounds are dealt together."""
    found: dict[dealing.Key, float] = {}
    for together in dict.fromkeys(plans.values()):
        wanted = frozenset(name for name, plan in plans.items() if plan == together)
        found |= rounds.p_values(
            dealing.seen(articles, pairs, wanted),
            together,
            lambda deals, keys: dealing.chance(articles, keys, deals),
        )
    return found


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
