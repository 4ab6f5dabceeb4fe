"""The room of charged wording: by article, by category, and every marked word in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.comparison import findings
from pages.parts import categories, chart, concordance, focus, head, panels, words

if TYPE_CHECKING:
    from pages.parts.view import View

MEASURES = ("loaded_language", "loaded_spans", "headline_loaded_language")


def room(view: View) -> None:
    """Draw the room."""
    head.finding(
        view, [findings.one("loaded_language", view.values(), view.differences(measures=MEASURES), head.names(view))]
    )
    focus.follow(view, concordance.WHOSE)
    words.section(
        "Charged wording, and whose it is",
        "Weighted marks per 100 words. Dot: the value. Thick line: 50 % interval; thin line: 95 %. Click a dot to see its words.",
    )
    chart.strip(
        view.rows("loaded_language"), panels.loaded(view), key="wording", what=concordance.WHOSE,
        also={concordance.KIND: concordance.EVERY},
    )  # fmt: skip
    words.section(
        "What kind of wording",
        "Marks per 100 words, a line a category; the article with most is named. Click a mark to see its words in context.",
    )
    categories.draw(view)
    concordance.panel(view)
    panels.numbers(view, MEASURES)
    head.foot(
        "Entries of a list written for this project, matched as whole words outside names, weighted by category and strength. It misses irony, "
        "images and what is left unsaid."
    )
