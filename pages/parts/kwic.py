"""A keyword in context: the word in the middle, its sentence to both sides, and the way into the Reading room."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.wording.concordance import Line
    from analysis.marks import Mark
    from pages.parts.view import View

VOICE = {"quoted": "quoted", "paraphrased": "paraphrased"}
"""How a line says that the words are not the outlet's own."""


def line(
    view: View,
    one: Line,
    *,
    marks: Sequence[Mark] = (),
    shown: Sequence[marked.Group] = (),
    note: str = "",
    named: bool = False,
) -> str:
    """Return one line as HTML; ``marks`` that are ``shown`` give the word its look, else it is strong. ``note`` stands at its end.

    ``named``: the line begins with its article's name.
    """
    text = view.opened.results[one.article].article.text
    (begin, end), (left, right) = one.sentence, one.shown
    word = marked.html(text, one.start, one.end, marks, shown)
    parts = (
        ("… " if left > begin else "") + marked.html(text, left, one.start, (), ()),
        word if shown else f"<b>{word}</b>",
        marked.html(text, one.end, right, (), ()) + (" …" if right < end else ""),
    )
    said = f'<span class="said">{escape(note)}</span>' if note else ""
    link = words.read_in_context(f"{one.article}-{begin}-{end}")
    name = f"{words.glyph(view.hues[one.article])}{words.safe(view.names[one.article])}"
    who = f'<p class="who">{name}</p>' if named else ""
    return (
        f'<div class="kwicrow{" named" if named else ""}">{who}'
        f'<div class="kwic"><span>{parts[0]}</span>{parts[1]}<span>{parts[2]}</span></div><span class="to">{said}{link}</span></div>'
    )


def lines(view: View, article: int, found: Sequence[Line], *, told: str, few: int) -> None:
    """Draw an article's lines under its name and ``told``: the first ``few`` of them."""
    body = "".join(line(view, one, note=VOICE.get(one.voice, "")) for one in found[:few])
    st.html(
        f'<p class="figure by">{words.glyph(view.hues[article])}<b>{words.safe(view.names[article])}</b> · {escape(told)}</p>{body}'
    )
