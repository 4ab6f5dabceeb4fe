"""Profiles on one scale: a band a topic, in it a dot with its interval for every article, so that articles are compared topic by topic."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.dots import Dot, ticks_of
from analysis.charts.look import THIN, Look, Row, colour, marker, plain
from analysis.charts.sketch import Point, Sketch
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

STEP = 12
"""Pixels from one article's line to the next inside a band."""
GAP = 22
LEFT, RIGHT = 222, 218
HEAD_NARROW = 34
"""Pixels for the topic's name above its band on a phone."""


@dataclass(frozen=True, slots=True)
class Band:
    """One topic. ``dots``: row key → value with interval; ``faint``: row keys whose value rests on too little to count."""

    name: str
    label: str
    told: str
    dots: Mapping[int, Dot]
    faint: tuple[int, ...] = ()


def profiles(rows: Sequence[Row], bands: Sequence[Band], look: Look, *, unit: str, narrow: bool = False) -> go.Figure:
    """Draw a band a topic with all articles in the order of ``rows``; hollow dots are faint ones.

    Points carry ``[row key, band name]`` as custom data. ``told`` stands at the band's right, on a phone under its name.
    """
    sketch = Sketch(look)
    head = HEAD_NARROW if narrow else 0
    height = STEP * len(rows) + GAP + head
    ends = [end for band in bands for dot in band.dots.values() for end in (dot.value, dot.high) if not math.isnan(end)]
    most = max(ends, default=1.0) or 1.0
    for at, band in enumerate(bands):
        top = at * height + head + GAP / 2
        _labels(sketch, band, top - head, STEP * len(rows) + head, narrow=narrow)
        for place, row in enumerate(rows):
            _dot(sketch, row, band, top + STEP * (place + 0.5), unit)
        if at:
            sketch.line(x0=0, x1=1, xref="paper", y0=at * height, y1=at * height, line={"color": look.rule, "width": 1})
    ticks = ticks_of(0, most)
    decimals = max((len(f"{tick:g}".partition(".")[2]) for tick in ticks), default=0)
    told = [number(tick, decimals if tick else 0) for tick in ticks]
    sketch.set_axis(
        "x", range=[-0.02 * most, most * 1.04], tickvals=ticks, ticktext=[*told[:-1], f"{told[-1]} {unit}"],
        tickfont={"size": 13, "color": look.muted}, gridcolor=look.rule, zeroline=True, zerolinecolor=look.axis,
    )  # fmt: skip
    sketch.set_axis("y", range=[len(bands) * height, 0], visible=False)
    left, right = (6, 10) if narrow else (LEFT, RIGHT)
    return sketch.figure(height=len(bands) * height + 34, margin={"l": left, "r": right, "t": 0, "b": 34})


def _labels(sketch: Sketch, band: Band, top: float, height: float, *, narrow: bool) -> None:
    look = sketch.look
    small = {"size": 13, "color": look.muted}
    if narrow:
        text = f'<b>{plain(band.label)}</b>  <span style="font-size:13px;color:{look.muted}">{plain(band.told)}</span>'
        sketch.note(
            text,
            xref="paper",
            x=0,
            xanchor="left",
            y=top + 12,
            yanchor="middle",
            font={"size": 14.5, "color": look.ink},
        )
        return
    middle = {"y": top + height / 2, "yanchor": "middle", "align": "left", "xref": "paper", "xanchor": "left"}
    sketch.note(f"<b>{plain(band.label)}</b>", x=0, xshift=-LEFT + 2, font={"size": 14.5, "color": look.ink}, **middle)
    sketch.note(plain(band.told), x=1, xshift=16, font=small, **middle)


def _dot(sketch: Sketch, row: Row, band: Band, y: float, unit: str) -> None:
    look, dot = sketch.look, band.dots[row.key]
    if math.isnan(dot.value):
        return
    faint = row.key in band.faint
    tint = look.axis if faint else colour(row, look)
    if not math.isnan(dot.low):
        sketch.interval((dot.low, dot.high), y=y, tint=tint, width=THIN, opacity=0.8)
    point = {"symbol": "circle", "size": 6.5, "color": look.paper, "line": {"color": look.muted, "width": 1.2}}
    told = f"<b>{plain(row.name)}</b><br>{plain(band.label)}: {number(dot.value, 1)} {plain(unit)}"
    if not math.isnan(dot.low):
        told += f"<br>95 % interval {number(dot.low, 1)} to {number(dot.high, 1)}"
    told += "<br>fewer than three different cues" if faint else ""
    told += "<br>Click to see the words"
    sketch.point(Point(dot.value, y, [row.key, band.name], told, point if faint else marker(row, look)))
