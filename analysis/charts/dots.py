"""Dots with intervals: one panel a measure, one row an article, one order of rows for all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.look import (
    LEFT,
    LEFT_NARROW,
    NAME,
    NAME_NARROW,
    THICK,
    THIN,
    Look,
    Row,
    colour,
    marker,
    plain,
    shorten,
)
from analysis.charts.sketch import Point, Sketch, axis, domains
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

ROW, ROW_BARE = 52, 37
"""Pixels of a row; of one without a line below its name."""
HEAD = 84
FOOT = 30
SPACING = 0.045


@dataclass(frozen=True, slots=True)
class Dot:
    """A value with its 95 % and 50 % interval, NaN where there is none; ``reason`` says why."""

    value: float
    low: float = math.nan
    high: float = math.nan
    low50: float = math.nan
    high50: float = math.nan
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure. ``dots``: row key → dot. ``span``: the axis, where it is fixed; else it fits the dots."""

    measure: str
    head: str
    unit: str
    finding: str
    dots: Mapping[int, Dot]
    decimals: int = 1
    signed: bool = False
    suffix: str = ""
    span: tuple[float, float] | None = None


def strip(rows: Sequence[Row], panels: Sequence[Panel], look: Look, *, narrow: bool = False) -> go.Figure:
    """Draw ``panels`` side by side over shared ``rows`` (top to bottom).

    Thick line: 50 % interval, thin line: 95 %. Points carry ``[row key, measure]`` as custom data.
    """
    left = LEFT_NARROW if narrow else LEFT
    sketch = Sketch(look)
    for place, (panel, domain) in enumerate(zip(panels, domains(len(panels), SPACING), strict=True)):
        _dots(sketch, place, rows, panel)
        _head(sketch, place, panel)
        _axis(sketch, place, panel, domain)
    for y, row in enumerate(rows):
        name = plain(shorten(row.name, NAME_NARROW if narrow else NAME))
        sketch.name(name, plain(row.note), y=y, left=left, tint=look.ink if row.ranked else look.muted)
    sketch.below_ranked(rows)
    sketch.set_axis("y", range=[len(rows) - 0.5, -0.62], visible=False)
    height = HEAD + FOOT + (ROW if any(row.note for row in rows) else ROW_BARE) * len(rows)
    return sketch.figure(height=height, margin={"l": left, "r": 10, "t": HEAD, "b": FOOT})


def _dots(sketch: Sketch, place: int, rows: Sequence[Row], panel: Panel) -> None:
    look = sketch.look
    for y, row in enumerate(rows):
        dot = panel.dots[row.key]
        if math.isnan(dot.value):
            why = "not measured" if row.ranked else "too little text"
            small = {"size": 13, "color": look.muted}
            sketch.note(why, x=_middle(panel), y=y, xref=axis("x", place), yref="y", font=small, bgcolor=look.paper)
            continue
        tint = colour(row, look)
        if not math.isnan(dot.low):
            sketch.interval((dot.low, dot.high), y=y, tint=tint, width=THIN, x_panel=place)
            if row.ranked:
                sketch.interval((dot.low50, dot.high50), y=y, tint=tint, width=THICK, x_panel=place, opacity=look.thick)
        text = number(dot.value, panel.decimals) + panel.suffix
        ink = look.ink if row.ranked else look.muted
        told = hover(row, panel, dot)
        sketch.point(Point(dot.value, y, [row.key, panel.measure], told, marker(row, look), text, ink), x_panel=place)


def hover(row: Row, panel: Panel, dot: Dot, click: str = "Click to see the words") -> str:
    """Return what a dot tells when the pointer rests on it: name, value, interval or why there is none, and what a click does."""
    value = number(dot.value, panel.decimals, signed=panel.signed) + panel.suffix
    lines = [f"<b>{plain(row.name)}</b>", f"{plain(panel.head)}: {value}"]
    if math.isnan(dot.low):
        lines.append(plain(dot.reason))
    else:
        ends = [number(end, panel.decimals, signed=panel.signed) + panel.suffix for end in (dot.low, dot.high)]
        lines.append(f"95 % interval {ends[0]} to {ends[1]}")
    return "<br>".join([*filter(None, lines), click])


def span_of(panel: Panel) -> tuple[float, float]:
    """Return the axis: as fixed, or wide enough for every interval and for the numbers above the dots."""
    if panel.span:
        return panel.span
    ends = [e for dot in panel.dots.values() for e in (dot.value, dot.low, dot.high) if not math.isnan(e)]
    if not ends:
        return (0.0, 1.0)
    low, high = min(ends), max(ends)
    if panel.signed:
        low, high = min(low, 0.0), max(high, 0.0)
    elif panel.suffix == "%" or low < 0.5 * high:
        low = min(low, 0.0)
    room = (high - low or abs(high) or 1.0) * 0.09
    return (low - room, high + room)


def _middle(panel: Panel) -> float:
    low, high = span_of(panel)
    return (low + high) / 2


def ticks_of(low: float, high: float, most: int = 4) -> list[float]:
    """Return at most ``most`` round numbers (1, 2, 2.5 or 5 times a power of ten apart) inside the axis."""
    rough = (high - low) / most
    power = 10 ** math.floor(math.log10(rough))
    for times in (1, 2, 2.5, 5, 10, 20):
        step = times * power
        first = math.ceil(low / step - 1e-9)
        found = [round(k * step, 10) for k in range(first, math.floor(high / step + 1e-9) + 1)]
        if len(found) <= most:
            return found
    return [low, high]


def _axis(sketch: Sketch, place: int, panel: Panel, domain: list[float]) -> None:
    look = sketch.look
    low, high = span_of(panel)
    ticks = ticks_of(low, high)
    decimals = max((len(f"{tick:g}".partition(".")[2]) for tick in ticks), default=0)
    sketch.set_axis(
        "x", place, domain=domain, anchor="y", range=[low, high], tickvals=ticks,
        ticktext=[number(tick, decimals if tick else 0, signed=panel.signed) + panel.suffix for tick in ticks],
        tickfont={"size": 13, "color": look.muted}, gridcolor=look.rule, gridwidth=1, showline=False,
        zeroline=panel.signed, zerolinecolor=look.axis, zerolinewidth=1.2,
    )  # fmt: skip


def _head(sketch: Sketch, place: int, panel: Panel) -> None:
    tint = sketch.look.muted
    unit = f'<span style="font-size:13px;color:{tint}">{plain(panel.unit)}</span>'
    finding = f'<span style="font-size:14px">{plain(panel.finding)}</span>'
    sketch.head(f"<b>{plain(panel.head)}</b><br>{unit}<br>{finding}", above=HEAD - 6, x_panel=place)
