"""What is told, what is left out? Facts aligned across the articles, what stands in one only, and what is left out."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from analysis.comparison.facts import edits, finding, measured
from pages.parts import exhibits, head, view, words
from pages.telling import alone, changing, left, matrix, numbers, told

now = view.current()
st.html(Path(__file__).parent / "parts" / "facts.css")
found = told.of(now)
head.question(now, "What is told, what is left out?", f"{len(found.rows)} facts told by two or more")
head.finding(now, finding.of(found, head.names(now)))
if found.rows:
    st.html(f'<p class="note caution">{escape(measured.caution())}</p>')
if not found.rows:
    changing.taken_back(now, edits.read(now.opened.edits.get(told.EXHIBIT, {})))
    words.warn(
        "A comparison needs two articles that tell something in common. Choose more outlets in the sidebar, or all words as the voice.",
        quiet=True,
    )
    st.stop()

shown = {
    "Facts": partial(matrix.draw, now, found),
    "Left out": partial(left.draw, now, found),
    "Only here": partial(alone.draw, now, found),
}
if found.copies:
    shown["Shared copy"] = partial(alone.copies, now, found.copies)
exhibits.draw(shown)

numbers.draw(now, found)
head.foot(told.method())
