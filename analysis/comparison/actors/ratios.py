"""Several rates at once, each over its own base (mentions over words, roles over mentions), from one set of draws.

The same sums, bootstrap and permutation over whole sentences as ``comparison.shares``; Holm's adjustment is over all rates of one
family and all pairs. 2,000 draws give no p below 1 ÷ 2,001: where so many pairs are asked about that nothing could be clear after the
adjustment, none is dealt out.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws
from analysis.comparison.differences import Difference, holm, p_value
from analysis.comparison.shares import Rate
from analysis.comparison.values import FEWEST_SENTENCES, MOST_LEFT_OUT, NONE, PERCENTILES, Ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.measures.base import Floats


MOST = 100
"""Pairs of one family of which one could still be clear: 0.05 × 2,001."""


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
    pairs = list(combinations(sheets, 2))
    for first, second in pairs:
        rates = of[first.article], of[second.article]
        tested = [one for one in wanted if len(pairs) <= MOST and all(len(rate[one.name].drawn) for rate in rates)]
        chance = (
            dict(zip(tested, np.ascontiguousarray(_chance(first, second, tested).T), strict=True)) if tested else {}
        )
        for one in wanted:
            gap = rates[0][one.name].value - rates[1][one.name].value
            p = p_value(gap, chance[one]) if one in chance else np.nan
            pair = Difference(first.article, second.article, one.name, gap, np.nan, np.nan, p, np.nan, clear=False)
            families[one.family].append(pair)
    return [pair for family in families.values() for pair in holm(family)]


def _chance(first: Sheet, second: Sheet, tested: Sequence[Asked]) -> Floats:
    """Return the differences, a column for each of ``tested``, that dealing the sentences of both articles out at random makes."""
    columns = sorted({column for one in tested for column in (one.top, one.over)})
    place = {column: number for number, column in enumerate(columns)}
    tops, overs = [place[one.top] for one in tested], [place[one.over] for one in tested]
    one, other = sorted((first, second), key=lambda sheet: sheet.text_hash)
    dealt = draws.permute(one.table[:, columns], other.table[:, columns], (one.text_hash, other.text_hash))
    left, right = (np.concatenate(side) for side in zip(*dealt, strict=True))
    found: Floats = _over(left[:, tops], left[:, overs]) - _over(right[:, tops], right[:, overs])
    found *= np.array([asked.times for asked in tested])
    return found
