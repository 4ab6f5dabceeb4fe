"""What may go wrong with the library's file, each said in one plain sentence."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analysis.library import log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LibraryError(Exception):
    """The library cannot do what was asked. ``sentence`` says why in plain words; the file is as it was before."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence; it is also the exception's text."""
        super().__init__(sentence)
        self.sentence = sentence


DAMAGED = "The library file {path} is damaged: nothing in it was changed, move it away or put back a copy of it."
FOREIGN = "The file {path} is not a Parallax library: nothing in it was changed, move it away or choose another folder."
NEWER = "The library {path} was made by a newer Parallax: nothing in it was changed, install that version to open it."
BUSY = "The library {path} is being used by another program for a long time now: try again when that is done."
FULL = "There is no room left on the disk for the library {path}: nothing was kept, make room and try again."
READ_ONLY = "The library {path} cannot be written to: nothing was kept, allow writing to the file and its folder."
NO_ACCESS = "The library {path} cannot be opened: make sure that its folder exists and may be read and written."
DISK = "The disk reports an error at the library {path}: nothing was changed by this step."
TAKEN = "There is a file {path} already: choose another name, it was not written over."
OTHER = "The library {path} could not do this: nothing was changed by this step."

SENTENCES = {
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: FOREIGN,
    sqlite3.SQLITE_FORMAT: FOREIGN,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: NO_ACCESS,
    sqlite3.SQLITE_IOERR: DISK,
}
SYSTEM = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY}
"""What the system itself says about the folder."""
PRIMARY_CODE = 0xFF
"""SQLite's extended error codes carry the general one in their lowest byte."""


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says about the file at ``path`` into a ``LibraryError``.

    Wrong use of the ``sqlite3`` module (``ProgrammingError``, ``InterfaceError``) is our mistake and passes through.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        log.note(error, path.parent)
        code = getattr(error, "sqlite_errorcode", -1) & PRIMARY_CODE
        raise LibraryError(SENTENCES.get(code, OTHER).format(path=path)) from error
    except OSError as error:
        log.note(error, path.parent)
        raise LibraryError(SYSTEM.get(error.errno or 0, NO_ACCESS).format(path=path)) from error
