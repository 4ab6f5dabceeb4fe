"""In what tone? By voice, the sentences with the strongest tone, and sentence by sentence along the article."""

from __future__ import annotations

import streamlit as st

from analysis.comparison import findings
from pages.parts import arc, chart, evidence, focus, head, panels, view, words
from pages.parts.evidence import Item

MEASURES = ("sentiment", "headline_sentiment")
VOICES = {"all": "All words", "own": "Own words", "quoted": "Quoted words", "paraphrased": "Paraphrased"}
ITEMS = {voice: Item(label, "sentiment", voice) for voice, label in VOICES.items()} | {
    "headline": Item("Headline", "headline_sentiment")
}

now = view.current()
plain = bool(st.session_state.get("plain"))
now = view.by_plain_vader(now) if plain else now
head.question(now, "In what tone?", "tone by plain VADER" if plain else "tone with names masked and news words")
head.finding(now, [findings.one("sentiment", now.values(), now.differences(measures=MEASURES), head.names(now))])
focus.follow(now, "what_tone")

words.section(
    "Tone by voice, and of the headline",
    "−1 is as negative as a sentence can be, +1 as positive. Dot: mean of the sentences. Thick line: 50 % interval; thin line: 95 %. "
    "Click a dot to see its words.",
)
rows = now.rows("sentiment")
chart.strip(rows, panels.tone(now, VOICES), key="tone", what="what_tone")
tones = {key: one["sentiment"].value for key, one in zip(now.shown, now.values(), strict=True)}
strongest = max(tones, key=lambda key: abs(tones[key]) if tones[key] == tones[key] else -1)
evidence.panel(
    now, ITEMS, key="what_tone", first=strongest, item=now.choice.voice, asks="Whose words",
    title="The words that set the tone",
)  # fmt: skip

arc.section(now, rows)
panels.numbers(now, MEASURES)
st.toggle("Plain VADER: names not masked, no news words (it agrees less with people)", key="plain", bind="query-params")
head.foot(
    "Tone is VADER’s compound score, taken sentence by sentence with names masked and a list of news words, and averaged. It tells how warm or harsh the words are, "
    "not whom they favour: it finds the sentences that experts call biased hardly better than chance."
)
