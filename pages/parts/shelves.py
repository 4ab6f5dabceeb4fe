"""The library itself: its events, where it lies, how large it is, and how to empty it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import desk, sidebar, words

if TYPE_CHECKING:
    from analysis.library import Event, Library


def panel(library: Library) -> None:
    """Draw the list of events with what can be done to each, then the place and size of the data."""
    words.section("Events", "An event holds the articles that are compared with each other.")
    for event in library.events():
        _event(library, event)
    words.section("Where it is kept")
    st.html(f'<p class="note">One file on this machine, {_size(library.size())}:</p>')
    st.code(str(library.path), language=None)
    if desk.may_edit() and st.button("Delete everything"):
        _delete_everything()


def _event(library: Library, event: Event) -> None:
    dates = [date for date in (event.first_date, event.last_date) if date]
    about = [f"{event.articles} article{'s' * (event.articles != 1)}", words.days(dates)]
    if event.kind == "sample":
        about.append("written for this project")
    with st.container(key=f"event_{event.id}", horizontal=True, vertical_alignment="center"):
        told = " · ".join(part for part in about if part)
        st.html(f'<p class="who">{words.safe(event.name)}</p><p class="sub">{told}</p>')
        if not event.hidden and event.articles and st.button("Open", key=f"open_{event.id}"):
            st.session_state[sidebar.OPEN] = event.id
            st.switch_page("overview.py")
        if not desk.may_edit():
            return
        if event.kind == "sample":
            if st.button("Show" if event.hidden else "Hide", key=f"hide_{event.id}"):
                library.hide(event.id, hidden=not event.hidden)
                st.rerun()
            return
        with st.popover("Rename"):
            name = st.text_input("Name", event.name, key=f"name_{event.id}", max_chars=200)
            if st.button("Save", key=f"rename_{event.id}") and name.strip():
                library.rename_event(event.id, name)
                st.rerun()
        with st.popover("Delete"):
            words.warn("This deletes the event and its articles for good.")
            if st.button("Delete it", key=f"delete_{event.id}"):
                library.delete_event(event.id)
                st.rerun()


@st.dialog("Delete everything?")
def _delete_everything() -> None:
    words.warn("Every event, article and result of yours is deleted for good. The sample comes back.")
    if st.button("Yes, delete everything", type="primary", key="really_delete"):
        with desk.library() as again:
            again.delete_everything()
        st.session_state.clear()
        st.rerun()


def _size(size: int) -> str:
    return f"{size / 1024:.0f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB"
