"""Marks of all articles on one scale, a line a category: who has how much of what, without a legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.dots import ticks_of
from analysis.charts.look import Look, Row, marker, plain, shorten
from analysis.charts.sketch import Point, Sketch
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

LINE = 34


@dataclass(frozen=True, slots=True)
class Line:
    """One category. ``values``: row key → value, rows that have none left out; ``name`` is what its points carry as custom data."""

    name: str
    label: str
    values: Mapping[int, float]
    heading: bool = False


def lines(
    rows: Sequence[Row], shown: Sequence[Line], look: Look, *, unit: str, decimals: int, narrow: bool = False
) -> go.Figure:
    """Draw one line a category with every article's mark on it; the article with most is named. A heading has no marks.

    Marks of equal value step apart by a third of a line. Points carry ``[row key, line name]`` as custom data.
    """
    left = 10 if narrow else 250
    step = 1.55 if narrow else 1.0
    sketch = Sketch(look)
    most = max((value for line in shown for value in line.values.values()), default=1.0) or 1.0
    for at, line in enumerate(shown):
        y = at * step
        text = f"<b>{plain(line.label)}</b>" if line.heading else plain(line.label)
        sketch.note(
            text, xref="paper", x=0, xanchor="left", xshift=-left + 2, y=y - (0.62 if narrow else 0), yanchor="middle",
            align="left", font={"size": 14.5, "color": look.ink},
        )  # fmt: skip
        if line.values and not line.heading:
            _marks(sketch, rows, line, y, unit=unit, decimals=decimals, most=most)
    ticks = ticks_of(0, most * 1.05)
    told = [number(tick, 0 if tick == int(tick) else 1) for tick in ticks]
    sketch.set_axis(
        "x", range=[-0.02 * most, most * (1.55 if narrow else 1.3)], tickvals=ticks, gridcolor=look.rule, zeroline=False,
        ticktext=[*told[:-1], f"{told[-1]} {unit}"], tickfont={"size": 13, "color": look.muted},
    )  # fmt: skip
    sketch.set_axis("y", range=[len(shown) * step - 0.4, -1.0 if narrow else -0.6], visible=False)
    height = int(LINE * len(shown) * step) + 60
    return sketch.figure(height=height, margin={"l": left, "r": 10, "t": 8, "b": 34})


def _marks(sketch: Sketch, rows: Sequence[Row], line: Line, y: float, *, unit: str, decimals: int, most: float) -> None:
    """Draw one line's marks; where nobody has any of it, say so and draw none."""
    look = sketch.look
    rows = [row for row in rows if row.key in line.values]
    low, high = min(line.values.values()), max(line.values.values())
    first = [shorten(row.name, 22) for row in rows if line.values[row.key] == high]
    told = (
        f"{first[0] if len(first) == 1 else f'{len(first)} alike'} {number(high, decimals)}"
        if high
        else "none in any article"
    )
    sketch.word(plain(told), x=high, y=y, size=13, ink=look.muted, gap=2 if high else 0)
    if not high:
        return
    sketch.line(x0=low, x1=high, y0=y, y1=y, line={"color": look.rule, "width": 2}, layer="below")
    for row, shift in _apart(rows, line.values, most):
        value = line.values[row.key]
        told = f"<b>{plain(row.name)}</b><br>{plain(line.label)}: {number(value, decimals)} {plain(unit)}"
        told += "<br>Click to see the words"
        sketch.point(Point(value, y + shift, [row.key, line.name], told, marker(row, look)))


def _apart(rows: Sequence[Row], values: Mapping[int, float], most: float) -> list[tuple[Row, float]]:
    """Step marks that would cover each other up and down: 0, −¼, +¼ … of a line, closer where many would leave their line."""
    placed: list[tuple[float, float]] = []
    found = []
    for row in sorted(rows, key=lambda row: values[row.key]):
        near = sum(abs(value - values[row.key]) < 0.014 * most for value, _ in placed)
        level = ((near + 1) // 2) * (-1 if near % 2 else 1)
        placed.append((values[row.key], level))
        found.append((row, level))
    step = min(0.27, 0.42 / max(1, *(abs(level) for _, level in found))) if found else 0.0
    return [(row, step * level) for row, level in found]
