"""The library's file: its tables, its versions, and how it is opened so that nothing acknowledged is ever lost.

Rollback journal and ``synchronous=FULL``: slower than a write-ahead log, and not open to its reset bug (SQLite before
3.51.3). ``secure_delete`` writes zeros over what is deleted, ``auto_vacuum`` gives the room back.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from analysis.library.errors import FOREIGN, NEWER, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 30.0
"""Seconds to wait for another writer."""
SMALLEST = 512
"""Bytes of the smallest database: one page of the smallest size."""
MARK = 0x50584C58
"""SQLite's application_id of a library ("PXLX"): tells ours from any other SQLite file."""

FIRST = (
    """CREATE TABLE events (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('own', 'sample')),
        hidden INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX one_sample ON events (kind) WHERE kind = 'sample'",
    # The long column stands last: a list of headlines then never reads the pages that the texts lie on. No type: text,
    # or bytes where it holds what UTF-8 cannot (lone surrogates). No STRICT tables: SQLite has them only since 3.37.
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY, event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, position INTEGER NOT NULL,
        added TEXT NOT NULL, hash TEXT NOT NULL, text_hash TEXT NOT NULL, sameness TEXT NOT NULL, seal TEXT NOT NULL,
        outlet NOT NULL, title NOT NULL, date TEXT, url NOT NULL, author NOT NULL, language NOT NULL,
        notes NOT NULL, parts NOT NULL)""",
    "CREATE INDEX articles_in_order ON articles (event, position)",
    "CREATE INDEX articles_by_date ON articles (event, date)",
    "CREATE INDEX articles_alike ON articles (sameness)",
    "CREATE INDEX articles_analysed ON articles (hash)",
    """CREATE TABLE results (
        hash TEXT NOT NULL, method TEXT NOT NULL, seal TEXT NOT NULL, payload BLOB NOT NULL,
        PRIMARY KEY (hash, method))""",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
WORDS = """CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2')"""
"""The search index. Contentless: it holds no second copy of the texts, only which words stand where."""
SECOND = (
    # Which number an article has in the search index and among the fingerprints. What has none yet is read when it is
    # first needed: the three tables below hold nothing that the articles do not tell, and may be emptied at any time.
    """CREATE TABLE readings (
        number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
        prints INTEGER NOT NULL DEFAULT 0)""",
    WORDS,
    """CREATE TABLE fingerprints (
        print INTEGER NOT NULL, reading INTEGER NOT NULL, PRIMARY KEY (print, reading)) WITHOUT ROWID""",
    # owner: the process that runs it; touched: its last sign of life, '' once it has stopped.
    """CREATE TABLE imports (
        id TEXT PRIMARY KEY, event TEXT, name NOT NULL, started TEXT NOT NULL, touched TEXT NOT NULL,
        owner INTEGER NOT NULL)""",
    """CREATE TABLE import_files (
        import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE, position INTEGER NOT NULL, name NOT NULL,
        hash TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (import, position))""",
)
THIRD = ("ALTER TABLE events ADD COLUMN edits TEXT NOT NULL DEFAULT ''",)
"""What a reader changed in an event's exhibits, as JSON."""
FOURTH = (
    # Goes with its result: deleting or replacing that one deletes it too.
    """CREATE TABLE short_values (
        hash TEXT NOT NULL, method TEXT NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (hash, method),
        FOREIGN KEY (hash, method) REFERENCES results (hash, method) ON DELETE CASCADE)""",
)
"""Each article's values in short, see ``values.py``."""
_CHANGED = "CREATE TRIGGER {name} AFTER {what} ON {table} BEGIN UPDATE listing SET state = randomblob(16); END"
FIFTH = (
    # Whether the list of events is still the one that was read before, see ``listing.py``.
    "CREATE TABLE listing (state BLOB NOT NULL)",
    "INSERT INTO listing (state) VALUES (randomblob(16))",
    _CHANGED.format(name="event_made", what="INSERT", table="events"),
    _CHANGED.format(name="event_gone", what="DELETE", table="events"),
    _CHANGED.format(name="event_changed", what="UPDATE OF name, kind, hidden, created", table="events"),
    _CHANGED.format(name="article_made", what="INSERT", table="articles"),
    _CHANGED.format(name="article_gone", what="DELETE", table="articles"),
    _CHANGED.format(name="article_changed", what="UPDATE OF event, date", table="articles"),
    # The outlets are counted from here alone: without it every page that holds an article is read.
    "CREATE INDEX articles_by_outlet ON articles (outlet, event)",
    "CREATE INDEX articles_newest ON articles (added, event)",
)
"""What a library of 100,000 articles needs to be quick."""
MIGRATIONS: tuple[tuple[str, ...], ...] = (FIRST, SECOND, THIRD, FOURTH, FIFTH)
"""Entry n holds the statements that lead from version n to n + 1. Never edit a released one: add one."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the library at ``path``, making or upgrading it where needed.

    Raises ``sqlite3.Error``, ``OSError``, and ``LibraryError`` for a file that is not ours or newer than this program.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_file() and 0 < path.stat().st_size < SMALLEST:
        # SQLite takes what is shorter than a page for an empty database, and would write over it.
        raise LibraryError(FOREIGN.format(path=path))
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        _set_up(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    # A damaged file may hold bytes that are no text: they are read as they are and caught by the seal.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    if connection.execute("PRAGMA page_count").fetchone()[0] == 0:
        connection.execute("PRAGMA auto_vacuum = FULL")  # must come first, and would write to a file that is not empty
    for setting in (
        "journal_mode = DELETE",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {setting}")
    if _version(connection, path) < len(MIGRATIONS):
        with exclusively(connection):
            _migrate(connection, path)


@contextmanager
def exclusively(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the library for one transaction: all of it is kept, or nothing.

    It takes its place among the writers at once (``IMMEDIATE``): a transaction that starts by reading and writes later
    fails instead of waiting when another writer came in between.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's version, 0 for an empty one; refuse what is not ours."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if mark != MARK and not (empty and version == 0 and mark == 0):
        raise LibraryError(FOREIGN.format(path=path))
    if version > len(MIGRATIONS):
        raise LibraryError(NEWER.format(path=path))
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection, path)  # another process may have been faster
    if version:
        copy(path, backup_path(path, version))
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {MARK}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def backup_path(path: Path, version: int) -> Path:
    """Return where the copy made before an upgrade from ``version`` lies."""
    return path.with_name(f"{path.name}.version-{version}")


def backups(path: Path) -> list[Path]:
    """Return the copies made before upgrades."""
    return sorted(path.parent.glob(f"{path.name}.version-*"))


def copy(source: Path, target: Path) -> None:
    """Copy a library whole: under another name first, so that a copy cut short is never taken for one."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        with closing(sqlite3.connect(source, timeout=WAIT)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
