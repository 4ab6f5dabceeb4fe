"""Differences between two articles: how large, how sure, and whether they can be told apart at all."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws, values
from analysis.measures import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.comparison.choice import Choice, Sums
    from analysis.measures.base import Floats, Measure
    from analysis.result import Result

LEVEL = 0.05
TIE = 1e-12
"""Two differences closer than this are the same difference reached by another order of additions."""
MOST_CLEAR = int(LEVEL * (1 + draws.DRAWS))
"""Tested pairs of a measure up to which one of them can be clear: of more, Holm's adjustment takes the smallest p above the level."""
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
    """
    found: dict[str, list[Difference]] = {name: [] for name in _names(measures)}
    articles = _articles(results, choice, list(found), valued)
    for some in _in_turn(len(results)):
        for one in _compared(articles, some, list(found)):
            found[one.measure].append(one)
    return [one for pairs in found.values() for one in holm(pairs)]


def enough(
    results: Sequence[Result],
    choice: Choice,
    *,
    measures: Collection[str] | None = None,
    valued: Valued | None = None,
) -> list[Difference]:
    """Return as many pairs as it takes to say which are clear and whether any can be tested: of few articles, all.

    The smallest p that a permutation test gives is 1 ÷ (1 + draws). Where more than 100 pairs of a measure have a p, Holm's
    adjustment takes even that one above 0.05: none is clear, whatever the others would give, and they are not compared.
    The adjusted p, for which all would be needed, is then NaN.
    """
    found: dict[str, list[Difference]] = {name: [] for name in _names(measures)}
    articles = _articles(results, choice, list(found), valued)
    tested = dict.fromkeys(found, 0)
    for some in _in_turn(len(results)):
        wanted = [name for name, count in tested.items() if count <= MOST_CLEAR]
        for one in _compared(articles, some, wanted):
            found[one.measure].append(one)
            tested[one.measure] += not math.isnan(one.p)
    every = math.comb(len(results), 2)
    return [one for pairs in found.values() for one in (holm(pairs) if len(pairs) == every else pairs)]


def _names(measures: Collection[str] | None) -> list[str]:
    """Return the names of ``measures``, of all by default, in the order of the registry."""
    return [name for name in registry() if measures is None or name in measures]


def _in_turn(count: int) -> Iterator[list[tuple[int, int]]]:
    """Yield all pairs of ``count`` articles, some at a time."""
    every = combinations(range(count), 2)
    while some := list(islice(every, TOGETHER)):
        yield some


class _Group(NamedTuple):
    """The measures of one place in an article: their sums by sentence, what each comes to, and which can be tested."""

    sums: Sums
    measures: list[Measure]
    seen: dict[str, float]
    tested: frozenset[str]


class _Article(NamedTuple):
    """An article as one of a pair. ``groups``: a place each, the same places in the same order for all articles."""

    text_hash: str
    groups: list[_Group]
    valued: Mapping[str, values.Value]


def _articles(
    results: Sequence[Result], choice: Choice, measures: Collection[str], valued: Valued | None
) -> list[_Article]:
    known = valued or [{one.measure.name: one for one in values.of(result, choice)} for result in results]
    return [
        _Article(result.article.text_hash, [_group(*one) for one in values.grouped(result, choice, measures)], of_one)
        for result, of_one in zip(results, known, strict=True)
    ]


def _group(sums: Sums, measures: list[Measure]) -> _Group:
    seen = {m.name: float(m.score(sums.total(m))[0]) for m in measures}
    tested = frozenset(m.name for m in measures if values.spoken(sums, m) >= values.FEWEST_SENTENCES)
    return _Group(sums, measures, seen, tested)


def _compared(
    articles: Sequence[_Article], pairs: Sequence[tuple[int, int]], wanted: Collection[str]
) -> Iterator[Difference]:
    """Yield the differences of ``pairs`` in each measure ``wanted``, not adjusted yet."""
    p_values = _p_values(articles, pairs, wanted)
    sided = [(name, a, b, articles[a].valued[name], articles[b].valued[name]) for name in wanted for a, b in pairs]
    drawn = [len(one.drawn) > 0 < len(other.drawn) for _, _, _, one, other in sided]
    gaps = [one.drawn - other.drawn for (_, _, _, one, other), both in zip(sided, drawn, strict=True) if both]
    ends = iter(_ends(np.array(gaps)) if gaps else [])
    for (name, a, b, one, other), both in zip(sided, drawn, strict=True):
        low, high = next(ends) if both else (math.nan, math.nan)
        p = p_values.get((name, a, b), math.nan) if both else math.nan
        yield Difference(a, b, name, one.value - other.value, low, high, p, math.nan, clear=False)


def _ends(gaps: Floats) -> list[tuple[float, float]]:
    """Return the ends of the 95 % interval of each row of ``gaps``, undefined ones left out.

    To the last digit what ``numpy.percentile`` gives row by row, for all rows at once; ``gaps`` are sorted in place.
    """
    gaps.sort(axis=1)  # undefined ones come last
    count = gaps.shape[1] - np.isnan(gaps).sum(axis=1)
    rows = np.arange(len(gaps))
    ends = []
    for percent in ENDS:
        place = (count - 1) * (percent / 100)
        low = np.floor(place).astype(np.int64)
        before, after = gaps[rows, low], gaps[rows, np.minimum(low + 1, count - 1)]
        share, step = place - low, after - before
        nearer = 0.5
        ends.append(np.where(share >= nearer, after - step * (1 - share), before + step * share).tolist())
    return list(zip(*ends, strict=True))


def _p_values(
    articles: Sequence[_Article], pairs: Sequence[tuple[int, int]], wanted: Collection[str]
) -> dict[tuple[str, int, int], float]:
    """Return (measure, a, b) → p, for what can be tested."""
    found: dict[tuple[str, int, int], float] = {}
    for place in range(len(articles[0].groups)):
        tests = list(_tests(articles, pairs, place, frozenset(wanted)))
        if not tests:
            continue
        dealt = zip(*(test.dealt() for test in tests), strict=True)
        together = [np.stack([sums.T for sums in side], axis=1) for side in dealt]
        sides = [tests[0].one.sums.drawn(sums.reshape(len(sums), -1)) for sums in together]
        for measure in tests[0].one.measures:
            if not any(measure.name in test.names for test in tests):
                continue
            chance = measure.score(sides[0][measure.voiced]) - measure.score(sides[1][measure.voiced])
            for test, row in zip(tests, chance.reshape(len(tests), -1), strict=True):
                if measure.name in test.names:
                    gap = test.one.seen[measure.name] - test.other.seen[measure.name]
                    found[measure.name, *test.pair] = p_value(gap, row)
    return found


class _Test(NamedTuple):
    """A pair to be tested at one place, put in the order of the hashes, so that (a, b) and (b, a) get the same draws."""

    pair: tuple[int, int]
    hashes: tuple[str, str]
    one: _Group
    other: _Group
    names: frozenset[str]

    def dealt(self) -> tuple[Floats, Floats]:
        """Return the sums of both sides over all deals, ``(draws, columns)`` each."""
        sides = zip(*draws.permute(self.one.sums.table, self.other.sums.table, self.hashes), strict=True)
        first, second = (side[0] if len(side) == 1 else np.concatenate(side) for side in sides)
        return first, second


def _tests(
    articles: Sequence[_Article], pairs: Sequence[tuple[int, int]], place: int, wanted: frozenset[str]
) -> Iterator[_Test]:
    for a, b in pairs:
        first, second = sorted((articles[a], articles[b]), key=lambda article: article.text_hash)
        one, other = first.groups[place], second.groups[place]
        if names := one.tested & other.tested & wanted:
            yield _Test((a, b), (first.text_hash, second.text_hash), one, other, names)


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
