"""What several chart tests ask of a figure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.charts.look import Row
from analysis.charts.sketch import EN

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
    """Return everything that a figure says: annotations, hover texts, texts in its panels."""
    said = [note["text"] for note in figure.to_dict()["layout"].get("annotations", ())]
    for trace in figure.data:
        for many in (trace.hovertemplate, trace.text):
            said += [many] if isinstance(many, str) else many if many is not None else []
    return [str(text).strip(EN).removesuffix("<extra></extra>") for text in said]


def written(figure: go.Figure) -> dict[tuple[float, float], str]:
    """Return the texts that stand at places of the panels."""
    return {
        (float(x), float(y)): str(text).strip(EN)
        for trace in figure.data
        if trace.mode is not None and "text" in trace.mode
        for x, y, text in zip(trace.x, trace.y, trace.text, strict=True)
    }


def intervals(figure: go.Figure) -> dict[tuple[float, float, float], float]:
    """Return the intervals drawn: (from, to, height) → width of the line."""
    shapes = figure.to_dict()["layout"]["shapes"]
    return {(one["x0"], one["x1"], one["y0"]): one["line"]["width"] for one in shapes if one.get("layer") == "between"}


def markers(figure: go.Figure, name: str) -> dict[tuple[Any, ...], Any]:
    """Return one setting of the markers: custom data of a point → value."""
    found: dict[tuple[Any, ...], Any] = {}
    for trace in figure.data:
        if trace.customdata is not None:
            value = trace.marker[name]
            many = value if isinstance(value, (list, tuple, np.ndarray)) else [value] * len(trace.customdata)
            found |= {tuple(data): one for data, one in zip(trace.customdata, many, strict=True)}
    return found


def inside(figure: go.Figure) -> bool:
    """Whether every number drawn lies within its axis."""
    reach = {letter: axes(figure, letter) for letter in "xy"}
    drawn = [
        (letter, getattr(trace, letter + "axis") or letter, trace[letter]) for trace in figure.data for letter in "xy"
    ]
    shapes = [one for one in figure.to_dict()["layout"].get("shapes", ()) if one.get("layer") == "between"]
    drawn += [
        (letter, one[f"{letter}ref"], (one[f"{letter}0"], one[f"{letter}1"])) for one in shapes for letter in "xy"
    ]
    for letter, name, values in drawn:
        ends = sorted(reach[letter][name]["range"])
        if not all(ends[0] <= value <= ends[1] for value in values if not math.isnan(value)):
            return False
    return True


def unescaped(figure: go.Figure) -> list[str]:
    """Return the texts in which a hostile name came through as markup."""
    return [text for text in texts(figure) if "<a" in text or "<b>Bold" in text or "<i" in text]
