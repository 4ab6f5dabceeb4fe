"""How many times the odds, on a logarithmic axis with "alike" in its middle: a row an article, 50 % and 95 % intervals."""

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
from analysis.charts.sketch import Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

ROW, ROW_NARROW = 52, 66
RIGHT = 196
HEAD, FOOT = 34, 30
LEAST = math.log(6)
"""The axis reaches at least so far to both sides."""
STEPS = (2, 5, 10, 100, 1000)
TICKS = 3
"""Ticks to each side at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A row's value as a natural logarithm, NaN where there is none, with the ends of its intervals; ``told``, ``verdict``: in words."""

    value: float
    ends95: tuple[float, float]
    ends50: tuple[float, float]
    told: str
    verdict: str
    clear: bool


def odds(
    rows: Sequence[Row], values: Mapping[int, Scale], look: Look, *, left: str, right: str, narrow: bool = False
) -> go.Figure:
    """Draw one dot a row. ``left`` and ``right`` say what it means to be on that side. Points carry ``[row key, ""]``."""
    sketch = Sketch(look)
    reach = max([LEAST, *(abs(end) for one in values.values() for end in one.ends95 if not math.isnan(end))]) * 1.06
    high = ROW_NARROW if narrow else ROW
    for y, row in enumerate(rows):
        _row(sketch, row, values[row.key], y=y, narrow=narrow)
    sketch.below_ranked(rows)
    _sides(sketch, left, right, narrow=narrow)
    ticks = ticks_of(reach)
    sketch.set_axis(
        "x", range=[-reach, reach], tickvals=[math.copysign(math.log(abs(tick)), tick) if tick else 0 for tick in ticks],
        ticktext=["alike" if not tick else f"{abs(tick)}×" for tick in ticks], gridcolor=look.rule, gridwidth=1,
        tickfont={"size": 13, "color": look.muted}, zeroline=True, zerolinecolor=look.axis, zerolinewidth=1.2, showline=False,
    )  # fmt: skip
    sketch.set_axis("y", range=[len(rows) - 0.5, -0.6], visible=False)
    margin = {
        "l": LEFT_NARROW if narrow else LEFT,
        "r": 8 if narrow else RIGHT,
        "t": HEAD + 12 * narrow,
        "b": FOOT,
    }
    return sketch.figure(height=HEAD + FOOT + 12 * narrow + high * len(rows), margin=margin)


def _sides(sketch: Sketch, left: str, right: str, *, narrow: bool) -> None:
    """Write over the chart what each of its sides means; over a narrow one each on a line of its own."""
    for text, anchor in ((f"← {left}", "right"), (f"{right} →", "left")):
        first = anchor == "right"
        place = {"xref": "paper", "x": 0 if first else 1, "xanchor": "left" if first else "right"}
        if not narrow:
            place = {"xref": "x", "x": 0, "xanchor": anchor, "xshift": -12 if first else 12}
        sketch.note(
            plain(text), **place, yref="paper", y=1, yanchor="middle", yshift=32 if narrow and first else 16,
            font={"size": 13, "color": sketch.look.muted},
        )  # fmt: skip


def ticks_of(reach: float) -> list[int]:
    """Return the factors marked on the axis, those of the left side negative, 0 for the middle."""
    step = next((step for step in STEPS if reach / math.log(step) < TICKS + 1), STEPS[-1])
    powers = [step**power for power in range(1, int(reach / math.log(step) + 1e-9) + 1)]
    return [*(-power for power in reversed(powers)), 0, *powers]


def _row(sketch: Sketch, row: Row, one: Scale, *, y: int, narrow: bool) -> None:
    look = sketch.look
    tint = look.ink if row.ranked else look.muted
    below = plain(row.note) + (f"<br>{plain(one.verdict)}" if narrow else "")
    name = plain(shorten(row.name, NAME_NARROW if narrow else NAME))
    sketch.name(name, below, y=y, left=LEFT_NARROW if narrow else LEFT, tint=tint)
    if math.isnan(one.value):
        sketch.note(plain(one.verdict), x=0, y=y, xref="x", yref="y", font={"size": 13, "color": look.muted})
        return
    tint = colour(row, look)
    sketch.interval(one.ends95, y=y, tint=tint, width=THIN)
    sketch.interval(one.ends50, y=y, tint=tint, width=THICK, opacity=look.thick)
    low, high = (math.exp(end) for end in one.ends95)
    told = f"<b>{plain(row.name)}</b><br>{plain(one.told)} the odds<br>95 % interval {low:.2g} to {high:.2g}<br>{plain(one.verdict)}"
    sketch.point(Point(one.value, y, [row.key, ""], told, marker(row, look), plain(one.told), look.ink))
    if not narrow:
        verdict = {"size": 14, "color": look.ink if one.clear else look.muted}
        sketch.note(
            plain(shorten(one.verdict, 28)), x=1, y=y, xref="paper", yref="y", xanchor="left", xshift=16, font=verdict
        )
