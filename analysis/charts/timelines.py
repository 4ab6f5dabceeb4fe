"""Outlets in time: a band an outlet, all on one scale and one calendar; a dot a period, with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.charts.dots import ticks_of
from analysis.charts.look import LEFT_LONG, LEFT_NARROW, NAME, NAME_NARROW, Look, Row, colour, marker, plain, shorten
from analysis.charts.sketch import Sketch, axis
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.charts.dots import Dot

BAND = 96
FOOT = 40
TOP = 8
LABELS, LABELS_NARROW = 12, 3
"""Periods that are named under the axis, at most."""
CROWDED = 40
"""Periods from which on dots are smaller."""


@dataclass(frozen=True, slots=True)
class Period:
    """``key``: what a click carries; ``label``: under the axis; ``name``: in full."""

    key: str
    label: str
    name: str


def timelines(
    rows: Sequence[Row],
    periods: Sequence[Period],
    dots: Mapping[int, Sequence[Dot]],
    look: Look,
    *,
    unit: str,
    decimals: int,
    signed: bool,
    middle: float,
    narrow: bool = False,
) -> go.Figure:
    """Draw a band for each of ``rows``. ``dots``: row key → a dot a period, NaN where there is none.

    ``middle``: where the thin line of reference lies (no difference, or the mean of all). Dots without an interval are
    hollow. Points carry ``[row key, period key]`` as custom data.
    """
    sketch = Sketch(look)
    left = LEFT_NARROW if narrow else LEFT_LONG
    low, high = _span(rows, dots, middle)
    count = max(1, len(rows))
    for place, row in enumerate(rows):
        _band(sketch, place, row, periods, dots[row.key], (unit, decimals, signed))
        ticks = ticks_of(low, high, most=3)
        places = max((len(f"{tick:g}".partition(".")[2]) for tick in ticks), default=0)
        top, bottom = 1 - place / count, 1 - (place + 1) / count
        sketch.set_axis(
            "y", place, domain=[bottom + 0.05 / count, top - 0.05 / count], range=[low, high], tickvals=ticks, side="right",
            ticktext=[number(tick, places if tick else 0, signed=signed) for tick in ticks], showgrid=True, gridcolor=look.rule,
            zeroline=False, tickfont={"size": 12, "color": look.muted}, anchor="x",
        )  # fmt: skip
        sketch.line(
            x0=0, x1=1, xref="paper", y0=middle, y1=middle, yref=axis("y", place), layer="below",
            line={"color": look.muted, "width": 1.2},
        )  # fmt: skip
        name = plain(shorten(row.name, NAME_NARROW if narrow else NAME))
        sketch.name(name, plain(row.note), y=(low + high) / 2, left=left, y_panel=place, tint=look.ink)
    step = math.ceil(len(periods) / (LABELS_NARROW if narrow else LABELS)) or 1
    named = list(range(0, len(periods), step))
    sketch.set_axis(
        "x", range=[-0.6, len(periods) - 0.4], tickvals=named, ticktext=[plain(periods[at].label) for at in named],
        tickfont={"size": 13, "color": look.muted}, showgrid=False, zeroline=False, anchor=axis("y", len(rows) - 1),
        tickangle=0,
    )  # fmt: skip
    return sketch.figure(height=TOP + FOOT + BAND * count, margin={"l": left, "r": 48, "t": TOP, "b": FOOT})


def _span(rows: Sequence[Row], dots: Mapping[int, Sequence[Dot]], middle: float) -> tuple[float, float]:
    """Return one axis for all: every dot, and intervals as far as they do not dwarf the dots."""
    every = [dot for row in rows for dot in dots[row.key] if not math.isnan(dot.value)]
    ends = [end for dot in every for end in (dot.value, dot.low, dot.high) if not math.isnan(end)]
    low, high = min([*ends, middle]), max([*ends, middle])
    room = (high - low or 1.0) * 0.08
    return low - room, high + room


def _band(
    sketch: Sketch,
    place: int,
    row: Row,
    periods: Sequence[Period],
    dots: Sequence[Dot],
    told: tuple[str, int, bool],
) -> None:
    look = sketch.look
    known = [(at, dot) for at, dot in enumerate(dots) if not math.isnan(dot.value)]
    tint = colour(row, look)
    for run in _unbroken([at for at, _ in known]):
        line = {"color": tint, "width": 1.2}
        sketch.trace(
            "scatter", y_panel=place, x=list(run), y=[dots[at].value for at in run], mode="lines", line=line,
            opacity=0.55, hoverinfo="skip",
        )  # fmt: skip
    sure = [(at, dot) for at, dot in known if not math.isnan(dot.low)]
    for width, opacity, ends in ((1.5, 1.0, "thin"), (6.0, look.thick, "thick")):
        xs, ys = [], []
        for at, dot in sure:
            pair = (dot.low, dot.high) if ends == "thin" else (dot.low50, dot.high50)
            xs += [at, at, None]
            ys += [*pair, None]
        line = {"color": tint, "width": width}
        sketch.trace("scatter", y_panel=place, x=xs, y=ys, mode="lines", line=line, opacity=opacity, hoverinfo="skip")
    size = 6.5 if len(periods) > CROWDED else 8.5
    unsure = [(at, dot) for at, dot in known if math.isnan(dot.low)]
    for group, point in ((sure, marker(row, look)), (unsure, _hollow(look, tint))):
        if not group:
            continue
        sketch.trace(
            "scatter", y_panel=place, x=[at for at, _ in group], y=[dot.value for _, dot in group], mode="markers",
            marker={**point, "size": size}, customdata=[[row.key, periods[at].key] for at, _ in group],
            text=[_hover(row, periods[at], dot, told) for at, dot in group], hovertemplate="%{text}<extra></extra>",
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip


def _hollow(look: Look, tint: str) -> dict[str, Any]:
    return {"symbol": "circle", "color": look.paper, "line": {"color": tint, "width": 1.5}}


def _unbroken(places: Sequence[int]) -> list[list[int]]:
    """Return runs of periods without a gap: no line leads over a month in which nothing was published."""
    runs: list[list[int]] = []
    for at in places:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) > 1]


def _hover(row: Row, period: Period, dot: Dot, told: tuple[str, int, bool]) -> str:
    unit, decimals, signed = told
    lines = [
        f"<b>{plain(row.name)}</b>, {plain(period.name)}",
        f"{number(dot.value, decimals, signed=signed)}{plain(unit)}",
    ]
    if not math.isnan(dot.low):
        lines.append(
            f"95 % interval {number(dot.low, decimals, signed=signed)} to {number(dot.high, decimals, signed=signed)}"
        )
    return "<br>".join([*lines, plain(dot.reason), "Click to see its articles"])
