"""Dots with intervals: one panel a measure, one row an article, one order of rows for all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.look import Look, Row, colour, marker, plain, shorten
from analysis.charts.sketch import Sketch, axis, domains
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

ROW, ROW_BARE = 52, 37
"""Pixels of a row; of one without a line below its name."""
HEAD = 84
FOOT = 30
LEFT = 158
LEFT_NARROW = 128
NAME = 19
NAME_NARROW = 15
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
    if len({row.ranked for row in rows}) > 1:
        border = sum(row.ranked for row in rows) - 0.5
        sketch.line(x0=0, x1=1, xref="paper", y0=border, y1=border, yref="y", line={"color": look.rule, "width": 1})
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
            interval(sketch, place, y, (dot.low, dot.high), {"color": tint, "width": 1.5})
            if row.ranked:
                interval(sketch, place, y, (dot.low50, dot.high50), {"color": tint, "width": 10}, look.thick)
        sketch.trace(
            "scatter", x_panel=place, x=[dot.value], y=[y], mode="markers", marker=marker(row, look),
            customdata=[[row.key, panel.measure]], hovertemplate=hover(row, panel, dot) + "<extra></extra>",
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
        text = number(dot.value, panel.decimals) + panel.suffix
        above = {"size": 14, "color": look.ink if row.ranked else look.muted}
        sketch.note(text, x=dot.value, y=y, xref=axis("x", place), yref="y", yshift=17, font=above)


def interval(
    sketch: Sketch, place: int, y: int, ends: tuple[float, float], line: dict[str, object], opacity: float = 1
) -> None:
    """Draw a level line over the interval ``ends`` in the panel at ``place``."""
    sketch.trace(
        "scatter", x_panel=place, x=list(ends), y=[y, y], mode="lines", line=line, opacity=opacity, hoverinfo="skip"
    )


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
    look = sketch.look
    for shift, text, size, tint in (
        (66, f"<b>{plain(panel.head)}</b>", 15.5, look.ink),
        (46, plain(panel.unit), 13, look.muted),
        (27, plain(panel.finding), 14, look.ink),
    ):
        sketch.note(
            text, xref=f"{axis('x', place)} domain", x=0, xanchor="left", yref="paper", y=1, yanchor="middle",
            yshift=shift, align="left", font={"size": size, "color": tint},
        )  # fmt: skip
