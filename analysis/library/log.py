"""A small file beside the library that says when what kind of error happened where in the program, and nothing else.

No text, title, path or message: an error's message may quote any of them. A line holds the time in UTC, the error's
class, SQLite's or the system's name for it, and the innermost place in this project that it came through.
"""

from __future__ import annotations

import datetime
import errno
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from analysis.library.place import home

if TYPE_CHECKING:
    from pathlib import Path

FILE = "errors.log"
OLDER = "errors.old.log"
LARGEST = 100_000
"""Bytes at which the file becomes the older one, in the place of the one before."""
OURS = ("analysis", "pages", "dashboard")


def note(error: BaseException, folder: Path | None = None) -> None:
    """Add a line on ``error`` to the log in ``folder`` (default: where the library lies). Never raises, never waits."""
    folder = home() if folder is None else folder
    with suppress(OSError):
        file = folder / FILE
        if file.exists() and file.stat().st_size > LARGEST:
            file.replace(folder / OLDER)
        with file.open("a", encoding="ascii", errors="replace") as log:
            log.write(line(error) + "\n")


def line(error: BaseException) -> str:
    """Return what the log says of an error."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    kind = type(error)
    number = getattr(error, "errno", None)
    code = getattr(error, "sqlite_errorname", "") or (errno.errorcode.get(number, "") if number else "")
    return " ".join(part for part in (now, f"{kind.__module__}.{kind.__qualname__}", code, _where(error)) if part)


def _where(error: BaseException) -> str:
    """Return the innermost module, function and line of ours that the error came through: names in our code only."""
    found = ""
    for frame, number in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.split(".", maxsplit=1)[0] in OURS:
            found = f"{module}:{frame.f_code.co_name}:{number}"
    return found


def last(count: int, folder: Path | None = None) -> list[str]:
    """Return the last ``count`` lines of the log in ``folder``, the newest last; none where there is none."""
    folder = home() if folder is None else folder
    try:
        return (folder / FILE).read_text(encoding="ascii", errors="replace").splitlines()[-count:]
    except OSError:
        return []


def delete(folder: Path) -> None:
    """Delete the log in ``folder``."""
    for name in (FILE, OLDER):
        (folder / name).unlink(missing_ok=True)
