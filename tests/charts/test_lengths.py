"""Sentence lengths: what is drawn is what was given."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts import lengths
from analysis.charts.look import LIGHT
from tests.charts.made import ESCAPED, HOSTILE, ROWS, inside, named, points, texts, unescaped

WORDS = {3: np.array([12.0, 30.0, 12.0, 7.0]), 0: np.array([5.0]), 7: np.array([])}


def test_a_dot_a_sentence_at_its_length() -> None:
    """Each dot stands at its number of words and carries [row key, sentence]; in its row."""
    found = points(lengths.lengths(ROWS, WORDS, LIGHT))
    assert [(x, data) for x, _, data in found] == [
        (x, (key, f"{key}-{place}")) for x, key, place in [(12, 3, 0), (30, 3, 1), (12, 3, 2), (7, 3, 3), (5, 0, 0)]
    ]
    assert all(abs(y - (0 if data[0] == 3 else 1)) <= 0.34 for _, y, data in found)


def test_equal_sentences_do_not_cover_each_other() -> None:
    """Two sentences of twelve words are two dots."""
    twelve = [y for x, y, _ in points(lengths.lengths(ROWS, WORDS, LIGHT)) if x == 12]
    assert len(set(twelve)) == 2


def test_the_median_is_drawn_and_named() -> None:
    """The tick stands at the median and says it; an article without sentences has none."""
    figure = lengths.lengths(ROWS, WORDS, LIGHT)
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(12, 12), (5, 5)]
    assert [text for text in texts(figure) if text.startswith("median")] == ["median 12", "median 5"]
    assert any("0 sentences" in text for text in texts(figure))


def test_hostile_names_stay_text() -> None:
    """Markup in a name is shown as it is written."""
    figure = lengths.lengths([named(HOSTILE)], {0: np.array([3.0])}, LIGHT)
    assert not unescaped(figure)
    assert any(ESCAPED[:20] in text for text in texts(figure))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 3000), min_size=1, max_size=60))
def test_no_dot_is_clipped(counts: list[int]) -> None:
    """Whatever the lengths: every dot lies inside the axes."""
    assert inside(lengths.lengths([named("A")], {0: np.array(counts, dtype=float)}, LIGHT))
