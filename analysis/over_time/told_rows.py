"""What the rows of a batch file say of their articles; used inside the child, which believes none of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.over_time.collection import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

LONGEST = 300
"""Characters kept of an outlet, a headline, a source."""
ABOUT = ("outlet", "title", "source", "text_hash")
EPOCH = datetime.date(1970, 1, 1).toordinal()
"""Parquet counts days from here."""
FIRST_DAY, LAST_DAY = 1 - EPOCH, datetime.date.max.toordinal() - EPOCH
EVENT = "event"
"""The column that tells which articles belong together; files of older versions have none, unless somebody has added it."""


class About(NamedTuple):
    """Which article it is. ``event``: ``None`` where the file has no such column; ``day``: ordinal, −1 for none."""

    outlet: str
    title: str
    source: str
    text_hash: str
    event: str | None
    day: int


def firsts(batch: Any, starts: NDArray[np.int64]) -> Iterator[About]:
    """Yield what the rows at ``starts`` say of their articles."""
    import pyarrow as pa

    rows = batch.take(pa.array(starts))
    event = rows.column(EVENT).to_pylist() if EVENT in batch.schema.names else None
    texts = [[short(one) for one in rows.column(name).cast(pa.string()).to_pylist()] for name in ABOUT]
    days = rows.column("date").cast(pa.int32()).to_pylist()
    told = [None] * len(starts) if event is None else ["" if one is None else short(str(one)) for one in event]
    for outlet, title, source, text_hash, of, day in zip(*texts, told, days, strict=True):
        known = day is not None and FIRST_DAY <= day <= LAST_DAY
        yield About(outlet, title, source, text_hash, of, day + EPOCH if known else NOBODY)


def events_of(about: list[About]) -> list[str]:
    """Return each article's event: as its own column tells; where there is none the folder it lay in, else the file.

    "" where an event is not told, or all articles lay in one place.
    """
    if any(one.event is not None for one in about):
        return [one.event or "" for one in about]
    files = [one.source.rpartition(", line ")[0] or one.source for one in about]
    folders = [name.rpartition("/")[0] for name in files]
    if len(set(folders)) > 1:
        return folders
    in_files = [name != one.source for name, one in zip(files, about, strict=True)]
    return files if all(in_files) and len(set(files)) > 1 else [""] * len(about)


def one_spelling(names: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return names with those that differ in capitals and spaces alone put under the first spelling, and the pairs so joined."""
    first: dict[str, str] = {}
    spelled = {name: first.setdefault(" ".join(name.casefold().split()), name) for name in dict.fromkeys(names)}
    return [spelled[name] for name in names], [(kept, name) for name, kept in spelled.items() if name != kept]


def coded(column: Any) -> tuple[NDArray[np.int64], Any]:
    """Return a column of text as numbers, −1 for none, and what each stands for."""
    import pyarrow as pa

    found = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    return found.indices.fill_null(NOBODY).to_numpy(zero_copy_only=False).astype(np.int64), found.dictionary


def used(codes: NDArray[np.int64], names: Any) -> Iterator[tuple[int, str]]:
    """Yield the numbers that occur in a column and what they stand for, each once."""
    for code in (np.flatnonzero(np.bincount(codes + 1)) - 1).tolist():  # faster by far than np.unique
        yield code, str(names[code].as_py() or "") if code >= 0 else ""


def placed(column: tuple[NDArray[np.int64], Any], known: tuple[str, ...]) -> NDArray[np.int64]:
    """Return each row's place among the names known, −1 for any other."""
    codes, names = column
    place = np.full(len(names) + 1, NOBODY)  # the last one for "none", which is −1
    where = {name: at for at, name in enumerate(known)}
    for code, name in used(codes, names):
        place[code] = where.get(name, NOBODY)
    found: NDArray[np.int64] = place[codes]
    return found


def numbered(names: list[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Return names as numbers, −1 for "", and what each stands for, sorted."""
    known = sorted({name for name in names if name})
    place = {name: at for at, name in enumerate(known)}
    return np.array([place.get(name, NOBODY) for name in names], np.int64), known


def short(text: object) -> str:
    """Return text of a length that a page can bear."""
    return str(text)[:LONGEST] if text else ""
