"""About whom, and in what role? Who is named how often, acts or is acted upon, is called what, and what nobody is named for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from analysis.comparison.actors import finding
from pages.acting import board as boards
from pages.acting import calls, chosen, doing, editing, named, nobody, numbers, toning
from pages.parts import exhibits, head, view

st.html(Path(__file__).parent / "parts" / "actors.css")
now = view.current()
board = boards.lay(now, grouped=chosen.grouped())
mentions = sum(len(page.seen) for page in board.laid.pages)
head.question(now, "About whom, and in what role?", f"{len(board.laid.joined)} actors in {mentions} mentions")
head.finding(now, finding.overall(board.laid.rates, board.laid.joined, board.looked_at, head.names(now)))
actor = chosen.choose(board)
if actor is None:
    st.stop()

exhibits.draw(
    {
        "Who is named": partial(named.draw, board, actor),
        "In what role": partial(doing.draw, board, actor),
        "Called what": partial(calls.draw, board, actor),
        "Done by nobody": partial(nobody.draw, board),
        "In what tone": partial(toning.draw, board, actor),
    }
)

if not chosen.grouped():
    editing.panel(board, actor)
numbers.draw(board)
head.foot(
    "Names are found by capitals, titles and a list of countries, bodies and given names; roles by the words around them, with no parser: "
    "long sentences are misread at times, and a pronoun counts only where it is clear who speaks. Not named is not hidden. "
    "By country counts a country, its capital, government and people as one."
)
