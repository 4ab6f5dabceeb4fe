"""The index of words and fingerprints, and near-copies. All of it is made from the articles and can be made anew."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Literal

from analysis.library import schema, seek, shingles
from analysis.library.errors import LibraryError
from analysis.library.near import Near, compare
from analysis.library.results import ASK_AT_ONCE
from analysis.library.rows import CONTENT, Damage, DamagedError, Kind, article_of
from analysis.library.values import Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.article import Article

CANDIDATES = 8
LIKELY = 0.2
"""Part of the fingerprints of the shorter text that must be shared before two texts are compared run by run: less than
half, since of a run that both have each may have kept another neighbour.
"""
INDEX_ONLY = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT_VTAB}
"""What SQLite says when the index's own data are damaged while the file is sound."""
AT_ONCE = 500
"""Articles read into the index in one transaction: other writers are not kept waiting for long."""

_CONTENT = ", ".join(f"a.{name}" for name in CONTENT)
_UNREAD = f"""SELECT a.id, a.seal, {_CONTENT} FROM articles AS a
    WHERE NOT EXISTS (SELECT 1 FROM readings AS r WHERE r.article = a.id) LIMIT ?"""  # noqa: S608
_ALIKE = f"""SELECT a.id, a.event, a.hash, a.outlet, a.title, a.date, e.name, a.seal, {_CONTENT}
    FROM readings AS r JOIN articles AS a ON a.id = r.article JOIN events AS e ON e.id = a.event
    WHERE r.number = ? AND e.kind = ? AND a.id <> ?"""  # noqa: S608


class Index(Values):
    """The index and the near-copies of an opened library."""

    def near(self, article: Article, *, kind: Kind = "own", leave_out: str = "", limit: int = 3) -> list[Near]:
        """Return the articles that ``article`` reads almost like, the nearest first; none for the same text twice.

        Half of the 7-word runs of the one or the other must be shared. Only events of one kind are looked through, and
        the article with the id ``leave_out`` is passed over.
        """
        self._catch_up()
        runs = shingles.run_set(article.text)
        found = []
        for number in self._candidates(shingles.fingerprints(shingles.runs(article.text))):
            for row in self._rows(_ALIKE, number, kind, leave_out):
                near = compare(runs, row)
                if near:
                    found.append(near)
        return sorted(found, key=lambda near: -max(near.share, near.held))[:limit]

    def _candidates(self, prints: set[int]) -> list[int]:
        """Return the readings that share most fingerprints with these, the most first: too few cannot be a near-copy."""
        counts: dict[int, int] = {}
        known = sorted(prints)
        for start in range(0, len(known), ASK_AT_ONCE):
            some = known[start : start + ASK_AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT reading, count(*) FROM fingerprints WHERE print IN ({marks}) GROUP BY reading"  # noqa: S608
            for number, shared in self._rows(query, *some):
                counts[number] = counts.get(number, 0) + shared
        best = sorted(counts, key=lambda number: (-counts[number], number))[: CANDIDATES * 4]
        marks = ", ".join("?" * len(best))
        query = f"SELECT number, prints FROM readings WHERE number IN ({marks})"  # noqa: S608
        sizes: dict[int, int] = dict(self._rows(query, *best))
        likely = [one for one in best if counts[one] >= LIKELY * min(len(known), sizes.get(one, 0))]
        return likely[:CANDIDATES]

    def verify(self) -> list[Damage]:
        """Return what is damaged, see :meth:`Shelf.verify`; a damaged search index is emptied, and made anew when needed."""
        problems = super().verify()
        with suppress(LibraryError):  # where nothing can be written the index cannot be checked
            before = self._rows("SELECT count(*) FROM readings")
            with self._mending():
                self._run("INSERT INTO words (words) VALUES ('integrity-check')")
            if self._rows("SELECT count(*) FROM readings") != before:
                problems.append(Damage("The search index was damaged: it is made anew when it is needed."))
        return problems

    # ------------------------------------------------------------------ upkeep

    def _learn(self, identity: str, article: Article) -> None:
        """Read an article into the index. Call it within a transaction."""
        with self._mending():
            prints = shingles.fingerprints(shingles.runs(article.text))
            self._run("INSERT INTO readings (article, prints) VALUES (?, ?)", identity, len(prints))
            number = self._rows("SELECT last_insert_rowid()")[0][0]
            self._run("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", number, *seek.indexed(article))
            rows = [(one, number) for one in sorted(prints)]
            self._run_many("INSERT INTO fingerprints (print, reading) VALUES (?, ?)", rows)

    def _unlearn(self, condition: str, value: str) -> None:
        """Take articles out of the index, by a condition on their row. Call it before they change or go.

        FTS5 marks what is taken out and leaves its words in the file until it merges; ``optimize`` merges at once.
        """
        query = f"SELECT r.number, a.seal, {_CONTENT} FROM articles AS a JOIN readings AS r ON r.article = a.id WHERE "  # noqa: S608
        rows = self._rows(query + f"a.{condition}", value)
        with self._mending():
            for number, seal, *content in rows:
                try:
                    article = article_of(content, seal)
                except DamagedError:  # nobody knows what words it went in with
                    self._empty_index()
                    return
                taken = (number, *seek.indexed(article))
                self._run("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", *taken)
                self._run("DELETE FROM readings WHERE number = ?", number)
                prints = [(one, number) for one in shingles.fingerprints(shingles.runs(article.text))]
                self._run_many("DELETE FROM fingerprints WHERE print = ? AND reading = ?", prints)
            if rows:
                self._run("INSERT INTO words (words) VALUES ('optimize')")

    def _delete(self, table: Literal["articles", "events"], identity: str) -> None:
        """Delete an article, or an event with its articles, and what was found out about them."""
        try:
            with self.together():
                self._unlearn("id = ?" if table == "articles" else "event = ?", identity)
                self._run(f"DELETE FROM {table} WHERE id = ?", identity)  # noqa: S608 - one of two names
                self._forget_orphans()
        except LibraryError as error:
            if self._depth or _code(error) != sqlite3.SQLITE_FULL:
                raise
            with self.together():  # merging the index takes room; without an index there is some again
                self._empty_index()
                self._run(f"DELETE FROM {table} WHERE id = ?", identity)  # noqa: S608
                self._forget_orphans()
        self._delete_copies()

    def _catch_up(self) -> None:
        """Read into the index what is not in it yet: articles of an older version, or all after the index was emptied.

        Within a transaction, or where nothing can be written, what is in the index already must do.
        """
        if self._depth:
            return
        missing = self._rows("SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM readings)")[0][0]
        for _ in range(0, missing, AT_ONCE):
            with suppress(LibraryError), self.together():
                for identity, seal, *content in self._rows(_UNREAD, AT_ONCE):
                    try:
                        self._learn(identity, article_of(content, seal))
                    except DamagedError:  # so that it is not tried again
                        self._run("INSERT INTO readings (article) VALUES (?)", identity)

    def _empty_index(self) -> None:
        # Without these two rows FTS5 does not even let go of a table (4: the version of its file format).
        self._run("INSERT OR REPLACE INTO words_config (k, v) VALUES ('version', 4)")
        self._run("INSERT OR IGNORE INTO words_data (id, block) VALUES (1, zeroblob(0)), (10, zeroblob(4))")
        self._run("DROP TABLE IF EXISTS words")
        self._run(schema.WORDS)
        self._run("DELETE FROM readings")
        self._run("DELETE FROM fingerprints")

    @contextmanager
    def _mending(self) -> Iterator[None]:
        """Empty the index when it turns out to be damaged in the block, and go on after it: nothing in it is lost."""
        try:
            yield
        except LibraryError as error:
            if _code(error) not in INDEX_ONLY:
                raise
            with self.together():
                self._empty_index()


def _code(error: LibraryError) -> int:
    """Return what SQLite said, 0 where it said nothing."""
    return int(getattr(error.__cause__, "sqlite_errorcode", 0))
