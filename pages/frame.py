"""The frame around every page: configuration, style, navigation, and what is compared (in the sidebar)."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import workspace
from analysis.library import LibraryError, log
from pages.parts import chart, desk, sidebar, words

PARTS = Path(__file__).parent / "parts"
PAGES = {
    "overview.py": "Overview",
    "wording.py": "Wording",
    "tone.py": "Tone",
    "reading_ease.py": "Readability",
    "voices.py": "Voices",
    "facts.py": "Facts",
    "actors.py": "Actors",
    "reading_room.py": "Reading room",
    "library.py": "Library",
    "methods.py": "Methods",
}

st.set_page_config(page_title="Parallax", page_icon=str(PARTS / "icon.png"), layout="wide", initial_sidebar_state=264)
st.html(PARTS / "style.css")
st.logo((PARTS / "logo.svg").read_text(encoding="utf-8").replace("INK", chart.look().ink).strip(), size="large")
page = st.navigation(
    [st.Page(file, title=title, default=file == "overview.py") for file, title in PAGES.items()], position="top"
)
# Each page has a title of its own, in the tab and for whoever cannot see the page; and names for the pictures saved from it.
st.set_page_config(page_title=f"{page.title} · Parallax")
st.session_state[chart.PAGE] = page.title

try:
    with desk.library() as library:
        workspace.ensure_sample(library)
        desk.tell(library)
        st.session_state.view = sidebar.choose(library)
        page.run()
        desk.settle()
except LibraryError as error:
    words.warn(str(error))
except Exception as error:  # noqa: BLE001 - no traceback may reach a reader, whatever went wrong
    log.note(error)
    words.failed()
