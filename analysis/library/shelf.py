"""The opened file: transactions, size, verification, deletion of everything."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from analysis.library import log, schema
from analysis.library.errors import OTHER, TAKEN, LibraryError, plainly
from analysis.library.place import library_file
from analysis.library.rows import CONTENT, Damage, DamagedError, article_of, restored, sealed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from analysis.library.rows import Row


class Shelf:
    """An opened library file. It belongs to the thread that opened it: another thread opens its own, at little cost.

    Every method raises ``LibraryError`` (one plain sentence) when the file does not allow what was asked; nothing of
    that step is then kept. What a method has returned from is on the disk.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take an open connection; use :meth:`open`."""
        self.path = path
        self._connection = connection
        self._depth = 0

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the library at ``path`` (default: the user's own), making or upgrading the file where needed."""
        path = library_file() if path is None else path
        with plainly(path):
            return cls(path, schema.connect(path))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Use it in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is done in the block, or none of it. Of blocks inside one another the outermost decides."""
        if self._depth and not self._connection.in_transaction:
            # A full disk undoes the whole block: what follows must not be kept without what went before.
            raise LibraryError(OTHER.format(path=self.path))
        if not self._depth:
            self._run("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            if self._depth == 1:
                self._run("COMMIT")
        finally:
            self._depth -= 1
            if not self._depth and self._connection.in_transaction:
                self._run("ROLLBACK")

    def size(self) -> int:
        """Return the bytes on the disk, copies made before upgrades included."""
        files = (self.path, *schema.backups(self.path))
        with plainly(self.path):
            return sum(file.stat().st_size for file in files if file.exists())

    def delete_everything(self) -> None:
        """Delete every event, article, result and setting, and copies made before upgrades; the file stays, empty."""
        with self.together():
            for table in ("readings", "fingerprints", "articles", "events", "results", "settings", "imports"):
                self._run(f"DELETE FROM {table}")  # noqa: S608 - the names above
            self._run("DROP TABLE words")  # emptied, it would keep its last pages
            self._run(schema.WORDS)
        self._delete_copies()
        with plainly(self.path):
            log.delete(self.path.parent)

    def backup(self, target: Path) -> None:
        """Copy the library to ``target``, whole and checked, while others may go on using it. Never overwrites a file."""
        if target.exists():
            raise LibraryError(TAKEN.format(path=target))
        with plainly(target):
            schema.copy(self.path, target)

    def verify(self) -> list[Damage]:
        """Return what is damaged: SQLite's own check, then every article's and result's seal. Reads the whole file."""
        # Not quick_check: it leaves out whether indexes and tables tell the same, and so an article lost from its event.
        said = [row[0] for row in self._rows("PRAGMA integrity_check")]
        problems = [Damage(f"The library file is damaged: {what}.") for what in said if what != "ok"]
        for identity, seal, *content in self._rows(f"SELECT id, seal, {', '.join(CONTENT)} FROM articles"):  # noqa: S608
            try:
                article_of(content, seal)
            except DamagedError:
                title = restored(content[CONTENT.index("title")])
                problems.append(Damage(f"The article “{title}” is damaged in the library file.", identity))
        bad = sum(sealed((payload,)) != seal for seal, payload in self._rows("SELECT seal, payload FROM results"))
        if bad:
            problems.append(Damage(f"{bad} kept results are damaged: they are measured anew when they are needed."))
        return problems

    def _delete_copies(self) -> None:
        """Delete the copies made before upgrades: they hold what has just been deleted."""
        with plainly(self.path):
            for copy in schema.backups(self.path):
                copy.unlink(missing_ok=True)

    def _run(self, statement: str, *values: object) -> int:
        """Run one statement; return the number of rows it changed."""
        with plainly(self.path), self._whole():
            return self._connection.execute(statement, values).rowcount

    def _run_many(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row."""
        with plainly(self.path), self._whole():
            self._connection.executemany(statement, rows)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Undo the whole block when the disk is full: SQLite itself undoes now the block and now its last step alone."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _each(self, query: str, *values: object) -> Generator[Row]:
        """Yield the rows of a query as they are found: who needs only the first ones does not wait for all."""
        with plainly(self.path):
            yield from self._connection.execute(query, values)

    def _rows(self, query: str, *values: object) -> list[Row]:
        """Return all rows of a query."""
        with plainly(self.path):
            return self._connection.execute(query, values).fetchall()
