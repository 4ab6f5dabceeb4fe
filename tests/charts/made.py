"""What several chart tests ask of a figure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from analysis.charts.look import Row

if TYPE_CHECKING:
    import plotly.graph_objects as go

HOSTILE = '<b>Bold</b> & <a href="javascript:alert(1)">x</a>'
ESCAPED = "&lt;b&gt;Bold&lt;/b&gt; &amp; &lt;a href"
ROWS = [
    Row(3, "North Wire", "580 words", 0),
    Row(0, "Bell", "310 words", 1),
    Row(7, "Star", "40 words", None, ranked=False),
]


def named(name: str, key: int = 0) -> Row:
    """Make a row with a name."""
    return Row(key, name, "100 words", 0)


def points(figure: go.Figure) -> list[tuple[float, float, Any]]:
    """Return x, y and custom data of every point that a reader can choose."""
    return [
        (float(x), float(y), tuple(data))
        for trace in figure.data
        if trace.customdata is not None
        for x, y, data in zip(trace.x, trace.y, trace.customdata, strict=True)
    ]


def axes(figure: go.Figure, letter: str) -> dict[str, Any]:
    """Return the axes of a figure by the name that traces use."""
    plain = figure.to_dict()["layout"]
    return {
        name.replace("axis", ""): axis
        for name, axis in plain.items()
        if name.startswith(f"{letter}axis") and isinstance(axis, dict)
    }


def texts(figure: go.Figure) -> list[str]:
    """Return everything that a figure says: annotations, hover texts, tick labels."""
    said = [note["text"] for note in figure.to_dict()["layout"].get("annotations", ())]
    said += [trace.hovertemplate for trace in figure.data if trace.hovertemplate]
    said += [text for trace in figure.data if trace.text is not None for text in trace.text]
    return [str(text) for text in said]


def inside(figure: go.Figure) -> bool:
    """Whether every number drawn lies within its axis."""
    reach = {letter: axes(figure, letter) for letter in "xy"}
    for trace in figure.data:
        for letter, values in (("x", trace.x), ("y", trace.y)):
            ends = sorted(reach[letter][getattr(trace, letter + "axis") or letter]["range"])
            if not all(ends[0] <= value <= ends[1] for value in values if not math.isnan(value)):
                return False
    return True


def unescaped(figure: go.Figure) -> list[str]:
    """Return the texts in which a hostile name came through as markup."""
    return [text for text in texts(figure) if "<a" in text or "<b>Bold" in text or "<i" in text]
