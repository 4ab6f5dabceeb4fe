"""How sure a mean over many articles is: whole events are drawn again, not articles, and everything is one matrix product.

Articles on one event are alike: what happened sets the tone for all. So the clusters that are drawn are the events, each
with all its articles (an article without an event is a cluster by itself): the pairs cluster bootstrap of Cameron, Gelbach
& Miller (2008); Davison & Hinkley (1997, section 3.8) show that drawing whole groups and keeping what is inside gives the
right variance where there are two levels, and that drawing again inside them would overstate it.

Each cluster counts Poisson(1) times in a draw (Hanley & MacGibbon 2006; Chamandy et al. 2012). That makes clusters
independent of each other, so one table of weights serves every outlet, month and difference at once; and since the number
of clusters in a draw varies, its variance is s²·E[1/N], which makes good what dividing by n instead of n − 1 loses.
Intervals are percentiles widened from the normal to Student's t for few clusters (Hesterberg 2015, section 5.3).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.comparison.values import MOST_LEFT_OUT, NONE, Ends
from analysis.over_time.student import NORMAL, quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Floats = NDArray[np.float64]

DRAWS = 2000
GROUPS = 2048
"""Columns of the table of weights. More clusters than that are put together at random into so many groups of equal size:
means of random groups vary as the clusters they are made of do (Wolter 2007, chapter 2)."""
SEED = 20_080_803
FEWEST = 5
"""Clusters from which on there is an interval, and an outlet is ranked: as many as sentences that an article needs for one.
By fewer the spread itself is a guess; from five on intervals hold what they promise (tests/over_time/test_coverage.py)."""
SHARES = (0.95, 0.5)
COUNTED = 8_000_000
"""Numbers below this are counted, those above sorted."""


@lru_cache(maxsize=1)
def weights() -> NDArray[np.float32]:
    """Return how often each cluster counts in each draw, shape (draws, groups); drawn once a process, always the same."""
    return np.random.default_rng(SEED).poisson(1.0, (DRAWS, GROUPS)).astype(np.float32)


def clusters(event: Whole) -> Whole:
    """Return each article's cluster: its event, or one of its own where the event is unknown; numbered from 0, unbroken."""
    alone = event < 0
    found = event.copy()
    found[alone] = event.max(initial=-1) + 1 + np.arange(int(alone.sum()))
    return distinct(found)[1]


def distinct(codes: Whole) -> tuple[Whole, Whole]:
    """Return the distinct ones of some whole numbers from 0 on, sorted, and each one's place among them.

    The same as ``np.unique``, by counting instead of sorting where the numbers are small enough: several times as fast.
    """
    most = int(codes.max(initial=-1)) + 1
    if most > COUNTED:
        known, place = np.unique(codes, return_inverse=True)
        return known.astype(np.int64), place.astype(np.int64)
    there = np.bincount(codes, minlength=most) > 0
    found: Whole = (np.cumsum(there) - 1)[codes] if most else codes
    return np.flatnonzero(there), found


def means(cluster: Whole, cell: Whole, value: Floats, cells: int) -> tuple[Floats, list[Ends], Whole]:
    """Return each cell's mean over its articles, its interval, and its number of clusters.

    ``cluster``, ``cell``, ``value``: one number an article; ``cell`` says to which of the ``cells`` means it belongs (an
    outlet, an outlet in a month). A mean over nothing is NaN; fewer than ``FEWEST`` clusters have no interval.
    """
    count = np.bincount(cell, minlength=cells)
    mean = _divided(np.bincount(cell, weights=value, minlength=cells), count)
    size = _clusters_in(cluster, cell, cells)
    worth = np.flatnonzero(size >= FEWEST)
    ends = [NONE] * cells
    if len(worth):
        place = np.full(cells, -1)
        place[worth] = np.arange(len(worth))
        kept = place[cell] >= 0
        # Around its own mean, so that nothing is lost where numbers of one sign are added up by the thousand.
        apart = value[kept] - mean[cell[kept]]
        drawn = _drawn(_grouped(cluster)[kept], place[cell[kept]], apart, len(worth))
        for at, found in zip(worth, _ends(drawn, size[worth]), strict=True):
            ends[at] = found if found is NONE else Ends(*(float(mean[at]) + end for end in found))
    return mean, ends, size


def _clusters_in(cluster: Whole, cell: Whole, cells: int) -> Whole:
    both = distinct(cell * (int(cluster.max(initial=0)) + 1) + cluster)[0]
    return np.bincount(both // (int(cluster.max(initial=0)) + 1), minlength=cells).astype(np.int64)


def _grouped(cluster: Whole) -> Whole:
    """Return the column of the table of weights that each article goes by."""
    count = int(cluster.max(initial=-1)) + 1
    if count <= GROUPS:
        return cluster
    group = np.random.default_rng(SEED).permutation(count) % GROUPS
    found: Whole = group[cluster]
    return found


def _drawn(group: Whole, cell: Whole, value: Floats, cells: int) -> NDArray[np.float32]:
    """Return the means of all draws, shape (cells, draws); NaN where a draw has none of a cell's clusters."""
    used = int(group.max(initial=0)) + 1
    at = group * cells + cell
    sums = np.bincount(at, weights=value, minlength=used * cells).reshape(used, cells).astype(np.float32)
    counts = np.bincount(at, minlength=used * cells).reshape(used, cells).astype(np.float32)
    times = weights()[:, :used]
    over = times @ counts
    drawn = times @ sums
    with np.errstate(invalid="ignore"):
        drawn /= over  # 0 ÷ 0 is NaN: none of the cell's clusters was drawn
    return np.ascontiguousarray(drawn.T)


def _ends(drawn: NDArray[np.float32], size: Whole) -> list[Ends]:
    """Return each row's intervals, widened for its number of clusters; none where too many draws are empty."""
    drawn.sort(axis=1)  # NaN last
    found = []
    for row, clusters_in in zip(drawn, size.tolist(), strict=True):
        defined = len(row) - int(np.isnan(row).sum())
        if defined < (1 - MOST_LEFT_OUT) * len(row):
            found.append(NONE)
            continue
        places = [end for share in SHARES for end in _tails(share, clusters_in)]
        at = np.array(places) * (defined - 1)
        found.append(Ends(*(float(end) for end in np.interp(at, np.arange(defined), row[:defined]))))
    return found


@lru_cache(maxsize=4096)
def _tails(share: float, clusters_in: int) -> tuple[float, float]:
    """Return the percentiles (0–1) between which ``share`` of the draws lie, widened as Student's t is wider than the normal."""
    tail = NORMAL.cdf(-quantile(0.5 + share / 2, clusters_in - 1))
    return tail, 1 - tail


def _divided(total: NDArray[Any], count: NDArray[Any]) -> Floats:
    out: Floats = np.full(len(total), np.nan)
    np.divide(total, count, out=out, where=count > 0)
    return out
