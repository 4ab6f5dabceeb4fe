"""Where a chosen point stands in a chart: the selector names its panel, layer, trace and place."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.charts import arcs, dots, lengths, picked
from analysis.charts.look import LIGHT
from tests.charts.made import ROWS

PANELS = [
    dots.Panel(name, name, "", "", {row.key: dots.Dot(1.0 + row.key, 0.5, 9.0, 0.8, 8.5) for row in ROWS})
    for name in ("loud", "long")
]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["3", "loud"], []),
        ([3, "loud"], [".xy .scatterlayer .trace:nth-child(1) .points .point:nth-child(1)"]),
        ([0, "long"], [".x2y .scatterlayer .trace:nth-child(1) .points .point:nth-child(2)"]),
        ([0, "soft"], []),
        ([5, "loud"], []),
    ],
)
def test_a_dot_of_a_strip(chosen: list[object], expected: list[str]) -> None:
    """The points of a panel are one trace, in the order of the rows."""
    assert picked.selectors(dots.strip(ROWS, PANELS, LIGHT).to_dict(), chosen) == expected


def test_a_bar_of_an_arc() -> None:
    """A bar is the path of its place in its article's only trace."""
    tones = {row.key: np.array([0.5, -0.5, 0.1]) for row in ROWS}
    found = picked.selectors(arcs.arcs(ROWS, tones, LIGHT).to_dict(), [0, "0-2"])
    assert found == [".xy2 .barlayer .trace:nth-child(1) .points .point:nth-child(3) path"]


def test_a_sentence_among_others() -> None:
    """All sentences of an article are one trace; the row above is another."""
    words = {row.key: np.array([12.0, 12.0, 30.0]) for row in ROWS}
    found = picked.selectors(lengths.lengths(ROWS, words, LIGHT).to_dict(), [0, "0-1"])
    assert found == [".xy .scatterlayer .trace:nth-child(2) .points .point:nth-child(2)"]
