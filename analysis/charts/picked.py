"""Where in a drawn chart the point stands that a reader chose: as CSS selectors, so that choosing one draws nothing anew."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LAYERS = {
    "scatter": ("scatterlayer", ".points .point:nth-child({})"),
    "bar": ("barlayer", ".points .point:nth-child({}) path"),
}
"""Kind of trace → the layer in which Plotly draws it, and where in the trace one of its points stands, counted from 1."""


def selectors(figure: Mapping[str, Any], chosen: Sequence[object]) -> list[str]:
    """Return a CSS selector, within the chart, for each point whose custom data begin with ``chosen``.

    ``figure``: the figure as plain dictionaries (``to_dict``). Plotly draws each panel as ``g.subplot`` with the names of its
    axes, in it a layer for each kind of trace, and in that one group a trace, in the order of the figure.
    """
    return list(_found(figure, list(chosen)))


def _found(figure: Mapping[str, Any], chosen: list[object]) -> Iterator[str]:
    seen: Counter[tuple[str, str]] = Counter()
    for trace in figure["data"]:
        layer, point = LAYERS[trace["type"]]
        panel = f"{trace.get('xaxis', 'x')}{trace.get('yaxis', 'y')}"
        seen[panel, layer] += 1
        for place, data in enumerate(trace.get("customdata") or (), start=1):
            if list(data[: len(chosen)]) == chosen:
                yield f".{panel} .{layer} .trace:nth-child({seen[panel, layer]}) {point.format(place)}"
