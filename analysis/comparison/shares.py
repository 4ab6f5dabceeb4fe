"""Rates of what is counted sentence by sentence, outside the registry of measures: words per side, cues per frame, mentions per actor.

A table of counts, a row a sentence, becomes rates with intervals and differences exactly as measures do: sums, bootstrap
and permutation over whole sentences, seeds from the texts, Holm's adjustment over the pairs shown.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws, rounds
from analysis.comparison.differences import Difference, ends_of, holm
from analysis.comparison.values import FEWEST_SENTENCES, MOST_LEFT_OUT, NONE, PERCENTILES, Ends
from analysis.measures.base import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.comparison.draws import Deals
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
    if _enough(one):
        sums = draws.bootstrap(np.column_stack([one.table, one.over]), one.text_hash)
        drawn = _each(sums, times)
    ends = [NONE] * len(one.names) if drawn is None else _ends(drawn)
    few = f"fewer than {FEWEST_SENTENCES} sentences" if drawn is None else "too few sentences have anything to count"
    found = {}
    for place, name in enumerate(one.names):
        reason = "" if ends[place] is not NONE else f"no interval: {few}"
        kept = np.empty(0) if drawn is None or ends[place] is NONE else drawn[:, place]
        found[name] = Rate(
            name, times * float(total[place]) / over, ends[place], float(total[place]), over, reason, kept
        )
    return found


def _each(sums: Floats, times: float) -> Floats:
    """Return times × each column ÷ the last one, a row a draw; NaN where a draw has nothing to take a rate over."""
    return ratio(sums[:, :-1], np.broadcast_to(sums[:, -1:], sums[:, :-1].shape), times)


def _ends(drawn: Floats) -> list[Ends]:
    """Return the interval of each column of ``drawn``; a draw without anything to take a rate over is undefined in all of them."""
    kept = drawn[~np.isnan(drawn[:, 0])] if drawn.shape[1] else drawn
    if len(kept) < (1 - MOST_LEFT_OUT) * len(drawn):
        return [NONE] * drawn.shape[1]
    return [Ends(*map(float, column)) for column in np.percentile(kept, PERCENTILES, axis=0).T]


def differences(
    many: Sequence[Counts], *, times: float = 100.0, rated: Sequence[Mapping[str, Rate]] | None = None
) -> list[Difference]:
    """Return every pair's difference (positions in ``many``) in every name's rate; Holm's adjustment within each name.

    ``rated``: the rates of ``many``, where they are known already.
    """
    if not many:
        return []
    known = [rates(one, times=times) for one in many] if rated is None else rated
    found: dict[str, list[Difference]] = {name: [] for name in many[0].names}
    plan = rounds.plan(math.comb(sum(map(_enough, many)), 2))
    for a, b in combinations(range(len(many)), 2):
        p_values = _p_values(many[a], many[b], times, plan)
        for one in _differences((a, b), known[a], known[b], p_values):
            found[one.measure].append(one)
    return [one for pairs in found.values() for one in holm(pairs)]


def _differences(
    pair: tuple[int, int], first: Mapping[str, Rate], second: Mapping[str, Rate], p_values: Mapping[str, float]
) -> Iterator[Difference]:
    """Yield a pair's difference in each name's rate, with its interval where both have one."""
    drawn = [name for name in first if len(first[name].drawn) and len(second[name].drawn)]
    told = dict.fromkeys(first, (float("nan"), float("nan")))
    if drawn:
        told |= dict(
            zip(drawn, ends_of(np.stack([first[name].drawn - second[name].drawn for name in drawn])), strict=True)
        )
    for name, one in first.items():
        p = p_values[name] if name in drawn else float("nan")
        gap = one.value - second[name].value
        yield Difference(*pair, name, gap, *told[name], p, float("nan"), clear=False)


def _enough(one: Counts) -> bool:
    return int((one.over > 0).sum()) >= FEWEST_SENTENCES


def _p_values(one: Counts, other: Counts, times: float, plan: Sequence[Deals]) -> dict[str, float]:
    if not (_enough(one) and _enough(other)):
        return dict.fromkeys(one.names, float("nan"))
    first, second = sorted((one, other), key=lambda counts: counts.text_hash)
    tables = [np.column_stack([counts.table, counts.over]) for counts in (first, second)]
    whole = [ratio(table[:, :-1].sum(axis=0), table[:, -1].sum(), times) for table in tables]
    seen = dict(zip(one.names, (whole[0] - whole[1]).tolist(), strict=True))

    def deal(deals: Deals, wanted: list[str]) -> dict[str, Floats]:
        places = [one.names.index(name) for name in wanted]
        one_table, other_table = (table[:, [*places, -1]] for table in tables)
        dealt = draws.permute(one_table, other_table, (first.text_hash, second.text_hash), deals)
        sides = [np.concatenate(side) for side in zip(*dealt, strict=True)]
        return dict(zip(wanted, (_each(sides[0], times) - _each(sides[1], times)).T, strict=True))

    return rounds.p_values(seen, plan, deal)
