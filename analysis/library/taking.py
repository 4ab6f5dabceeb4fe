"""Taking in a batch of files: each article is kept as soon as it is read, and an interruption doubles nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analysis.library.imports import Pending
    from analysis.library.library import Library
    from analysis.unreadable import Unreadable

    Reader = Callable[[bytes, str], Iterator[Article | Unreadable]]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one entry of a file. ``file`` of ``files`` is its file's number, from 1; ``name`` is the entry's.

    ``article`` and its ``id`` when it was added now, else ``None``; ``event`` is where the batch goes, ``None`` before
    its first article. ``sentence`` says why an entry was not added, or that it reads almost like another one; it may be
    ``""``.
    """

    file: int
    files: int
    name: str
    event: str | None
    sentence: str
    article: Article | None = None
    id: str | None = None


def take_in(
    library: Library, files: Sequence[tuple[str, bytes]], read_each: Reader, *, event: str | None = None, name: str = ""
) -> Iterator[Step]:
    """Read ``files`` (name, bytes) with ``read_each`` and keep what they hold; yield a step for every entry.

    ``event`` is where the articles go; ``None``: a new event, made with the first article and called ``name``, its
    headline or its file's name. What was yielded is on the disk. Stop at any time, or be killed: brought again, the same
    files go on into the same event, and what was kept is recognised. Raises ``LibraryError`` at the start only; what
    fails later is said in the step, and its file stays noted as waiting.
    """
    noted = [(file, hashlib.sha256(data).hexdigest()) for file, data in files]
    pending = library.start_import(noted, event=event, name=name)
    event = pending.event
    try:
        for number, (file, data) in enumerate(files, 1):
            whole = True
            for found in read_each(data, file):
                entry = file if isinstance(found, Article) else found.name or file
                step = Step(number, len(files), entry, event, "")
                if isinstance(found, Article):
                    try:
                        step = _keep(library, pending, step, found)
                    except LibraryError as error:
                        whole = False
                        step = Step(number, len(files), entry, event, error.sentence)
                else:
                    step = Step(number, len(files), entry, event, found.sentence)
                event = step.event
                yield step
            if whole:
                with suppress(LibraryError):  # it then counts as waiting, and is recognised when it comes again
                    library.file_done(pending.id, number - 1)
    finally:
        # The library may be closed by now, or belong to another thread: the note then goes stale by itself.
        with suppress(LibraryError, sqlite3.ProgrammingError):
            library.leave_import(pending.id)


def _keep(library: Library, pending: Pending, step: Step, article: Article) -> Step:
    """Keep one article; the event is made with it, in one transaction, so that none is made twice or stays empty."""
    event = step.event
    with library.together():
        if event is None and not library.find_same(article):
            event = library.create_event(pending.name.strip() or article.title.strip() or step.name)
            library.import_into(pending.id, event)
        if event is None:
            return Step(step.file, step.files, step.name, None, "Already in the library: it was not added again.")
        added = library.add(event, article)
    if added.duplicate_of:
        return Step(step.file, step.files, step.name, event, added.note)
    return Step(step.file, step.files, step.name, event, added.note, article, added.id)
