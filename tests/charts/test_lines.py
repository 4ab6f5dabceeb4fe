"""Categories, a line each: what is drawn is what was given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts import lines
from analysis.charts.lines import Line
from analysis.charts.look import LIGHT, Row
from tests.charts.made import ESCAPED, HOSTILE, axes, inside, named, points, texts, unescaped, written

ROWS = [Row(3, "North Wire", "580 words", 0), Row(0, "Bell", "310 words", 1)]
SHOWN = [
    Line("", "Charged", {}, heading=True),
    Line("loaded_emotive", "Emotive words", {3: 2.0, 0: 0.5}),
    Line("loaded_label", "Labels", {3: 0.0, 0: 1.25}),
]


def draw(shown: list[Line], rows: list[Row], *, narrow: bool = False) -> lines.go.Figure:
    """Draw with the usual unit."""
    return lines.lines(rows, shown, LIGHT, unit="per 100 words", decimals=1, narrow=narrow)


@pytest.mark.parametrize(("narrow", "step"), [(False, 1.0), (True, 1.55)])
def test_marks_stand_at_the_values(narrow: bool, step: float) -> None:  # noqa: FBT001 - a table's column
    """A mark an article and category, at its value and on its line, carrying [row key, name]; a heading has none."""
    found = {(x, data): y for x, y, data in points(draw(SHOWN, ROWS, narrow=narrow))}
    assert set(found) == {
        (2.0, (3, "loaded_emotive")), (0.5, (0, "loaded_emotive")), (0.0, (3, "loaded_label")), (1.25, (0, "loaded_label")),
    }  # fmt: skip
    for (_, (_, name)), y in found.items():
        assert y == [line.name for line in SHOWN].index(name) * step


def test_the_article_with_most_is_named_at_its_mark() -> None:
    """The name and the value stand at the highest mark."""
    assert written(draw(SHOWN, ROWS)) == {(2.0, 1.0): "North Wire 2.0", (1.25, 2.0): "Bell 1.2"}


def test_equal_values_step_apart() -> None:
    """Marks that would cover each other stand over and under the line, at the same value."""
    rows = [named(f"Outlet {i}", i) for i in range(5)]
    found = points(draw([Line("m", "Label", dict.fromkeys(range(5), 1.0))], rows))
    assert {x for x, _, _ in found} == {1.0}
    assert len({y for _, y, _ in found}) == 5
    assert max(abs(y) for _, y, _ in found) < 0.6


def test_hostile_names_stay_text() -> None:
    """Markup in a name or a label is shown as it is written."""
    figure = draw([Line("m", HOSTILE, {0: 1.0})], [named(HOSTILE)])
    assert not unescaped(figure)
    assert any(ESCAPED in text for text in texts(figure))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.floats(0, 1e4).map(lambda x: round(x, 2)), min_size=3, max_size=3), min_size=1, max_size=4))
def test_no_mark_is_clipped(values: list[list[float]]) -> None:
    """Whatever the numbers: every mark lies inside the axes, with at most four ticks."""
    rows = [named(f"Outlet {i}", i) for i in range(3)]
    shown = [Line(f"m{i}", f"Label {i}", dict(enumerate(some))) for i, some in enumerate(values)]
    for narrow in (False, True):
        figure = draw(shown, rows, narrow=narrow)
        assert inside(figure)
        assert 1 <= len(axes(figure, "x")["x"]["tickvals"]) <= 4
