"""In what words? Charged wording by article and by category, and every marked word in its context."""

from __future__ import annotations

from analysis.comparison import findings
from pages.parts import categories, chart, concordance, head, panels, view, words

MEASURES = ("loaded_language", "loaded_spans", "headline_loaded_language")

now = view.current()
head.question(now, "In what words?")
head.finding(now, [findings.one("loaded_language", now.values(), now.differences(), head.names(now))])

words.section(
    "Charged wording, and whose it is",
    "Weighted marks per 100 words. Dot: the value. Thick line: 50 % interval; thin line: 95 %. Click a dot to see its words.",
)
chart.strip(now.rows("loaded_language"), panels.loaded(now), key="wording", what="what_wording")

words.section(
    "What kind of wording",
    "Marks per 100 words, a line a category; the article with most is named. Click a mark to see its words in context.",
)
categories.draw(now)

concordance.panel(now)
panels.numbers(now, MEASURES)
head.foot(
    "Entries of a list written for this project, matched as whole words outside names, weighted by category and strength. It misses irony, "
    "images and what is left unsaid."
)
