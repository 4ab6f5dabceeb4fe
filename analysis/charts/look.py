"""Colours, shapes and type of every chart. Hue means outlet and nothing else; a shape repeats what the hue says."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.wording import shorten

__all__ = [
    "COLOURED",
    "DARK",
    "FONT",
    "LIGHT",
    "SHAPES",
    "SIZES",
    "Look",
    "Row",
    "colour",
    "marker",
    "plain",
    "shorten",
    "symbol",
]

FONT = "Source Sans, Source Sans Pro, sans-serif"


@dataclass(frozen=True, slots=True)
class Look:
    """One theme. ``outlets``: five colours in the order in which an event's outlets take them."""

    ink: str
    muted: str
    rule: str
    axis: str
    paper: str
    grey: str
    thick: float
    outlets: tuple[str, ...]


LIGHT = Look(
    "#1A1D21", "#5A6168", "#E2DFD7", "#B9B5AB", "#FFFFFF", "#B9B5AB", 0.36,
    ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#4F6272"),
)  # fmt: skip
DARK = Look(
    "#E9E7E2", "#A3A9AF", "#2F343A", "#5A6168", "#14171A", "#6B7280", 0.42,
    ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#A3B1BD"),
)  # fmt: skip

LEFT, LEFT_LONG, LEFT_NARROW = 158, 200, 128
"""Pixels left of a chart for the names of its rows; the long one where what stands below a name is long."""
NAME, NAME_NARROW = 19, 15
"""Letters of a name that fit there."""
THIN, THICK = 1.5, 10
"""Pixels of the lines of a 95 % and of a 50 % interval."""

SHAPES = ("circle", "square", "diamond", "triangle-up", "hexagon")

SIZES = (10.5, 9.5, 11.5, 12.0, 9.5)
"""Marker sizes that look equal to the eye."""
COLOURED = len(SHAPES)


@dataclass(frozen=True, slots=True)
class Row:
    """An article's row in a chart. ``key``: its position in the event; ``hue``: position in ``outlets``, ``None`` = grey."""

    key: int
    name: str
    note: str
    hue: int | None
    ranked: bool = True


def colour(row: Row, look: Look) -> str:
    """Return the row's colour: its outlet's, or grey where it has none or is not ranked."""
    return look.grey if row.hue is None or not row.ranked else look.outlets[row.hue]


def symbol(row: Row) -> str:
    """Return the outlet's shape."""
    return "circle-open" if row.hue is None else SHAPES[row.hue]


def marker(row: Row, look: Look) -> dict[str, object]:
    """Return a Plotly marker in the outlet's colour and shape; hollow grey where the row is not ranked."""
    if not row.ranked or row.hue is None:
        hollow = {"color": look.muted, "width": 1.4}
        return {"symbol": "circle", "size": 9.5, "color": look.paper if not row.ranked else look.grey, "line": hollow}
    return {
        "symbol": SHAPES[row.hue],
        "size": SIZES[row.hue],
        "color": look.outlets[row.hue],
        "line": {"color": look.outlets[row.hue], "width": 0},
    }


def plain(text: str) -> str:
    """Escape text for Plotly, which reads a few tags and entities in its labels."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
