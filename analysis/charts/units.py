"""Unit squares: one square a counted thing, in cells of a table that a reader can click; below them the words they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.look import LEFT, Look, Row, colour, plain, shorten
from analysis.charts.look import NAME as LETTERS
from analysis.charts.sketch import Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

WIDE, NARROW = 1010, 350
"""Pixels that a chart is reckoned with; at any other width all columns grow or shrink alike."""
LABEL = 116
"""Pixels of the lines' labels."""
SIZE, PITCH = 9.5, 13
MOST = 14
"""Squares side by side before a cell begins a second line."""
LEAST = 118
"""Pixels of the narrowest column."""
LETTER = 6.4
"""Pixels of a letter of the words under the squares."""
HEAD, TOP, WORDS, AFTER = 34, 19, 18, 17
"""Pixels of the head, and of a cell from its top to the first squares, from the squares to the words, and below those."""
NAME, SIDE, RUNG = 26, 24, 104
"""The same of a narrow chart: an outlet's name, a line's label, and how far from the left the squares begin."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell counts. ``name``: what its squares carry as custom data; ``units``: a hover text a square; ``told``: the words below, as
    many as fit.
    """

    name: str
    units: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an outlet. ``cells``: column's title → cell, empty ones left out. ``label``: "" where an outlet has one line."""

    label: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Group:
    """An outlet and its lines."""

    row: Row
    lines: Sequence[Line]


def units(
    groups: Sequence[Group],
    columns: Sequence[str],
    look: Look,
    *,
    chosen: tuple[int, str] | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Draw ``groups`` under ``columns``. Squares carry ``[row key, cell name]`` as custom data; the ``chosen`` cell is underlaid."""
    return _stacked(groups, columns, look, chosen) if narrow else _table(groups, columns, look, chosen)


# ---------------------------------------------------------------- a table


def _table(groups: Sequence[Group], columns: Sequence[str], look: Look, chosen: tuple[int, str] | None) -> go.Figure:
    sketch = Sketch(look)
    label = LABEL if any(line.label for group in groups for line in group.lines) else 0
    edges = _edges(groups, columns, label)
    for column, x in zip(columns, edges, strict=False):
        sketch.word(plain(column), x=x, y=HEAD / 2, size=14.5, ink=look.ink)
    y = float(HEAD)
    sketch.line(**_across(y), line={"color": look.ink, "width": 1})
    for place, group in enumerate(groups):
        if place:
            sketch.line(**_across(y), line={"color": look.rule, "width": 1})
        tint = look.ink if group.row.ranked else look.muted
        sketch.name(plain(shorten(group.row.name, LETTERS)), plain(group.row.note), y=y + TOP + 6, left=LEFT, tint=tint)
        for line in group.lines:
            y += _line(sketch, group.row, line, columns, edges, y=y, chosen=chosen)
    sketch.set_axis("x", range=[0, WIDE - LEFT], visible=False)
    sketch.set_axis("y", range=[y + 2, 0], visible=False)
    return sketch.figure(height=int(y + 2), margin={"l": LEFT, "r": 0, "t": 0, "b": 0})


def _across(y: float) -> dict[str, object]:
    return {"x0": -LEFT / (WIDE - LEFT), "x1": 1, "xref": "paper", "y0": y, "y1": y, "yref": "y"}


def _edges(groups: Sequence[Group], columns: Sequence[str], label: int) -> list[float]:
    """Return where each column begins and the last one ends, in pixels behind the names: as wide as its squares ask for."""
    most = [
        max(
            (len(line.cells[column].units) for group in groups for line in group.lines if column in line.cells),
            default=0,
        )
        for column in columns
    ]
    asked = [max(LEAST, min(MOST, count) * PITCH + 24 + 60 * (count > 1)) for count in most]
    spare = (WIDE - LEFT - label - sum(asked)) / max(1, len(asked))
    edges = [float(label)]
    for width in asked:
        edges.append(edges[-1] + width + spare)
    return edges


def _line(
    sketch: Sketch,
    row: Row,
    line: Line,
    columns: Sequence[str],
    edges: Sequence[float],
    *,
    y: float,
    chosen: tuple[int, str] | None,
) -> float:
    """Draw one line of cells; return its height."""
    look = sketch.look
    if line.label:
        sketch.word(plain(shorten(line.label, 17)), x=0, y=y + TOP, size=14.5, ink=look.ink)
    lines = max((_rows(cell, MOST) for cell in line.cells.values()), default=1)
    height = TOP + (lines - 1) * PITCH + WORDS + AFTER
    for column, left, right in zip(columns, edges, edges[1:], strict=False):
        cell = line.cells.get(column)
        if cell is None:
            sketch.word("–", x=left, y=y + TOP, size=14, ink=look.muted)
            continue
        if chosen == (row.key, cell.name):
            _under(sketch, left - 8, right - 14, y + 5, y + height - 5)
        _squares(sketch, row, cell, x=left, y=y + TOP, most=MOST)
        told = _fit(cell.told, int((right - left - 16) / LETTER))
        below = y + TOP + (_rows(cell, MOST) - 1) * PITCH + WORDS
        sketch.word(plain(told), x=left, y=below, size=13, ink=look.muted)
    return height


# ---------------------------------------------------------------- a list, for phones


def _stacked(groups: Sequence[Group], columns: Sequence[str], look: Look, chosen: tuple[int, str] | None) -> go.Figure:
    sketch, y = Sketch(look), 4.0
    most = int((NARROW - RUNG) / PITCH) - 1
    for place, group in enumerate(groups):
        if place:
            sketch.line(x0=0, x1=1, xref="paper", y0=y, y1=y, yref="y", line={"color": look.rule, "width": 1})
        y += NAME - 6
        name = f"<b>{plain(shorten(group.row.name, 34))}</b>"
        sketch.word(name, x=0, y=y, size=15, ink=look.ink)
        y += NAME - 8
        for line in group.lines:
            if line.label:
                none = "" if line.cells else " – no verb"
                sketch.word(plain(shorten(line.label, 26)) + none, x=0, y=y + 4, size=14, ink=look.ink)
                y += SIDE
            for column in columns:
                if column in line.cells:
                    y += _item(sketch, group.row, column, line.cells[column], y=y, most=most, chosen=chosen)
        y += 6
    sketch.set_axis("x", range=[0, NARROW], visible=False)
    sketch.set_axis("y", range=[y + 2, 0], visible=False)
    return sketch.figure(height=int(y + 2), margin={"l": 2, "r": 2, "t": 0, "b": 0})


def _item(
    sketch: Sketch, row: Row, column: str, cell: Cell, *, y: float, most: int, chosen: tuple[int, str] | None
) -> float:
    height = (_rows(cell, most) - 1) * PITCH + WORDS + 21
    if chosen == (row.key, cell.name):
        _under(sketch, -4, NARROW, y - 8, y + height - 10)
    sketch.word(plain(shorten(column, 17)), x=0, y=y + 4, size=13, ink=sketch.look.muted)
    _squares(sketch, row, cell, x=RUNG, y=y + 4, most=most)
    below = y + 4 + (_rows(cell, most) - 1) * PITCH + WORDS - 1
    told = _fit(cell.told, int((NARROW - RUNG) / LETTER))
    sketch.word(plain(told), x=RUNG, y=below, size=13, ink=sketch.look.muted)
    return height


# ---------------------------------------------------------------- what both are made of


def _fit(told: Sequence[str], most: int) -> str:
    """Return as many of the words as fit into ``most`` letters, and how many more there are."""
    for count in range(len(told), 0, -1):
        more = f", {len(told) - count} more" if count < len(told) else ""
        if len(text := ", ".join(told[:count]) + more) <= most:
            return text
    return shorten(told[0], max(4, most)) if told else ""


def _rows(cell: Cell, most: int) -> int:
    return max(1, -(-len(cell.units) // most))


def _squares(sketch: Sketch, row: Row, cell: Cell, *, x: float, y: float, most: int) -> None:
    """Draw a cell's squares from the left, ``most`` in a line: each a point of its own hover text."""
    look = {"symbol": "square", "size": SIZE, "color": colour(row, sketch.look), "line": {"width": 0}}
    for n, told in enumerate(cell.units):
        at = (x + SIZE / 2 + n % most * PITCH, y + n // most * PITCH)
        sketch.point(Point(*at, [row.key, cell.name], told, look))


def _under(sketch: Sketch, x0: float, x1: float, y0: float, y1: float) -> None:
    """Lay a tint under the chosen cell, with a line at its left edge."""
    look = sketch.look
    box = {"xref": "x", "yref": "y", "y0": y0, "y1": y1}
    sketch.shapes.append(
        {
            "type": "rect",
            "x0": x0,
            "x1": x1,
            **box,
            "fillcolor": look.rule,
            "opacity": 0.55,
            "line": {"width": 0},
            "layer": "below",
        }
    )
    sketch.line(x0=x0, x1=x0, **box, line={"color": look.ink, "width": 2})
