"""The numbers of one choice: counted once, whoever asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from analysis.over_time import findings, leaders, outlets, timeline
from analysis.over_time.collection import sliced

if TYPE_CHECKING:
    from analysis.over_time.collection import Slice
    from analysis.over_time.outlets import Gaps, Pooled, Profile
    from analysis.over_time.timeline import Timeline
    from pages.passing.source import Source
    from pages.passing.top import Asked

DOTS = 160
"""Events that are drawn of one outlet; of more, evenly many from lowest to highest."""
GAP, LEVEL = "gap", "level"


@dataclass(frozen=True)
class Counted:
    """What was counted for one choice. ``drawn``: for each outlet shown the rows of ``gaps`` that are drawn as dots.
    ``places``: the decimals of every number on the page, enough to tell the ends of each interval apart; ``leaders``: who
    stands apart in its own right.
    """

    slice: Slice
    gaps: Gaps
    pooled: list[Pooled]
    profiles: list[Profile]
    drawn: dict[int, list[int]]
    events: int
    places: int
    leaders: frozenset[int]


def count(given: Source, asked: Asked) -> Counted:
    """Return the numbers for one choice; counted once."""
    return _count((given.key, asked.measure, asked.voice, asked.shown, asked.period), given, asked)


@st.cache_resource(max_entries=32, show_spinner=False)
def _count(key: tuple[Any, ...], _given: Source, _asked: Asked) -> Counted:  # noqa: ARG001 - what the cache goes by
    found = sliced(_given.collection, _asked.measure, _asked.voice, _asked.period)
    apart = outlets.gaps(found)
    pooled, profiles = outlets.pooled(apart, _asked.shown), outlets.profiles(found, _asked.shown)
    return Counted(
        found, apart, pooled, profiles, {outlet: _some(apart, outlet) for outlet in _asked.shown}, len(np.unique(apart.event)),
        findings.places(_asked.measure, [one.ends for one in (*pooled, *profiles)]), leaders.of(found),
    )  # fmt: skip


def _some(apart: Gaps, outlet: int) -> list[int]:
    """Return the rows of an outlet's gaps, lowest first; of many, evenly many with both ends."""
    mine = np.flatnonzero(apart.outlet == outlet)
    mine = mine[np.argsort(apart.gap[mine], kind="stable")]
    if len(mine) > DOTS:
        mine = mine[np.linspace(0, len(mine) - 1, DOTS).round().astype(int)]
    return [int(row) for row in mine]


def in_time(given: Source, asked: Asked, found: Counted, kind: str, unit: str) -> Timeline:
    """Return the timeline of one choice; counted once."""
    return _in_time((given.key, asked.measure, asked.voice, asked.shown, asked.period, kind, unit), found)


@st.cache_resource(max_entries=32, show_spinner=False)
def _in_time(key: tuple[Any, ...], _found: Counted) -> Timeline:
    shown, kind, unit = key[3], key[5], key[6]
    return timeline.gap(_found.gaps, shown, unit) if kind == GAP else timeline.level(_found.slice, shown, unit)
