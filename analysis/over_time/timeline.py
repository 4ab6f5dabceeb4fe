"""How outlets move in time: a mean a period, with its interval and how much it rests on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.over_time import chance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.comparison.values import Ends
    from analysis.over_time.collection import Slice
    from analysis.over_time.outlets import Gaps

    Whole = NDArray[np.int64]

UNITS = ("week", "month", "quarter", "year")
MOST_PERIODS = 26
"""Periods that a timeline has at most when its unit is chosen for the reader."""
FEWEST_PERIODS = 4
MOST_DRAWN = 120
"""Periods that a timeline has at most when the reader chooses the unit."""
MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS_OF_A_WEEK = 7


class Point(NamedTuple):
    """An outlet in one period: its mean, ``NaN`` without an article, and the articles and events that it rests on."""

    outlet: int
    period: int
    value: float
    ends: Ends
    articles: int
    clusters: int


class Timeline(NamedTuple):
    """The points of all outlets, period by period. ``starts``: each period's first day; ``undated``: what has no date."""

    unit: str
    starts: tuple[datetime.date, ...]
    points: tuple[Point, ...]
    undated: int


def level(found: Slice, shown: Sequence[int], unit: str = "") -> Timeline:
    """Return the mean of each outlet's articles, period by period. ``unit``: one of ``UNITS``, ``""``: what fits."""
    ones = np.ones(len(found.value), np.int64)
    return _timeline(chance.clusters(found.event), found.outlet, found.value, found.day, ones, shown, unit)


def gap(found: Gaps, shown: Sequence[int], unit: str = "") -> Timeline:
    """Return each outlet's mean difference from the others of the same events, period by period (the event's first day)."""
    cluster = chance.distinct(found.event)[1]
    return _timeline(cluster, found.outlet, found.gap, found.day, found.articles, shown, unit)


def _timeline(
    cluster: Whole, outlet: Whole, value: NDArray[np.float64], day: Whole, articles: Whole, shown: Sequence[int], unit: str
) -> Timeline:  # fmt: skip
    place = np.full(max([*shown, int(outlet.max(initial=0))], default=0) + 1, -1)
    place[list(shown)] = np.arange(len(shown))
    mine = place[outlet] >= 0
    undated = int(articles[mine & (day < 0)].sum())
    kept = mine & (day >= 0)
    if not kept.any():
        return Timeline(unit, (), (), undated)
    first, last = int(day[kept].min()), int(day[kept].max())
    unit = _fitting(first, last, unit) or _telling(cluster[kept], place[outlet[kept]], day[kept])
    starts = _starts(first, last, unit)
    period = np.searchsorted([one.toordinal() for one in starts], day[kept], side="right") - 1
    cell = place[outlet[kept]] * len(starts) + period
    cells = len(shown) * len(starts)
    mean, ends, size = chance.means(cluster[kept], cell, value[kept], cells)
    count = np.bincount(cell, weights=articles[kept], minlength=cells).astype(int)
    points = tuple(
        Point(one, at, float(mean[i]), ends[i], int(count[i]), int(size[i]))
        for i, (one, at) in enumerate((one, at) for one in shown for at in range(len(starts)))
    )
    return Timeline(unit, tuple(starts), points, undated)


def _fitting(first: int, last: int, unit: str) -> str:
    """Return the unit asked for, or the finest one above it with few enough periods to draw; "" where none is asked for."""
    if unit not in UNITS:
        return ""
    rest = UNITS[UNITS.index(unit) :]
    return next((one for one in rest if len(_starts(first, last, one)) <= MOST_DRAWN), UNITS[-1])


def _telling(cluster: Whole, place: Whole, day: Whole) -> str:
    """Return the finest unit that tells something: few enough periods, and most outlets in most of them have an interval.

    Where no unit does, the coarsest that still has ``FEWEST_PERIODS``.
    """
    first, last = int(day.min()), int(day.max())
    found = UNITS[0]
    for unit in UNITS:
        starts = _starts(first, last, unit)
        if found != UNITS[0] and len(starts) < FEWEST_PERIODS:
            break
        found = unit
        if len(starts) > MOST_PERIODS:
            continue
        period = np.searchsorted([one.toordinal() for one in starts], day, side="right") - 1
        cell = place * len(starts) + period
        width = int(cluster.max()) + 1
        size = np.bincount(chance.distinct(cell * width + cluster)[0] // width)
        size = size[size > 0]
        if np.median(size) >= chance.FEWEST:
            break
    return found


def _starts(first: int, last: int, unit: str) -> list[datetime.date]:
    """Return the first days of all periods from that of day ``first`` to that of day ``last``."""
    begin, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    if unit not in MONTHS:
        monday = first - begin.weekday()
        days = range(monday, last + 1, DAYS_OF_A_WEEK)
        return [datetime.date.fromordinal(max(1, day)) for day in days]
    step = MONTHS[unit]
    from_, to = ((one.year * 12 + one.month - 1) // step for one in (begin, end))
    return [datetime.date(at * step // 12, at * step % 12 + 1, 1) for at in range(from_, to + 1)]


def named(start: datetime.date, unit: str, *, year: bool = True) -> str:
    """Return what a period is called: "week of 4 May 2026", "May 2026", "Q2 2026", "2026"."""
    tail = f" {start.year}" if year else ""
    if unit == "week":
        return f"week of {start.day} {start:%b}{tail}"
    if unit == "month":
        return f"{start:%b}{tail}"
    return f"Q{(start.month + 2) // 3}{tail}" if unit == "quarter" else f"{start.year}"
