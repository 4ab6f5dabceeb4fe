"""Several rates at once, each over its own base (mentions over words, roles over mentions), from one set of draws.

The same sums, bootstrap and permutation over whole sentences as ``comparison.shares``; Holm's adjustment is over all rates of one
family and all pairs, and the size of a family says how often its pairs are dealt (``rounds``). Of more articles than are compared
in pairs none is dealt out.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws, rounds
from analysis.comparison.differences import Difference, holm
from analysis.comparison.shares import Rate
from analysis.comparison.values import FEWEST_SENTENCES, MOST_LEFT_OUT, NONE, PERCENTILES, Ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.draws import Deals
    from analysis.measures.base import Floats


class Asked(NamedTuple):
    """A rate: ``times`` × column ``top`` ÷ column ``over``. Rates of one ``family`` are adjusted together.

    ``compared``: whether the differences between articles are wanted too; they cost most of the time.
    """

    name: str
    family: str
    top: int
    over: int
    times: float = 100.0
    compared: bool = True


class Rates(NamedTuple):
    """``of``: article (position in the event) → name → rate. ``pairs``: differences, ``a`` and ``b`` positions in the event."""

    of: Mapping[int, Mapping[str, Rate]]
    pairs: tuple[Difference, ...]


class Sheet(NamedTuple):
    """What was counted in one article: a row a sentence."""

    article: int
    text_hash: str
    table: Floats


def find(sheets: Sequence[Sheet], asked: Sequence[Asked]) -> Rates:
    """Return all rates with percentile intervals over 2,000 draws, and every pair's difference with its permutation p.

    Differences have no interval of their own here: nobody asks for it, and it would take a third of the time.
    """
    tops, overs = [one.top for one in asked], [one.over for one in asked]
    times = np.array([one.times for one in asked])
    of: dict[int, dict[str, Rate]] = {}
    for sheet in sheets:
        sums = draws.bootstrap(sheet.table, sheet.text_hash)
        drawn = times * _over(sums[:, tops], sums[:, overs])
        ends = _ends(drawn)
        of[sheet.article] = {
            one.name: _rate(sheet, one, drawn[:, place], ends[place]) for place, one in enumerate(asked)
        }
    return Rates(of, tuple(_pairs(sheets, asked, of)))


def _over(top: Floats, over: Floats) -> Floats:
    """Return the ratio of two tables, NaN where the denominator is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        out: Floats = top / over
    if not over.all():
        out[over == 0] = np.nan
    return out


def _ends(drawn: Floats) -> list[Ends]:
    """Return each column's percentiles, ``NONE`` where more than one draw in twenty is undefined."""
    undefined = np.isnan(drawn).sum(axis=0)
    found = [NONE] * drawn.shape[1]
    whole = np.flatnonzero(undefined == 0)
    for place, ends in zip(whole, np.percentile(drawn[:, whole], PERCENTILES, axis=0).T, strict=True):
        found[place] = Ends(*ends.tolist())
    for place in np.flatnonzero((undefined > 0) & (undefined <= MOST_LEFT_OUT * len(drawn))):
        column = drawn[:, place]
        found[place] = Ends(*np.percentile(column[~np.isnan(column)], PERCENTILES).tolist())
    return found


def _rate(sheet: Sheet, one: Asked, drawn: Floats, ends: Ends) -> Rate:
    base = sheet.table[:, one.over]
    total, over = float(sheet.table[:, one.top].sum()), float(base.sum())
    if not over:
        return Rate(one.name, np.nan, NONE, 0.0, 0.0, "not named here", np.empty(0))
    value = one.times * total / over
    if int((base > 0).sum()) < FEWEST_SENTENCES or ends is NONE:
        return Rate(one.name, value, NONE, total, over, "no interval: too few sentences", np.empty(0))
    return Rate(one.name, value, ends, total, over, "", drawn)


def _pairs(sheets: Sequence[Sheet], asked: Sequence[Asked], of: Mapping[int, Mapping[str, Rate]]) -> list[Difference]:
    wanted = [one for one in asked if one.compared]
    families: dict[str, list[Difference]] = {one.family: [] for one in wanted}
    plans = _plans(wanted, of) if len(sheets) <= rounds.MOST_ARTICLES else {}
    for first, second in combinations(sheets, 2):
        rates = of[first.article], of[second.article]
        gaps = {one: rates[0][one.name].value - rates[1][one.name].value for one in wanted}
        p_values = _p_values((first, second), rates, gaps, plans)
        for one, gap in gaps.items():
            p = p_values.get(one, np.nan)
            pair = Difference(first.article, second.article, one.name, gap, np.nan, np.nan, p, np.nan, clear=False)
            families[one.family].append(pair)
    return [pair for family in families.values() for pair in holm(family)]


def _plans(wanted: Sequence[Asked], of: Mapping[int, Mapping[str, Rate]]) -> dict[str, tuple[Deals, ...]]:
    """Return for every family how often its pairs are dealt: by the pairs of articles that have an interval, over all its rates."""
    tests = dict.fromkeys((one.family for one in wanted), 0)
    for one in wanted:
        tests[one.family] += math.comb(sum(len(rates[one.name].drawn) > 0 for rates in of.values()), 2)
    return {family: rounds.plan(count) for family, count in tests.items()}


def _p_values(
    pair: tuple[Sheet, Sheet],
    rates: tuple[Mapping[str, Rate], Mapping[str, Rate]],
    gaps: Mapping[Asked, float],
    plans: Mapping[str, tuple[Deals, ...]],
) -> dict[Asked, float]:
    """Return the p of those differences of a pair that can be tested. Rates with the same rounds are dealt together."""
    found: dict[Asked, float] = {}
    for plan in dict.fromkeys(plans.values()):
        seen = {
            one: gap
            for one, gap in gaps.items()
            if plans[one.family] == plan and all(len(rate[one.name].drawn) for rate in rates)
        }
        found |= rounds.p_values(seen, plan, lambda deals, tested: _chance(*pair, tested, deals))
    return found


def _chance(first: Sheet, second: Sheet, tested: Sequence[Asked], deals: Deals) -> dict[Asked, Floats]:
    """Return the differences that dealing the sentences of both articles out at random makes, for each of ``tested``."""
    columns = sorted({column for one in tested for column in (one.top, one.over)})
    place = {column: number for number, column in enumerate(columns)}
    tops, overs = [place[one.top] for one in tested], [place[one.over] for one in tested]
    one, other = sorted((first, second), key=lambda sheet: sheet.text_hash)
    dealt = draws.permute(one.table[:, columns], other.table[:, columns], (one.text_hash, other.text_hash), deals)
    left, right = (np.concatenate(side) for side in zip(*dealt, strict=True))
    found: Floats = _over(left[:, tops], left[:, overs]) - _over(right[:, tops], right[:, overs])
    found *= np.array([asked.times for asked in tested])
    return dict(zip(tested, np.ascontiguousarray(found.T), strict=True))
