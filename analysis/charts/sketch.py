"""A figure put together from plain dictionaries and made once: Plotly checks the whole figure anew at every ``add_…``.

(Twenty dots with their intervals and labels took 420 ms that way, and take a tenth of it so.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.charts.look import FONT, Look

if TYPE_CHECKING:
    import plotly.graph_objects as go

NO_TEMPLATE: dict[str, Any] = {"data": {"scatter": [{"type": "scatter"}]}}
"""Plotly's template "none", spelled out: a figure without one gets whatever template was set last in the process."""


@dataclass(slots=True)
class Sketch:
    """What is drawn so far. ``panel`` counts from 0; panel 0 has the axes ``x`` and ``y``, panel 1 ``x2`` and ``y2``, and so on."""

    look: Look
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    axes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def trace(self, kind: str, *, x_panel: int = 0, y_panel: int = 0, **settings: Any) -> None:
        """Add a trace of one ``kind`` (``scatter``, ``bar``) to the panel with these axes."""
        self.traces.append({"type": kind, "xaxis": axis("x", x_panel), "yaxis": axis("y", y_panel), **settings})

    def line(self, **settings: Any) -> None:
        """Add a straight line."""
        self.shapes.append({"type": "line", **settings})

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

    def set_axis(self, letter: str, panel: int = 0, **settings: Any) -> None:
        """Set an axis; none can be zoomed or dragged."""
        self.axes[f"{letter}axis{panel + 1 if panel else ''}"] = {"fixedrange": True, "ticks": "", **settings}

    def figure(self, *, height: int, margin: dict[str, int]) -> go.Figure:
        """Make the figure: everything off that the house does not use, its type set."""
        from analysis.charts.drawing import Drawing

        look = self.look
        layout = {
            "template": NO_TEMPLATE,
            "height": height,
            "margin": {**margin, "pad": 0},
            "paper_bgcolor": look.paper,  # as the page: a picture that is saved must not be light text on nothing
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "font": {"family": FONT, "size": 14, "color": look.ink},
            "hoverlabel": {
                "bgcolor": look.ink, "bordercolor": look.ink, "font": {"family": FONT, "size": 14, "color": look.paper},
            },
            "dragmode": False,
            "clickmode": "event+select",
            "shapes": self.shapes,
            "annotations": self.notes,
            **self.axes,
        }  # fmt: skip
        return Drawing({"data": self.traces, "layout": layout})


def axis(letter: str, panel: int) -> str:
    """Return how a trace or a note names the axis of a panel: ``x``, ``x2``, ``x3``."""
    return f"{letter}{panel + 1 if panel else ''}"


def domains(count: int, spacing: float) -> list[list[float]]:
    """Return where each of ``count`` equal panels begins and ends, as shares of the figure, ``spacing`` apart."""
    width = (1 - spacing * (count - 1)) / count
    return [[i * (width + spacing), min(1.0, i * (width + spacing) + width)] for i in range(count)]
