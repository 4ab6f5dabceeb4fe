"""Who stands on which side: shown to everybody, changed by whoever may change the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.voices import cast as casting
from pages.parts import desk, words
from pages.speaking import changing

if TYPE_CHECKING:
    from pages.speaking.board import Board

LISTED = 14
"""Speakers named on a side before the rest is counted."""


def told(board: Board) -> str:
    """Return what the state line says of the sides."""
    return "sides changed by you" if board.cast.sides.changed else "sides as suggested"


def panel(board: Board) -> None:
    """Draw the sides with their speakers and, for whoever may, what changes them."""
    with st.expander("Who stands on which side"):
        st.html(
            '<p class="note">Suggested, not fixed: a speaker stands with its country; an alliance for itself; two countries, or '
            "none, are others. Change whatever you see otherwise: it is kept with the event and travels with it.</p>"
        )
        st.html(_table(board))
        if desk.may_edit():
            changing.controls(board)


def _table(board: Board) -> str:
    cast = board.cast
    order = casting.total_words(cast.results, cast.heard)
    rows = []
    for side in cast.sides.names:
        mine = sorted(
            (who for who, of in enumerate(cast.sides.of) if of == side and order[who]), key=lambda who: -order[who]
        )
        told = ", ".join(words.safe(cast.heard[who].name) for who in mine[:LISTED])
        more = f" and {len(mine) - LISTED} more" if len(mine) > LISTED else ""
        compared = " · compared" if side in cast.sides.pair else ""
        rows.append(
            f'<tr><th>{words.safe(side)}<p class="sub">{len(mine)} speaker{"s" * (len(mine) != 1)}{compared}</p></th><td>{told}{more}</td></tr>'
        )
    return f'<table class="grid sides"><tbody>{"".join(rows)}</tbody></table>'
