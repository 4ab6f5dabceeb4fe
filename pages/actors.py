"""About whom, and in what role? Who is named how often, acts or is acted upon, is called what, and what nobody is named for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.comparison.actors import finding
from pages.acting import board as boards
from pages.acting import calls, chosen, doing, editing, named, nobody, numbers, toning
from pages.parts import head, view, words

st.html(Path(__file__).parent / "parts" / "actors.css")
now = view.current()
asked = st.session_state.get("count", st.query_params.get("count", boards.EACH))
grouped = asked == boards.COUNTRY
board = boards.lay(now, grouped=grouped)
mentions = sum(len(page.seen) for page in board.laid.pages)
head.question(now, "About whom, and in what role?", f"{len(board.laid.joined)} actors in {mentions} mentions")
head.finding(now, finding.overall(board.laid.rates, board.laid.joined, board.looked_at, head.names(now)))

words.section(
    "Who is named, and how often",
    "Mentions in 100 words, each mark an article; the one that names an actor most is named. Click a mark to choose the actor.",
)
st.segmented_control(
    "Count", [boards.EACH, boards.COUNTRY], default=boards.EACH, required=True, key="count", bind="query-params",
    help="By country: a country, its capital, government and people are one.", label_visibility="collapsed",
)  # fmt: skip
if not board.laid.joined:
    st.stop()
named.draw(board)

words.section(
    "One actor, closely",
    "It acts where it is the subject of a verb, it is acted upon where it is the object, or the subject of a passive. Lines: 50 % and 95 % intervals.",
)
actor = chosen.choose(board)
chosen.draw(board, actor)
chosen.evidence(board, actor)

words.section(
    f"What {board.laid.titles[actor]} does, and what is done to it",
    "One square for each mention with a verb or noun. Open a word to read where it stands.",
)
doing.draw(board, actor)

words.section(
    "What each outlet calls whom",
    "Labels beside the names, most telling first; open one to read where it stands. Below them, the names that are used, with their number.",
)
calls.draw(board, actor)

words.section(
    "Done by nobody named",
    "Passives that leave out who did it (“were killed”), in 100 words. A style of news, and a way not to say by whom.",
)
nobody.draw(board)

words.section(
    f"Tone around {board.laid.titles[actor]}",
    "A weak measure: it agrees with people on about two mentions of three (macro-F1 0.61 to 0.70 on two sets of labelled news). Read the sentences.",
)
toning.draw(board, actor)

if not grouped:
    editing.panel(board, actor)
numbers.draw(board)
head.foot(
    "Names are found by capitals, titles and a list of countries, bodies and given names; roles by the words around them, with no parser: "
    "long sentences are misread at times, and a pronoun counts only where it is clear who speaks. Not named is not hidden."
)
