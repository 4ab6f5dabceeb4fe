"""The frame around every page: configuration, style, navigation, and what is compared (in the sidebar)."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.library import LibraryError, log
from pages.blind import mode
from pages.parts import chart, chosen, coming, desk, paper, ready, sidebar, whole, width, words

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
    "over_time.py": "Over time",
    "library.py": "Library",
    "methods.py": "Methods",
}
FIRST = PAGES["overview.py"]
"""The page on which visitors begin; it draws no table before one is opened (``whole``)."""
WITHOUT_OUTLINE = frozenset(["Over time", "Library", "Methods"])
"""Pages that begin otherwise than with a question about an event."""

st.set_page_config(page_title="Parallax", page_icon=str(PARTS / "icon.png"), layout="wide", initial_sidebar_state=264)
st.html(PARTS / "style.css")
paper.light()
st.logo((PARTS / "logo.svg").read_text(encoding="utf-8").replace("INK", chart.look().ink).strip(), size="large")
page = st.navigation(
    [st.Page(file, title=title, default=file == "overview.py") for file, title in PAGES.items()], position="top"
)
# Each page has a title of its own, in the tab and for whoever cannot see the page; and names for the pictures saved from it.
st.set_page_config(page_title=f"{page.title} · Parallax")
st.session_state[chart.PAGE] = page.title
desk.settle()
width.watch()
if page.title != FIRST:
    whole.load()
coming.show(page.title, outlined=page.title not in WITHOUT_OUTLINE and not mode.hides(page.title))

try:
    with desk.library() as library:
        ready.sample(library)
        desk.tell(library)
        st.session_state.view = sidebar.choose(library)
        chosen.begin()
        page.run()
        with whole.DRAWING:
            chosen.show()
except LibraryError as error:
    coming.done()
    words.warn(str(error))
except Exception as error:  # noqa: BLE001 - no traceback may reach a reader, whatever went wrong
    log.note(error)
    coming.done()
    words.failed()
ready.sent()
