"""An outlet's many events as small dots, and on top of them what they come to: its mean with intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.dots import Panel, hover, span_of, ticks_of
from analysis.charts.look import (
    LEFT_LONG,
    LEFT_NARROW,
    NAME,
    NAME_NARROW,
    SIZES,
    THICK,
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

    from analysis.charts.dots import Dot

ROW = 74
HEAD = 78
FOOT = 30
THIN = 2
ACROSS = 0.30
"""Half the height, in rows, over which the small dots of one outlet are scattered."""
BELOW = 0.16
"""How far below the middle of the row they lie, so that the number above the mean stays free."""
SMALL = 5.5
FAINT = 0.45
GOLDEN = 0.618033988749895
"""Steps of this part of one spread evenly however many there are (the golden ratio's sequence): a jitter without chance."""
SPACING = 0.05


@dataclass(frozen=True, slots=True)
class Small:
    """One event of an outlet. ``key``: what a click carries; ``told``: the hover's second line."""

    key: str
    value: float
    told: str


def spread(
    rows: Sequence[Row],
    panels: Sequence[Panel],
    small: Mapping[int, Sequence[Small]],
    look: Look,
    *,
    narrow: bool = False,
) -> go.Figure:
    """Draw ``panels`` side by side over shared ``rows``, the small dots (row key → events) in the first one.

    Thick line: 50 % interval, thin line: 95 %. Means carry ``[row key, panel’s measure]`` as custom
    data, small dots ``[row key, key]``.
    """
    left = LEFT_NARROW if narrow else LEFT_LONG
    sketch = Sketch(look)
    widths = _widths(len(panels))
    for place, (panel, domain) in enumerate(zip(panels, widths, strict=True)):
        events = small if not place else {}
        span = _span(panel, [one.value for many in events.values() for one in many])
        for y, row in enumerate(rows):
            _small(sketch, y, row, events.get(row.key, ()))
            _mean(sketch, place, y, row, panel, panel.dots[row.key])
        _head(sketch, place, panel)
        _axis(sketch, place, panel, domain, span)
    for y, row in enumerate(rows):
        name = plain(shorten(row.name, NAME_NARROW if narrow else NAME))
        sketch.name(name, plain(row.note), y=y, left=left, tint=look.ink if row.ranked else look.muted)
    sketch.below_ranked(rows)
    sketch.set_axis("y", range=[len(rows) - 0.42, -0.62], visible=False)
    height = HEAD + FOOT + ROW * len(rows)
    return sketch.figure(height=height, margin={"l": left, "r": 14, "t": HEAD, "b": FOOT})


def _widths(count: int) -> list[list[float]]:
    """Two thirds of the width for the panel with the small dots, where there are two."""
    return domains(1, 0) if count == 1 else [[0.0, 0.66], [0.66 + SPACING, 1.0]]


def _span(panel: Panel, values: Sequence[float]) -> tuple[float, float]:
    low, high = span_of(panel)
    if not values:
        return low, high
    low, high = min(low, *values), max(high, *values)
    room = 0.03 * (high - low)
    return low - room, high + room


def _small(sketch: Sketch, y: int, row: Row, many: Sequence[Small]) -> None:
    look = sketch.look
    if not many:
        return
    tint = colour(row, look)
    sketch.trace(
        "scatter", x=[one.value for one in many], mode="markers",
        y=[y + BELOW + ACROSS * (2 * ((at * GOLDEN) % 1) - 1) for at in range(len(many))],
        marker={"symbol": "circle", "size": SMALL, "color": tint, "opacity": FAINT, "line": {"width": 0}},
        customdata=[[row.key, one.key] for one in many], text=[f"<b>{plain(row.name)}</b><br>{plain(one.told)}" for one in many],
        hovertemplate="%{text}<br>Click to see its articles<extra></extra>",
        selected={"marker": {"opacity": FAINT}}, unselected={"marker": {"opacity": FAINT}},
    )  # fmt: skip


def _mean(sketch: Sketch, place: int, y: int, row: Row, panel: Panel, dot: Dot) -> None:
    look = sketch.look
    if math.isnan(dot.value):
        low, high = span_of(panel)
        small = {"size": 13, "color": look.muted}
        sketch.note(plain(dot.reason), x=(low + high) / 2, y=y, xref=axis("x", place), yref="y", font=small)
        return
    tint = colour(row, look)
    if not math.isnan(dot.low):
        sketch.interval((dot.low, dot.high), y=y, tint=tint, width=THIN, x_panel=place)
        sketch.interval((dot.low50, dot.high50), y=y, tint=tint, width=THICK, x_panel=place, opacity=look.thick)
    point = marker(row, look)
    if row.ranked and row.hue is not None:
        point |= {"size": SIZES[row.hue] + 1.5, "line": {"width": 1.6, "color": look.paper}}
    text = number(dot.value, panel.decimals, signed=panel.signed) + panel.suffix
    ink = look.ink if row.ranked else look.muted
    told = hover(row, panel, dot, "Click to see what is behind it")
    sketch.point(Point(dot.value, y, [row.key, panel.measure], told, point, text, ink), x_panel=place)


def _axis(sketch: Sketch, place: int, panel: Panel, domain: list[float], span: tuple[float, float]) -> None:
    look = sketch.look
    ticks = ticks_of(*span, most=6 if not place else 4)
    decimals = max((len(f"{tick:g}".partition(".")[2]) for tick in ticks), default=0)
    sketch.set_axis(
        "x", place, domain=domain, anchor="y", range=list(span), tickvals=ticks,
        ticktext=[number(tick, decimals if tick else 0, signed=panel.signed) + panel.suffix for tick in ticks],
        tickfont={"size": 13, "color": look.muted}, gridcolor=look.rule, gridwidth=1, showline=False,
        zeroline=panel.signed, zerolinecolor=look.muted, zerolinewidth=1.4,
    )  # fmt: skip


def _head(sketch: Sketch, place: int, panel: Panel) -> None:
    unit = f'<span style="font-size:13px;color:{sketch.look.muted}">{plain(panel.unit)}</span>'
    sketch.head(f"<b>{plain(panel.head)}</b><br>{unit}", above=HEAD - 6, x_panel=place)
