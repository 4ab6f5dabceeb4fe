"""Dots with intervals: what is drawn is what was given."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts import dots
from analysis.charts.dots import Dot, Panel
from analysis.charts.look import DARK, LIGHT
from tests.charts.made import (
    ESCAPED,
    HOSTILE,
    ROWS,
    axes,
    inside,
    intervals,
    markers,
    named,
    points,
    texts,
    unescaped,
    written,
)

DOTS = {
    3: Dot(2.5, 1.0, 4.0, 2.0, 3.0),
    0: Dot(1.25, 0.5, 2.0, 1.0, 1.5),
    7: Dot(9.0, reason="no interval: <b>few</b>"),
}
PANEL = Panel("loaded_language", "Charged wording", "per 100 words", "Wire has most", DOTS)
TONE = Panel(
    "sentiment", "Tone", "mean", "", {3: Dot(-0.2, -0.4, 0.1, -0.3, 0.0), 0: Dot(math.nan), 7: Dot(0.1)}, signed=True
)
FINITE = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))


def test_dots_stand_at_the_values_with_their_article_and_measure() -> None:
    """A point a row and panel, at (value, row), carrying [row key, measure]; what has no value has no point."""
    figure = dots.strip(ROWS, [PANEL, TONE], LIGHT)
    assert sorted(points(figure)) == sorted(
        [
            (2.5, 0, (3, "loaded_language")), (1.25, 1, (0, "loaded_language")), (9.0, 2, (7, "loaded_language")),
            (-0.2, 0, (3, "sentiment")), (0.1, 2, (7, "sentiment")),
        ]
    )  # fmt: skip


def test_lines_are_the_intervals() -> None:
    """Thin: 95 %, thick: 50 %, in the row's place; none where there is none."""
    figure = dots.strip(ROWS, [PANEL], LIGHT)
    assert intervals(figure) == {(1.0, 4.0, 0): 1.5, (2.0, 3.0, 0): 10, (0.5, 2.0, 1): 1.5, (1.0, 1.5, 1): 10}


def test_each_point_looks_like_its_outlet() -> None:
    """One trace a panel, and in it every outlet's own colour and shape, full in colour; what is not ranked is hollow."""
    figure = dots.strip(ROWS, [PANEL, TONE], LIGHT)
    assert len(figure.data) == 2
    tints = {key[0]: tint for key, tint in markers(figure, "color").items()}
    assert tints == {3: LIGHT.outlets[0], 0: LIGHT.outlets[1], 7: LIGHT.paper}
    assert {key[0]: shape for key, shape in markers(figure, "symbol").items()} == {
        3: "circle",
        0: "square",
        7: "circle",
    }
    assert set(markers(figure, "opacity").values()) == {1}


def test_rows_stand_from_top_to_bottom_in_the_order_given() -> None:
    """The vertical axis runs downwards, and the names stand in the order of the rows."""
    figure = dots.strip(ROWS, [PANEL], LIGHT)
    low, high = axes(figure, "y")["y"]["range"]
    assert low > len(ROWS) - 1 > 0 > high
    names = {note.y: note.text for note in figure.layout.annotations if note.xref == "paper" and note.yref == "y"}
    assert [row.name in names[y] for y, row in enumerate(ROWS)] == [True] * 3


def test_the_numbers_are_printed_above_the_dots() -> None:
    """Each value stands at its place with the panel's decimals; a missing one says so."""
    figure = dots.strip(ROWS, [dataclasses.replace(PANEL, decimals=2, suffix="%"), TONE], LIGHT)
    assert written(figure)[2.5, 0] == "2.50%"
    assert "not measured" in texts(figure)


def test_what_a_rest_on_a_dot_tells() -> None:
    """The full name, the value, the interval or why there is none, escaped."""
    told = "".join(texts(dots.strip([named("A name much longer than any row's label can be"), *ROWS[2:]], [
        dataclasses.replace(PANEL, dots={0: DOTS[3], 7: DOTS[7]})], LIGHT)))  # fmt: skip
    assert "A name much longer than any row's label can be" in told
    assert "95 % interval 1.0 to 4.0" in told
    assert "no interval: &lt;b&gt;few&lt;/b&gt;" in told


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_hostile_names_stay_text(narrow: bool, look: dots.Look) -> None:  # noqa: FBT001 - a table's column
    """Markup in an outlet's name, note, head, unit or finding is shown as it is written."""
    row = dataclasses.replace(named(HOSTILE), note=HOSTILE)
    panel = Panel("m", HOSTILE, HOSTILE, HOSTILE, {0: Dot(1.0, reason=HOSTILE)})
    figure = dots.strip([row], [panel], look, narrow=narrow)
    assert not unescaped(figure)
    assert any(ESCAPED in text for text in texts(figure))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(FINITE, min_size=5, max_size=5).map(sorted), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["", "%"]),
)
def test_no_interval_is_clipped(numbers: list[list[float]], signed: bool, suffix: str) -> None:  # noqa: FBT001
    """Whatever the numbers: every point and interval lies inside the axis, with at most four ticks, all inside."""
    rows = [named(f"Outlet {i}", i) for i in range(len(numbers))]
    found = {i: Dot(mid, low, high, low50, high50) for i, (low, low50, mid, high50, high) in enumerate(numbers)}
    figure = dots.strip(rows, [Panel("m", "head", "unit", "", found, signed=signed, suffix=suffix)], LIGHT)
    assert inside(figure)
    axis = axes(figure, "x")["x"]
    assert 1 <= len(axis["tickvals"]) <= 4
    assert all(axis["range"][0] <= tick <= axis["range"][1] for tick in axis["tickvals"])
    assert len(set(axis["ticktext"])) == len(axis["tickvals"])


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9))
def test_ticks_are_round_and_few(low: float, width: float) -> None:
    """At most four, evenly apart, inside the axis."""
    high = low + width
    if high <= low or width < 1e-9 * abs(low):
        return
    ticks = dots.ticks_of(low, high)
    assert 1 <= len(ticks) <= 4
    room = 1e-6 * (abs(low) + abs(high))
    assert all(low - room <= tick <= high + room for tick in ticks)


def test_a_fixed_axis_stays() -> None:
    """A panel with a span of its own has that axis, whatever its dots."""
    assert dots.span_of(dataclasses.replace(PANEL, span=(0, 100))) == (0, 100)


def test_a_panel_without_any_value_is_drawn() -> None:
    """Nothing measured: an axis, no point, and the reason."""
    figure = dots.strip(ROWS, [Panel("m", "h", "u", "", dict.fromkeys((3, 0, 7), Dot(math.nan)))], LIGHT)
    assert points(figure) == []
    assert "not measured" in texts(figure)
    assert "too little text" in texts(figure)
