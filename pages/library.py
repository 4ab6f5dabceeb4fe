"""Which articles? Add them, see what was kept and what was set aside, correct it, put them into events."""

from __future__ import annotations

import streamlit as st

from pages.parts import desk, intake, review, shelves, words

st.html('<p class="eyebrow">Library</p><h1 class="px">Which articles?</h1>')
st.html('<p class="state">Everything stays on this machine: no article and no word of one is sent anywhere.</p>')
intake.report()
with desk.library() as library:
    if desk.may_edit():
        intake.form(library)
    else:
        words.warn(
            "You are reading on another machine’s dashboard: you can look at everything and change nothing.", quiet=True
        )
    review.panel(library)
    shelves.panel(library)
