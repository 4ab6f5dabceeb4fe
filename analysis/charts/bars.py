"""Bars side by side that add up: a column a part, a row an article, one scale over all columns, the number behind each bar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.look import LEFT, LEFT_NARROW, NAME, Look, Row, colour, plain, shorten
from analysis.charts.sketch import UNCHANGED, Sketch
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.charts.dots import Dot

    Bar = tuple[float, float, list[object], str, str]
    """Value, height, custom data, hover text, colour."""

ROW, ROW_NARROW = 50, 28
THICK = 13
HEAD, HEAD_NARROW = 62, 46
WIDE = 880
"""Pixels that a wide chart is reckoned with; at any other width all columns grow or shrink alike."""
NARROW = 230
LEAST = 120
"""Pixels of the narrowest column: its title must fit."""
BEHIND = 40
"""Pixels behind the longest bar of a column, for its number."""
LETTER = 7.6
"""Pixels of a letter of a column's title."""


@dataclass(frozen=True, slots=True)
class Column:
    """One part. ``name``: what its bars carry as custom data; ``bars``: row key → value, with its interval for the hover."""

    name: str
    head: str
    finding: str
    bars: Mapping[int, Dot]


def bars(rows: Sequence[Row], columns: Sequence[Column], look: Look, *, unit: str, narrow: bool = False) -> go.Figure:
    """Draw one bar a row and column. Bars carry ``[row key, column name]`` as custom data; ``unit`` is told in the hover text."""
    return _stacked(rows, columns, look, unit) if narrow else _beside(rows, columns, look, unit)


def _beside(rows: Sequence[Row], columns: Sequence[Column], look: Look, unit: str) -> go.Figure:
    sketch = Sketch(look)
    sizes, scale = _sizes([_most(column) for column in columns])
    left = 0.0
    for place, (column, size) in enumerate(zip(columns, sizes, strict=True)):
        domain = [left / sum(sizes), (left + size) / sum(sizes)]
        left += size
        sketch.set_axis(
            "x", place, domain=domain, range=[0, size / scale], anchor="y", visible=True, showticklabels=False,
            showgrid=False, zeroline=True, zerolinecolor=look.axis, zerolinewidth=1,
        )  # fmt: skip
        found: list[Bar] = []
        for y, row in enumerate(rows):
            _bar(sketch, row, column, found, place=place, y=y * ROW, unit=unit)
        _drawn(sketch, found, place=place)
        finding = f'<span style="font-size:13px;color:{look.muted}">{plain(column.finding)}</span>'
        head = f"<b>{plain(shorten(column.head, int(size / LETTER)))}</b>"
        sketch.head(f"{head}<br>{finding}", above=HEAD - 8, x_panel=place)
    for y, row in enumerate(rows):
        tint = look.ink if row.ranked else look.muted
        sketch.name(plain(shorten(row.name, NAME)), plain(row.note), y=y * ROW, left=LEFT, tint=tint)
    sketch.below_ranked(rows, step=ROW)
    sketch.set_axis("y", range=[(len(rows) - 0.5) * ROW, -0.5 * ROW], visible=False)
    return sketch.figure(height=HEAD + ROW * len(rows) + 10, margin={"l": LEFT, "r": 4, "t": HEAD, "b": 10})


def _stacked(rows: Sequence[Row], columns: Sequence[Column], look: Look, unit: str) -> go.Figure:
    sketch = Sketch(look)
    y = 0.0
    found: list[Bar] = []
    most = max([1.0, *map(_most, columns)])
    for column in columns:
        sketch.note(
            f"<b>{plain(shorten(column.head, 34))}</b>", xref="paper", x=0, xanchor="left", xshift=-LEFT_NARROW + 2, y=y,
            yanchor="middle", font={"size": 15, "color": look.ink},
        )  # fmt: skip
        y += ROW_NARROW
        for row in rows:
            sketch.note(
                plain(shorten(row.name, 17)), xref="paper", x=0, xanchor="left", xshift=-LEFT_NARROW + 2, y=y,
                yanchor="middle", font={"size": 14, "color": look.ink if row.ranked else look.muted},
            )  # fmt: skip
            _bar(sketch, row, column, found, place=0, y=y, unit=unit)
            y += ROW_NARROW
        y += HEAD_NARROW - ROW_NARROW
    _drawn(sketch, found, place=0)
    sketch.set_axis("y", range=[y - HEAD_NARROW / 2, -ROW_NARROW / 2], visible=False)
    sketch.set_axis("x", range=[0, most * (1 + BEHIND / NARROW)], visible=False)
    return sketch.figure(height=max(ROW_NARROW, int(y)), margin={"l": LEFT_NARROW, "r": 4, "t": 4, "b": 4})


def _most(column: Column) -> float:
    return max((dot.value for dot in column.bars.values() if not math.isnan(dot.value)), default=0.0)


def _sizes(most: Sequence[float]) -> tuple[list[float], float]:
    """Return the width of each column, and pixels a unit: one scale for all, no column narrower than its title."""
    least = min(LEAST, 0.9 * WIDE / max(1, len(most)))
    low, high = 0.0, WIDE / max([1.0, *most])
    for _ in range(40):
        scale = (low + high) / 2
        total = sum(max(least, one * scale + BEHIND) for one in most)
        low, high = (scale, high) if total < WIDE else (low, scale)
    scale = high
    return [max(least, one * scale + BEHIND) for one in most], scale


def _bar(sketch: Sketch, row: Row, column: Column, found: list[Bar], *, place: int, y: float, unit: str) -> None:
    """Add a row's bar to those ``found`` for this panel, and write its number behind it."""
    look, dot = sketch.look, column.bars[row.key]
    if math.isnan(dot.value):
        return
    if dot.value > 0:
        found.append((dot.value, y, [row.key, column.name], _hover(row, column, dot, unit), colour(row, look)))
    ink = look.ink if row.ranked else look.muted
    sketch.word(number(dot.value, 0), x=dot.value, y=y, size=14, ink=ink, x_panel=place, gap=1)


def _drawn(sketch: Sketch, found: Sequence[Bar], *, place: int) -> None:
    """Draw the bars of one panel as one trace."""
    if not found:
        return
    values, ys, data, told, tints = (list(column) for column in zip(*found, strict=True))
    sketch.trace(
        "bar", x_panel=place, orientation="h", x=values, y=ys, width=[THICK] * len(ys), customdata=data,
        marker={"color": tints, "line": {"width": 0}}, hovertemplate=[f"{one}<extra></extra>" for one in told],
        selected=UNCHANGED, unselected=UNCHANGED,
    )  # fmt: skip


def _hover(row: Row, column: Column, dot: Dot, unit: str) -> str:
    lines = [f"<b>{plain(row.name)}</b>", f"{plain(column.head)}: {number(dot.value, 1)} {plain(unit)}"]
    if math.isnan(dot.low):
        lines += [plain(dot.reason)] if dot.reason else []
    else:
        lines.append(f"95 % interval {number(dot.low, 1)} to {number(dot.high, 1)}")
    return "<br>".join([*lines, "Click to see the words"])
