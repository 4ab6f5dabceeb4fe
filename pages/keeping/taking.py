"""An import under way: read one by one, each article kept and measured as soon as it is read, and told of as it comes."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

import analysis
from analysis import event_file, workspace
from analysis.ingest import fetch
from analysis.library import LibraryError, take_in
from pages.keeping import report
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.library import Library, Step

    Found = Iterator[analysis.Article | analysis.Unreadable]

TELL_EVERY = 0.1
"""Seconds between two movements of the bar: each costs a message to the browser."""
SURE_AFTER = 3.0
"""Seconds from which on the time left is told."""
MINUTE = 60


@dataclass(frozen=True, slots=True)
class File:
    """Something to take in. ``columns``: which of a spreadsheet's columns holds what, as the reader chose; ``link``: fetch it."""

    name: str
    data: bytes
    columns: Mapping[str, str] | None = None
    link: bool = False


def take(library: Library, batch: Sequence[File], *, event: str | None, name: str) -> str | None:
    """Read and keep ``batch``; return the event that it went into, ``None`` when nothing came in.

    A click elsewhere ends the run in the middle: what was told of by then is in the library, and the report says so.
    """
    said = report.begin(len(batch), fresh=event is None)
    try:
        with st.status("Reading the articles", expanded=True) as status:
            if len(batch) > 1:
                st.button("Stop here: what is in stays in", key="stop")
            event = _batch(library, batch, event, name, said)
            status.update(label="Done", state="complete")
        said.end()
    finally:
        said.over.set()
    return event


def _batch(library: Library, batch: Sequence[File], event: str | None, name: str, said: report.Report) -> str | None:
    """Take in exported events whole and everything else article by article; return the event to open."""
    bar = st.progress(0.0)
    whole = [file for file in batch if event_file.is_one(file.data)]
    for file in whole:
        event = _event(library, file, said) or event
    rest = [file for file in batch if not event_file.is_one(file.data)]
    if rest:
        event = _articles(library, rest, event, name, said, bar) or event
    bar.progress(1.0)
    return event


def _event(library: Library, file: File, said: report.Report) -> str | None:
    """Take in an event that was exported as a file: all of it or nothing."""
    try:
        done = library.import_event(file.data)
    except LibraryError as error:
        said.tell(file.name, str(error))
        return None
    count = f"an event with {done.added} article{'s' * (done.added != 1)}"
    said.tell(file.name, " ".join([f"{count} came in.", *done.notes]), added=done.added)
    said.event = done.event
    said.lexicon = workspace.lexicon_in(file.data)
    return done.event


def _articles(
    library: Library,
    batch: Sequence[File],
    event: str | None,
    name: str,
    said: report.Report,
    bar: st.delta_generator.DeltaGenerator,
) -> str | None:
    """Take in files of articles one by one."""
    readers = {(file.name, file.data): file for file in batch}

    def read(data: bytes, called: str) -> Found:
        file = readers[called, data]
        found = fetch.read_url_each(file.name) if file.link else analysis.read_each(data, called, columns=file.columns)
        for one in found:
            if isinstance(one, analysis.Article) and event is None:
                said.compare(library, one)
            yield one

    clock = _Clock([len(file.data) for file in batch])
    into = event
    with closing(take_in(library, [(file.name, file.data) for file in batch], read, event=event, name=name)) as steps:
        for step in steps:
            into = step.event
            if step.article:
                workspace.result_of(library, step.article)
            said.step(step)
            clock.show(bar, step, said.added)
    _name(library, said, {file.name for file in batch})
    return into


def _name(library: Library, said: report.Report, files: set[str]) -> None:
    """Call an event after the first headline there is, where its first article had none and gave it its file's name."""
    event = library.event(said.event) if said.event and said.fresh else None
    title = next((article.title for _, article in said.articles if article.title), "")
    if event and event.name in files and title:
        library.rename_event(event.id, title)


class _Clock:
    """How far an import is, and how long the rest will take by the bytes read so far."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Start with nothing read. ``sizes``: each file's bytes."""
        self.sizes = sizes
        self.started = time.monotonic()
        self.told = 0.0

    def show(self, bar: st.delta_generator.DeltaGenerator, step: Step, added: int) -> None:
        """Move the bar to ``step`` and say the file, how many articles are in, and the time left."""
        now = time.monotonic()
        if now - self.told < TELL_EVERY and step.file < step.files:
            return
        self.told = now
        share = sum(self.sizes[: step.file]) / (sum(self.sizes) or 1)
        parts = [f"{step.file} of {step.files}: {words.label(step.name)}", f"{added} article{'s' * (added != 1)} in"]
        spent = now - self.started
        if spent > SURE_AFTER and 0 < share < 1:
            parts.append(_left(spent * (1 - share) / share))
        bar.progress(min(share, 1.0), text=" · ".join(parts))


def _left(seconds: float) -> str:
    return f"about {max(1, round(seconds))} s left" if seconds < MINUTE else f"about {round(seconds / MINUTE)} min left"
