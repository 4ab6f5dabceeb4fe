"""What can be the same in two articles: statements, and quotations in none, as words that can be compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures.speech import QUOTED, SCARE
from analysis.text.attribution.record import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.marks import Span
    from analysis.result import Result

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ`][^\W_]+)*")
"""Initials with stops ("U.S.") are one word; so are words with an apostrophe. Everything else that is no letter or digit parts words."""
_DROPPED = str.maketrans("", "", ".'’ʼ`")
_APART = 400
"""Words of a statement that are compared: a bound for texts that are one endless quotation."""
NO_STATEMENT = -1


class Token(NamedTuple):
    """A word ``text[start:end]`` and the ``key`` that it is compared by."""

    key: str
    start: int
    end: int


class Piece(NamedTuple):
    """Words without a break or a "…": a stretch of one voice in one sentence. ``quoted``: in quotation marks."""

    tokens: tuple[Token, ...]
    quoted: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """What the words are compared by."""
        return tuple(token.key for token in self.tokens)


class Unit(NamedTuple):
    """What belongs together: a direct or indirect statement whole, of a mixed one each quotation and what is told around it.

    ``article``: position in the results; ``statement``: position in its statements, ``NO_STATEMENT`` for words in quotation
    marks that nobody is credited with. ``pieces`` in the order of the text, not overlapping. ``alone``: in quotation marks and
    nothing else, so that another such quotation of equal words is the same one.
    """

    article: int
    statement: int
    pieces: tuple[Piece, ...]
    alone: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words in order."""
        return tuple(token for piece in self.pieces for token in piece.tokens)

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.pieces[0].tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.pieces[-1].tokens[-1].end


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words of ``text[start:end]`` as they are compared: lower case, without apostrophes and stops.

    >>> [word.key for word in words("“It’s the U.S.-led bloc”")]
    ['its', 'the', 'us', 'led', 'bloc']
    """
    return tuple(
        Token(found[0].lower().translate(_DROPPED), *found.span())
        for found in _TOKEN.finditer(text, start, len(text) if end is None else end)
    )


def units(result: Result, article: int) -> list[Unit]:
    """Return the units of a result: spoken statements, and every quotation or words in quotation marks besides."""
    text = result.article.text
    marks = [(mark.start, mark.end) for mark in result.marks if mark.kind in (QUOTED, SCARE)]
    marks.sort()
    breaks = [int(start) for start in result.sentences[:, 0]]
    found: list[Unit] = []
    covered: list[tuple[int, int]] = []
    for number, one in enumerate(result.attribution.statements):
        stretches = [stretch for span in one.content for stretch in _by_voice(span, marks)]
        quoted = [stretch for stretch in stretches if stretch[2]]
        if not one.spoken:
            stretches = quoted
        covered += [(start, end) for start, end, _ in quoted]
        groups = [[stretch] for stretch in stretches] if one.kind is Kind.MIXED else [stretches]
        for group in groups:
            pieces = tuple(piece for stretch in group for piece in _pieces(text, stretch, breaks))
            if pieces:
                found.append(Unit(article, number, _cut(pieces), all(piece.quoted for piece in pieces)))
    covered.sort()
    for start, end in marks:
        at = bisect_right(covered, (start, len(text))) - 1
        if at < 0 or covered[at][1] <= start:
            pieces = tuple(_pieces(text, (start, end, True), breaks))
            if pieces:
                found.append(Unit(article, NO_STATEMENT, _cut(pieces), alone=True))
    return found


def _by_voice(span: Span, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Part a content into what stands in quotation marks and what does not."""
    here = span.start
    at = max(0, bisect_right(marks, (span.start, span.start)) - 1)
    while at < len(marks) and marks[at][0] < span.end:
        start, end = max(here, marks[at][0]), min(span.end, marks[at][1])
        at += 1
        if end <= here:
            continue
        if here < start:
            yield here, start, False
        yield start, end, True
        here = end
    if here < span.end:
        yield here, span.end, False


def _pieces(text: str, stretch: tuple[int, int, bool], breaks: Sequence[int]) -> Iterator[Piece]:
    """Part a stretch where sentences begin, and where it says itself that something was left out."""
    start, end, quoted = stretch
    inside = breaks[bisect_right(breaks, start) : bisect_right(breaks, end - 1)]
    for first, last in zip((start, *inside), (*inside, end), strict=True):
        tokens = words(text, first, last)
        cuts = [at for at, (a, b) in enumerate(pairwise(tokens), start=1) if left_out(text[a.end : b.start])]
        for one, other in pairwise((0, *cuts, len(tokens))):
            if one < other:
                yield Piece(tokens[one:other], quoted)


def left_out(between: str) -> bool:
    """Say whether the signs between two words tell that words were left out."""
    return "…" in between or ".." in between


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Keep the first words of what is very long."""
    left = _APART
    kept = []
    for piece in pieces:
        if left > 0:
            kept.append(piece._replace(tokens=piece.tokens[:left]))
        left -= len(piece.tokens)
    return tuple(kept)
