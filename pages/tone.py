"""In what tone? By voice, along the article, headline against body, and the sentences with the strongest tone."""

from __future__ import annotations

import streamlit as st

from analysis.comparison import findings
from pages.parts import arc, chart, evidence, head, panels, view, words

MEASURES = ("sentiment", "headline_sentiment")
VOICES = {"all": "All words", "own": "Own words", "quoted": "Quoted words", "paraphrased": "Paraphrased"}

now = view.current()
plain = bool(st.session_state.get("plain"))
now = view.by_plain_vader(now) if plain else now
head.question(now, "In what tone?", "tone by plain VADER" if plain else "tone with names masked and news words")
head.finding(now, [findings.one("sentiment", now.values(), now.differences(), head.names(now))])

words.section(
    "Tone by voice, and of the headline",
    "−1 is as negative as a sentence can be, +1 as positive. Dot: mean of the sentences. Thick line: 50 % interval; thin line: 95 %.",
)
st.toggle("Plain VADER: names not masked, no news words (it agrees less with people)", key="plain", bind="query-params")
rows = now.rows("sentiment")
chart.strip(rows, panels.tone(now, VOICES), key="tone", what="what_tone")

words.section(
    "Along the article",
    "Each bar is a sentence, first to last: up is positive, down negative. Click a bar to read the sentence.",
)
arc.draw(now, rows)

evidence.panel(now, MEASURES, key="what_tone", title="The words that set the tone")
panels.numbers(now, MEASURES)
head.foot(
    "Tone is VADER’s compound score, taken sentence by sentence with names masked and a list of news words, and averaged. It tells how warm or harsh the words are, "
    "not whom they favour: it finds the sentences that experts call biased hardly better than chance."
)
