"""Outlets against the others of the same events, and in themselves."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import spread
from analysis.charts.dots import Dot, Panel
from analysis.charts.look import Row
from analysis.measures import registry
from analysis.over_time import findings
from analysis.over_time.chance import FEWEST
from analysis.wording import number
from pages.parts import chart, width, words
from pages.passing import clicking
from pages.passing.counting import DOTS, GAP, LEVEL

if TYPE_CHECKING:
    from pages.passing.counting import Counted
    from pages.passing.source import Source
    from pages.passing.top import Asked


def draw(given: Source, asked: Asked, found: Counted) -> None:
    """Draw the gaps with their means, and the profiles beside them, in one order of rows."""
    rows = rows_of(given, asked, found)
    panels = [_gap_panel(asked, found), _level_panel(asked, found)]
    small = {outlet: [_small(given, found, row) for row in found.drawn[outlet]] for outlet in asked.shown}
    with width.fitting("spread"):
        if not width.narrow():
            figure = chart.drawn(spread.spread, rows, panels, small, chart.look())
            clicking.plot(figure, key="spread", told=_told(rows, panels))
        else:
            for place, panel in enumerate(panels):
                some = {} if place else small
                figure = chart.drawn(spread.spread, _noted(rows), [panel], some, chart.look(), narrow=True)
                clicking.plot(figure, key=f"spread_{place}", told=_told(rows, [panel]))
    few = [one for one in found.pooled if one.events < FEWEST]
    if few and found.events:
        words.warn(
            f"Not ranked: {len(few)} of {len(asked.shown)} outlets share fewer than {FEWEST} events with others here. A mean over so few is mostly chance.",
            quiet=True,
        )
    if any(one.events > DOTS for one in found.pooled):
        st.html(f'<p class="note">Of each outlet’s events {DOTS} are drawn, evenly from lowest to highest.</p>')


def rows_of(given: Source, asked: Asked, found: Counted) -> list[Row]:
    """Return a row an outlet, highest mean gap first, those without enough events last."""
    rows = []
    for pooled, profile, hue in zip(found.pooled, found.profiles, asked.hues, strict=True):
        ranked = pooled.events >= FEWEST
        note = f"{counted(pooled.events, 'event')} · {counted(profile.articles, 'article')}"
        name = given.collection.outlets[pooled.outlet]
        rows.append((not ranked, -pooled.gap if ranked else 0.0, Row(pooled.outlet, name, note, hue, ranked=ranked)))
    return [row for _, _, row in sorted(rows, key=lambda one: one[:2])]


def _noted(rows: list[Row]) -> list[Row]:
    """Return the rows with the shorter half of their notes, for a phone."""
    return [replace(row, note=row.note.partition(" · ")[0]) for row in rows]


def counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _gap_panel(asked: Asked, found: Counted) -> Panel:
    measure = registry()[asked.measure]
    reason = {one.outlet: "" if one.events else "no event that others tell too" for one in found.pooled}
    few = f"fewer than {FEWEST} shared events: no interval"
    return Panel(
        GAP, measure.label, _unit(asked.measure, difference=True), "",
        {one.outlet: Dot(one.gap, *one.ends, reason[one.outlet] or few) for one in found.pooled},
        decimals=found.places, signed=True,
    )  # fmt: skip


def _level_panel(asked: Asked, found: Counted) -> Panel:
    few = f"fewer than {FEWEST} events: no interval"
    return Panel(
        LEVEL, "In itself", _unit(asked.measure, difference=False), "",
        {one.outlet: Dot(one.value, *one.ends, few if one.articles else "no article") for one in found.profiles},
        decimals=found.places, signed=asked.measure in findings.SIGNED,
        suffix="%" if asked.measure.endswith("_share") else "",
    )  # fmt: skip


def _unit(measure: str, *, difference: bool) -> str:
    unit = registry()[measure].unit
    if not difference:
        return f"mean of its articles, {unit.rpartition(', ')[2]}"
    told = "percentage points" if unit.startswith("%") else "" if measure in findings.SIGNED else unit
    return f"difference from the others{', ' * bool(told)}{told}"


def _small(given: Source, found: Counted, row: int) -> spread.Small:
    apart = found.gaps
    event = int(apart.event[row])
    gap = number(float(apart.gap[row]), found.places, signed=True)
    others = f"{apart.others[row]} other{'s' * (int(apart.others[row]) != 1)}"
    return spread.Small(f"e{event}", float(apart.gap[row]), f"{given.events[event][:80]}: {gap} against {others}")


def _told(rows: list[Row], panels: list[Panel]) -> str:
    parts = []
    for panel in panels:
        values = [
            f"{row.name} {number(dot.value, panel.decimals, signed=panel.signed)}{panel.suffix}"
            + (
                ""
                if math.isnan(dot.low)
                else f" ({number(dot.low, panel.decimals, signed=panel.signed)} to {number(dot.high, panel.decimals, signed=panel.signed)})"
            )
            for row in rows
            if (dot := panel.dots[row.key]).value == dot.value
        ]
        parts.append(f"{panel.head} ({panel.unit}): {', '.join(values) or 'nothing measured'}")
    return "Dots with 95 % intervals. " + "; ".join(parts) + "."
