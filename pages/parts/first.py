"""What the first page shows before anything is chosen, made ahead of it; all of it is kept for whoever asks."""

from __future__ import annotations

from analysis.charts import dots
from analysis.charts.look import LIGHT
from pages.parts import chart, desk, panels, ready, sidebar, states

MEASURES = ("loaded_language", "sentiment", "reading_grade", "quoted_share")
"""What the first page compares."""


def compare() -> None:
    """Compare the articles of the first event, draw the first chart, and find what else the page tells of them."""
    with desk.library() as library:
        ready.sample(library)
        now = sidebar.unchosen(library)
    if now is None:
        return
    pairs = now.differences(measures=MEASURES)
    rows = now.rows(MEASURES[0])[: states.MANY]
    chart.drawn(dots.strip, rows, panels.of(now, MEASURES), LIGHT)
    now.telling({pair.measure for pair in pairs if pair.clear})
