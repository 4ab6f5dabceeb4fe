"""Frames of two articles, or of one and all others, set against each other: each frame's rate, and the distance of the mixes.

Intervals by bootstrap and p by permutation, both over whole sentences; one deal of the sentences serves all frames and the mix.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws
from analysis.comparison.differences import Difference, holm
from analysis.comparison.frame_mixes import Distance, jensen_shannon, mix
from analysis.comparison.frames import among_present, counts, different_cues
from analysis.comparison.rounds import p_value
from analysis.comparison.values import FEWEST_SENTENCES
from analysis.measures.base import Floats, ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.choice import Choice
    from analysis.comparison.shares import Counts
    from analysis.result import Result

MIX = "mix of frames"
TOO_FEW = "too few cues to compare"
FEWEST_CUES = 10
"""Cues from which on an article's mix of frames is compared: below it the mix is mostly chance."""
REST = -1
"""Position that stands for all other articles together."""
NAN = float("nan")

Contrasts = tuple[list[Difference], list[Distance]]
Sides = tuple[Floats, Floats]
"""The same of the one and of the other: sums of every frame's cues and, last, of words; shape ``(columns,)`` or ``(draws, columns)``."""


class _Two(NamedTuple):
    """What is set against each other: positions, sums as they are, resampled and dealt anew. ``enough``: for an interval."""

    a: int
    b: int
    seen: Sides
    drawn: Sides
    dealt: Sides
    enough: bool


def pairs(results: Sequence[Result], choice: Choice) -> Contrasts:
    """Return every pair's difference in every frame's cues per 100 words, and the distance of their mixes."""
    counted = [counts(result, choice) for result in results]
    tables = [_table(one) for one in counted]
    drawn = [_resampled(table, one.text_hash) for table, one in zip(tables, counted, strict=True)]
    found = []
    for a, b in combinations(range(len(counted)), 2):
        first, second = sorted((a, b), key=lambda i: counted[i].text_hash)
        halves = draws.permute(tables[first], tables[second], (counted[first].text_hash, counted[second].text_hash))
        dealt = dict(zip((first, second), (np.concatenate(side) for side in zip(*halves, strict=True)), strict=True))
        seen = (tables[a].sum(axis=0), tables[b].sum(axis=0))
        enough = _enough(counted[a]) and _enough(counted[b])
        found.append(_Two(a, b, seen, (drawn[a], drawn[b]), (dealt[a], dealt[b]), enough))
    return _contrasts(found, results, choice)


def with_rest(results: Sequence[Result], choice: Choice) -> Contrasts:
    """Return each article's difference from all others together, and the distance of its mix from theirs (``b`` is ``REST``).

    What is compared where pairs would be too many. All sentences are dealt to all articles at once, as many to each as it had.
    """
    counted = [counts(result, choice) for result in results]
    tables = [_table(one) for one in counted]
    sums = np.stack([table.sum(axis=0) for table in tables])
    drawn = np.stack([_resampled(table, one.text_hash) for table, one in zip(tables, counted, strict=True)])
    dealt = _dealt(tables, [one.text_hash for one in counted])
    every = (sums.sum(axis=0), drawn.sum(axis=0), dealt.sum(axis=0))
    found = [
        _Two(
            i, REST, (sums[i], every[0] - sums[i]), (drawn[i], every[1] - drawn[i]), (dealt[i], every[2] - dealt[i]),
            enough=_enough(one) and bool(every[0][-1] > sums[i][-1]),
        )
        for i, one in enumerate(counted)
    ]  # fmt: skip
    return _contrasts(found, results, choice)


def _table(one: Counts) -> Floats:
    return np.column_stack([one.table, one.over])


def _enough(one: Counts) -> bool:
    return bool((one.over > 0).sum() >= FEWEST_SENTENCES)


def _resampled(table: Floats, text_hash: str) -> Floats:
    return draws.bootstrap(table, text_hash) if len(table) else np.zeros((draws.DRAWS, table.shape[1]))


def _dealt(tables: Sequence[Floats], hashes: Sequence[str]) -> Floats:
    """Return the sums of sentences dealt anew, shape ``(articles, draws, columns)``; the same whatever the articles' order."""
    order = sorted(range(len(tables)), key=lambda i: hashes[i])
    pool = np.concatenate([tables[i] for i in order])
    ends = np.cumsum([len(tables[i]) for i in order])
    rng = np.random.default_rng([int(hashes[i], 16) for i in order])
    sums = np.zeros((len(tables), draws.DRAWS, pool.shape[1]))
    step = max(1, draws.CELLS // max(pool.size, 1))
    for first in range(0, draws.DRAWS, step):
        rows = np.tile(np.arange(len(pool)), (min(step, draws.DRAWS - first), 1))
        running = np.cumsum(pool[rng.permuted(rows, axis=1)], axis=1)
        running = np.concatenate([np.zeros_like(running[:, :1]), running], axis=1)
        for place, end in zip(order, ends, strict=True):
            sums[place, first : first + len(rows)] = running[:, end] - running[:, end - len(tables[place])]
    return sums


def _contrasts(found: Sequence[_Two], results: Sequence[Result], choice: Choice) -> Contrasts:
    """Return differences, adjusted within each frame, and distances, adjusted over all, the farthest first."""
    different = [different_cues(result, choice) for result in results]
    names = list(different[0]) if different else []
    gaps = [gap for two in found for gap in _gaps(two, names)]
    apart = [(two, float(jensen_shannon(*(mix(side[:-1]) for side in two.seen)))) for two in found]
    tested = {(two.a, two.b): _apart(two, value) for two, value in apart if _full(two)}
    told = {(gap.a, gap.b): gap for gap in holm([gap for gap, _ in tested.values()])}
    distances = [
        Distance(*pair, value, told[pair].low, told[pair].high, tested[pair][1], told[pair].p_holm, told[pair].clear)
        if (pair := (two.a, two.b)) in told
        else Distance(*pair, value, NAN, NAN, NAN, NAN, clear=False, reason=TOO_FEW)
        for two, value in apart
    ]
    return among_present(gaps, different), sorted(distances, key=lambda one: (bool(one.reason), -one.value))


def _full(two: _Two) -> bool:
    return two.enough and min(side[:-1].sum() for side in two.seen) >= FEWEST_CUES


def _gaps(two: _Two, names: Sequence[str]) -> list[Difference]:
    """Return the differences in cues per 100 words, p not yet adjusted; without interval and p where there is too little text."""
    seen, drawn, dealt = (_rates(one) - _rates(other) for one, other in (two.seen, two.drawn, two.dealt))
    if not two.enough:
        return [Difference(two.a, two.b, name, gap, NAN, NAN, NAN, NAN, clear=False) for name, gap in zip(names, seen.tolist(), strict=True)]  # fmt: skip
    lows, highs = np.percentile(drawn[~np.isnan(drawn).any(axis=1)], (2.5, 97.5), axis=0).tolist()
    return [
        Difference(two.a, two.b, name, gap, lows[i], highs[i], p_value(gap, dealt[:, i]), NAN, clear=False)
        for i, (name, gap) in enumerate(zip(names, seen.tolist(), strict=True))
    ]


def _rates(sums: Floats) -> Floats:
    """Return cues per 100 words, NaN where there are no words."""
    return ratio(sums[..., :-1], np.broadcast_to(sums[..., -1:], sums[..., :-1].shape), 100)


def _apart(two: _Two, value: float) -> tuple[Difference, float]:
    """Return the distance of two mixes with its interval and p, not yet adjusted, and the mean distance by chance."""
    drawn, dealt = (jensen_shannon(*(mix(side[:, :-1]) for side in sides)) for sides in (two.drawn, two.dealt))
    low, high = np.percentile(drawn, (2.5, 97.5)).tolist()
    gap = Difference(two.a, two.b, MIX, value, low, high, p_value(value, dealt), NAN, clear=False)
    return gap, float(dealt.mean())
