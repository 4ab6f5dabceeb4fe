"""Who gets to speak? Words per side and speaker, whose come first, with which verb, and one statement in several outlets."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from analysis.comparison.voices import findings
from pages.parts import exhibits, head, view, words
from pages.speaking import board as boards
from pages.speaking import by_side, by_speaker, numbers, order, same, sides, verbs

st.html(Path(__file__).parent / "parts" / "voices.css")
now = view.current()
board = boards.lay(now)
speakers, statements = boards.counted(board)
head.question(
    now, "Who gets to speak?", f"{speakers} speakers in {statements} quotes and paraphrases", sides.told(board),
    voice="all" if now.choice.voice == "own" else "",
)  # fmt: skip
if now.choice.voice == "own":
    words.warn(
        "This page is about the words of others: with “Own words” chosen it shows all words, as with “All words”.",
        quiet=True,
    )
head.finding(now, findings.overall(board.cast, head.names(now)))

shown = {"Sides": partial(by_side.draw, board)}
if board.cast.said:
    shown |= {
        "Speakers": partial(by_speaker.draw, board),
        "Verbs": partial(verbs.draw, board),
        "Who comes first": partial(order.draw, board),
    }
exhibits.draw({**shown, "Same statement": partial(same.draw, board)})

numbers.draw(board)
head.foot(
    "Speakers, verbs and sides are found by rule: about one statement in four is missed, and a pronoun may be given to the wrong speaker. Under ten verbs nothing is "
    "said about doubt. A verb’s stance is the dictionary’s, not the outlet’s intention."
)
