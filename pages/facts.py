"""What is told, what is left out? Facts aligned across the articles, what stands in one only, and what is left out."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.comparison.facts import edits, finding
from pages.parts import head, view, words
from pages.telling import alone, chosen, grid, left, told

now = view.current()
st.html(Path(__file__).parent / "parts" / "facts.css")
found = told.of(now)
head.question(now, "What is told, what is left out?", f"{len(found.rows)} facts told by two or more")
head.finding(now, finding.of(found, head.names(now)))
if not found.rows:
    chosen.taken_back(now, edits.read(now.opened.edits.get(told.EXHIBIT, {})))
    words.warn(
        "A comparison needs two articles that tell something in common. Choose more outlets in the sidebar, or all words as the voice.",
        quiet=True,
    )
    st.stop()

words.section(
    "Which facts stand in which article, how deep and in whose words",
    "The tick shows where the fact first stands: left is the first sentence, right the last. Below it, who says it. Most widely told first.",
)
labels = chosen.labels(found)
columns = grid.columns(now)
grid.draw(now, found, columns, labels)

words.section(
    "One fact, side by side",
    "Choose a fact here or click its name above. The words that tell it stand out from the rest of their sentence.",
)
row = chosen.choose(found, labels)
chosen.sentences(now, row)
chosen.change(now, found, row, labels)

words.section("Only here", "Statements that we found in one article and no other, those with the rarest words first.")
alone.draw(now, found, columns)

if found.copies:
    words.section(
        "Shared copy",
        "Stretches that articles have word for word outside quotation marks, as a rule from an agency: credited to neither in the matrix, and in no list above.",
    )
    alone.copies(now, found.copies)

words.section(
    "How much is left out",
    "Weighted share of the facts told by two or more that we did not find in an article. Click a dot to see which.",
)
left.draw(now, found)
left.missing(now, found, labels)
left.tabled(now, found)
head.foot(told.method())
