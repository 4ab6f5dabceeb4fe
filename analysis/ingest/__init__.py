"""Bytes → articles. Nothing here trusts its input, and nothing that is read is thrown away silently.

A new format is one module with ``matches(data, name)`` and ``read(data, name)`` and one entry in `FORMATS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.ingest import html, limits, markdown, plain
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FORMATS", "Unreadable", "read", "read_each"]

FORMATS = (html, markdown, plain)
"""The formats in the order in which they are asked whether a file is theirs; plain text takes what is left."""


def read_each(data: bytes, name: str = "pasted.txt") -> Iterator[Article | Unreadable]:
    """Yield what a file holds, entry by entry: an article, or why there is none."""
    try:
        limits.check_size(data, name)
        owner = next(module for module in FORMATS if module.matches(data, name))
        yield from owner.read(data, name)
    except Unreadable as reason:
        yield reason


def read(data: bytes, name: str = "pasted.txt") -> list[Article]:
    """Read a file's articles. Raises `Unreadable`, with one plain sentence, when it holds none."""
    entries = list(read_each(data, name))
    articles = [entry for entry in entries if isinstance(entry, Article)]
    if not articles:
        raise next(
            (entry for entry in entries if isinstance(entry, Unreadable)),
            limits.unreadable(name, "This file holds no article."),
        )
    return articles
