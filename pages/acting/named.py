"""Who is named, and how often: every actor a line, every article a mark on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.lines import Line, lines
from analysis.charts.look import Row
from analysis.comparison.actors.rates import NAMED, Key
from analysis.wording import number, shorten
from pages.acting import board as boards
from pages.acting import chosen
from pages.acting.board import SORTS
from pages.parts import chart, width, words

if TYPE_CHECKING:
    from pages.acting.board import Board

FEW = 8
"""Actors that are drawn before the reader asks for more."""
LONGEST = 34
"""Characters of a name in the chart."""
UNIT = "of 100 words"


def draw(board: Board, actor: int) -> None:
    """Draw the marks, and the sentences in which the chosen actor is named."""
    words.section(
        "Who is named, and how often",
        "Mentions in 100 words, each mark an article; the one that names an actor most is named. Press a mark to read the sentences.",
    )
    _marks(board, actor)
    chosen.evidence(board, actor, parts=False)


def _marks(board: Board, actor_chosen: int) -> None:
    """Draw mentions per 100 words, grouped by what the actors are; a press chooses actor and article."""
    laid = board.laid
    every = st.session_state.get("every_actor", False)
    drawn = [*board.first][: None if every else FEW]
    drawn += [actor_chosen] if actor_chosen not in drawn else []
    shown: list[Line] = []
    for sort, told in SORTS.items():
        mine = [actor for actor in drawn if laid.joined[actor].sort is sort]
        if mine:
            shown.append(Line(told, told, {}, heading=True))
            shown += [_line(board, actor) for actor in mine]
    rows = [Row(at, board.now.names[at], "", board.now.hues[at]) for at in board.now.shown]
    told = "; ".join(
        f"{line.label}: " + ", ".join(f"{board.now.names[at]} {number(value, 1)}" for at, value in line.values.items())
        for line in shown
        if line.values
    )
    key = width.sized("named")
    with st.container(key=key):
        figure = chart.drawn(lines, rows, shown, chart.look(), unit=UNIT, decimals=1, narrow=width.narrow())
        chart.plot(figure, key=f"plot_{key}", what="actor", told=f"Dots, mentions {UNIT}. {told}.")
    if len(board.first) > FEW:
        st.toggle(f"Show the {len(board.first)} named most", key="every_actor", bind="query-params")


def _line(board: Board, actor: int) -> Line:
    name = str(Key(NAMED, actor))
    found = board.laid.rates if actor in board.first else boards.of_actor(board, actor)
    values = {at: rates[name].value for at, rates in found.of.items() if rates[name].value == rates[name].value}
    return Line(board.laid.titles[actor], shorten(board.laid.titles[actor], LONGEST), values)
