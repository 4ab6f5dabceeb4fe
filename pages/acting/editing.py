"""What the reader puts right: another name or kind, two that are one, one that is none. Kept with the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.actors import edits
from analysis.text.actors.record import Sort
from pages.acting import board as boards
from pages.parts import desk, words

if TYPE_CHECKING:
    from pages.acting.board import Board
    from pages.parts.view import View

KINDS = {str(Sort.PERSON): "a person", str(Sort.PLACE): "a place", str(Sort.BODY): "a body"}
NONE = "(no country)"


def panel(board: Board, actor: int) -> None:
    """Draw what changes the chosen actor, for whoever may change the library."""
    if not desk.may_edit():
        return
    now, one, title = board.now, board.laid.joined[actor], board.laid.titles[actor]
    changed = edits.count(boards.edits(now))
    with st.expander("Put an actor right" + (f" ({changed} change{'s' * (changed != 1)} by you)" if changed else "")):
        st.html(
            '<p class="note">Names are found by rule and joined across articles. Choose the actor above, then change what you see '
            "otherwise: it is kept with the event and travels with it.</p>"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Call it", value=one.name, max_chars=edits.LONGEST, key=f"actor_name_{one.key}", on_change=_named, args=(now, one.key), width=300)  # fmt: skip
            kinds = list(KINDS)
            st.selectbox("It is", kinds, index=kinds.index(str(one.sort)), format_func=KINDS.__getitem__, key=f"actor_kind_{one.key}_{one.sort}", on_change=_set, args=(now, edits.KINDS, one.key, f"actor_kind_{one.key}_{one.sort}"), width=160)  # fmt: skip
            countries = sorted({each.country for each in board.laid.joined if each.country})
            at = countries.index(one.country) + 1 if one.country in countries else 0
            key = f"actor_country_{one.key}_{one.country}"
            st.selectbox("and belongs to", [NONE, *countries], index=at, format_func=words.option, accept_new_options=True, key=key, on_change=_set, args=(now, edits.COUNTRIES, one.key, key), width=220)  # fmt: skip
        others = {board.laid.titles[i]: each.key for i, each in enumerate(board.laid.joined) if i != actor}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(f"{words.label(title)} is the same as", list(others), index=None, format_func=words.option, placeholder="choose another actor", key="actor_same", on_change=_joined, args=(now, one.key, others), width=300)  # fmt: skip
            st.button("Take it out: it is no actor", key="actor_out", on_click=_out, args=(now, one.key))
        if changed:
            st.button("Back to what was found", key="actors_back", on_click=_keep, args=(now, {}))


def _keep(now: View, changed: dict[str, object]) -> None:
    desk.keep_edits(now.event, boards.ACTORS, changed)


def _with(now: View, table: str, key: str, value: object) -> None:
    _keep(now, edits.put(boards.edits(now), table, key, value))


def _named(now: View, key: str) -> None:
    _with(now, edits.NAMES, key, st.session_state.get(f"actor_name_{key}", ""))
    st.session_state.pop("actor", None)


def _set(now: View, table: str, key: str, widget: str) -> None:
    value = st.session_state.get(widget)
    _with(now, table, key, "" if value in (NONE, None) else value)


def _joined(now: View, key: str, others: dict[str, str]) -> None:
    other = others.get(str(st.session_state.pop("actor_same", "")))
    if other:
        _with(now, edits.JOINED, key, other)
        st.session_state.pop("actor", None)


def _out(now: View, key: str) -> None:
    _with(now, edits.OUT, key, value=True)
    st.session_state.pop("actor", None)
