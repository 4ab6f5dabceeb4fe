"""Who is named, and how often: every actor a line, every article a mark on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.lines import Line, lines
from analysis.charts.look import Row
from analysis.comparison.actors.rates import NAMED, Key
from analysis.wording import number, shorten
from pages.acting.board import FIRST, SORTS
from pages.parts import chart

if TYPE_CHECKING:
    from pages.acting.board import Board

LONGEST = 34
UNIT = "of 100 words"


def draw(board: Board) -> None:
    """Draw mentions per 100 words, grouped by what the actors are; a click chooses the actor."""
    laid = board.laid
    shown: list[Line] = []
    for sort, told in SORTS.items():
        mine = [actor for actor in board.first if laid.joined[actor].sort is sort]
        if mine:
            shown.append(Line(told, told, {}, heading=True))
            shown += [_line(board, actor) for actor in mine]
    rows = [Row(at, board.now.names[at], "", board.now.hues[at]) for at in board.now.shown]
    told = "; ".join(
        f"{line.label}: " + ", ".join(f"{board.now.names[at]} {number(value, 1)}" for at, value in line.values.items())
        for line in shown
        if line.values
    )
    for key, narrow in (("wide_named", False), ("narrow_named", True)):
        with st.container(key=key):
            figure = chart.drawn(lines, rows, shown, chart.look(), unit=UNIT, decimals=1, narrow=narrow)
            chart.plot(figure, key=f"plot_{key}", what="actor", told=f"Dots, mentions {UNIT}. {told}.")
    rest = len(laid.joined) - FIRST
    if rest > 0:
        st.html(f'<p class="sub">The {FIRST} named most; {rest} more can be chosen below.</p>')


def _line(board: Board, actor: int) -> Line:
    name = str(Key(NAMED, actor))
    values = {
        at: rates[name].value for at, rates in board.laid.rates.of.items() if rates[name].value == rates[name].value
    }
    return Line(board.laid.titles[actor], shorten(board.laid.titles[actor], LONGEST), values)
