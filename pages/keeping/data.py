"""Where the data lie and how much they are; checking, copying and deleting them; what went wrong."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import streamlit as st

from analysis import method, workspace
from analysis.library import LibraryError, log
from pages.parts import desk, words

if TYPE_CHECKING:
    from analysis.library import Library

LINES = 20


def panel(library: Library) -> None:
    """Draw the file's place and size, its check and copy, the method, the error log, and the end of it all."""
    events = desk.events(library)
    articles = sum(event.articles for event in events)
    words.section(
        "Where it is kept",
        f"One file on this machine, {size(library.size())}, with {articles:,} articles in {len(events):,} events:",
    )
    st.code(str(library.path), language=None, wrap_lines=True)
    if desk.may_edit():
        with st.container(horizontal=True):
            check, copy = st.button("Check the library"), st.button("Save a copy")
        if check:
            _check(library, articles)
        if copy:
            _copy(library)
    words.section("How it was measured")
    words.text(workspace.method_told(library))
    st.html(f'<p class="sub">Method {method.version()}</p>')
    _log(library)
    if desk.may_edit():
        words.section(
            "Delete everything", "Every event, article, result and setting of yours, for good. The sample comes back."
        )
        sure = st.toggle("I want to delete everything", key="sure")
        if st.button("Delete everything", disabled=not sure):
            library.delete_everything()
            st.session_state.clear()
            st.rerun()


def _check(library: Library, articles: int) -> None:
    with st.spinner("Reading the whole file …"):
        damage = library.verify()
    for one in damage:
        words.warn(one.sentence)
    if not damage:
        words.warn(
            f"The library is whole: the file and all {articles:,} articles are as they were written.", quiet=True
        )


def _copy(library: Library) -> None:
    now = datetime.datetime.now(tz=datetime.UTC).astimezone()
    target = library.path.with_name(f"{library.path.stem}-{now:%Y-%m-%d-%H%M%S}{library.path.suffix}")
    try:
        library.backup(target)
    except LibraryError as error:
        words.warn(str(error))
        return
    words.warn("A whole copy, checked, now lies beside it; delete it there when you no longer need it:", quiet=True)
    st.code(str(target), language=None, wrap_lines=True)


def _log(library: Library) -> None:
    lines = log.last(LINES, library.path.parent)
    words.section(
        "What went wrong", "Time, kind and place in the program of each error; never a text, a name or a path of yours."
    )
    if lines:
        st.code("\n".join(lines), language=None, wrap_lines=True)
    else:
        words.warn("Nothing is noted.", quiet=True)


def size(count: int) -> str:
    """Return a number of bytes in plain form."""
    return f"{count / 1024:.0f} KB" if count < 1024**2 else f"{count / 1024**2:.1f} MB"
