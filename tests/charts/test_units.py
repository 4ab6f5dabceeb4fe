"""Unit squares: one a thing counted, in cells that carry what they are, with as many words below as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from analysis.charts.look import DARK, LIGHT
from analysis.charts.units import Cell, Group, Line, units
from tests.charts.made import ESCAPED, HOSTILE, ROWS, inside, named, points, texts, unescaped

if TYPE_CHECKING:
    import plotly.graph_objects as go

COLUMNS = ("Endorsing", "Neutral")
VERBS = ("said 20", "told 4", "added 3", "explained at length 2", "remarked", "observed")
GROUPS = [
    Group(
        ROWS[0],
        [
            Line("East", {"Neutral": Cell("east neutral", tuple(f"s{n}" for n in range(31)), VERBS)}),
            Line("West", {}),
        ],
    ),
    Group(ROWS[2], [Line("East", {"Endorsing": Cell("east endorsing", ("one",), ("confirmed",))})]),
]
BOTH = pytest.mark.parametrize("narrow", [False, True])


def shapes(figure: go.Figure) -> list[dict[str, Any]]:
    """Return the lines and boxes of a figure."""
    return list(figure.to_dict()["layout"]["shapes"])


@BOTH
@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_one_square_a_thing(look: Any, narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """Every thing has a square of its own place and hover text, which carries row and cell; all lie inside the chart."""
    figure = units(GROUPS, COLUMNS, look, narrow=narrow)
    found = points(figure)
    assert [data for *_, data in found] == [(3, "east neutral")] * 31 + [(7, "east endorsing")]
    assert len({(x, y) for x, y, _ in found}) == 32
    assert {*(f"s{n}" for n in range(31)), "one"} <= set(texts(figure))
    assert inside(figure)


@BOTH
def test_words_are_whole(narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """No word under the squares is cut: what does not fit is counted."""
    told = next(text for text in texts(units(GROUPS, COLUMNS, LIGHT, narrow=narrow)) if text.startswith("said 20"))
    *shown, last = told.split(", ")
    assert tuple(shown) == VERBS[: len(shown)]
    assert last == f"{len(VERBS) - len(shown)} more" or told == ", ".join(VERBS)


@BOTH
def test_chosen_cell_is_underlaid(narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """The chosen cell has a tint under all its squares and no other cell has; nothing is underlaid where nothing is chosen."""
    assert not [one for one in shapes(units(GROUPS, COLUMNS, LIGHT, narrow=narrow)) if one["type"] == "rect"]
    figure = units(GROUPS, COLUMNS, LIGHT, chosen=(3, "east neutral"), narrow=narrow)
    (box,) = [one for one in shapes(figure) if one["type"] == "rect"]
    for x, y, data in points(figure):
        under = box["x0"] <= x <= box["x1"] and box["y0"] <= y <= box["y1"]
        assert under is (data == (3, "east neutral"))


@BOTH
def test_hostile_names(narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """Names, sides and verbs of anyone stay text."""
    group = Group(named(HOSTILE), [Line(HOSTILE, {"Neutral": Cell("x", ("safe",), (HOSTILE,))})])
    figure = units([group], COLUMNS, LIGHT, narrow=narrow)
    assert unescaped(figure) == []
    assert any(ESCAPED[:8] in text for text in texts(figure))
