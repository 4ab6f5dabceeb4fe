"""Whose words are doubted more: the odds that a verb doubts one side rather than the other, and the counts behind them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.look import Row
from analysis.charts.odds import Scale, odds
from analysis.comparison.voices import findings, ladder
from pages.parts import chart, exhibits, states, width, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.voices.ladder import Odds
    from pages.speaking.board import Board

ROWS = "doubt_rows"
SHOW = "Verbs"
"""The exhibit in which this is drawn."""
DOT = "doubt_dot"
"""Session key that a press on a dot sets, together with ``who``."""


def draw(board: Board) -> None:
    """Draw the odds of every article, and the counts they are made of."""
    words.section(
        "Whose words are doubted more",
        "How many times the odds that a verb doubts one side rather than the other, with 50 % and 95 % intervals. In the middle: both alike. "
        "Press a dot to read the doubting verbs above.",
    )
    if any(row.enough for row in board.cast.odds):
        _dots(board)
    else:
        words.warn(
            f"No article has {ladder.FEWEST} verbs for these two sides together, one of them doubting: too little to tell.",
            quiet=True,
        )
    _counts(board)


def _dots(board: Board) -> None:
    cast = board.cast
    first, second = map(findings.side_of, cast.sides.pair)
    found = {row.article: row for row in cast.odds}
    order = sorted(cast.shown, key=lambda at: (not found[at].enough, cast.shown.index(at)))
    rows = [_row(board, found[at]) for at in states.first(order, key=ROWS)]
    values = {at: _scale(row, cast.sides.pair) for at, row in found.items()}
    told = "; ".join(f"{row.name}: {values[row.key].told}, {values[row.key].verdict}" for row in rows)
    left, right = f"doubts {second} more", f"doubts {first} more"
    key = width.sized("odds")
    with st.container(key=key):
        figure = chart.drawn(odds, rows, values, chart.look(), left=left, right=right, narrow=width.narrow())
        alt = f"How many times the odds that a verb doubts {first} rather than {second}, {len(rows)} articles. {told}."
        chart.plot(figure, key=f"plot_{key}", what=DOT, told=alt, also={"rung": ladder.DOUBTING})


def _row(board: Board, one: Odds) -> Row:
    total = sum(one.verbs)
    note = f"{total} verb{'s' * (total != 1)}" + ("" if ladder.ranked(one.verbs) else ", not ranked")
    at = one.article
    return Row(at, board.now.names[at], note, board.now.hues[at], ranked=one.enough)


def _scale(one: Odds, pair: Sequence[str]) -> Scale:
    told = findings.times(one.log) if one.enough else findings.verdict(one, pair)
    return Scale(one.log, one.ends(), one.ends(ladder.Z50), told, findings.verdict(one, pair), one.clear)


def _counts(board: Board) -> None:
    """Draw the counts behind the asymmetry: doubting verbs of all verbs, for each article and side."""
    first, second = (escape(side) for side in board.cast.sides.pair)
    cells = "".join(
        f"<tr><th>{words.glyph(board.now.hues[row.article])}{words.safe(board.now.names[row.article])}</th>"
        f"<td>{_count(board, row, 0)}</td><td>{_count(board, row, 1)}</td></tr>"
        for row in states.first(board.cast.odds, key=ROWS)
    )
    st.html(
        f'<table class="grid"><thead><tr><th>Doubting verbs</th><th><bdi>{first}</bdi></th><th><bdi>{second}</bdi></th></tr></thead>'
        f"<tbody>{cells}</tbody></table>"
    )
    states.rest(board.cast.odds, key=ROWS)


def _count(board: Board, row: Odds, place: int) -> str:
    """Return how many verbs doubt a side, as the way to them; where none does, to all that the side has."""
    doubting, every, side = row.doubting[place], row.verbs[place], board.cast.sides.pair[place]
    told = f"{doubting} of {every}"
    if not every:
        return told
    name = board.now.names[row.article]
    query = {exhibits.SHOW: SHOW, "who": name, "side": words.option(side)} | (
        {"rung": ladder.DOUBTING} if doubting else {}
    )
    return words.cell("voices", query, told, told=f"{name}, {side}: {told} verbs doubt", kind="go")
