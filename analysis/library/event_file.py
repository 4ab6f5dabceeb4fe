"""An event as one file, with what is wrong with it said as the library says it. The file itself: `analysis.event_file`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import event_file
from analysis.event_file import edits, write
from analysis.library.errors import LibraryError

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.event_file import Added

__all__ = ["edits", "read", "write"]


def read(data: bytes) -> tuple[str, list[tuple[Article, Added]]]:
    """Return an event's name and articles. Raises ``LibraryError``, one plain sentence, for anything that is not right."""
    try:
        return event_file.read(data)
    except event_file.EventFileError as error:
        raise LibraryError(error.sentence) from None
