"""Where a statement stands in its article, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.comparison.voices.said import Said
    from pages.speaking.board import Board

MOST = 700
"""Characters of a statement's sentences that are shown."""


def sentences(board: Board, one: Said) -> tuple[int, int]:
    """Return the offsets of the sentences in which a statement stands, cut where they are very long."""
    spans = board.cast.results[one.article].sentences
    first = sentence(spans, one.start)
    last = max(first, sentence(spans, max(one.start, one.end - 1)))
    start, end = int(spans[first, 0]), int(spans[last, 1])
    return start, min(end, start + MOST)


def sentence(spans: Any, at: int) -> int:
    """Return the position of the sentence in which an offset stands. ``spans``: start and end of each sentence."""
    return max(0, int(spans[:, 0].searchsorted(at, side="right")) - 1)


def kinds(one: Said) -> str:
    """Say how a statement is told and how long it is: "quoted, 12 words"."""
    parts = [f"{count} {name}" for count, name in ((one.quoted, "quoted"), (one.paraphrased, "paraphrased")) if count]
    return f"{' and '.join(parts)} word{'s' * (one.words != 1)}"
