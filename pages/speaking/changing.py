"""What a reader changes about the sides: who stands where, what a side is called, which two are compared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.voices import cast as casting
from analysis.comparison.voices import sides
from pages.parts import desk, words
from pages.speaking import board as boards

if TYPE_CHECKING:
    from analysis.comparison.voices.sides import Edits
    from pages.parts.view import View
    from pages.speaking.board import Board


def controls(board: Board) -> None:
    """Draw what puts a speaker on a side, renames a side, and chooses the two that are compared."""
    cast, now = board.cast, board.now
    order = casting.total_words(cast.results, cast.heard)
    heard = sorted((at for at in range(len(cast.heard)) if order[at]), key=lambda at: (-order[at], cast.heard[at].key))
    labels = {cast.heard[at].key: f"{cast.heard[at].name} · {cast.sides.of[at]}" for at in heard}
    if not labels:
        return
    if st.session_state.get("side_speaker") not in labels:
        st.session_state.pop("side_speaker", None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            "Put this speaker",
            list(labels),
            format_func=lambda key: words.option(labels[key]),
            key="side_speaker",
            width=330,
        )
        _side_of(board, key)
    own = [name for name in cast.sides.names if name != sides.OTHERS]
    if own:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if st.session_state.get("side_old") not in own:
                st.session_state.pop("side_old", None)
            old = st.selectbox("Call this side", own, format_func=words.option, key="side_old", width=330)
            st.text_input(
                "by this name (that of another side joins the two)", max_chars=sides.LONGEST, key="side_new",
                on_change=_rename, args=(now, old), width=330,
            )  # fmt: skip
    if len(own) >= sides.PAIR:
        _pair(board, own)
    if sides.plain(sides.read(boards.edits(now, boards.SIDES))):
        st.button("Back to the suggestions", key="sides_back", on_click=_keep, args=(now, sides.NONE))


def _side_of(board: Board, key: str) -> None:
    """Let the reader choose the side of one speaker, or type a new one; it shows where the speaker stands now."""
    cast = board.cast
    now = next(side for one, side in zip(cast.heard, cast.sides.of, strict=True) if one.key == key)
    box = f"side_to_{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
    if st.session_state.get(box) != now:
        st.session_state[box] = now
    named = list(dict.fromkeys([*cast.sides.names, sides.OTHERS]))
    st.selectbox(
        "on this side (choose, or type a new name)", named, format_func=words.option, accept_new_options=True, key=box,
        on_change=_put, args=(board, key, box), width=330,
    )  # fmt: skip


def _pair(board: Board, own: list[str]) -> None:
    """Let the reader choose the two sides that are set against each other."""
    first, second = board.cast.sides.pair
    now = board.now
    for key, value in (("pair_first", first), ("pair_second", second)):
        if st.session_state.get(key) != value:
            st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Compare", own, format_func=words.option, key="pair_first", on_change=_compare, args=(now,), width=330
        )
        st.selectbox(
            "with", own, format_func=words.option, key="pair_second", on_change=_compare, args=(now,), width=330
        )


def _edits(now: View) -> Edits:
    return sides.read(boards.edits(now, boards.SIDES))


def _keep(now: View, changed: Edits) -> None:
    desk.keep_edits(now.event, boards.SIDES, sides.plain(changed))


def _put(board: Board, key: str, box: str) -> None:
    speaker = next((one for one in board.cast.heard if one.key == key), None)
    side = st.session_state.get(box)
    if speaker and isinstance(side, str):
        _keep(board.now, sides.put(_edits(board.now), speaker, side))


def _rename(now: View, old: str) -> None:
    _keep(now, sides.rename(_edits(now), old, st.session_state.pop("side_new", "")))


def _compare(now: View) -> None:
    first, second = st.session_state.pair_first, st.session_state.pair_second
    if first != second:
        _keep(now, sides.compare(_edits(now), first, second))
