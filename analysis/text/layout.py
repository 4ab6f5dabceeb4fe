"""Blocks: the stretches that neither a sentence nor a quotation crosses (a part, cut at blank lines and heading lines)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Part

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_SHARE = 0.6
"""A line shorter than this share of its block's longest line, with no stop, is a heading and not a wrapped line."""


class Block(NamedTuple):
    """A paragraph, heading or caption ``text[start:end]`` of the part at position ``part``."""

    start: int
    end: int
    part: int


def blocks(text: str, parts: Sequence[Part]) -> list[Block]:
    """Return the blocks of the kept ``parts`` in order; what was set aside (no start) has none."""
    return [
        Block(start, end, number)
        for number, part in enumerate(parts)
        if part.start is not None
        for start, end in _cut(text, part.start, part.start + len(part.text))
    ]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a part at blank lines and after lines that stand there like headings."""
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    first = start
    for gap in _BLANK_LINE.finditer(text, start, end):
        yield from _lines(text, first, gap.start())
        first = gap.end()
    yield from _lines(text, first, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after each short line without a stop whose next line begins with a capital letter."""
    lines = text[start:end].split("\n")
    limit = _LINE_SHARE * max(map(len, lines))
    first = at = start
    for line, following in pairwise(lines):
        at += len(line) + 1
        bare, after = line.rstrip(), following.lstrip("“‘\"'«([ \t")
        if bare and len(bare) < limit and bare[-1].isalnum() and after[:1].isupper():
            yield first, at
            first = at
    yield first, end
