"""An outlet's profile over many events, and how it differs from the other outlets of the same events."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.rounds import LEVEL
from analysis.over_time import chance
from analysis.over_time.student import two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.comparison.values import Ends
    from analysis.over_time.collection import Slice

    Whole = NDArray[np.int64]
    Floats = NDArray[np.float64]

PAIR = 2
NOTHING = 1e-9
"""A gap smaller than this share of the largest value, or a spread than this share of the gap, is rounding and no difference."""


class Profile(NamedTuple):
    """The mean of an outlet's articles, each counted once. ``clusters``: events they tell of, those without one by themselves."""

    outlet: int
    value: float
    ends: Ends
    articles: int
    clusters: int


class Gaps(NamedTuple):
    """How far each outlet lies from the others of an event: one row an event and outlet.

    ``value``: the outlet's mean; ``gap``: that minus the mean of the other outlets' means; ``day``: the event's first one
    or −1; ``articles``: the outlet's; ``others``: how many other outlets there are.
    """

    event: Whole
    outlet: Whole
    value: Floats
    gap: Floats
    day: Whole
    articles: Whole
    others: Whole


class Pooled(NamedTuple):
    """An outlet's mean gap over its events, each event counted once. ``p``: by Student's t; ``p_holm`` over the outlets shown."""

    outlet: int
    gap: float
    ends: Ends
    events: int
    p: float
    p_holm: float = float("nan")
    clear: bool = False


def profiles(found: Slice, shown: Sequence[int]) -> list[Profile]:
    """Return the profiles of the outlets ``shown``: the mean of their articles' values with its interval over events.

    Every article counts once, however long: the question is what a reader of the outlet meets, article by article.
    """
    place = _places(found.outlet, shown)
    kept = place >= 0
    mean, ends, size = chance.means(chance.clusters(found.event)[kept], place[kept], found.value[kept], len(shown))
    articles = np.bincount(place[kept], minlength=len(shown))
    return [Profile(outlet, float(mean[i]), ends[i], int(articles[i]), int(size[i])) for i, outlet in enumerate(shown)]


def gaps(found: Slice) -> Gaps:
    """Return each outlet's gap to the others in every event that two outlets or more tell.

    With m_oe the mean of outlet o's articles on event e and k outlets: gap = m_oe − (Σ m_e − m_oe) ÷ (k − 1). What happened
    is the same for all of them, so it falls out of the gap; each other outlet counts once, whatever it publishes.
    """
    kept = found.event >= 0
    event, outlet, value, day = found.event[kept], found.outlet[kept], found.value[kept], found.day[kept]
    width = int(outlet.max(initial=0)) + 1
    cell, at = chance.distinct(event * width + outlet)
    articles = np.bincount(at, minlength=len(cell))
    mean = np.bincount(at, weights=value, minlength=len(cell)) / np.maximum(articles, 1)
    events, outlets = np.divmod(cell, width)
    count = np.bincount(events)[events] if len(events) else events
    total = np.bincount(events, weights=mean)[events] if len(events) else mean
    told = count >= PAIR
    gap = mean[told] - (total[told] - mean[told]) / (count[told] - 1)
    gap[np.abs(gap) <= NOTHING * np.abs(value).max(initial=0.0)] = 0.0
    first = _first_days(event, day)[events[told]] if told.any() else np.empty(0, np.int64)
    return Gaps(events[told], outlets[told], mean[told], gap, first, articles[told], count[told] - 1)


def pooled(found: Gaps, shown: Sequence[int]) -> list[Pooled]:
    """Return the mean gap of each outlet ``shown`` over its events, with its interval, and whether it is clear.

    The plain mean: each event counts once. Weights by inverse variance would need the variance inside every event, which
    one article an outlet does not tell, and where gaps differ from event to event (they do) the plain mean is the one that
    says what happens on an event (DerSimonian & Laird 1986 tend to it as that spread grows). The test is Student's t over
    the events' gaps (1908), Holm's adjustment (1979) over the outlets shown; fewer than ``chance.FEWEST`` events: no test.
    """
    place = _places(found.outlet, shown)
    kept = place >= 0
    cluster = chance.distinct(found.event[kept])[1]
    mean, ends, size = chance.means(cluster, place[kept], found.gap[kept], len(shown))
    square = np.bincount(place[kept], weights=(found.gap[kept] - mean[place[kept]]) ** 2, minlength=len(shown))
    tested = [
        Pooled(outlet, float(mean[i]), ends[i], int(size[i]), _p(float(mean[i]), float(square[i]), int(size[i])))
        for i, outlet in enumerate(shown)
    ]
    return _holm(tested)


def _p(mean: float, square: float, events: int) -> float:
    """Return the p of a mean gap, NaN for too few events.

    Where the gap is the same in every event, as with school grades, which are whole numbers, t is without bound, and five
    events would be certainty. What is left to test are the signs: all alike in 2 of 2ⁿ cases (sign test).
    """
    if events < chance.FEWEST:
        return float("nan")
    error = float(np.sqrt(square / (events - 1) / events))
    if error <= NOTHING * abs(mean):
        return 2.0 ** (1 - events) if mean else 1.0
    return two_sided(mean / error, events - 1)


def _holm(tested: list[Pooled]) -> list[Pooled]:
    order = sorted((i for i, one in enumerate(tested) if one.p == one.p), key=lambda i: tested[i].p)
    adjusted, worst = dict[int, float](), 0.0
    for rank, i in enumerate(order):
        worst = max(worst, min(1.0, tested[i].p * (len(order) - rank)))
        adjusted[i] = worst
    return [
        one._replace(p_holm=adjusted.get(i, float("nan")), clear=adjusted.get(i, 1.0) < LEVEL)
        for i, one in enumerate(tested)
    ]


def _places(outlet: Whole, shown: Sequence[int]) -> Whole:
    """Return each row's place among the outlets shown, −1 for the others."""
    place = np.full(max([*shown, int(outlet.max(initial=0))], default=0) + 1, -1)
    place[list(shown)] = np.arange(len(shown))
    found: Whole = place[outlet]
    return found


def _first_days(event: Whole, day: Whole) -> Whole:
    """Return each event's first known day, −1 where none is."""
    never = np.iinfo(np.int64).max
    first = np.full(int(event.max()) + 1, never)
    np.minimum.at(first, event[day >= 0], day[day >= 0])
    first[first == never] = -1
    return first
