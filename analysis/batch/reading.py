"""What the readers of every kind of input have in common: what they were told, what they find, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.batch.record import Bad, Item

if TYPE_CHECKING:
    import io
    from collections.abc import Mapping
    from pathlib import Path

FIELDS = ("text", "title", "outlet", "date", "event")
"""What a reader can name a column for."""
EVENT_CHARACTERS = 300
"""Characters kept of an event's name."""
NO_ENTRY = "This entry has no text: it needs a “text”, “body” or “content” of its own."
NOTHING_UNDER = "This entry has nothing under “{key}”, from which the text is to be read."
COLUMNS_SHOWN, COLUMN_CHARACTERS = 12, 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader has told of the input. ``columns``: field (of `FIELDS`) → the column or key that holds it.

    ``below``: the folder whose sub-folders are events; ``None``: the one in which all files lie.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    below: Path | None = None

    def plain(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"columns": dict(sorted(self.columns.items())), "below": str(self.below or "")}


class Found(NamedTuple):
    """An item or why there is none, and how many bytes of the input have been read so far."""

    item: Item | Bad
    read: int


class Place:
    """How far a file has been read."""

    def __init__(self, opened: io.BufferedReader) -> None:
        """Watch ``opened``."""
        self.opened = opened

    def now(self) -> int:
        """Return the bytes read."""
        return self.opened.tell()


def item(source: str, told: Mapping[str, str], event: str, reading: Reading) -> Item | Bad:
    """Return the item of a row's fields, or why there is none. ``event``: by which it belongs with others."""
    if not told.get("text", "").strip():
        named = reading.columns.get("text")
        return Bad(source, NOTHING_UNDER.format(key=short(named)) if named else NO_ENTRY)
    return Item(source, told=dict(told), event=event_name(event))


def event_name(told: str) -> str:
    """Return an event's name on one line and of a length that can be shown."""
    return " ".join(told[: 4 * EVENT_CHARACTERS].split())[:EVENT_CHARACTERS].rstrip()


def short(name: str) -> str:
    """Return a column's name as it can stand in a sentence."""
    from analysis.ingest.limits import shown

    return shown(name, COLUMN_CHARACTERS)


def missing(columns: Mapping[str, str], there: list[str]) -> str:
    """Return the sentence for a column that was named and is not there, ``""`` where all are."""
    lost = next((column for column in columns.values() if column not in there), None)
    if lost is None:
        return ""
    more = " …" if len(there) > COLUMNS_SHOWN else ""
    known = ", ".join(f"“{short(name)}”" for name in there[:COLUMNS_SHOWN])
    return f"There is no column “{short(lost)}” in it: it has {known}{more}."
