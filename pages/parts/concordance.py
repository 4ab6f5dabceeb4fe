"""Charged words in context: a keyword-in-context line for every mark of an article and category."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.choice import selected
from analysis.comparison.wording import concordance
from analysis.measures import registry
from analysis.measures.loaded import CATEGORIES
from pages.parts import evidence, focus, kwic, words
from pages.parts.view import VOICES

if TYPE_CHECKING:
    from analysis.comparison.choice import Choice
    from analysis.marks import Mark
    from pages.parts.view import View

FEW = 8
EVERY = "every"
KIND, WHOSE = "category", "whose"
"""Session keys of the chosen kind of wording, and of whose words."""


def panel(view: View) -> None:
    """Draw the lines of one article and category, the strongest marks first, each a link into the Reading room."""
    words.section(
        "The words in context",
        "Click a mark above, or choose here. The strongest come first.",
    )
    labels = {EVERY: "Every kind"} | {one.name: one.label for one in CATEGORIES}
    highest = view.rows("loaded_language")[0].key
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = focus.article(view, first=highest)
        kind = focus.item("Kind", labels, key=KIND)
        whose = focus.item("Whose words", VOICES, key=WHOSE, first=view.choice.voice)
    if who is None:
        return
    choice = replace(view.choice, voice=whose)
    marks = found(view, who, kind, choice)
    total = view.values(whose)[view.shown.index(who)]["loaded_language" if kind == EVERY else f"loaded_{kind}"]
    told = f"{len(marks)} marks · {evidence.figure(total)}"
    st.html(f'<p class="figure">{words.glyph(view.hues[who])}<b>{words.safe(view.names[who])}</b> · {told}</p>')
    every = st.session_state.get("kwic_all", False)
    for mark in marks if every else marks[:FEW]:
        _line(view, who, mark)
    if len(marks) > FEW:
        st.toggle(f"Show all {len(marks)} marks", key="kwic_all")
    if not marks:
        words.warn("No mark of this kind here.", quiet=True)


def found(view: View, position: int, category: str, choice: Choice) -> list[Mark]:
    """Return the loaded marks of an article in one voice, of one category or all, heaviest first."""
    import numpy as np

    result = view.opened.results[position]
    chosen = selected(result, choice, registry()["loaded_language"])
    wanted = "loaded." if category == EVERY else f"loaded.{category}"
    marks = [m for m in result.marks if m.kind == wanted or (category == EVERY and m.kind.startswith(wanted))]
    at = np.searchsorted(result.columns["start"], [m.start for m in marks], side="right") - 1
    inside = [m for m, segment in zip(marks, at, strict=True) if chosen[segment]]
    return sorted(inside, key=lambda m: (-abs(m.weight), m.start))


def _line(view: View, position: int, mark: Mark) -> None:
    result = view.opened.results[position]
    one = concordance.lines(result, position, [(mark.start, mark.end)])[0]
    st.html(kwic.line(view, one, marks=[mark], shown=evidence.groups_of("loaded_language")))
