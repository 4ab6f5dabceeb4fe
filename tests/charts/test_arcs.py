"""The arc through an article: what is drawn is what was given."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.charts import arcs
from analysis.charts.look import LIGHT
from tests.charts.made import ESCAPED, HOSTILE, ROWS, axes, inside, named, points, texts, unescaped

TONES = {3: np.array([0.5, -0.25, np.nan, 1.0]), 0: np.array([-1.0]), 7: np.array([])}


def test_bars_are_the_tones_in_reading_order() -> None:
    """A bar a sentence, from first to last, carrying [row key, sentence]; no words in the voice: no height."""
    figure = arcs.arcs(ROWS, TONES, LIGHT)
    found = points(figure)
    assert [(data, y) for _, y, data in found] == [
        ((3, "3-0"), 0.5),
        ((3, "3-1"), -0.25),
        ((3, "3-2"), 0.0),
        ((3, "3-3"), 1.0),
        ((0, "0-0"), -1.0),
    ]
    assert [x for x, _, data in found if data[0] == 3] == [12.5, 37.5, 62.5, 87.5]


def test_every_article_has_a_panel_on_one_scale() -> None:
    """As many panels as rows, all from −1 to +1, from top to bottom, nothing clipped."""
    figure = arcs.arcs(ROWS, TONES, LIGHT)
    panels = axes(figure, "y")
    assert len(panels) == 3
    assert {tuple(axis["range"]) for axis in panels.values()} == {(-1.12, 1.12)}
    tops = [panels[trace.yaxis or "y"]["domain"][1] for trace in figure.data]
    assert tops == sorted(tops, reverse=True)
    assert inside(figure)


def test_a_rest_on_a_bar_tells_sentence_and_tone() -> None:
    """Position, number of sentences, value with its sign; or that there are no words."""
    told = texts(arcs.arcs(ROWS, TONES, LIGHT))
    for said in ("1 of 4: +0.50", "2 of 4: −0.25", "3 of 4: no words in this voice"):
        assert said in told


@pytest.mark.parametrize("tones", [np.array([]), np.array([0.1])])
def test_hostile_names_stay_text(tones: np.ndarray) -> None:
    """Markup in a name is shown as it is written."""
    figure = arcs.arcs([named(HOSTILE)], {0: tones}, LIGHT)
    assert not unescaped(figure)
    assert any(ESCAPED[:20] in text for text in texts(figure))
