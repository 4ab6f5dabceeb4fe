"""The charts of many events: small dots under their mean, and outlets in time."""

from __future__ import annotations

import math

import pytest

from analysis.charts import spread, timelines
from analysis.charts.dots import Dot, Panel
from analysis.charts.look import DARK, LIGHT, Row

ROWS = [Row(7, "Harbour <b>Post</b>", "9 events", 0), Row(3, "Echo", "2 events", None, ranked=False)]
DOTS = {7: Dot(1.2, 0.4, 2.0, 0.9, 1.5), 3: Dot(-0.5, reason="fewer than 5 shared events: no interval")}
GAP = Panel("gap", "Against the others", "per 100 words", "", DOTS, signed=True)
LEVEL = Panel(
    "level", "In itself", "per 100 words", "", {7: Dot(3.0, 2.0, 4.0, 2.5, 3.5), 3: Dot(math.nan, reason="no article")}
)
SMALL = {7: [spread.Small("e4", 6.5, "The strike: +6.5"), spread.Small("e9", -3.0, "<i>Fire</i>: −3.0")]}
PERIODS = [timelines.Period(f"p{at}", f"Q{at}", f"Q{at} 2024") for at in range(1, 5)]
NOTHING = Dot(math.nan)
LINE = {7: [Dot(1.0, 0.5, 1.5, 0.8, 1.2), NOTHING, Dot(2.0), Dot(3.0)], 3: [NOTHING] * 4}


def points(figure: dict[str, object]) -> list[list[object]]:
    """Return what the points of a figure carry."""
    return [one for trace in figure["data"] for one in trace.get("customdata") or []]  # type: ignore[attr-defined]


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("narrow", [False, True])
def test_spread_carries_what_a_click_chooses(look: object, narrow: bool) -> None:  # noqa: FBT001 - a case of the table
    """Means carry their outlet and measure, small dots their outlet and event; an outlet without a value carries nothing."""
    figure = spread.spread(ROWS, [GAP, LEVEL], SMALL, look, narrow=narrow).to_dict()  # type: ignore[arg-type]
    assert sorted(map(tuple, points(figure))) == [(3, "gap"), (7, "e4"), (7, "e9"), (7, "gap"), (7, "level")]
    assert "<i>" not in str(figure)
    assert "<b>Post" not in str(figure)


def test_spread_holds_every_dot() -> None:
    """The axis is wide enough for the furthest event and shares its zero with all rows."""
    axes = spread.spread(ROWS, [GAP], SMALL, LIGHT).to_dict()["layout"]["xaxis"]
    assert axes["range"][0] < -3.0
    assert axes["range"][1] > 6.5
    assert axes["zeroline"]


def test_few_events_are_grey_and_have_no_interval() -> None:
    """An outlet that is not ranked is hollow and grey, without lines, below a rule."""
    figure = spread.spread(ROWS, [GAP], {}, LIGHT).to_dict()
    lines = [one for one in figure["layout"]["shapes"] if one.get("layer") == "between"]
    assert {one["y0"] for one in lines} == {0}
    assert [one for one in figure["layout"]["shapes"] if one.get("xref") == "paper"]
    (means,) = figure["data"]
    assert means["customdata"] == [[7, "gap"], [3, "gap"]]
    assert means["marker"]["color"][1] == LIGHT.paper


@pytest.mark.parametrize("narrow", [False, True])
def test_timelines(narrow: bool) -> None:  # noqa: FBT001 - a case of the table
    """A dot a period with an article; no line leads over a period without one; hollow where there is no interval."""
    figure = timelines.timelines(
        ROWS, PERIODS, LINE, LIGHT, unit=" per 100 words", decimals=1, signed=True, middle=0.0, narrow=narrow
    ).to_dict()
    assert points(figure) == [[7, "p1"], [7, "p3"], [7, "p4"]]
    joined = [t["x"] for t in figure["data"] if t.get("mode") == "lines" and t["line"]["width"] == 1.2]
    assert joined == [[2, 3]]
    spans = {tuple(axis["range"]) for name, axis in figure["layout"].items() if name.startswith("yaxis")}
    assert len(spans) == 1


def test_timeline_of_nothing() -> None:
    """Outlets without any article in time make an empty chart, not a failure."""
    empty = {7: [NOTHING] * 4, 3: [NOTHING] * 4}
    figure = timelines.timelines(ROWS, PERIODS, empty, LIGHT, unit="", decimals=2, signed=False, middle=0.4)
    assert points(figure.to_dict()) == []
