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
    from analysis.comparison.voices.said import Said
    from pages.speaking.board import Board

LESS = ("Without a name", "Not told who")
FIRSTS, EACH = "the first words of others", "one statement of every speaker"
OPENS = (FIRSTS, EACH, *LESS)
"""What a row opens to: what each of its numbers counts."""


def draw(board: Board) -> None:
    """Draw a row an article: its first words of others, where each side is first heard, and how many and who unnamed."""
    words.section(
        "Whose words come first, and who stays unnamed",
        "The line is the article from its first sentence to its last; the tick is where a side is first heard. Shares are of the words of others, "
        "with 95 % intervals. Press a row to read the first words, and what the other numbers count.",
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
    """Draw what the reader wants to read of the chosen article: first the first words of others, and the first of each side."""
    at = st.session_state["opens"]
    exhibits.pick("of_others", OPENS)
    which = st.selectbox("Read", OPENS, key="of_others", bind="query-params", width=330)
    found = _read(board, at, which)
    if not found:
        nobody = "Nobody else speaks" if which in (FIRSTS, EACH) else "Nothing of this kind is said"
        words.warn(f"{nobody} in this article, in the chosen words.", quiet=True)
        return
    if which == FIRSTS:
        st.html("".join(statements.row(board, one, who=True) for one in found))
    else:
        statements.listed(board, found, who=True)


def _read(board: Board, at: int, which: str) -> list[Said]:
    """Return the statements of an article that one of its numbers counts, of speakers the first of each."""
    cast = board.cast
    if which == FIRSTS:
        firsts = [cast.first(at), *(cast.first(at, side) for side in cast.sides.pair)]
        return list(dict.fromkeys(one.said for one in firsts if one))
    mine = sorted((one for one in cast.said if one.article == at), key=lambda one: one.start)
    if which == LESS[1]:
        return [one for one in mine if cast.who(one) is None]
    by = [(who, one) for one in mine if (who := cast.who(one)) is not None]
    if which == LESS[0]:
        return [one for who, one in by if not cast.heard[who].named]
    return list(dict(reversed(by)).values())[::-1]


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
