"""Plain text, typed, pasted or copied from a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest import blocks, clean, limits
from analysis.ingest.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.article import Article


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Take whatever no other format has taken."""
    return True


def read(data: bytes, name: str) -> Iterator[Article]:
    """Read one text as one article."""
    decoded = decode(data, name)
    text, cut = limits.cut(decoded.text)
    limits.check_words(text, name)
    yield clean.article(blocks.split(text), clean.Details(), (*decoded.notes, *cut))
