"""Whose words come first, how many speak, and how much is said by nobody with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.voices.shares import UNNAMED
from analysis.comparison.voices.sides import NOT_TOLD
from analysis.wording import number
from pages.parts import words

if TYPE_CHECKING:
    from analysis.comparison.shares import Rate
    from analysis.comparison.voices.cast import First
    from pages.speaking.board import Board


def draw(board: Board) -> None:
    """Draw a row an article: its first words of others, where each side is first heard, and how many and who unnamed."""
    sides = board.cast.sides.pair
    heads = "".join(f"<th>{words.safe(side)} first heard</th>" for side in sides)
    rows = "".join(_row(board, at) for at in board.cast.shown)
    st.html(
        f'<table class="ladder order"><thead><tr><th></th><th>Speaks first</th>{heads}<th>Speakers</th>'
        f"<th>Without a name</th><th>Not told who</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(board: Board, at: int) -> str:
    cast, now = board.cast, board.now
    hue = now.hues[at]
    first = cast.first(at)
    heard = "".join(_cell(f"{side} first heard", _track(cast.first(at, side))) for side in cast.sides.pair)
    rates = cast.unnamed[at]
    return (
        f'<tr class="b{"x" if hue is None else hue}"><th class="who">{words.glyph(hue)}{words.safe(now.names[at])}</th>'
        f"{_cell('Speaks first', _speaks(board, first))}{heard}{_cell('Speakers', str(len(cast.speaking[at])))}"
        f"{_cell('Without a name', _rate(rates[UNNAMED]))}{_cell('Not told who', _rate(rates[NOT_TOLD]))}</tr>"
    )


def _speaks(board: Board, first: First | None) -> str:
    if first is None:
        return "nobody"
    one = first.said
    link = words.read_in_context(f"{one.article}-{one.start}-{one.end}", told=f"sentence {first.at} of {first.of}")
    return f'{words.safe(board.name(one))}<p class="sub">{link}</p>'


def _cell(head: str, body: str) -> str:
    return f'<td><span class="rung">{words.safe(head)}</span>{body}</td>'


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
