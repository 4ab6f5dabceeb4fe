"""Plain text, typed, pasted or copied from a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest import blocks, clean, limits
from analysis.ingest.decode import decode
from analysis.ingest.features import length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article
    from analysis.ingest.blocks import Block

NOTHING_STANDS_OUT = (
    "No running text stood out from the rest, so the whole text is kept: set aside what is not the article."
)


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Take whatever no other format has taken."""
    return True


def read(data: bytes, name: str) -> Iterator[Article]:
    """Read one text as one article."""
    decoded = decode(limits.beginning(data), name)
    text, cut = limits.cut(decoded.text)
    limits.check_words(text, name)
    there, fewer = limits.first_blocks(blocks.split(text))
    yield article(there, clean.Details(), (*decoded.notes, *cut, *fewer), name)


def article(
    there: Sequence[Block],
    known: clean.Details,
    notes: tuple[str, ...],
    name: str,
    kept: Sequence[bool] | None = None,
) -> Article:
    """Find the article among a text's blocks; where nothing stands out, the whole text is it.

    Raises `Unreadable` when that holds nothing but labels.
    """
    found = clean.article(there, known, notes, kept)
    if length(found.text) < limits.WORDS:
        found = clean.article(there, known, (*notes, NOTHING_STANDS_OUT), [True] * len(there))
    if length(found.text) < limits.WORDS:
        raise limits.unreadable(name, "This text holds no sentences of an article: paste or add the article alone.")
    return found
