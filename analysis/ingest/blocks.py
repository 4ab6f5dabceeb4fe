"""A text's lines as blocks: one paragraph, heading, caption or menu entry each. Lines that an editor wrapped are joined."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from analysis.ingest.limits import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Role

LEAST_WIDTH, MOST_WIDTH = 38, 132
"""Columns at which editors and mail programs wrap."""
JUDGED_LINES = 10_000
"""Lines from which the habit of wrapping is read."""
LEAST_PAIRS = 3
"""Pairs of neighbouring lines below which nothing is a habit."""
ITEM = re.compile(r"(?:[-*•·–—▪◦]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` without spaces at its ends. ``tight``: the next block follows without a blank line.

    ``hint``: the role that mark-up gives the block (a heading, a caption), ``None`` where there is none.
    """

    text: str
    tight: bool = False
    hint: Role | None = None


def split(text: str) -> list[Block]:
    """Return the text's blocks in order; every character but white space is in exactly one of them.

    Of a text with more blocks than are looked at, those and one more.
    """
    lines = text.split("\n")
    width = wrap_width(lines[:JUDGED_LINES])
    return list(islice((block for run in _runs(lines) for block in _blocks(run, width)), BLOCKS + 1))


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stretches of lines between blank lines."""
    run: list[str] = []
    for line in lines:
        if line.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def wrap_width(lines: Sequence[str]) -> int:
    """Return the column at which the text is wrapped, 0 when it is not.

    A wrapped text breaks a line only where the next word would not have fit. So among the pairs of neighbouring lines
    most breaks are *forced* with respect to one width that hardly a line exceeds.
    """
    stripped = [line.rstrip() for line in lines]
    pairs = [(len(a), len(a) + 1 + len(b.split(None, 1)[0])) for a, b in pairwise(stripped) if a.strip() and b.strip()]
    if len(pairs) < LEAST_PAIRS:
        return 0
    longest = sorted(length for length, _ in pairs)
    width = longest[max(0, len(longest) - 1 - len(longest) // 25)]
    over = sum(len(line) > width + 2 for line in stripped)
    forced = sum(reach > width for _, reach in pairs)
    wide_enough = LEAST_WIDTH <= width <= MOST_WIDTH
    spread = len(Counter(length for length, _ in pairs))
    if wide_enough and forced >= 0.5 * len(pairs) and over <= max(1, len(stripped) // 12) and spread > 1:
        return width
    return 0


def _blocks(run: Sequence[str], width: int) -> Iterator[Block]:
    """Yield the blocks of one run of lines, joining those that were wrapped at ``width``."""
    paragraph = [run[0].strip()]
    last = run[0].rstrip()
    for line in run[1:]:
        first = line.split(None, 1)[0]
        forced = width and len(last) <= width + 2 and len(last) + 1 + len(first) > width
        if not forced or ITEM.match(line.lstrip()):
            yield Block(_joined(paragraph), tight=True)
            paragraph = []
        paragraph.append(line.strip())
        last = line.rstrip()
    yield Block(_joined(paragraph))


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of one paragraph: a word broken at its own hyphen takes no space."""
    pieces = [lines[0]]
    for before, after in pairwise(lines):
        glued = len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[:1].isalpha()
        pieces.append(after if glued else f" {after}")
    return "".join(pieces)
