"""How many times the odds, on a logarithmic axis."""

from __future__ import annotations

import math

import pytest

from analysis.charts.look import DARK, LIGHT
from analysis.charts.odds import Scale, odds, ticks_of
from tests.charts.made import HOSTILE, ROWS, axes, inside, named, points, texts, unescaped

NONE = Scale(math.nan, (math.nan, math.nan), (math.nan, math.nan), "too little text", "too little text", clear=False)
VALUES = {
    3: Scale(
        math.log(16), (math.log(2), math.log(128)), (math.log(8), math.log(32)), "16 times", "doubts A more", clear=True
    ),
    0: Scale(-0.5, (-2.5, 1.5), (-1.2, 0.2), "1.6 times", "cannot tell", clear=False),
    7: NONE,
}


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("narrow", [False, True])
def test_each_row_is_told(look: object, narrow: bool) -> None:  # noqa: FBT001 - a table of cases
    """A dot where there is a value, words where there is none, both ends inside the axis, the sides named."""
    figure = odds(ROWS, VALUES, look, left="doubts B more", right="doubts A more", narrow=narrow)  # type: ignore[arg-type]
    assert [(round(x, 6), key[0]) for x, _, key in points(figure)] == [(round(math.log(16), 6), 3), (-0.5, 0)]
    assert inside(figure)
    told = texts(figure)
    for words in ("16 times", "1.6 times", "too little text", "← doubts B more", "doubts A more →"):
        assert words in told
    assert any("cannot tell" in text for text in told)
    assert any("95 % interval 2 to 1.3e+02" in text for text in told)


@pytest.mark.parametrize(
    ("reach", "ticks"),
    [
        (math.log(6), [-4, -2, 0, 2, 4]),
        (math.log(30), [-25, -5, 0, 5, 25]),
        (math.log(130), [-125, -25, -5, 0, 5, 25, 125]),
        (math.log(900), [-100, -10, 0, 10, 100]),
    ],
)
def test_ticks(reach: float, ticks: list[int]) -> None:
    """Powers of a round number, at most three to a side, "alike" in the middle."""
    assert ticks_of(reach) == ticks


def test_axis_is_as_wide_on_both_sides() -> None:
    """The middle is the middle, whatever the values."""
    low, high = axes(odds(ROWS, VALUES, LIGHT, left="b", right="a"), "x")["x"]["range"]
    assert low == -high


def test_hostile_names_stay_text() -> None:
    """Names of outlets and sides are escaped."""
    value = VALUES[0]
    scale = Scale(value.value, value.ends95, value.ends50, HOSTILE, HOSTILE, clear=False)
    for narrow in (False, True):
        assert unescaped(odds([named(HOSTILE)], {0: scale}, LIGHT, left=HOSTILE, right=HOSTILE, narrow=narrow)) == []
