"""Outlets in time: a band an outlet, a dot a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import timelines
from analysis.charts.dots import Dot
from analysis.charts.look import Row
from analysis.over_time import findings, timeline
from analysis.over_time.chance import FEWEST
from analysis.wording import number
from pages.parts import chart, width, words
from pages.passing import clicking, counting, exhibits
from pages.passing.counting import GAP, LEVEL

if TYPE_CHECKING:
    from analysis.over_time.timeline import Timeline
    from pages.passing.counting import Counted
    from pages.passing.source import Source
    from pages.passing.top import Asked

SHOWN = {GAP: "Against the others", LEVEL: "In itself"}
UNITS = {"": "What fits", **{unit: unit.capitalize() for unit in timeline.UNITS}}


def draw(given: Source, asked: Asked, found: Counted) -> None:
    """Draw the timeline with its two choices; nothing where no date is known, or one period holds all."""
    with st.container(horizontal=True, key="timeline_choices"):
        kind = st.segmented_control(
            "Show", list(SHOWN), format_func=SHOWN.__getitem__, default=GAP, required=True, key="in_time", bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
        unit = st.segmented_control(
            "A dot for each", list(UNITS), format_func=UNITS.__getitem__, default="", required=True, key="each",
            bind="query-params", label_visibility="collapsed",
        )  # fmt: skip
    line = counting.in_time(given, asked, found, kind or GAP, unit or "")
    if not line.starts:
        words.warn("No date is known for these articles: there is nothing to draw in time.", quiet=True)
        return
    if len(line.starts) == 1:
        words.warn("All of these articles fall into one period: there is no course of time to draw.", quiet=True)
        return
    rows, periods, dots = _bands(given, asked, found, line)
    settings = {
        "unit": "" if asked.measure in findings.SIGNED else findings.unit(asked.measure),
        "decimals": found.places,
        "signed": kind == GAP or asked.measure in findings.SIGNED,
        "middle": 0.0 if kind == GAP else float(found.slice.value.mean()),
    }
    told = _line_told(rows, periods, dots, line)
    key, narrow = width.sized("line"), width.narrow()
    with st.container(key=key):
        figure = chart.drawn(timelines.timelines, rows, periods, dots, chart.look(), narrow=narrow, **settings)
        clicking.plot(figure, key=f"line{'_narrow' * narrow}", told=told)
    what = "no difference from the others" if kind == GAP else "the mean of all articles"
    undated = (
        f" {exhibits.counted(line.undated, 'article')} without a date {'is' if line.undated == 1 else 'are'} not in it."
        * bool(line.undated)
    )
    short = f" “{line.unit.capitalize()}” is the finest that fits." * (line.unit != unit and bool(unit))
    st.html(f'<p class="note">The line through each band: {what}.{undated}{short}</p>')


def _bands(
    given: Source, asked: Asked, found: Counted, line: Timeline
) -> tuple[list[Row], list[timelines.Period], dict[int, list[Dot]]]:
    count = {outlet: sum(one.articles for one in line.points if one.outlet == outlet) for outlet in asked.shown}
    rows = [
        Row(row.key, row.name, f"{exhibits.counted(count[row.key], 'article')}", row.hue)
        for row in exhibits.rows_of(given, asked, found)
    ]
    periods = [
        timelines.Period(f"p{start.isoformat()}", timeline.named(start, line.unit, year=_with_year(at, line)), timeline.named(start, line.unit))
        for at, start in enumerate(line.starts)
    ]  # fmt: skip
    dots = {
        outlet: [Dot(one.value, *one.ends, _rests_on(one)) for one in line.points if one.outlet == outlet]
        for outlet in asked.shown
    }
    return rows, periods, dots


def _with_year(at: int, line: Timeline) -> bool:
    return line.unit != "week" or not at


def _rests_on(one: timeline.Point) -> str:
    few = ", too few events for an interval" * (one.clusters < FEWEST)
    return f"{exhibits.counted(one.articles, 'article')} on {exhibits.counted(one.clusters, 'event')}{few}"


def _line_told(rows: list[Row], periods: list[timelines.Period], dots: dict[int, list[Dot]], line: Timeline) -> str:
    parts = []
    for row in rows:
        known = [
            (period.name, dot.value)
            for period, dot in zip(periods, dots[row.key], strict=True)
            if dot.value == dot.value
        ]
        if known:
            parts.append(
                f"{row.name}: {known[0][0]} {number(known[0][1], 2)}, {known[-1][0]} {number(known[-1][1], 2)}"
            )
    return f"Means by {line.unit}, first and last of {len(periods)}. {'; '.join(parts) or 'No article is dated'}."
