"""The articles: added, corrected, moved, removed, put back."""

from __future__ import annotations

import datetime
import secrets
from typing import TYPE_CHECKING

from analysis.library.errors import LibraryError
from analysis.library.finding import Finding
from analysis.library.rows import (
    CONTENT,
    Added,
    DamagedError,
    Entry,
    Kept,
    Kind,
    Stored,
    article_of,
    entry_of,
    moment_of,
    restored,
    row_of,
    sameness,
    sealed,
)

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.library.rows import Row

EVENT_GONE = "That event is no longer in the library."
ARTICLE_GONE = "That article is no longer in the library."
NOT_THE_SAMPLE = "The sample event takes no other articles: choose another event, or a new one."
ALREADY_THERE = "The same text is already in that event."
DAMAGED_ARTICLE = "The article “{title}” is damaged in the library file: remove it, or put back a copy of the file."

_CONTENT = ", ".join(CONTENT)
_KEPT = f"SELECT id, event, added, position, seal, {_CONTENT} FROM articles"  # noqa: S608 - our own column names
_ENTRY = "SELECT a.id, a.event, a.hash, a.outlet, a.title, a.date FROM articles AS a"
_SAME = f"""{_ENTRY} JOIN events AS e ON e.id = a.event
    WHERE a.sameness = ? AND a.sameness <> '' AND e.kind = ?
    ORDER BY e.id = ? DESC, a.added LIMIT 1"""
_TWICE = """SELECT 1 FROM articles AS a JOIN articles AS b ON b.sameness = a.sameness AND b.id <> a.id
    WHERE a.sameness <> '' AND a.id = ? AND b.event = ?"""


class Articles(Finding):
    """The articles of an opened library."""

    def articles(self, event: str) -> list[Kept]:
        """Return an event's articles in their order; none for an event that is not there."""
        return [_kept(row) for row in self._rows(f"{_KEPT} WHERE event = ? ORDER BY position, added", event)]

    def article(self, article: str) -> Kept | None:
        """Return one article, ``None`` when it is not in the library."""
        return next((_kept(row) for row in self._rows(f"{_KEPT} WHERE id = ?", article)), None)

    def entries(self, event: str) -> list[Entry]:
        """Return what a list of an event's articles shows, without reading their texts."""
        return [entry_of(row) for row in self._rows(f"{_ENTRY} WHERE a.event = ? ORDER BY a.position, a.added", event)]

    def find_same(self, article: Article, *, event: str = "", kind: Kind = "own") -> Entry | None:
        """Return the article in the library that has the same words, one in ``event`` before others.

        Only events of one kind are looked through: what lies in the sample event is not the reader's own.
        """
        found = self._rows(_SAME, sameness(article.text), kind, event)
        return entry_of(found[0]) if found else None

    def add(self, event: str, article: Article, *, kind: Kind = "own", added: datetime.datetime | None = None) -> Added:
        """Add an article at the end of an event, unless the library has its text: then say where, and add nothing.

        ``kind`` must be the event's: the sample event is filled by ``kind="sample"`` and never by an upload. ``added``
        (default: now) is when it first came into a library. An article that reads almost like another is added, and
        the note says so.
        """
        self._catch_up()
        with self.together():
            self._open_to(event, kind)
            same = self.find_same(article, event=event, kind=kind)
            if same:
                return Added(same.id, duplicate_of=same.id, note=self._where(same, event))
            near = self.near(article, kind=kind, limit=1) if kind == "own" else []
            when = (added or datetime.datetime.now(datetime.UTC)).isoformat(timespec="microseconds")
            identity = new_id()
            self._insert(identity, event, when, self._end_of(event), article)
            return Added(identity, note=near[0].sentence, near=near[0].entry.id) if near else Added(identity)

    def replace(self, article: str, new: Article) -> None:
        """Put an edited article in the place of the one it was made from; its id and position stay."""
        fields = _columns(new)
        changes = ", ".join(f"{name} = ?" for name in fields)
        with self.together():
            self._unlearn("id = ?", article)
            done = self._run(f"UPDATE articles SET {changes} WHERE id = ?", *fields.values(), article)  # noqa: S608
            self._must(done, ARTICLE_GONE)
            self._learn(article, new)
            self._forget_orphans()
        self._delete_copies()

    def move(self, article: str, event: str) -> None:
        """Move an article to the end of another event of the reader's own."""
        with self.together():
            self._open_to(event, "own")
            if self._rows(_TWICE, article, event):
                raise LibraryError(ALREADY_THERE)
            place = (event, self._end_of(event))
            self._must(
                self._run("UPDATE articles SET event = ?, position = ? WHERE id = ?", *place, article), ARTICLE_GONE
            )

    def remove(self, article: str) -> Kept | None:
        """Delete an article and its results; return it, so that :meth:`put_back` can undo this as long as it is held.

        In the file nothing is left of it. ``None``: it is gone already, or it is damaged and cannot be put back.
        """
        try:
            kept = self.article(article)
        except LibraryError:
            kept = None
        self._delete("articles", article)
        return kept

    def put_back(self, kept: Kept) -> None:
        """Put a removed article back where it was, under its id. Put back already, it stays as it is."""
        with self.together():
            if self._rows("SELECT 1 FROM articles WHERE id = ?", kept.id):
                return
            self._must(len(self._rows("SELECT 1 FROM events WHERE id = ?", kept.event)), EVENT_GONE)
            same = self.find_same(kept.article, event=kept.event)
            if same and same.event == kept.event:
                raise LibraryError(ALREADY_THERE)
            when = kept.added or datetime.datetime.now(datetime.UTC)
            self._insert(kept.id, kept.event, when.isoformat(timespec="microseconds"), kept.position, kept.article)

    # ----------------------------------------------------------------- helpers

    def _insert(self, identity: str, event: str, added: str, position: int, article: Article) -> None:
        place: dict[str, Stored | int] = {"id": identity, "event": event, "added": added, "position": position}
        fields = {**place, **_columns(article)}
        marks = ", ".join("?" * len(fields))
        self._run(f"INSERT INTO articles ({', '.join(fields)}) VALUES ({marks})", *fields.values())  # noqa: S608
        self._learn(identity, article)

    def _open_to(self, event: str, kind: Kind) -> None:
        found = self._rows("SELECT kind FROM events WHERE id = ?", event)
        self._must(len(found), EVENT_GONE)
        self._must(found[0][0] == kind, NOT_THE_SAMPLE)

    def _end_of(self, event: str) -> int:
        return int(self._rows("SELECT coalesce(max(position) + 1, 0) FROM articles WHERE event = ?", event)[0][0])

    def _where(self, same: Entry, event: str) -> str:
        if same.event == event:
            return "Already in this event: it was not added again."
        name = self._rows("SELECT name FROM events WHERE id = ?", same.event)[0][0]
        return f"Already in the library, in the event “{restored(name)}”: it was not added again."

    @staticmethod
    def _must(done: int, otherwise: str) -> None:
        if not done:
            raise LibraryError(otherwise)


def new_id() -> str:
    """Return an id that no other has; short enough to stand in a link."""
    return secrets.token_hex(8)


def _columns(article: Article) -> dict[str, Stored]:
    """Return what an article's row holds besides its place: the article, and what is looked up and checked by."""
    content = row_of(article)
    hashes = {"hash": article.hash, "text_hash": article.text_hash}
    checks = {"sameness": sameness(article.text), "seal": sealed(content)}
    return dict(zip(CONTENT, content, strict=True)) | hashes | checks


def _kept(row: Row) -> Kept:
    article, event, added, position, seal, *content = row
    try:
        return Kept(article, event, moment_of(added), article_of(content, seal), position)
    except DamagedError:
        title = restored(content[CONTENT.index("title")])
        raise LibraryError(DAMAGED_ARTICLE.format(title=title)) from None
