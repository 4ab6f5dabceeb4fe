"""The reader's place at the library: opening it, and whether this visitor may change it."""

from __future__ import annotations

import gc
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis import door, method, workspace
from analysis.library import Library, LibraryError
from analysis.wording import whole
from pages.parts import words
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.article import Article
    from analysis.library import Event
    from analysis.result import Result


def library() -> Library:
    """Open the library for this run of the page; it closes with the run."""
    return Library.open()


def events(library: Library) -> list[Event]:
    """Return the library's events with names that can be shown: no browser can be sent half characters."""
    return [
        event if whole(event.name) == event.name else replace(event, name=whole(event.name))
        for event in library.events()
    ]


def may_edit() -> bool:
    """Say whether this visitor may change the library: on this machine always, from another only where a setting allows."""
    return door.may_edit(st.context.ip_address, st.context.headers.get("host"))


def tell(library: Library) -> None:
    """Tell what a reader must know on every page: that others can see it, or that it now measures otherwise."""
    with st.sidebar:
        if door.is_shared(st.get_option("server.address")):
            told = "and change it" if door.visitors_may_edit() else "but not change anything"
            words.warn(f"Others on this network can see this dashboard {told}.", quiet=True)
        if "not_kept" in st.session_state:
            words.warn(st.session_state.pop("not_kept"))
        if workspace.follow_method(library):
            st.session_state.method_changed = True
        if st.session_state.get("method_changed"):
            words.warn(
                "Parallax has changed how it measures: articles are measured anew as you open them, and numbers may differ from earlier ones.",
                quiet=True,
            )


def keep_edits(event: Event, exhibit: str, changed: Mapping[str, Any]) -> None:
    """Keep what the reader changed in one exhibit of an event; for the callbacks of pages, which run without a library.

    A visitor who may not change anything changes nothing; a library that cannot be written says so.
    """
    if not may_edit():
        return
    try:
        with library() as opened:
            opened.keep_edits(event.id, exhibit, changed)
    except LibraryError as error:
        st.session_state.not_kept = error.sentence


def result(library: Library, article: Article) -> Result:
    """Return an article's result; what was read once in this process is not read again, whoever asks."""
    version = method.with_changes(workspace.lexicon(library))
    return replace(_result(article.hash, version, library, article), article=article)


@remembered(1000)
def _result(digest: str, version: str, _library: Library, _article: Article) -> Result:  # noqa: ARG001 - what is kept goes by
    return workspace.result_of(_library, _article)


SEEN = 30_000
"""Objects in sight of the cycle collector from which on it takes longer than a reader should wait for."""
WHOLE = 100
"""Times that something is taken out of sight before all is looked through."""
_looked = Lock()
_taken = [0]


def settle() -> None:
    """Take what is kept out of the cycle collector's sight; to be called at the beginning of a run.

    Streamlit runs the collector after every script. Walking all loaded packages and kept results each time costs more than
    most pages. What is out of sight is freed as ever, but for what refers to itself: for that, all is looked through now and
    then, so that no ended session is kept for good.
    """
    if len(gc.get_objects(generation=2)) < SEEN or not _looked.acquire(blocking=False):
        return
    try:
        _taken[0] += 1
        if _taken[0] % WHOLE == 0:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
    finally:
        _looked.release()
