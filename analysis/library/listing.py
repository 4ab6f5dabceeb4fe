"""The list of events, remembered from one reading to the next: with twenty thousand of them every page would wait for it.

The file itself says whether a list still holds: whatever changes it (an event made, renamed, hidden or deleted; an article
added, moved, dated or deleted) puts a new random number into the table ``listing``, by triggers and so in the same
transaction. A remembered list goes by that number alone: it serves every thread, and no copy of the file can be mistaken
for another.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.library.rows import Event

MOST = 2
"""Lists remembered: of the library as it is, and of how it was, for a reader whose page is still being drawn."""

_lists: dict[bytes, tuple[Event, ...]] = {}
_lock = Lock()


def remembered(state: bytes, read: Callable[[], list[Event]]) -> tuple[Event, ...]:
    """Return the list that goes with ``state``, by ``read`` where it is not known yet. Without a state it is always read."""
    known = _lists.get(state)
    if known is not None:
        return known
    found = tuple(read())
    if state:
        with _lock:
            _lists[state] = found
            for old in [*_lists][:-MOST]:
                del _lists[old]
    return found


def forget() -> None:
    """Forget every list: nothing of a deleted library stays in memory."""
    with _lock:
        _lists.clear()
