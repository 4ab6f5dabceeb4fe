"""In what words? Charged wording, distinctive words, contested pairs, frames: one room at a time."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import charged, contested, distinctive, frames, head, view

ROOMS = {
    "Charged wording": charged.room,
    "Distinctive words": distinctive.room,
    "Contested pairs": contested.room,
    "Frames": frames.room,
}

now = view.current()
st.html(Path(__file__).parent / "parts" / "wording.css")
head.question(now, "In what words?")
chosen = st.segmented_control(
    "Which words", list(ROOMS), default="Charged wording", required=True, key="in", bind="query-params",
    label_visibility="collapsed",
)  # fmt: skip
ROOMS[chosen](now)
