"""Bars that add up: one scale over all columns, the number behind each bar."""

from __future__ import annotations

import math

import pytest

from analysis.charts.bars import Column, bars
from analysis.charts.dots import Dot
from analysis.charts.look import DARK, LIGHT
from tests.charts.made import ESCAPED, HOSTILE, ROWS, axes, named, points, texts, unescaped

COLUMNS = [
    Column("own", "The outlet itself", "", {3: Dot(69, 60, 75), 0: Dot(50), 7: Dot(80)}),
    Column("a", "Side A", "1 of 3 pairs differ", {3: Dot(19, 10, 30), 0: Dot(40), 7: Dot(20)}),
    Column("b", "Side B", "", {3: Dot(12), 0: Dot(10), 7: Dot(0)}),
]


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("narrow", [False, True])
def test_every_value_is_a_bar_and_a_number(look: object, narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """A bar a value, none for 0, with the number behind it; wide and narrow, light and dark."""
    figure = bars(ROWS, COLUMNS, look, unit="of 100 words", narrow=narrow)  # type: ignore[arg-type]
    assert sorted((x, key) for x, _, key in points(figure)) == sorted(
        (dot.value, (row, column.name)) for column in COLUMNS for row, dot in column.bars.items() if dot.value
    )
    told = texts(figure)
    for column in COLUMNS:
        assert any(column.head in text for text in told)
        assert all(f"{dot.value:.0f}" in told for dot in column.bars.values())


def test_one_scale() -> None:
    """A unit is as long in every column: its range is in proportion to its width."""
    figure = bars(ROWS, COLUMNS, LIGHT, unit="of 100 words")
    lengths = [(axis["domain"][1] - axis["domain"][0]) / axis["range"][1] for axis in axes(figure, "x").values()]
    assert lengths == pytest.approx([lengths[0]] * 3)
    assert max(axis["domain"][1] for axis in axes(figure, "x").values()) == pytest.approx(1)


def test_hover_tells_the_interval() -> None:
    """Where there is an interval the hover text has it; where there is none, the reason."""
    reasoned = Column(
        "a", "Side A", "", {3: Dot(19, 10, 30), 0: Dot(4, reason="no interval: too short"), 7: Dot(math.nan)}
    )
    told = texts(bars(ROWS, [reasoned], LIGHT, unit="of 100 words"))
    assert any("95 % interval 10.0 to 30.0" in text for text in told)
    assert any("no interval: too short" in text for text in told)


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_names_stay_text(narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """Names of outlets and sides are escaped."""
    column = Column("a", HOSTILE, HOSTILE, {0: Dot(19, 10, 30)})
    figure = bars([named(HOSTILE)], [column], LIGHT, unit=HOSTILE, narrow=narrow)
    assert unescaped(figure) == []
    assert any(ESCAPED in text for text in texts(figure))


def test_many_columns_and_none() -> None:
    """More columns than fit at their best width still stand side by side; without any there is a figure all the same."""
    many = [Column(str(n), f"Side {n}", "", {3: Dot(5), 0: Dot(1), 7: Dot(2)}) for n in range(11)]
    domains = [axis["domain"] for axis in axes(bars(ROWS, many, LIGHT, unit="x"), "x").values()]
    assert all(left < right <= 1.0001 for left, right in domains)
    assert bars(ROWS, [], LIGHT, unit="x") is not None
    assert bars([], COLUMNS[:0], LIGHT, unit="x", narrow=True) is not None
