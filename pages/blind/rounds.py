"""A blind round, one screen at a time: begin, answer, pass on, reveal."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.blind import deal
from pages.blind import asking, game, mode, reveal
from pages.parts import words

if TYPE_CHECKING:
    from pages.blind.game import Game
    from pages.parts.view import View

STYLE = Path(__file__).parents[1] / "parts" / "blind.css"
QUESTION = "What do they say, with the names hidden?"
KEPT = "Answers stay in this browser window: nothing is written to the library, and a reload forgets them."
HOW = (
    "You see sentences without outlet, colour or date: pairs that tell of the same matter (“Which is worded with more charge?”) and "
    "single ones (“Who wrote this?”). Colleagues answer one after another on this machine, and nobody sees what the others said. "
    "Then come the outlets, everybody’s answers, what the measure says, and how far you agree."
)


def draw(view: View) -> None:
    """Draw the blind round of the chosen articles, whatever stage it is at."""
    st.html(STYLE)
    played = game.current(view)
    state = [
        f"{len(view.shown)} articles",
        "own words only",
        *([f"round {played.number + 1}"] if played.number else []),
    ]
    hidden = "outlets shown" if played.stage == game.REVEAL else "outlets and dates hidden"
    st.html(
        f'<p class="eyebrow">{words.safe(view.event.name)}</p><h1 class="px{" play" if played.stage == game.ASK else ""}">{escape(QUESTION)}</h1>'
        f'<p class="state"><b>Blind round</b> · {escape(" · ".join([*state, hidden]))}</p>'
    )
    # The switch stands where it does beside the articles: elsewhere the browser would take it for another one, and the
    # address would go on saying what was chosen in the first.
    st.container()
    with mode.place():
        mode.switch()
    with st.container(key="blind"):
        stages = {game.ASK: asking.item, game.PASS: asking.passing, game.REVEAL: reveal.draw}
        stages.get(played.stage, _start)(view, played)


def _start(view: View, played: Game) -> None:
    words.text(HOW)
    dealt = game.dealt(view, count=deal.FEWEST, number=played.number)
    if not dealt.items:
        words.warn(dealt.problem)
        st.page_link("library.py", label="Go to the Library")
        return
    with st.form("blind_start", border=False):
        name = st.text_input("Who answers first? A name or initials", max_chars=game.LONGEST, key="blind_first")
        count = st.slider("How many items", deal.FEWEST, deal.MOST, played.count, key="blind_count")
        begun = st.form_submit_button("Begin", type="primary")
    st.html(f'<p class="note">{escape(KEPT)}</p>')
    if begun:
        played.count = count
        played.begin(name, game.dealt(view, count=count, number=played.number))
        st.rerun()
