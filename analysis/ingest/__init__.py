"""Bytes → articles. Nothing here trusts its input, and nothing that is read is thrown away silently.

A new format is one module with ``matches(data, name)`` and ``read(data, name)`` and one entry in `FORMATS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.ingest import archive, feed, html, kinds, limits, markdown, pdf, plain, records, table, word
from analysis.ingest.entry import in_time
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

__all__ = ["FORMATS", "Unreadable", "format_of", "read", "read_each"]

FORMATS = (pdf, word, kinds, archive, html, feed, records, table, markdown, plain)
"""The formats in the order in which they are asked whether a file is theirs; plain text takes what is left."""

NOTHING = "This file holds no article: check that it is the right one, or paste the article's text."


def format_of(data: bytes, name: str) -> ModuleType:
    """Return the module of the format that a file is in, by its content; the name lowers what is asked for."""
    return next(module for module in FORMATS if module.matches(data, name))


def read_each(
    data: bytes, name: str = "pasted.txt", *, columns: Mapping[str, str] | None = None
) -> Iterator[Article | Unreadable]:
    """Yield what a file holds, entry by entry: an article, or why there is none.

    ``columns``: which column of a table holds what, see `table.read`; other formats have none.
    """
    try:
        limits.check_size(data, name)
        owner = format_of(data, name)
        entries = in_time(table.read(data, name, columns) if owner is table else owner.read(data, name), name)
        first = next(entries, None)
        # A table of nothing but a header, say: of every file something is told.
        yield first if first is not None else limits.unreadable(name, NOTHING)
        yield from entries
    except Unreadable as reason:
        yield reason


def read(data: bytes, name: str = "pasted.txt") -> list[Article]:
    """Read a file's articles. Raises `Unreadable`, with one plain sentence, when it holds none."""
    entries = list(read_each(data, name))
    articles = [entry for entry in entries if isinstance(entry, Article)]
    if not articles:
        raise next(
            (entry for entry in entries if isinstance(entry, Unreadable)),
            limits.unreadable(name, NOTHING),
        )
    return articles
