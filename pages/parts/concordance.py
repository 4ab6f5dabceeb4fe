"""Charged words in context: a keyword-in-context line for every mark of an article and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.choice import selected
from analysis.comparison.wording import concordance
from analysis.measures import registry
from analysis.measures.loaded import CATEGORIES
from pages.parts import evidence, kwic, words

if TYPE_CHECKING:
    from analysis.marks import Mark
    from pages.parts.view import View

FEW = 8
EVERY = "every"


def panel(view: View) -> None:
    """Draw the lines of one article and category, the strongest marks first, each a link into the Reading room."""
    words.section(
        "The words in context",
        "Choose an article and a kind of wording, or click a mark above. The strongest come first.",
    )
    labels = {EVERY: "Every kind"} | {one.name: one.label for one in CATEGORIES}
    if st.session_state.get("who") not in view.shown:
        st.session_state.pop("who", None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            "Article", list(view.shown), format_func=view.names.__getitem__, key="who", bind="query-params", width=260
        )
        kind = st.selectbox(
            "Kind", list(labels), format_func=labels.__getitem__, key="category", bind="query-params", width=260
        )
    marks = found(view, who, kind)
    total = view.values()[view.shown.index(who)]["loaded_language" if kind == EVERY else f"loaded_{kind}"]
    told = f"{len(marks)} marks · {evidence.figure(total)}"
    st.html(f'<p class="figure">{words.glyph(view.hues[who])}<b>{words.safe(view.names[who])}</b> · {told}</p>')
    every = st.session_state.get("kwic_all", False)
    for mark in marks if every else marks[:FEW]:
        _line(view, who, mark)
    if len(marks) > FEW:
        st.toggle(f"Show all {len(marks)} marks", key="kwic_all")
    if not marks:
        words.warn("No mark of this kind in this article, in the chosen voice.", quiet=True)


def found(view: View, position: int, category: str) -> list[Mark]:
    """Return the loaded marks of an article in the chosen voice, of one category or all, heaviest first."""
    import numpy as np

    result = view.opened.results[position]
    chosen = selected(result, view.choice, registry()["loaded_language"])
    wanted = "loaded." if category == EVERY else f"loaded.{category}"
    marks = [m for m in result.marks if m.kind == wanted or (category == EVERY and m.kind.startswith(wanted))]
    at = np.searchsorted(result.columns["start"], [m.start for m in marks], side="right") - 1
    inside = [m for m, segment in zip(marks, at, strict=True) if chosen[segment]]
    return sorted(inside, key=lambda m: (-abs(m.weight), m.start))


def _line(view: View, position: int, mark: Mark) -> None:
    result = view.opened.results[position]
    one = concordance.lines(result, position, [(mark.start, mark.end)])[0]
    st.html(kwic.line(view, one, marks=[mark], shown=evidence.groups_of("loaded_language")))
