"""Whose words come first, how many speak, and how much is said by nobody with a name: a row an article, which opens to the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.voices.shares import UNNAMED
from analysis.comparison.voices.sides import NOT_TOLD
from analysis.wording import number
from pages.parts import exhibits, rows, states, words
from pages.speaking import statements

if TYPE_CHECKING:
    from analysis.comparison.shares import Rate
    from analysis.comparison.voices.cast import First
    from pages.speaking.board import Board

LESS = ("Without a name", "Not told who")


def draw(board: Board) -> None:
    """Draw a row an article: its first words of others, where each side is first heard, and how many and who unnamed."""
    words.section(
        "Whose words come first, and who stays unnamed",
        "The line is the article from its first sentence to its last; the tick is where a side is first heard. Shares are of the words of others, "
        "with 95 % intervals. Press a row to read the first words.",
    )
    now = board.now
    exhibits.pick("opens", (*now.shown, None))
    st.selectbox(
        "Read the first words of others in", list(now.shown), index=None, format_func=now.names.__getitem__, key="opens",
        bind="query-params", placeholder="Choose an article, or press its row", width=330,
        label_visibility="collapsed",
    )  # fmt: skip
    heads = ["Speaks first", *(f"{words.safe(side)} first heard" for side in board.cast.sides.pair), "Speakers", *LESS]
    st.html(rows.head("", heads))
    some = states.first(now.shown, key="first_rows")
    found = [rows.Row(at, now.names[at], _body(board, at, heads), hue=rows.hue(now.hues[at])) for at in some]
    rows.draw(found, key="opens", opened=partial(_opened, board))
    states.rest(now.shown, key="first_rows")


def _opened(board: Board) -> None:
    """Draw the first words of others in the chosen article, and the first of each side."""
    at = st.session_state["opens"]
    firsts = [board.cast.first(at), *(board.cast.first(at, side) for side in board.cast.sides.pair)]
    found = dict.fromkeys(one.said for one in firsts if one)
    if not found:
        words.warn("Nobody else speaks in this article, in the chosen words.", quiet=True)
        return
    st.html("".join(statements.row(board, one, who=True) for one in found))


def _body(board: Board, at: int, heads: list[str]) -> str:
    cast = board.cast
    hue = board.now.hues[at]
    rates = cast.unnamed[at]
    cells = [
        _speaks(board, cast.first(at)),
        *(_track(cast.first(at, side)) for side in cast.sides.pair),
        str(len(cast.speaking[at])),
        *(_rate(rates[kind]) for kind in (UNNAMED, NOT_TOLD)),
    ]
    return rows.cells(heads, cells, kind=f"order b{rows.hue(hue)}")


def _speaks(board: Board, first: First | None) -> str:
    if first is None:
        return "nobody"
    one = first.said
    link = words.read_in_context(f"{one.article}-{one.start}-{one.end}", told=f"sentence {first.at} of {first.of}")
    return f'{words.safe(board.name(one))}<p class="sub">{link}</p>'


def _track(first: First | None) -> str:
    """Return where in the article a side is first heard, as a tick on a line and in words."""
    if first is None:
        return '<p class="sub">not found in this text</p>'
    place = 100 * (first.at - 1) / max(1, first.of - 1)
    return f'<p class="track"><i style="left:{place:.1f}%"></i></p><p class="sub">sentence {first.at} of {first.of}</p>'


def _rate(rate: Rate) -> str:
    if rate.value != rate.value:
        return '<p class="sub">nobody else speaks</p>'
    ends = (
        f'<p class="sub">{number(rate.ends.low, 0)} to {number(rate.ends.high, 0)}</p>'
        if rate.total and rate.ends.low == rate.ends.low
        else ""
    )
    return f"{number(rate.value, 0)} %{ends}"
