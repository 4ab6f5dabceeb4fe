"""From likely pairs to facts: average-link clusters, so that no fact is held together by a chain of single pairs."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison.facts.alike import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.comparison.facts.sparse import Floats, Ints

LEVEL = -1.6
"""Mean log odds between two clusters from which on they are one."""


def clusters(
    count: int, first: Ints, second: Ints, odds: Floats, *, same: Iterable[Sequence[int]] = ()
) -> list[list[int]]:
    """Return the clusters of ``count`` units, each sorted, in order of their first unit; single units are clusters too.

    ``first``, ``second``, ``odds``: pairs and their log odds; any other pair counts ``FLOOR``. ``same``: groups that are one from
    the start. Two clusters join while their mean log odds over all pairs of their units is ``LEVEL`` or more, the likeliest first
    (average linkage; Sokal & Michener 1958); equal ones in the order of their units.
    """
    members = {unit: [unit] for unit in range(count)}
    home = list(range(count))
    for group in same:
        for unit in group[1:]:
            members[group[0]] += members.pop(unit)
            home[unit] = group[0]
    links: dict[int, dict[int, float]] = {cluster: {} for cluster in members}
    for i, j, told in zip(first.tolist(), second.tolist(), odds.tolist(), strict=True):
        if told > FLOOR and home[i] != home[j]:
            # Sums are kept above the floor, so that pairs that are not listed add nothing.
            links[home[i]][home[j]] = links[home[j]][home[i]] = links[home[i]].get(home[j], 0.0) + told - FLOOR
    heap = [(-_mean(sum_, members, a, b), a, b) for a, near in links.items() for b, sum_ in near.items() if a < b]
    heap = [one for one in heap if -one[0] >= LEVEL]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or -negative != _mean(links[a].get(b, 0.0), members, a, b):
            continue
        for near, sum_ in _join(a, b, members, links).items():
            mean = _mean(sum_, members, a, near)
            if mean >= LEVEL:
                heapq.heappush(heap, (-mean, min(a, near), max(a, near)))
    return sorted((sorted(units) for units in members.values()), key=lambda units: units[0])


def likeness(groups: Sequence[Sequence[int]], first: Ints, second: Ints, odds: Floats) -> list[float]:
    """Return each cluster's mean log odds over all pairs of its units; infinite for a single unit and for equal texts."""
    home = np.empty(sum(map(len, groups)), dtype=np.int64)
    for place, units in enumerate(groups):
        home[list(units)] = place
    inside = home[first] == home[second]
    above = np.bincount(home[first[inside]], odds[inside] - FLOOR, minlength=len(groups))
    many = np.array([len(units) * (len(units) - 1) / 2 for units in groups])
    return [FLOOR + float(sum_) / float(n) if n else float("inf") for sum_, n in zip(above, many, strict=True)]


def _mean(above: float, members: dict[int, list[int]], a: int, b: int) -> float:
    return FLOOR + above / (len(members[a]) * len(members[b]))


def _join(a: int, b: int, members: dict[int, list[int]], links: dict[int, dict[int, float]]) -> dict[int, float]:
    """Put cluster ``b`` into ``a`` and return the sums of its links."""
    members[a] += members.pop(b)
    near = links[a]
    near.pop(b, None)
    for other, sum_ in links.pop(b).items():
        if other == a:
            continue
        near[other] = near.get(other, 0.0) + sum_
        links[other][a] = near[other]
        del links[other][b]
    return near
