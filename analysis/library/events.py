"""The events: made, renamed, hidden, merged, split, deleted."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.library import listing
from analysis.library.articles import ARTICLE_GONE, EVENT_GONE, new_id
from analysis.library.edits import EventEdits
from analysis.library.errors import LibraryError
from analysis.library.rows import Event, Kind, Stored, date_of, moment_of, restored, stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library.rows import Row

NAME_LENGTH = 200
NO_NAME = "An event needs a name."
WITH_ITSELF = "An event cannot be merged with itself: choose another one."
NONE_CHOSEN = "Choose the articles that the new event takes."

_EVENT = "SELECT e.id, e.name, e.kind, e.hidden, e.created, its.number, its.first, its.last FROM events AS e"
_ABOUT = "SELECT event, count(*) AS number, min(date) AS first, max(date) AS last FROM articles"
_EVENTS = f"""{_EVENT} LEFT JOIN ({_ABOUT} GROUP BY event) AS its ON its.event = e.id
    ORDER BY e.created, e.rowid"""
_ONE = f"{_EVENT} LEFT JOIN ({_ABOUT} WHERE event = ?) AS its ON its.event = e.id WHERE e.id = ?"
_SAME_IN_BOTH = """SELECT a.id, a.title, a.outlet FROM articles AS a WHERE a.event = ? AND a.sameness <> ''
    AND EXISTS (SELECT 1 FROM articles AS b WHERE b.event = ? AND b.sameness = a.sameness) ORDER BY a.position"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two events: how many articles came over, and one sentence on each text that both of them had."""

    moved: int
    notes: tuple[str, ...]


class Events(EventEdits):
    """The events of an opened library."""

    def events(self) -> list[Event]:
        """Return all events, hidden ones too, the oldest first."""
        state = self._rows("SELECT state FROM listing")
        return list(listing.remembered(state[0][0] if state else b"", self._all_events))

    def _all_events(self) -> list[Event]:
        return [_event(row) for row in self._rows(_EVENTS)]

    def event(self, event: str) -> Event | None:
        """Return one event, ``None`` when it is not in the library."""
        return next((_event(row) for row in self._rows(_ONE, event, event)), None)

    def create_event(self, name: str, *, kind: Kind = "own") -> str:
        """Make an event and return its id. There is one sample event: asked for again, that one's id is returned."""
        with self.together():
            there = self._rows("SELECT id FROM events WHERE kind = 'sample'") if kind == "sample" else []
            if there:
                return str(there[0][0])
            fields = (
                new_id(),
                _name(name),
                kind,
                datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds"),
            )
            self._run("INSERT INTO events (id, name, kind, created) VALUES (?, ?, ?, ?)", *fields)
            return fields[0]

    def rename_event(self, event: str, name: str) -> None:
        """Give an event another name."""
        with self.together():
            self._must(self._run("UPDATE events SET name = ? WHERE id = ?", _name(name), event), EVENT_GONE)

    def hide(self, event: str, *, hidden: bool = True) -> None:
        """Hide an event from the choices, or show it again."""
        with self.together():
            self._must(self._run("UPDATE events SET hidden = ? WHERE id = ?", int(hidden), event), EVENT_GONE)

    def merge_events(self, event: str, into: str) -> Merged:
        """Move all articles of ``event`` to the end of ``into`` and delete it; a text that both have is kept once.

        Of such a text the one in ``into`` stays. Neither may be the sample event.
        """
        if event == into:
            raise LibraryError(WITH_ITSELF)
        with self.together():
            for one in (event, into):
                self._open_to(one, "own")
            twice = self._rows(_SAME_IN_BOTH, event, into)
            for identity, *_ in twice:
                self._unlearn("id = ?", identity)
                self._run("DELETE FROM articles WHERE id = ?", identity)
            change = "UPDATE articles SET event = ?, position = position + ? WHERE event = ?"
            moved = self._run(change, into, self._end_of(into), event)
            self.join_edits(into, self.edits(event))
            self._run("DELETE FROM events WHERE id = ?", event)
            self._forget_orphans()
        self._delete_copies()
        return Merged(moved, tuple(_twice(title, outlet) for _, title, outlet in twice))

    def split_event(self, event: str, articles: Sequence[str], name: str) -> str:
        """Move the chosen articles of ``event``, in their order, into a new event of that name; return its id."""
        with self.together():
            self._open_to(event, "own")
            chosen = [entry.id for entry in self.entries(event) if entry.id in set(articles)]
            if not articles:
                raise LibraryError(NONE_CHOSEN)
            self._must(len(chosen) == len(set(articles)), ARTICLE_GONE)
            new = self.create_event(name)
            self.join_edits(new, self.edits(event))
            places = [(new, position, identity) for position, identity in enumerate(chosen)]
            self._run_many("UPDATE articles SET event = ?, position = ? WHERE id = ?", places)
            return new

    def delete_event(self, event: str) -> None:
        """Delete an event with its articles and their results. One that is gone already is no error."""
        self._delete("events", event)

    def delete_everything(self) -> None:
        """Delete everything, see :meth:`Shelf.delete_everything`; what was remembered of it is forgotten too."""
        super().delete_everything()
        listing.forget()


def _name(name: str) -> Stored:
    plain = " ".join(name.split())[:NAME_LENGTH]
    if not plain:
        raise LibraryError(NO_NAME)
    return stored(plain)


def _event(row: Row) -> Event:
    event, name, kind, hidden, created, number, first, last = row
    dates = date_of(first), date_of(last)
    return Event(event, restored(name), kind, bool(hidden), moment_of(created), number or 0, *dates)


def _twice(title: Stored, outlet: Stored) -> str:
    which = f"“{restored(title)}”" if title else "An article without a headline"
    return f"{which}{f' ({restored(outlet)})' if outlet else ''} was in both events: it is kept once."
