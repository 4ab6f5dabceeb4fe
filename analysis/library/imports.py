"""Imports under way: what is noted of a batch of files, so that one that was cut short can be taken up again.

Of a file only its name and its SHA-256 are noted, and only until the batch is done: the bytes are not kept. Taking up
means bringing the same files again: every article that was kept is recognised by its text, the others go where the
first ones went. Nothing is skipped because it was noted: what a reader has deleted meanwhile can be imported anew.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.library.articles import new_id
from analysis.library.outlets import Outlets
from analysis.library.rows import moment_of, restored, stored

if TYPE_CHECKING:
    from collections.abc import Sequence

STILL = 20.0
"""Seconds without a sign of life after which an import counts as interrupted; reading one document takes at most ten."""
NAME_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Pending:
    """An import that was cut short. ``event`` is where its articles went, ``None`` when none was kept or it is gone.

    ``name`` is what the new event was to be called; ``done`` and ``waiting`` are names of files.
    """

    id: str
    event: str | None
    name: str
    started: datetime.datetime | None
    done: tuple[str, ...]
    waiting: tuple[str, ...]


class Imports(Outlets):
    """The imports under way in an opened library."""

    def pending_imports(self) -> list[Pending]:
        """Return the imports that were cut short, the oldest first; one that is running now is not among them."""
        query = """SELECT i.id, e.id, i.name, i.started, i.touched, i.owner FROM imports AS i LEFT JOIN events AS e ON e.id = i.event
            ORDER BY i.started"""
        return [
            Pending(identity, event, restored(name), moment_of(started), *self._files(identity))
            for identity, event, name, started, touched, owner in self._rows(query)
            if touched < _moment(STILL) or not _lives(owner)
        ]

    def start_import(self, files: Sequence[tuple[str, str]], *, event: str | None = None, name: str = "") -> Pending:
        """Note a batch: its files' names and SHA-256, the event it goes to (``None``: a new one) and that one's name.

        When the batch, or a part of it, was cut short before, it is taken up: its event is the one of then.
        """
        with self.together():
            old = self._interrupted({digest for _, digest in files}, event)
            identity = old.id if old else new_id()
            started = old.started.isoformat() if old and old.started else _moment()
            event = event or (old.event if old else None)
            self._run("DELETE FROM imports WHERE id = ?", identity)
            row = (identity, event, stored(name), started, _moment(), os.getpid())
            self._run("INSERT INTO imports (id, event, name, started, touched, owner) VALUES (?, ?, ?, ?, ?, ?)", *row)
            rows = [(identity, at, stored(one[:NAME_LENGTH]), digest) for at, (one, digest) in enumerate(files)]
            self._run_many("INSERT INTO import_files (import, position, name, hash) VALUES (?, ?, ?, ?)", rows)
        return Pending(identity, event, name, moment_of(started), *self._files(identity))

    def import_into(self, pending: str, event: str) -> None:
        """Note which event the batch goes to."""
        with self.together():
            self._run("UPDATE imports SET event = ?, touched = ? WHERE id = ?", event, _moment(), pending)

    def file_done(self, pending: str, position: int) -> None:
        """Note that a file was read to its end. With the last one the batch is done and nothing of it stays noted."""
        with self.together():
            self._run("UPDATE import_files SET done = 1 WHERE import = ? AND position = ?", pending, position)
            self._run("UPDATE imports SET touched = ? WHERE id = ?", _moment(), pending)
            if not self._rows("SELECT 1 FROM import_files WHERE import = ? AND NOT done LIMIT 1", pending):
                self.drop_import(pending)

    def leave_import(self, pending: str) -> None:
        """Note that the batch is left as it is: it counts as interrupted at once, unless it is done."""
        with self.together():
            self._run("UPDATE imports SET touched = '' WHERE id = ?", pending)

    def drop_import(self, pending: str) -> None:
        """Forget a batch; what was kept of it stays."""
        with self.together():
            self._run("DELETE FROM imports WHERE id = ?", pending)

    def _interrupted(self, hashes: set[str], event: str | None) -> Pending | None:
        """Return the interrupted import that has one of these files and goes to the same event, if there is one."""
        for pending in reversed(self.pending_imports()):
            known = {digest for (digest,) in self._rows("SELECT hash FROM import_files WHERE import = ?", pending.id)}
            if known & hashes and event in {None, pending.event}:
                return pending
        return None

    def _files(self, pending: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        rows = self._rows("SELECT name, done FROM import_files WHERE import = ? ORDER BY position", pending)
        done = tuple(restored(name) for name, is_done in rows if is_done)
        return done, tuple(restored(name) for name, is_done in rows if not is_done)


def _lives(process: int) -> bool:
    """Tell whether a process with that number runs; where that cannot be asked (Windows), time alone tells."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _moment(ago: float = 0.0) -> str:
    moment = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=ago)
    return moment.isoformat(timespec="microseconds")
