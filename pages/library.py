"""Which articles? Add them, see what was kept and what was set aside, find them again, put them into events."""

from __future__ import annotations

import streamlit as st

from pages.keeping import data, events, find, intake, outlets, report, review
from pages.parts import desk, sidebar, words

ADD, FIND, EVENTS, OUTLETS, DATA = "Add and correct", "Search", "Events", "Outlets", "Where it is kept"

st.html(
    '<p class="eyebrow">Library</p><h1 class="px">Which articles?</h1>'
    '<p class="state">Everything stays on this machine: no article and no word of one is sent anywhere.</p>'
)
room = st.segmented_control(
    "What to do", [ADD, FIND, EVENTS, OUTLETS, DATA],
    default=ADD, required=True, key="room", bind="query-params", label_visibility="collapsed",
)  # fmt: skip
if room != ADD:  # in the other rooms the event makes no difference, as outlets and voice make none in any
    with st.sidebar:
        sidebar.idle(sidebar.EVENT, sidebar.VOICE)
with desk.library() as library:
    if not desk.may_edit():
        words.warn(
            "You are reading on another machine’s dashboard: you can look at everything and change nothing.", quiet=True
        )
    if room == ADD:
        report.panel(library)
        if desk.may_edit():
            with st.container(key="screen_add"):  # nothing in it belongs on paper
                intake.panel(library)
        review.panel(library)
    elif room == FIND:
        find.panel(library)
    elif room == EVENTS:
        events.panel(library)
    elif room == OUTLETS:
        outlets.panel(library)
    else:
        data.panel(library)
