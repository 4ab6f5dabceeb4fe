"""A batch's Parquet file as a collection: read in a process of its own that can be killed, and believed only as far as checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.ingest.limits import shown
from analysis.library import home
from analysis.over_time.child import HEAD
from analysis.over_time.collection import VOICES, Collection, columns, kinds
from analysis.unreadable import Unreadable
from analysis.wording import whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECONDS = 90
"""Wall clock for one file; 100,000 articles take some seconds."""
FOLDER = "batches"
"""Folder beside the library in which files too large for an upload lie; no other path can be chosen on a page."""
MOST_FILES = 200
SENTENCE_CHARACTERS = 400
NAME_CHARACTERS = 120
PAIR = 2
TOO_LONG = "This file took too long to read and was given up."
BROKE = "This file broke what reads it: it is damaged, or larger than this machine can hold."
GONE = "That file is no longer there."


class Found(NamedTuple):
    """What a batch file holds. ``twice``: texts left out because their outlet has them already.

    ``joined``: how many names of outlets and events were put under another that differs in capitals and spaces alone;
    ``example``: two of them.
    """

    collection: Collection
    twice: int
    joined: int = 0
    example: tuple[str, ...] = ()


def folder() -> Path:
    """Return where batch files are looked for: beside the library. It need not exist."""
    return home() / FOLDER


def files() -> list[str]:
    """Return the names of the batch files kept beside the library; those of segments hold no values and are left out."""
    try:
        found = [one.name for one in folder().iterdir() if one.suffix == ".parquet" and one.is_file()]
    except OSError:
        return []
    return sorted(name for name in found if not name.endswith(".segments.parquet"))[:MOST_FILES]


def open_kept(name: str) -> IO[bytes]:
    """Open one of ``files()``. Raises ``Unreadable`` for any other name, whatever path it spells."""
    if name not in files():
        raise Unreadable(shown(name, NAME_CHARACTERS), GONE)
    try:
        return (folder() / name).open("rb")
    except OSError as error:
        raise Unreadable(shown(name, NAME_CHARACTERS), GONE) from error


def read(file: IO[bytes], name: str) -> Found:
    """Read a batch file (a real one: its descriptor is handed on). Raises ``Unreadable`` with one plain sentence."""
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603 - this very program, and nothing that a file says
            # -P: a file in the folder that the program was started from is never taken for a library
            [sys.executable, "-P", "-m", "analysis.over_time.child", str(SECONDS)],
            stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1",
                 "ARROW_DEFAULT_MEMORY_POOL": "system"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Unreadable(shown(name, NAME_CHARACTERS), TOO_LONG) from error
    except OSError as error:
        raise Unreadable(shown(name, NAME_CHARACTERS), BROKE) from error
    try:
        return _told(done.stdout)
    except _RefusedError as reason:
        raise Unreadable(shown(name, NAME_CHARACTERS), shown(str(reason), SENTENCE_CHARACTERS)) from reason
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable(shown(name, NAME_CHARACTERS), BROKE) from error


class _RefusedError(Exception):
    """The child says why it does not take the file."""


def _told(raw: bytes) -> Found:
    """Take the child's answer apart. It may have been broken in any way: everything is counted once more."""
    size = int.from_bytes(raw[:HEAD], "big")
    plain = json.loads(raw[HEAD : HEAD + size])
    if "refused" in plain:
        raise _RefusedError(plain["refused"])
    outlets, events, titles, sources, ids = (
        _texts(plain[name]) for name in ("outlets", "events", "titles", "sources", "ids")
    )
    count = len(ids)
    rest = memoryview(raw)[HEAD + size :]
    outlet, rest = _array(rest, "<i8", count)
    event, rest = _array(rest, "<i8", count)
    day, rest = _array(rest, "<i8", count)
    values, rest = _array(rest, "<f4", count * len(columns()))
    words, rest = _array(rest, "<u4", count * len(VOICES) * len(kinds()))
    if len(rest) or not len(titles) == len(sources) == count:
        raise ValueError("not as many as told")
    for codes, names in ((outlet, outlets), (event, events)):
        if codes.min(initial=-1) < -1 or codes.max(initial=-1) >= len(names):
            raise ValueError("a number that stands for nothing")
    found = Collection(
        outlets=outlets, events=events, event_ids=("",) * len(events), outlet=outlet, event=event, day=day,
        ids=ids, titles=titles, sources=sources, values=values.reshape(count, -1), words=words.reshape(count, -1),
    )  # fmt: skip
    example = _texts(plain["example"])
    if len(example) not in (0, PAIR):
        raise ValueError("not a pair")
    return Found(found, int(plain["twice"]), int(plain["joined"]), example)


def _texts(found: Any) -> tuple[str, ...]:
    return tuple(whole(str(one)) for one in found)


def _array(rest: memoryview, kind: str, count: int) -> tuple[NDArray[Any], memoryview]:
    size = np.dtype(kind).itemsize * count
    return np.frombuffer(rest[:size], kind, count), rest[size:]
