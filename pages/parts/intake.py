"""Adding articles: files and pasted text, read one by one, each kept as soon as it is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

import analysis
from analysis import workspace
from analysis.ingest import fetch
from analysis.library import LibraryError
from pages.parts import sidebar, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analysis.library import Library

NEW = "new"
TYPES = ("txt", "md", "html", "htm")
REPORT = "intake_report"


class Entry(NamedTuple):
    """Something to read: what it is called, and how it is read, article by article."""

    name: str
    read: Callable[[], Iterator[analysis.Article | analysis.Unreadable]]


class Said(NamedTuple):
    """One line of the report on an import: what it is about, what happened, and whether it is good news."""

    name: str
    sentence: str
    added: bool


def form(library: Library) -> None:
    """Draw the form; on submit read everything, keep it, and open the event with a report on each entry."""
    own = [event for event in library.events() if event.kind == "own"]
    labels = {NEW: "A new event"} | {event.id: event.name for event in own}
    words.section(
        "Add articles",
        "Articles of several outlets on one event. Upload files, or paste one article; a batch takes what it can.",
    )
    with st.form("intake", border=False, clear_on_submit=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            target = st.selectbox("Put them into", list(labels), format_func=labels.__getitem__, width=320)
            name = st.text_input(
                "Name of the new event", placeholder="taken from the first headline if left empty", width=420
            )
        files = st.file_uploader(
            f"Files ({', '.join(f'.{one}' for one in TYPES)}; 25 MB each)", type=list(TYPES), accept_multiple_files=True
        )
        pasted = st.text_area(
            "Or paste an article, as it comes", height=140, placeholder="Headline, text, even the menus around it …"
        )
        link = st.text_input("Or a link", placeholder="https://…", max_chars=2000) if fetch.enabled() else ""
        sent = st.form_submit_button("Add to the library", type="primary")
    if sent:
        entries = [Entry(file.name, partial(analysis.read_each, file.getvalue(), file.name)) for file in files]
        if pasted.strip():
            entries.append(Entry("pasted text", partial(analysis.read_each, pasted.encode("utf-8", "surrogatepass"))))
        if link.strip():
            entries.append(Entry(link.strip(), partial(fetch.read_url_each, link.strip())))
        _take(library, target, name, entries)


def _take(library: Library, target: str, name: str, entries: list[Entry]) -> None:
    """Read and keep ``entries``; then open the event they went into, and report."""
    if not entries:
        words.warn("Choose a file or paste a text first.")
        return
    said: list[Said] = []
    event = None if target == NEW else target
    with st.status("Reading the articles", expanded=True) as status:
        bar = st.progress(0.0)
        for done, (entry, read) in enumerate(entries):
            bar.progress(done / len(entries), text=words.label(f"{done + 1} of {len(entries)}: {entry}"))
            for found in read():
                event = _keep(library, event, name, entry, found, said)
        bar.progress(1.0)
        status.update(label="Done", state="complete")
    st.session_state[REPORT] = said
    if event:
        st.session_state[sidebar.OPEN] = event
        st.session_state.pop("review", None)
        st.rerun()
    report()


def _keep(
    library: Library,
    event: str | None,
    name: str,
    entry: str,
    found: analysis.Article | analysis.Unreadable,
    said: list[Said],
) -> str | None:
    """Keep one article (or note why it cannot be) and return the event, made only when there is something to put in it."""
    if isinstance(found, analysis.Unreadable):
        said.append(Said(found.name or entry, found.sentence, added=False))
        return event
    try:
        same = library.find_same(found, event=event or "")
        if event is None and same is None:
            event = library.create_event(name.strip() or found.title or entry)
        if event is None or same is not None:
            said.append(Said(entry, "This text is already in the library; it was not added again.", added=False))
            return event
        library.add(event, found)
        workspace.result_of(library, found)
        said.append(Said(entry, " ".join([_told(found), *found.notes]), added=True))
    except LibraryError as error:
        said.append(Said(entry, str(error), added=False))
    return event


def _told(article: analysis.Article) -> str:
    missing = [
        what
        for what, there in (("headline", article.title), ("outlet", article.outlet), ("date", article.date))
        if not there
    ]
    count = len(article.text.split())
    if not missing:
        return f"{count:,} words; headline, outlet and date found."
    return f"{count:,} words; the text does not tell its {' and '.join(missing)}: fill in what you know below."


def report() -> None:
    """Tell what became of each entry of the last import, until the next one."""
    said: list[Said] = st.session_state.get(REPORT, [])
    if not said:
        return
    added = sum(one.added for one in said)
    st.html(
        f'<p class="finding">{added} article{"s" * (added != 1)} added'
        + (f", {len(said) - added} not" if added < len(said) else "")
        + ".</p>"
        + "".join(
            f'<p class="warn{" quiet" * one.added}"><b>{words.safe(one.name)}</b>: {words.safe(one.sentence)}</p>'
            for one in said
        )
    )
    st.page_link("overview.py", label="See how they differ")
