"""A Plotly figure that is handed over as it was put together, and checked by Plotly only when somebody looks into it."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

NO_TEMPLATE: dict[str, Any] = {"data": {"scatter": [{"type": "scatter"}]}}
"""Plotly's template "none", spelled out: a figure without one gets whatever template was set last in the process."""


class Drawing(go.Figure):  # type: ignore[misc] # Plotly has no types
    """A ``go.Figure`` of a specification that is known to be sound (the tests let Plotly check every chart).

    Plotly makes an object of each of some 8,000 properties of a strip of dots, and copies them all whenever the figure is
    written: that took longer than all numbers on a page. Here that happens at the first look at, or change of, a property;
    until then ``to_dict``, and with it every way of writing or showing the figure, gives the specification itself.

    No template is ever written: in the browser two templates are never equal, so that Plotly would calculate everything
    anew when it is handed the same figure twice, which Streamlit does.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        """Keep ``spec`` (``data``: traces, ``layout``) as it is; it is nobody else's from here on."""
        object.__setattr__(self, "_spec", spec)

    def __getattr__(self, name: str) -> Any:
        """Let Plotly make the figure when a part of it is asked for that is not there yet."""
        if "_spec" not in self.__dict__:
            message = f"{type(self).__name__} has no attribute {name!r}"
            raise AttributeError(message)
        spec = self.__dict__.pop("_spec")
        super().__init__({**spec, "layout": {**spec["layout"], "template": NO_TEMPLATE}})
        return getattr(self, name)

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as plain dictionaries; those of the traces and the layout themselves may be changed."""
        spec = self.__dict__.get("_spec")
        if spec is None:
            found: dict[str, Any] = super().to_dict()
            found["layout"].pop("template", None)
            return found
        return {"data": [dict(trace) for trace in spec["data"]], "layout": dict(spec["layout"])}
