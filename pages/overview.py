"""How do they differ? The finding, the headlines side by side, four measures, three sentences that show it."""

from __future__ import annotations

import streamlit as st

from analysis.comparison import findings
from pages.parts import chart, head, panels, ranking, states, takeaway, view, words
from pages.parts import evidence as behind
from pages.parts.first import MEASURES

now = view.current()
head.question(now, "How do they differ?")
head.finding(now, findings.overall(now.values(), now.differences(measures=MEASURES), head.names(now)))
states.level(now, MEASURES)

words.section(
    f"The same event, {panels.titled(now)}",
    "Marked words carry charge (solid line), label people (double), take distance (wavy) or hedge (dotted). Rest on one to see why.",
)
st.html(panels.headlines(now))
panels.all_headlines(now)

words.section(
    "Four measures, one row an article",
    "Sorted by charged wording. Dot: the value. Thick line: 50 % interval; thin line: 95 %. Click a dot to see its words.",
)
rows = now.rows("loaded_language")
chart.strip(rows, panels.of(now, MEASURES), key="overview", what="what")
with st.container():
    behind.panel(now, behind.items(MEASURES), key="what")

clear = {pair.measure for pair in now.differences(measures=MEASURES) if pair.clear}
told = now.telling(clear)
words.section(
    "The sentences that show it",
    "The most telling ones, each of a different article where there are as many."
    if told
    else "In this voice no sentence stands out by these measures.",
)
with st.container():
    for one in told:
        shown = one.shown._replace(article=now.shown[one.shown.article])
        behind.sentence(now, shown, one.what, groups=behind.groups_of(one.measure), who="named")

ranking.panel(now, MEASURES)
panels.numbers(now, MEASURES)
takeaway.panel(now)
head.foot(
    "Charged wording counts the entries of a list written for this project, weighted, per 100 words in the chosen voice; it misses "
    "irony and images. Tone is VADER’s, sentence by sentence, names masked."
)
