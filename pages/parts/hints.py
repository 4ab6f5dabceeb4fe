"""A guided first minute: three short hints on the sample event, each at its place, which go away for good.

They are never shown for events of one's own. What was dismissed is a setting of the library; for a visitor who may not
change the library, of the session.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.library import LibraryError
from pages.parts import desk

if TYPE_CHECKING:
    from analysis.library import Event, Library

HINTS = {
    "finding": "This answer is written from the numbers below; where they cannot tell, it says so.",
    "voice": "Choose “Own words” to leave out what others are quoted as saying.",
    "dots": "Click a dot: the sentences behind it are shown under “The words behind a number”.",
}
"""Each hint by its place, in the order in which a reader meets them."""
ELSEWHERE = frozenset(["Library", "Methods"])
"""Pages that compare nothing, and so have nothing to hint at."""
WHERE = "Overview"
"""The page on which the first minute begins."""
SETTING = "hints_dismissed"
"""Library setting: a JSON list of the hints that were dismissed."""
SEEN, LEFT, EVENT, DRAWN = "hints_seen", "hints_left", "hints_event", "hints_drawn"
"""Session keys: dismissed hints; those dismissed on the page as it stands; the event's kind; drawn in this run."""


def begin(library: Library, event: Event, page: str) -> None:
    """Note for one run of a page which hints may be shown; to be called before any is."""
    kept = _known(library.setting(SETTING))
    st.session_state[SEEN] = kept | st.session_state.get(SEEN, frozenset()) if not desk.may_edit() else kept
    st.session_state[EVENT] = "" if page in ELSEWHERE else event.kind
    st.session_state[DRAWN] = set()
    where, names = st.session_state.get(LEFT, (None, frozenset()))
    here = (page, event.id)
    st.session_state[LEFT] = (here, names if where == here else frozenset())


def _known(kept: str | None) -> frozenset[str]:
    """Return the dismissed hints from the setting; none where it cannot be read."""
    try:
        found = json.loads(kept or "[]")
    except ValueError:
        return frozenset()
    return (
        frozenset(HINTS).intersection(one for one in found if isinstance(one, str))
        if isinstance(found, list)
        else frozenset()
    )


def show(name: str) -> None:
    """Draw the hint of this place, once a run, on the sample event, if it was not dismissed.

    One that was just dismissed keeps its room, unseen, until the reader goes on: nothing on the page jumps.
    """
    with st.container():  # a place of its own, whether it is shown or not: what comes after it stays where it is drawn
        state = st.session_state
        if state.get(EVENT) != "sample" or state[LEFT][0][0] != WHERE or name in state.get(DRAWN, ()):
            return
        state[DRAWN].add(name)
        gone = name in state[SEEN]
        if not gone or name in state[LEFT][1]:
            _show(name, gone=gone)


def _show(name: str, *, gone: bool) -> None:
    with st.container(key=f"hint_{'gone_' * gone}{name}"):
        others = [other for other in HINTS if other not in st.session_state[SEEN] and other != name]
        place = f"Hint {list(HINTS).index(name) + 1} of {len(HINTS)}"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="hint"><b>{place}</b> {escape(HINTS[name])}</p>', width="content")
            st.button("Got it", key=f"got_{name}", type="tertiary", on_click=dismiss, args=(name,), disabled=gone)
            if others or gone:
                st.button(
                    "No more hints", key=f"none_{name}", type="tertiary", on_click=dismiss, args=tuple(HINTS), disabled=gone
                )  # fmt: skip


def dismiss(*names: str) -> None:
    """Put hints away, in this library for good where the reader may change it; for callbacks."""
    state = st.session_state
    seen = state.get(SEEN, frozenset())
    state[LEFT] = (state[LEFT][0], state[LEFT][1] | (frozenset(names) - seen))
    state[SEEN] = seen.union(names)
    if not desk.may_edit():
        return
    try:
        with desk.library() as library:
            library.keep_setting(SETTING, json.dumps(sorted(state[SEEN])))
    except LibraryError as error:
        state.not_kept = error.sentence
