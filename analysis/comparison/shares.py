"""Rates of what is counted sentence by sentence, outside the registry of measures: words per side, cues per frame, mentions per actor.

A table of counts, a row a sentence, becomes rates with intervals and differences exactly as measures do: sums, bootstrap
and permutation over whole sentences, seeds from the texts, Holm's adjustment over the pairs shown.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws
from analysis.comparison.differences import Difference, holm, p_value
from analysis.comparison.values import FEWEST_SENTENCES, MOST_LEFT_OUT, NONE, PERCENTILES, Ends
from analysis.measures.base import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.measures.base import Floats


class Counts(NamedTuple):
    """What was counted in one article: ``table`` has a row a sentence and a column for each of ``names``.

    ``over``: what a rate is taken over, one number a sentence (its words, as a rule); all of the same sentences.
    """

    names: tuple[str, ...]
    table: Floats
    over: Floats
    text_hash: str


class Rate(NamedTuple):
    """``value`` = times × total ÷ over, NaN where ``over`` is 0. ``drawn``: its bootstrap values, empty without an interval.

    ``reason``: why there is no value or no interval, in plain words, else "".
    """

    name: str
    value: float
    ends: Ends
    total: float
    over: float
    reason: str
    drawn: Floats


def rates(one: Counts, *, times: float = 100.0) -> dict[str, Rate]:
    """Return each name's rate with its percentile interval over 2,000 draws of whole sentences."""
    total, over = one.table.sum(axis=0), float(one.over.sum())
    if not over:
        return {name: Rate(name, np.nan, NONE, 0.0, 0.0, "no words here", np.empty(0)) for name in one.names}
    drawn = None
    if int((one.over > 0).sum()) >= FEWEST_SENTENCES:
        sums = draws.bootstrap(np.column_stack([one.table, one.over]), one.text_hash)
        drawn = ratio(sums[:, :-1], sums[:, -1:], times)
    found = {}
    for place, name in enumerate(one.names):
        ends = NONE if drawn is None else _ends(drawn[:, place])
        reason = "" if ends is not NONE else f"no interval: fewer than {FEWEST_SENTENCES} sentences"
        kept = np.empty(0) if drawn is None or ends is NONE else drawn[:, place]
        found[name] = Rate(name, times * float(total[place]) / over, ends, float(total[place]), over, reason, kept)
    return found


def _ends(drawn: Floats) -> Ends:
    kept = drawn[~np.isnan(drawn)]
    if len(kept) < (1 - MOST_LEFT_OUT) * len(drawn):
        return NONE
    return Ends(*map(float, np.percentile(kept, PERCENTILES)))


def differences(many: Sequence[Counts], *, times: float = 100.0) -> list[Difference]:
    """Return every pair's difference (positions in ``many``) in every name's rate; Holm's adjustment within each name."""
    if not many:
        return []
    rated = [rates(one, times=times) for one in many]
    found: dict[str, list[Difference]] = {name: [] for name in many[0].names}
    for a, b in combinations(range(len(many)), 2):
        p_values = _p_values(many[a], many[b], times)
        for name, pairs in found.items():
            pairs.append(_difference(a, b, rated[a][name], rated[b][name], p_values[name]))
    return [one for pairs in found.values() for one in holm(pairs)]


def _difference(a: int, b: int, one: Rate, other: Rate, p: float) -> Difference:
    gap = one.value - other.value
    if not (len(one.drawn) and len(other.drawn)):
        return Difference(a, b, one.name, gap, np.nan, np.nan, np.nan, np.nan, clear=False)
    gaps = one.drawn - other.drawn
    low, high = np.percentile(gaps[~np.isnan(gaps)], (2.5, 97.5))
    return Difference(a, b, one.name, gap, float(low), float(high), p, np.nan, clear=False)


def _p_values(one: Counts, other: Counts, times: float) -> dict[str, float]:
    if min((counts.over > 0).sum() for counts in (one, other)) < FEWEST_SENTENCES:
        return dict.fromkeys(one.names, float("nan"))
    first, second = sorted((one, other), key=lambda counts: counts.text_hash)
    tables = [np.column_stack([counts.table, counts.over]) for counts in (first, second)]
    dealt = draws.permute(tables[0], tables[1], (first.text_hash, second.text_hash))
    sides = [np.concatenate(side) for side in zip(*dealt, strict=True)]
    chance = ratio(sides[0][:, :-1], sides[0][:, -1:], times) - ratio(sides[1][:, :-1], sides[1][:, -1:], times)
    whole = [ratio(table[:, :-1].sum(axis=0), table[:, -1].sum(), times) for table in tables]
    return {name: p_value(float(whole[0][i] - whole[1][i]), chance[:, i]) for i, name in enumerate(one.names)}
