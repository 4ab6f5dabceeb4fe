"""A figure put together from plain dictionaries and made once: Plotly checks the whole figure anew at every ``add_…``.

(Twenty dots with their intervals and labels took 420 ms that way, and take a tenth of it so.)

The browser draws it as often as a reader flips a switch, and there a trace costs over a millisecond, an annotation nearly
one, a point or a line of layout some tenths of one. So all points of a panel are one trace with their numbers written
beside them, and intervals are lines of the layout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.charts.look import FONT, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

    from analysis.charts.look import Row

EN = "\u2002"
"""A blank half as wide as its size."""
UNCHANGED = {"marker": {"opacity": 1}}
"""How a point looks when another one, or it itself, is clicked: as before. The page draws the choice (``picked``)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point that a reader can choose: ``data`` goes with a click, ``told`` shows at rest, ``text`` stands above it in ``ink``."""

    x: float
    y: float
    data: list[object]
    told: str
    marker: dict[str, Any]
    text: str = ""
    ink: str = ""


@dataclass(slots=True)
class Sketch:
    """What is drawn so far. ``panel`` counts from 0; panel 0 has the axes ``x`` and ``y``, panel 1 ``x2`` and ``y2``, and so on."""

    look: Look
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    axes: dict[str, dict[str, Any]] = field(default_factory=dict)
    points: dict[tuple[int, int], list[Point]] = field(default_factory=dict)
    words: dict[int, list[tuple[float, float, str, float, str]]] = field(default_factory=dict)

    def trace(self, kind: str, *, x_panel: int = 0, y_panel: int = 0, **settings: Any) -> None:
        """Add a trace of one ``kind`` (``scatter``, ``bar``) to the panel with these axes."""
        self.traces.append({"type": kind, "xaxis": axis("x", x_panel), "yaxis": axis("y", y_panel), **settings})

    def point(self, point: Point, *, x_panel: int = 0, y_panel: int = 0) -> None:
        """Add a point to the panel with these axes; the points of a panel are drawn over everything else in it."""
        self.points.setdefault((x_panel, y_panel), []).append(point)

    def line(self, **settings: Any) -> None:
        """Add a straight line."""
        self.shapes.append({"type": "line", **settings})

    def below_ranked(self, rows: Sequence[Row], *, step: float = 1) -> None:
        """Draw a rule under the rows that are ranked, where others follow; rows are ``step`` apart."""
        ranked = sum(row.ranked for row in rows)
        if 0 < ranked < len(rows):
            at = (ranked - 0.5) * step
            self.line(x0=0, x1=1, xref="paper", y0=at, y1=at, yref="y", line={"color": self.look.rule, "width": 1})

    def interval(
        self, ends: tuple[float, float], *, y: float, tint: str, width: float, x_panel: int = 0, opacity: float = 1.0
    ) -> None:
        """Draw a level line over ``ends``, between the grid and the points."""
        self.line(
            x0=ends[0], x1=ends[1], xref=axis("x", x_panel), y0=y, y1=y, yref="y", layer="between",
            line={"color": tint, "width": width}, opacity=opacity,
        )  # fmt: skip

    def word(self, text: str, *, x: float, y: float, size: float, ink: str, x_panel: int = 0, gap: int = 0) -> None:
        """Write a short text that begins at a place of a panel, ``gap`` halves of its size behind it."""
        self.words.setdefault(x_panel, []).append((x, y, EN * gap + text, size, ink))

    def note(self, text: str, **settings: Any) -> None:
        """Add a piece of text, without an arrow."""
        self.notes.append({"text": text, "showarrow": False, **settings})

    def name(self, name: str, below: str, *, y: float, left: int, y_panel: int = 0, tint: str = "") -> None:
        """Write a row's name with a small line below it, if any, flush left in a margin of ``left`` pixels."""
        small = f'<br><span style="font-size:13px;color:{self.look.muted}">{below}</span>' if below else ""
        self.note(
            f"<b>{name}</b>{small}", xref="paper", x=0, xanchor="left", xshift=-left + 2, yref=axis("y", y_panel), y=y,
            yanchor="middle", align="left", font={"size": 15, "color": tint or self.look.ink},
        )  # fmt: skip

    def head(self, text: str, *, above: float, x_panel: int = 0) -> None:
        """Write a panel's head, flush left: its lines begin ``above`` pixels over the panel."""
        self.note(
            text, xref=f"{axis('x', x_panel)} domain", x=0, xanchor="left", yref="paper", y=1, yanchor="top", yshift=above,
            align="left", font={"size": 15, "color": self.look.ink},
        )  # fmt: skip

    def set_axis(self, letter: str, panel: int = 0, **settings: Any) -> None:
        """Set an axis; none can be zoomed or dragged."""
        self.axes[f"{letter}axis{panel + 1 if panel else ''}"] = {"fixedrange": True, "ticks": "", **settings}

    def figure(self, *, height: int, margin: dict[str, int]) -> go.Figure:
        """Make the figure: everything off that the house does not use, its type set."""
        from analysis.charts.drawing import Drawing

        look = self.look
        layout = {
            "height": height,
            "margin": {**margin, "pad": 0},
            "paper_bgcolor": look.paper,  # as the page: a picture that is saved must not be light text on nothing
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "font": {"family": FONT, "size": 14, "color": look.ink},
            "hoverlabel": {
                "bgcolor": look.ink, "bordercolor": look.ink, "font": {"family": FONT, "size": 14, "color": look.paper},
            },
            # As Streamlit would set them after the first drawing. The revision tells Plotly that equal figures hold equal
            # numbers: Streamlit hands each figure over twice, and without it everything was drawn twice.
            "dragmode": "pan",
            "hovermode": "closest",
            "clickmode": "event+select",
            "datarevision": "one",
            "shapes": self.shapes,
            "annotations": self.notes,
            **self.axes,
        }  # fmt: skip
        drawn = [_trace(points, *panel) for panel, points in self.points.items()]
        written = [_written(words, panel) for panel, words in self.words.items()]
        return Drawing({"data": [*self.traces, *written, *drawn], "layout": layout})


def _trace(points: Sequence[Point], x_panel: int, y_panel: int) -> dict[str, Any]:
    """Return the points of one panel as one trace."""
    made: dict[str, Any] = {
        "type": "scatter", "xaxis": axis("x", x_panel), "yaxis": axis("y", y_panel), "mode": "markers",
        "x": [one.x for one in points], "y": [one.y for one in points], "customdata": [one.data for one in points],
        "marker": {**_joined([one.marker for one in points]), "opacity": 1}, "hovertemplate": [f"{one.told}<extra></extra>" for one in points],
        "selected": UNCHANGED, "unselected": UNCHANGED,
    }  # fmt: skip
    if any(one.text for one in points):
        # Plotly pales the texts of the other points at a click, unless that of the clicked one has a colour of its own.
        inks = [one.ink for one in points]
        made |= {
            "mode": "markers+text", "text": [one.text for one in points], "textposition": "top center",
            "textfont": {"size": 14, "color": _one_or_all(inks)}, "cliponaxis": False,
            "selected": {**UNCHANGED, "textfont": {"color": inks[0]}},
        }  # fmt: skip
    return made


def _written(words: Sequence[tuple[float, float, str, float, str]], x_panel: int) -> dict[str, Any]:
    """Return the short texts of one panel as one trace that no pointer meets."""
    xs, ys, texts, sizes, inks = (list(column) for column in zip(*words, strict=True))
    return {
        "type": "scatter", "xaxis": axis("x", x_panel), "yaxis": "y", "mode": "text", "x": xs, "y": ys, "text": texts,
        "textposition": "middle right", "textfont": {"size": _one_or_all(sizes), "color": _one_or_all(inks)},
        "cliponaxis": False, "hoverinfo": "skip", "selected": {"textfont": {"color": inks[0]}},
    }  # fmt: skip


def _joined(markers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the markers of several points as one: each setting a list, or the one value that all have."""
    names = {name: isinstance(value, dict) for marker in markers for name, value in marker.items()}
    return {
        name: _joined([marker.get(name, {}) for marker in markers])
        if nested
        else _one_or_all([marker.get(name) for marker in markers])
        for name, nested in names.items()
    }


def _one_or_all(values: Sequence[Any]) -> Any:
    return values[0] if all(value == values[0] for value in values) else list(values)


def axis(letter: str, panel: int) -> str:
    """Return how a trace or a note names the axis of a panel: ``x``, ``x2``, ``x3``."""
    return f"{letter}{panel + 1 if panel else ''}"


def domains(count: int, spacing: float) -> list[list[float]]:
    """Return where each of ``count`` equal panels begins and ends, as shares of the figure, ``spacing`` apart."""
    width = (1 - spacing * (count - 1)) / count
    return [[i * (width + spacing), min(1.0, i * (width + spacing) + width)] for i in range(count)]
