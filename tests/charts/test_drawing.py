"""A figure that Plotly opens only when somebody looks into it is the figure that it would have made at once."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import plotly.io as pio
import pytest

from analysis.charts import dots
from analysis.charts.drawing import Drawing
from analysis.charts.look import LIGHT
from tests.charts.made import ROWS
from tests.charts.test_dots import PANEL, TONE

EMPTY: dict[str, object] = {"shapes": [], "annotations": []}


def told(figure: go.Figure) -> dict[str, object]:
    """Return what a browser is sent, empty lists left in or out alike."""
    found = json.loads(pio.to_json(figure, validate=False))
    return {"data": found["data"], "layout": {**EMPTY, **found["layout"]}}


def test_what_is_sent_is_what_plotly_would_send() -> None:
    """Unopened, opened, and made by Plotly at once: the same figure; without a template."""
    unopened = dots.strip(ROWS, [PANEL, TONE], LIGHT)
    opened = dots.strip(ROWS, [PANEL, TONE], LIGHT)
    assert opened.layout.height
    assert opened.layout.template.data.scatter  # and not whatever template was set last in this process
    made = go.Figure(unopened.to_dict())
    made.layout.template = None
    assert told(unopened) == told(opened) == told(made)


def test_it_can_be_changed_like_any_figure() -> None:
    """A change is in everything that is written afterwards, and it is a figure to everybody."""
    figure = dots.strip(ROWS, [PANEL], LIGHT)
    figure.update_layout(height=321)
    assert isinstance(figure, go.Figure)
    assert figure.to_dict()["layout"]["height"] == 321


def test_whoever_changes_what_was_written_changes_no_figure() -> None:
    """Streamlit takes keys out of the traces that it writes: the kept figure has them still."""
    figure = Drawing({"data": [{"type": "scatter", "uid": "a"}], "layout": {"height": 5}})
    written = figure.to_dict()
    written["data"][0].pop("uid")
    written["layout"]["height"] = 9
    assert figure.to_dict() == {"data": [{"type": "scatter", "uid": "a"}], "layout": {"height": 5}}


def test_an_attribute_that_no_figure_has_is_missing() -> None:
    """The usual error, before and after it was opened."""
    figure = Drawing({"data": [], "layout": {}})
    for _ in range(2):
        with pytest.raises(AttributeError):
            figure.nothing_of_that_name  # noqa: B018 - asking is the test


def test_the_same_figure_twice_is_drawn_once() -> None:
    """What is sent tells Plotly that equal figures hold equal numbers, and has no template, of which no two are equal to it."""
    layout = json.loads(pio.to_json(dots.strip(ROWS, [PANEL], LIGHT), validate=False))["layout"]
    assert layout["datarevision"] == "one"
    assert "template" not in layout
