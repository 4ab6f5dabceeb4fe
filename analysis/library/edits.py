"""What a reader changed in an event's exhibits (sides, actors, facts): JSON by exhibit that the library does not look into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from analysis.library.articles import EVENT_GONE, Articles
from analysis.library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Mapping

Edits = dict[str, dict[str, Any]]
"""Name of an exhibit → what was changed in it."""
MOST = 2_000_000
"""Characters of all edits of an event as JSON."""
TOO_MANY = (
    "There are more changes to this event than can be kept: nothing was changed by this step, take some back first."
)


class EventEdits(Articles):
    """The edits of an opened library's events."""

    def edits(self, event: str) -> Edits:
        """Return what was changed in an event, nothing for one that is gone."""
        found = self._rows("SELECT edits FROM events WHERE id = ?", event)
        return plain(str(found[0][0])) if found else {}

    def keep_edits(self, event: str, exhibit: str, changed: Mapping[str, Any]) -> None:
        """Keep what was changed in one exhibit of an event, instead of what was kept of it before; empty: as it comes."""
        with self.together():
            others = {name: one for name, one in self.edits(event).items() if name != exhibit}
            self._write(event, {**others, exhibit: dict(changed)} if changed else others)

    def join_edits(self, event: str, edits: Edits) -> None:
        """Put ``edits`` to those of an event; where both say something about one thing, the event's own stay."""
        with self.together():
            self._write(event, joined(self.edits(event), edits))

    def _write(self, event: str, edits: Edits) -> None:
        told = json.dumps(edits, sort_keys=True) if edits else ""
        if len(told) > MOST:
            raise LibraryError(TOO_MANY)
        self._must(self._run("UPDATE events SET edits = ? WHERE id = ?", told, event), EVENT_GONE)


def plain(kept: str) -> Edits:
    """Return edits from what is kept of them; what cannot be read is left out: it changes how an event is shown, no article."""
    try:
        found = json.loads(kept or "{}")
    except json.JSONDecodeError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: one for name, one in found.items() if isinstance(one, dict)}


def joined(first: Any, second: Any) -> Any:
    """Return two pieces of JSON as one: objects by their keys, lists one after the other without repeats, else the first."""
    if isinstance(first, dict) and isinstance(second, dict):
        both = {name: joined(first[name], second[name]) for name in first if name in second}
        return {**second, **first, **both}
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *(one for one in second if one not in first)]
    return first
