"""The library as one thing: articles, events, outlets, imports, and an event as a file of its own."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.library import event_file
from analysis.library.articles import EVENT_GONE
from analysis.library.errors import LibraryError
from analysis.library.imports import Imports

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.library.rows import Kept

BY_WORDS, NEWEST = 50, 100
"""Articles that a new one is compared with: those that share most of its words, and the last ones added."""
NEWEST_FIRST = """SELECT a.id FROM articles AS a CROSS JOIN events AS e ON e.id = a.event
    WHERE e.kind = 'own' AND NOT e.hidden ORDER BY a.added DESC LIMIT ?"""
LEXICON = "lexicon"
"""The setting that goes with an exported event: what its reader changed in the lexicon by which it was measured."""
NOTHING_NEW = "Every article of that file is already in the library: nothing was added."


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an event's file: the new event's id, how many articles it has, and a sentence on each left out."""

    event: str
    added: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An event that an article seems to belong to, how alike it is to that event's articles (0–1), and a sentence."""

    event: str
    likeness: float
    sentence: str


class Library(Imports):
    """The library: ``with Library.open() as library: library.events()``. See :class:`Shelf` for threads and errors."""

    def export_event(self, event: str) -> bytes:
        """Return an event as a file: strict JSON that :meth:`import_event` reads back exactly, whatever it holds.

        The setting ``LEXICON`` and the event's edits, JSON that is not looked into here, go with it.
        """
        found = self.event(event)
        if not found:
            raise LibraryError(EVENT_GONE)
        articles = [(kept.article, kept.added) for kept in self.articles(event)]
        return event_file.write(found.name, articles, self._lexicon(), self.edits(event))

    def _lexicon(self) -> dict[str, Any] | None:
        """Return the reader's changes to the lexicon, ``None`` where there are none."""
        try:
            changes = json.loads(self.setting(LEXICON) or "{}")
        except json.JSONDecodeError:
            return None
        return changes if isinstance(changes, dict) and any(changes.values()) else None

    def import_event(self, data: bytes) -> Imported:
        """Add the event of a file: all of it, or nothing. What the library has already is not added again.

        Raises ``LibraryError`` for a file that is not, to the letter, what :meth:`export_event` writes.
        """
        name, articles = event_file.read(data)
        notes = []
        with self.together():
            event = self.create_event(name)
            for article, added in articles:
                done = self.add(event, article, added=added)
                if done.duplicate_of:
                    notes.append(f"“{article.title}”: {done.note}" if article.title else done.note)
            if notes and len(notes) == len(articles):
                raise LibraryError(NOTHING_NEW)
            self.join_edits(event, event_file.edits(data))
        return Imported(event, len(articles) - len(notes), tuple(notes))

    def suggest_event(self, article: Article) -> Suggestion | None:
        """Return the reader's own event that ``article`` seems to belong to by its words and date, ``None`` for none.

        For articles that lie in one event already, or in none yet, see :func:`belonging.groups`.
        """
        from analysis.library import belonging

        words = belonging.told_by(article)
        compared = self._compared(article, words)
        likeness = belonging.matrix([article, *(kept.article for kept in compared)])[0, 1:]
        by_event: dict[str, list[float]] = {}
        for kept, alike in zip(compared, likeness, strict=True):
            by_event.setdefault(kept.event, []).append(float(alike))
        means = {event: sum(alike) / len(alike) for event, alike in by_event.items()}
        event = max(means, key=lambda one: (means[one], one), default="")
        found = self.event(event)
        if not found or means[event] < belonging.ALIKE:
            return None
        return Suggestion(event, means[event], f"This seems to belong to “{found.name}”, by its words and its date.")

    def _compared(self, article: Article, words: list[str]) -> list[Kept]:
        by_words = self._about(words, BY_WORDS)
        ids = dict.fromkeys([*by_words, *(str(row[0]) for row in self._rows(NEWEST_FIRST, NEWEST))])
        found = []
        for identity in ids:
            with suppress(LibraryError):  # a damaged one suggests nothing
                kept = self.article(identity)
                if kept and kept.article.text_hash != article.text_hash:
                    found.append(kept)
        return found
