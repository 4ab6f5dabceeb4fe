"""The page's numbers as tables, to read and to download."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import streamlit as st

from analysis.measures import registry
from analysis.over_time import findings, timeline
from analysis.report import table as csv
from pages.parts import tables
from pages.passing import counting

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.passing.counting import Counted
    from pages.passing.source import Source
    from pages.passing.top import Asked

EVENTS = ["outlet", "event", "first day", "value", "the others", "difference", "articles", "other outlets"]


def draw(given: Source, asked: Asked, found: Counted) -> None:
    """Draw the outlets and the timeline as tables, and the download of every event's differences."""
    measure = registry()[asked.measure]
    with st.expander("The numbers as a table"):
        tables.table(
            ["outlet", "difference from the others", "low 95 %", "high 95 %", "shared events", "p", "adjusted p", "told apart",
             f"mean ({measure.unit})", "low 95 %, mean", "high 95 %, mean", "articles"],
            [_outlet(given, place, found) for place in range(len(asked.shown))], file="outlets.csv",
        )  # fmt: skip
        kind, unit = st.session_state.get("in_time") or counting.GAP, st.session_state.get("each") or ""
        line = counting.in_time(given, asked, found, kind, unit)
        told = "difference from the others" if kind == counting.GAP else "mean"
        rows = [
            (given.collection.outlets[one.outlet], timeline.named(line.starts[one.period], line.unit), _round(one.value),
             _round(one.ends.low), _round(one.ends.high), one.articles, one.clusters)
            for one in line.points if one.articles
        ]  # fmt: skip
        tables.table(
            ["outlet", line.unit or "period", told, "low 95 %", "high 95 %", "articles", "events"],
            rows,
            file="timeline.csv",
        )
        st.download_button(
            "Download every event’s differences as CSV", _events(given, asked, found), file_name="events.csv", mime="text/csv",
            on_click="ignore", key="csv_events",
        )  # fmt: skip


def _outlet(given: Source, place: int, found: Counted) -> tuple[object, ...]:
    pooled, profile = found.pooled[place], found.profiles[place]
    return (
        given.collection.outlets[pooled.outlet], _round(pooled.gap), _round(pooled.ends.low), _round(pooled.ends.high),
        pooled.events, _round(pooled.p), _round(pooled.p_holm), findings.short(pooled), _round(profile.value),
        _round(profile.ends.low), _round(profile.ends.high), profile.articles,
    )  # fmt: skip


def _events(given: Source, asked: Asked, found: Counted) -> Callable[[], bytes]:
    """Return what writes the file when it is asked for: of a large library it is large."""

    def write() -> bytes:
        apart, shown = found.gaps, set(asked.shown)
        rows = (
            (given.collection.outlets[outlet], given.events[event], _day(day), _round(value), _round(value - gap), _round(gap), articles, others)
            for event, outlet, value, gap, day, articles, others in zip(*(column.tolist() for column in apart), strict=True)
            if outlet in shown
        )  # fmt: skip
        return csv.to_csv(EVENTS, list(rows))

    return write


def _day(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat() if day >= 0 else ""


def _round(value: float) -> float | None:
    return None if value != value else round(value, 4)
