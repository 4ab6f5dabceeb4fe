"""The Reading room's mode: read, or a blind round. Bound to the address; known before anything that names an outlet is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

PAGE = "Reading room"
"""The page that has the switch: nothing is hidden on another one."""
KEY = "mode"
READ, BLIND = "read", "blind"
LABELS = {READ: "Read", BLIND: "Blind round"}


def blind() -> bool:
    """Say whether the Reading room is in a blind round: by the switch, or by the address where the switch was not drawn yet."""
    if KEY in st.session_state:
        return bool(st.session_state[KEY] == BLIND)
    return st.query_params.get(KEY, "") == LABELS[BLIND]


def place() -> DeltaGenerator:
    """Return the row that the switch stands in."""
    return st.container(key="manner", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")


def switch() -> None:
    """Draw the switch."""
    st.segmented_control(
        "Mode",
        list(LABELS),
        format_func=LABELS.__getitem__,
        default=READ,
        required=True,
        key=KEY,
        bind="query-params",
        label_visibility="collapsed",
    )


def hides(page: str) -> bool:
    """Say whether outlets' names are to be hidden around the page of this title."""
    return page == PAGE and blind()


def keep(key: str, names: Sequence[str]) -> tuple[int, ...]:
    """Return the outlets chosen by the pills of this session key while these are not drawn; all where none was chosen.

    The address keeps the choice: it goes by names, in the words of the pills' labels.
    """
    st.html('<p class="sub">Outlets are hidden during a blind round.</p>')
    told = set(st.query_params.get_all(key))
    chosen = st.session_state.get(key) or [i for i, name in enumerate(names) if words.label(name) in told]
    return tuple(sorted(i for i in chosen if i < len(names))) or tuple(range(len(names)))
