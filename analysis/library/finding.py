"""What is found by its words: the search, and the articles that seem to tell of the same."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from analysis.library import seek
from analysis.library.index import Index
from analysis.library.results import ASK_AT_ONCE
from analysis.library.rows import CONTENT, DamagedError, Entry, Kind, article_of, entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.article import Article

    Found = tuple[Entry, Article]

COMMON = 1000
"""Of a query that more articles answer the newest are shown, not the best: ranking then tells little and takes long."""
RANKED = 2000
"""Articles that are ranked, at most, when an event is looked for that a new article may belong to."""
ANY: tuple[Kind, Kind] = ("own", "sample")
OWN: tuple[Kind, Kind] = ("own", "own")

_CONTENT = ", ".join(f"a.{name}" for name in CONTENT)
_FOUND = f"""SELECT r.number, a.id, a.event, a.hash, a.outlet, a.title, a.date, a.seal, {_CONTENT} FROM readings AS r
    JOIN articles AS a ON a.id = r.article JOIN events AS e ON e.id = a.event
    WHERE r.number IN ({{}}) AND e.kind IN (?, ?) AND NOT e.hidden"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Hit:
    """A found article: the stretch ``snippet`` of its text that begins at ``start``, and where in it the words stand."""

    entry: Entry
    start: int
    snippet: str
    spans: tuple[tuple[int, int], ...]


class Finding(Index):
    """The search of an opened library."""

    def search(self, text: str, *, limit: int = 20) -> list[Hit]:
        """Return the articles in shown events that hold all words of ``text``, the best first; hidden events are left out.

        ``"…"`` finds a phrase, ``word*`` the beginning of a word; nothing that is typed is an error. Words are found in
        all their grammatical forms, with and without accents. When more than a thousand articles answer, the newest
        come first.
        """
        asked = seek.query(text)
        if not asked:
            return []
        self._catch_up()
        with self._mending():
            return self._search(asked, limit)
        self._catch_up()  # the index was damaged and is empty now: read the articles anew and ask again
        return self._search(asked, limit)

    def _search(self, asked: str, limit: int) -> list[Hit]:
        order = "rank, rowid" if self._count(asked, COMMON + 1) <= COMMON else "rowid DESC"
        found = self._found(asked, order, limit)
        shown = seek.stretches(asked, [article for _, article in found])
        return [Hit(entry, *stretch) for (entry, _), stretch in zip(found, shown, strict=True)]

    def _count(self, asked: str, most: int) -> int:
        """Return how many articles answer a query, hidden ones too, counting up to ``most``."""
        query = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        return int(self._rows(query, asked, most)[0][0])

    def _found(self, asked: str, order: str, limit: int, *, kinds: tuple[Kind, Kind] = ANY) -> list[Found]:
        """Return the first ``limit`` articles that answer a query, without hidden and damaged ones.

        Only the index is asked for their order, and only of those that are shown the articles are read.
        """
        found: list[Found] = []
        query = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY {order}"  # noqa: S608 - one of two orders
        with closing(self._each(query, asked)) as numbers:
            at_once = limit
            while len(found) < limit and (some := [number for (number,) in islice(numbers, at_once)]):
                found += self._read(some, kinds)
                at_once = ASK_AT_ONCE
        return found[:limit]

    def _read(self, numbers: list[int], kinds: tuple[Kind, Kind]) -> list[Found]:
        """Return the shown articles of these readings, in this order."""
        marks = ", ".join("?" * len(numbers))
        rows = {row[0]: row[1:] for row in self._rows(_FOUND.format(marks), *numbers, *kinds)}
        found = []
        for number in numbers:
            if number in rows:
                seal, *content = rows[number][6:]
                with suppress(DamagedError):
                    found.append((entry_of(rows[number][:6]), article_of(content, seal)))
        return found

    def _about(self, words: Iterable[str], limit: int) -> list[str]:
        """Return the ids of the reader's own articles that hold most of these words (all letters), the best first.

        Words that very many articles hold tell little, and ranking by them takes long: the rarest ones are asked for,
        until :data:`RANKED` articles are to be ranked.
        """
        self._catch_up()
        with self._mending():
            counts = {f'"{word}"': self._count(f'"{word}"', RANKED + 1) for word in words}
            rarest = sorted(counts, key=counts.__getitem__)
            totals = accumulate(counts[word] for word in rarest)
            asked = [word for word, total in zip(rarest, totals, strict=True) if total <= RANKED]
            found = self._found(" OR ".join(asked), "rank, rowid", limit, kinds=OWN) if asked else []
            return [entry.id for entry, _ in found]
        return []
