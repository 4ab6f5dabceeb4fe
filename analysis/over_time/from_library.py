"""The library's own events as a collection; and measuring what is in it but was never measured by the present method."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis import method, workspace
from analysis.library import LibraryError
from analysis.over_time import numbers
from analysis.over_time.collection import NOBODY, Collection
from analysis.wording import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.library import Library


class Found(NamedTuple):
    """A library's collection, and the ids of the articles that are in it but not measured by the present method.

    ``sample``: whether it is the sample event that is shown, for want of events of the reader's own.
    """

    collection: Collection
    missing: tuple[str, ...]
    sample: bool


def read(library: Library) -> Found:
    """Return all articles of the reader's own events, those hidden left out, the sample only where there is nothing else."""
    version = method.with_changes(workspace.lexicon(library))
    rows = library.in_short(version)
    sample = not rows
    if sample:
        rows = library.in_short(version, kind="sample")
    values, words, there = numbers.unpack([row.numbers for row in rows])
    events = list(dict.fromkeys(row.event for row in rows))
    outlets = sorted({row.outlet for row in rows if row.outlet})
    of_event, of_outlet = ({name: at for at, name in enumerate(names)} for names in (events, outlets))
    called = {event.id: whole(event.name) for event in library.events()}
    found = Collection(
        outlets=tuple(map(whole, outlets)),
        events=tuple(called.get(event, "") for event in events),
        event_ids=tuple(events),
        outlet=np.array([of_outlet.get(row.outlet, NOBODY) for row in rows], np.int64),
        event=np.array([of_event[row.event] for row in rows], np.int64),
        day=np.array([row.date.toordinal() if row.date else NOBODY for row in rows], np.int64),
        ids=tuple(row.id for row in rows),
        titles=tuple(whole(row.title) for row in rows),
        sources=("",) * len(rows),
        values=values,
        words=words,
    )
    return Found(found, tuple(row.id for row, good in zip(rows, there, strict=True) if not good), sample)


def measure(library: Library, articles: Sequence[str]) -> Iterator[int]:
    """Measure articles by the present method and keep their values; yield how many are done, after each.

    What is kept stays kept: cut short, it goes on behind it. An article that is damaged or gone is passed over.
    """
    version = method.with_changes(workspace.lexicon(library))
    for done, identity in enumerate(articles, start=1):
        try:
            kept = library.article(identity)
        except LibraryError:
            kept = None
        if kept:
            result = workspace.result_of(library, kept.article)
            library.keep_values(kept.article.hash, version, numbers.pack(result))
        yield done
