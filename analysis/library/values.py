"""Each article's values in short, beside its result: what a page over all articles reads at once. Bytes not looked into here.

They go by the same hash and method as the result, and go with it: whatever deletes the one deletes the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.library.results import Results
from analysis.library.rows import date_of, restored

if TYPE_CHECKING:
    import datetime

_KEEP = """INSERT OR REPLACE INTO short_values (hash, method, numbers)
    SELECT hash, method, ? FROM results WHERE hash = ? AND method = ?"""
_OVERVIEW = """SELECT a.id, a.event, a.outlet, a.title, a.date, v.numbers FROM events AS e JOIN articles AS a ON a.event = e.id
    LEFT JOIN short_values AS v ON v.hash = a.hash AND v.method = ?
    WHERE e.kind = ? AND NOT e.hidden ORDER BY e.created, e.rowid, a.position, a.added"""


class Short(NamedTuple):
    """An article in short. ``numbers``: what was kept of its values by the method asked for, ``None`` where there is nothing."""

    id: str
    event: str
    outlet: str
    title: str
    date: datetime.date | None
    numbers: bytes | None


class Values(Results):
    """The values in short of an opened library."""

    def keep_values(self, article_hash: str, method: str, numbers: bytes) -> None:
        """Keep an article's values beside its result by the same method; without a result nothing is kept."""
        with self.together():
            self._run(_KEEP, numbers, article_hash, method)

    def in_short(self, method: str, *, kind: str = "own") -> list[Short]:
        """Return all articles of the events of one kind that are not hidden, event by event, in their order."""
        rows = self._rows(_OVERVIEW, method, kind)
        return [
            Short(identity, event, restored(outlet), restored(title), date_of(date), numbers)
            for identity, event, outlet, title, date, numbers in rows
        ]
