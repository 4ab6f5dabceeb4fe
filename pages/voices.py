"""Who gets to speak? Words per side and speaker, whose come first, with which verb, and one statement in several outlets."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.comparison.voices import findings
from analysis.comparison.voices.sides import PAIR
from pages.parts import head, view, words
from pages.speaking import board as boards
from pages.speaking import numbers, order, same, sides, verbs, words_of

st.html(Path(__file__).parent / "parts" / "voices.css")
now = view.current()
board = boards.lay(now)
speakers, statements = boards.counted(board)
of = findings.of_words(board.cast)
head.question(
    now, "Who gets to speak?", f"{speakers} speakers in {statements} quotes and paraphrases", sides.told(board)
)
if now.choice.voice == "own":
    words.warn(
        "This page is about the words of others: with “Own words” chosen it shows all words, as with “All words”.",
        quiet=True,
    )
head.finding(now, findings.overall(board.cast, head.names(now)))

own = (
    "Words quoted or paraphrased count for whoever says them; the rest are the outlet’s own. "
    if board.cast.whole
    else ""
)
words.section(
    f"Of every 100 {of}, how many go to each side",
    f"A row adds up to 100. {own}Where pairs of articles clearly differ, it stands over the column.",
)
words_of.draw_sides(board)
sides.panel(board)

if board.cast.said:
    words.section(
        "Who exactly: words per speaker",
        "Each mark is an article; the one that gives a speaker most room is named. Grouped by side, on one scale. Click a mark to read.",
    )
    words_of.draw_speakers(board)
    words_of.speaker_panel(board)

    words.section(
        "Whose words come first, and who stays unnamed",
        "The line is the article from its first sentence to its last. The shares are of the words of others, with 95 % intervals.",
    )
    order.draw(board)

    words.section(
        "With which verb they speak",
        "One square for each quote or paraphrase. Endorsing verbs vouch for what is said, doubting ones keep a distance, hostile ones judge the speaker.",
    )
    verbs.draw_ladder(board)
    verbs.sentences(board)

if len(board.cast.sides.pair) == PAIR and board.cast.said:
    words.section(
        "Whose words are doubted more",
        "How many times the odds that a verb doubts one side rather than the other, with 50 % and 95 % intervals. In the middle: both alike.",
    )
    verbs.draw_odds(board)
    verbs.counts(board)

words.section(
    "One statement, several outlets",
    "The longest version stands on top. Below, what each outlet kept, shortest first; struck words were cut.",
)
same.draw(board)
numbers.draw(board)
head.foot(
    "Speakers, verbs and sides are found by rule: about one statement in four is missed, and a pronoun may be given to the wrong speaker. Under ten verbs nothing is "
    "said about doubt. A verb’s stance is the dictionary’s, not the outlet’s intention."
)
