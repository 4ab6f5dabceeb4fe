"""What do they say, side by side? Up to three articles with their marks, lined up on a fact; the switches are the legend."""

from __future__ import annotations

import streamlit as st

from analysis.charts import marked
from pages.blind import mode, rounds
from pages.parts import columns, head, lining, reader, view, words

MOST = 3

now = view.current()
if mode.blind():
    rounds.draw(now)
    st.stop()
head.question(now, "What do they say, side by side?")
mode.switch()

left, right = st.columns([3, 1.3], vertical_alignment="bottom")
with right:
    lining.choose(now)
places = reader.places(now)
reader.remember(now, places)
positions = left.pills(
    f"Articles (up to {MOST})", list(now.shown), format_func=lambda i: words.label(now.names[i]),
    selection_mode="multi", default=list(now.shown[:2]), key="read", bind="query-params", wrap=True,
)  # fmt: skip
words.shape_pills("read", [now.hues[i] for i in now.shown])
chosen = sorted(positions)[:MOST]
if len(positions) > MOST:
    words.warn(f"Three at a time keep a readable width: these are the first {MOST}.", quiet=True)
if not chosen:
    words.warn("Choose one to three articles to read.")
    st.stop()

groups = marked.groups()
counts = reader.counts(now, chosen, groups)
kinds = st.pills(
    "Marks shown, with their number in these texts", [group.key for group in groups],
    format_func=reader.label, selection_mode="multi", default=list(reader.FIRST),
    key="marks", bind="query-params", wrap=True,
)  # fmt: skip
reader.legend(groups, counts)
lining.tell(now, chosen, places)
st.html(columns.html(now, chosen, [one for one in groups if one.key in kinds], places, lining.about(now)))
head.foot(
    "The ribbon under each headline shows where marks (ticks) and quoted speech (bands) stand, first word left, last word right. "
    "Rest on a mark, or move to it with the Tab key, to see why it is marked."
)
lining.scroll(chosen, places)
