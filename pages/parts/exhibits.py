"""Several exhibits on one page, one open at a time: which one is part of the address, and only that one is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pages.parts.view import View

SHOW = "show"
"""Key of the choice, and so its name in the address. Every page has its own exhibits; on another page the first one is open."""
COLUMNS = 5
"""Outlets that have a column at once."""


def draw(exhibits: Mapping[str, Callable[[], None]]) -> None:
    """Draw a tab an exhibit under its name, and in the open one what it shows."""
    style()
    names = list(exhibits)
    if st.session_state.get(SHOW) not in names:
        st.session_state.pop(SHOW, None)
    for tab, show in zip(
        st.tabs(names, key=SHOW, bind="query-params", on_change="rerun"), exhibits.values(), strict=True
    ):
        if tab.open:
            with tab:
                show()


def style() -> None:
    """Put the look of exhibits, and of rows that open, on the page."""
    st.html(Path(__file__).with_name("exhibits.css"))


def pick(key: str, known: Iterable[object]) -> None:
    """Forget the choice under ``key`` where it is none of ``known``: an article that is switched off, a side renamed."""
    if key in st.session_state and st.session_state[key] not in list(known):
        st.session_state.pop(key)


def columns(view: View, *, told: str = "") -> list[int]:
    """Return which of the chosen articles have a column, by their position in the event; the reader chooses where there are many.

    ``told``: what the choice says besides.
    """
    if len(view.shown) <= COLUMNS:
        return list(view.shown)
    picked = st.multiselect(
        f"Outlets in the columns (up to {COLUMNS}{told})", list(view.shown), default=list(view.shown[:COLUMNS]),
        format_func=view.names.__getitem__, max_selections=COLUMNS, key="columns", bind="query-params",
    )  # fmt: skip
    return [at for at in view.shown if at in picked] or list(view.shown[:COLUMNS])
