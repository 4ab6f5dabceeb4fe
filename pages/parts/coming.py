"""A page that is on its way: its outline, in its place, until its first words are there. Nothing jumps and nothing flashes."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

PLACE, HERE = "coming_place", "coming_here"
"""Session keys: where the outline stands in this run of the page; the page that was drawn last."""
OUTLINE = '<div class="coming" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i></div>'


def show(page: str, *, outlined: bool) -> None:
    """Draw the outline where a reader comes to another page; to be called before anything that takes time.

    The style lets it be seen after 0.3 seconds only, so that a page that is quick shows none. A switch on the page itself
    draws none either: what is there stays until the new is. ``outlined``: whether this page looks like the outline.
    """
    place = st.empty()
    if st.session_state.get(HERE) != page and outlined:
        style = Path(__file__).with_name("coming.css").read_text(encoding="utf-8")
        place.html(f"{OUTLINE}<style>{style}</style>")  # in one: a style by itself would stay when the outline goes
        st.session_state[PLACE] = place
    st.session_state[HERE] = page


def done() -> None:
    """Take the outline away: the page's first words come now."""
    if place := st.session_state.pop(PLACE, None):
        place.empty()
