"""Adding articles: files, pasted text and links, where they go, and which columns of a spreadsheet hold what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest import batch as limits
from analysis.ingest import fetch
from analysis.library import LibraryError
from pages.keeping import columns, report, taking
from pages.parts import sidebar, words

if TYPE_CHECKING:
    from analysis.library import Library

NEW = "new"
ROUND = "intake_round"
"""Session key: how often the form was emptied; a new number gives new, empty fields."""
KINDS = "text, Markdown, web pages, PDF, Word (.docx), CSV, JSON, or a zip of those"


def panel(library: Library) -> None:
    """Draw the form; on demand read everything, keep it, and open its event with a report on each entry."""
    words.section(
        "Add articles",
        "Articles of several outlets on one event. Upload files, or paste one article; a batch takes what it can.",
    )
    _unfinished(library)
    fresh = st.session_state.setdefault(ROUND, 0)
    own = sidebar.own_events(library, st.session_state.get("event"))
    labels = {NEW: "A new event"} | own
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = st.selectbox(
            "Put them into", list(labels), format_func=labels.__getitem__, width=320, key=f"into_{fresh}"
        )
        name = st.text_input(
            "Name of the new event", placeholder="taken from the first headline if left empty", width=420,
            max_chars=200, key=f"new_{fresh}", disabled=target != NEW,
        )  # fmt: skip
    uploads = st.file_uploader(f"Files ({KINDS})", accept_multiple_files=True, key=f"files_{fresh}")
    st.html(f'<p class="sub">{limits.TERMS}</p>')
    chosen = columns.choose(uploads)
    pasted = st.text_area(
        "Or paste an article, as it comes", height=140, placeholder="Headline, text, even the menus around it …",
        key=f"pasted_{fresh}",
    )  # fmt: skip
    link = ""
    if fetch.enabled():
        link = st.text_input("Or a link", placeholder="https://…", max_chars=2000, key=f"link_{fresh}").strip()
    if not st.button("Add to the library", type="primary"):
        return
    batch = [taking.File(one.name, one.getvalue(), columns=chosen.get(one.file_id)) for one in uploads]
    if pasted.strip():
        batch.append(taking.File("pasted text", pasted.encode("utf-8", "surrogatepass")))
    if link:
        batch.append(taking.File(link, link.encode("utf-8", "surrogatepass"), link=True))
    refusal = limits.check([len(file.data) for file in batch]) if batch else "Choose a file or paste a text first."
    if refusal:
        words.warn(refusal)
        return
    try:
        event = taking.take(library, batch, event=None if target == NEW else target, name=name)
    except LibraryError as error:
        words.warn(str(error))
        return
    st.session_state[ROUND] = fresh + 1
    if event:
        st.session_state[sidebar.OPEN] = event
        st.session_state.pop("review", None)
        st.rerun()
    report.panel(library)


def _unfinished(library: Library) -> None:
    """Tell of imports that were cut short by a kill or a closed window, and how to go on with them."""
    for pending in library.pending_imports():
        if report.running():
            continue
        count = len(pending.waiting)
        first = ", ".join(pending.waiting[:3]) + (" …" if count > 3 else "")  # noqa: PLR2004
        with st.container(horizontal=True, vertical_alignment="center", key=f"pending_{pending.id}"):
            words.warn(
                f"An import was cut short: {len(pending.done)} of its files are in, {count} are not ({first}). "
                "Add the same files again: it goes on where it stopped, and nothing is taken twice."
            )
            if st.button("Forget it", key=f"forget_{pending.id}"):
                library.drop_import(pending.id)
                st.rerun()
