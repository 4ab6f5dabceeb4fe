"""Events and the articles in them."""

from __future__ import annotations

import datetime
import secrets
from typing import TYPE_CHECKING

from analysis.library.errors import LibraryError
from analysis.library.results import Results
from analysis.library.rows import (
    CONTENT,
    Added,
    DamagedError,
    Entry,
    Event,
    Kept,
    Kind,
    Stored,
    article_of,
    date_of,
    moment_of,
    restored,
    row_of,
    sameness,
    sealed,
    stored,
)

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.library.rows import Row

NAME_LENGTH = 200
EVENT_GONE = "That event is no longer in the library."
ARTICLE_GONE = "That article is no longer in the library."
NOT_THE_SAMPLE = "The sample event takes no other articles: choose another event, or a new one."
NO_NAME = "An event needs a name."
ALREADY_THERE = "The same text is already in that event."
DAMAGED_ARTICLE = "The article “{title}” is damaged in the library file: remove it, or put back a copy of the file."

_EVENTS = """SELECT e.id, e.name, e.kind, e.hidden, e.created, a.number, a.first, a.last FROM events AS e LEFT JOIN (
    SELECT event, count(*) AS number, min(date) AS first, max(date) AS last FROM articles GROUP BY event
    ) AS a ON a.event = e.id ORDER BY e.created, e.rowid"""
_CONTENT = ", ".join(CONTENT)
_KEPT = f"SELECT id, event, added, seal, {_CONTENT} FROM articles"  # noqa: S608 - our own column names
_ENTRY = "SELECT a.id, a.event, a.hash, a.outlet, a.title, a.date FROM articles AS a"
_SAME = f"""{_ENTRY} JOIN events AS e ON e.id = a.event
    WHERE a.sameness = ? AND a.sameness <> '' AND e.kind = ?
    ORDER BY e.id = ? DESC, a.added LIMIT 1"""
_TWICE = """SELECT 1 FROM articles AS a JOIN articles AS b ON b.sameness = a.sameness AND b.id <> a.id
    WHERE a.sameness <> '' AND a.id = ? AND b.event = ?"""


class Library(Results):
    """The library: ``with Library.open() as library: library.events()``. See :class:`Shelf` for threads and errors."""

    # ------------------------------------------------------------------ events

    def events(self) -> list[Event]:
        """Return all events, hidden ones too, the oldest first."""
        return [_event(row) for row in self._rows(_EVENTS)]

    def event(self, event: str) -> Event | None:
        """Return one event, ``None`` when it is not in the library."""
        return next((one for one in self.events() if one.id == event), None)

    def create_event(self, name: str, *, kind: Kind = "own") -> str:
        """Make an event and return its id. There is one sample event: asked for again, that one's id is returned."""
        with self.together():
            there = self._rows("SELECT id FROM events WHERE kind = 'sample'") if kind == "sample" else []
            if there:
                return str(there[0][0])
            event = _new_id()
            self._run(
                "INSERT INTO events (id, name, kind, created) VALUES (?, ?, ?, ?)", event, _name(name), kind, _now()
            )
            return event

    def rename_event(self, event: str, name: str) -> None:
        """Give an event another name."""
        with self.together():
            self._must(self._run("UPDATE events SET name = ? WHERE id = ?", _name(name), event), EVENT_GONE)

    def hide(self, event: str, *, hidden: bool = True) -> None:
        """Hide an event from the choices, or show it again."""
        with self.together():
            self._must(self._run("UPDATE events SET hidden = ? WHERE id = ?", int(hidden), event), EVENT_GONE)

    def delete_event(self, event: str) -> None:
        """Delete an event with its articles and their results. One that is gone already is no error."""
        with self.together():
            self._run("DELETE FROM events WHERE id = ?", event)
            self._forget_orphans()
        self._delete_copies()

    # ---------------------------------------------------------------- articles

    def articles(self, event: str) -> list[Kept]:
        """Return an event's articles in their order; none for an event that is not there."""
        return [_kept(row) for row in self._rows(f"{_KEPT} WHERE event = ? ORDER BY position", event)]

    def article(self, article: str) -> Kept | None:
        """Return one article, ``None`` when it is not in the library."""
        return next((_kept(row) for row in self._rows(f"{_KEPT} WHERE id = ?", article)), None)

    def entries(self, event: str) -> list[Entry]:
        """Return what a list of an event's articles shows, without reading their texts."""
        return [_entry(row) for row in self._rows(f"{_ENTRY} WHERE a.event = ? ORDER BY a.position", event)]

    def find_same(self, article: Article, *, event: str = "", kind: Kind = "own") -> Entry | None:
        """Return the article in the library that has the same words, one in ``event`` before others.

        Only events of one kind are looked through: what lies in the sample event is not the reader's own.
        """
        found = self._rows(_SAME, sameness(article.text), kind, event)
        return _entry(found[0]) if found else None

    def add(self, event: str, article: Article, *, kind: Kind = "own") -> Added:
        """Add an article at the end of an event, unless the library has its text: then say where, and add nothing.

        ``kind`` must be the event's: the sample event is filled by ``kind="sample"`` and never by an upload.
        """
        with self.together():
            self._open_to(event, kind)
            same = self.find_same(article, event=event, kind=kind)
            if same:
                return Added(same.id, duplicate_of=same.id, note=self._where(same, event))
            identity = _new_id()
            place: dict[str, Stored | int] = {
                "id": identity,
                "event": event,
                "added": _now(),
                "position": self._end_of(event),
            }
            fields = {**place, **_columns(article)}
            self._run(_insert(fields), *fields.values())
            return Added(identity)

    def replace(self, article: str, new: Article) -> None:
        """Put an edited article in the place of the one it was made from; its id and position stay."""
        fields = _columns(new)
        changes = ", ".join(f"{name} = ?" for name in fields)
        with self.together():
            done = self._run(f"UPDATE articles SET {changes} WHERE id = ?", *fields.values(), article)  # noqa: S608
            self._must(done, ARTICLE_GONE)
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

    def remove(self, article: str) -> None:
        """Delete an article and its results. One that is gone already is no error."""
        with self.together():
            self._run("DELETE FROM articles WHERE id = ?", article)
            self._forget_orphans()
        self._delete_copies()

    # ----------------------------------------------------------------- helpers

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


def _new_id() -> str:
    """Return an id that no other has; short enough to stand in a link."""
    return secrets.token_hex(8)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def _name(name: str) -> Stored:
    plain = " ".join(name.split())[:NAME_LENGTH]
    if not plain:
        raise LibraryError(NO_NAME)
    return stored(plain)


def _columns(article: Article) -> dict[str, Stored]:
    """Return what an article's row holds besides its place: the article, and what is looked up and checked by."""
    content = row_of(article)
    hashes = {"hash": article.hash, "text_hash": article.text_hash}
    checks = {"sameness": sameness(article.text), "seal": sealed(content)}
    return dict(zip(CONTENT, content, strict=True)) | hashes | checks


def _insert(fields: dict[str, Stored | int]) -> str:
    return f"INSERT INTO articles ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"  # noqa: S608


def _event(row: Row) -> Event:
    event, name, kind, hidden, created, number, first, last = row
    dates = date_of(first), date_of(last)
    return Event(event, restored(name), kind, bool(hidden), moment_of(created), number or 0, *dates)


def _kept(row: Row) -> Kept:
    article, event, added, seal, *content = row
    try:
        return Kept(article, event, moment_of(added), article_of(content, seal))
    except DamagedError:
        title = restored(content[CONTENT.index("title")])
        raise LibraryError(DAMAGED_ARTICLE.format(title=title)) from None


def _entry(row: Row) -> Entry:
    article, event, digest, outlet, title, date = row
    return Entry(article, event, digest, restored(outlet), restored(title), date_of(date))
