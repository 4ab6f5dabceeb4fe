"""A PDF page's words → lines → columns in reading order. Pure geometry on `Word`; runs in the child.

A PDF has no lines, paragraphs or columns, only letters with places. Words that stand beside each other make a line, until
a gap that is a gutter; lines that stand alone under each other make a column (the *docstrum* of O'Gorman 1993, on lines);
columns are read in the order of Breuel's two rules ("High performance document layout analysis", 2003): what is above
comes first where they overlap, and so does what is to the left, unless something that spans both lies between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.ingest.pdf_words import Word

Truths = NDArray[np.bool_]

GUTTER, SURE_GUTTER = 1.3, 4.0
"""Gap between two words, as a share of the letters' size, that may part columns (when rows near it agree) and that does."""
ROWS_THAT_AGREE = 3
SAME_LINE = 0.45
"""Distance of two words' middles, as a share of their size, up to which they are of one line."""
SAME_SIZE = 1.25
LARGEST_LEADING = 2.6
"""Distance from line to line, as a share of the letters' size, up to which two lines may be of one column."""
MOST_LINES, MOST_COLUMNS, MOST_GAPS = 1500, 300, 1500
"""Lines, columns and wide gaps of a page beyond which they are taken in the order in which they are drawn: a page has far fewer."""
MARK = re.compile(r"[•▪◦●○■□–—*·-]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]")
"""A list's mark, after which a wide gap parts no columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line in one column. ``first``: the width of its first word, by which the line before could be longer."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    first: float

    @property
    def middle(self) -> float:
        """Return the height of the line's middle."""
        return (self.bottom + self.top) / 2


class Gap(NamedTuple):
    """White between two words of a line, the size of their letters, and the position of the word after it."""

    left: float
    right: float
    size: float
    at: int


def lines(words: Sequence[Word]) -> list[Line]:
    """Join words into lines, in the order in which the page draws them."""
    runs = list(_runs(words))
    wide = [list(_wide(run)) for run in runs]
    gaps = [gap for found in wide for gap in found]
    if len(gaps) > MOST_GAPS:
        return [_line(run) for run in runs]
    out = []
    for at, run in enumerate(runs):
        near = [other for other in (at - 1, at + 1) if 0 <= other < len(runs) and _is_near(run, runs[other])]
        cuts = [
            gap.at
            for gap in wide[at]
            if _is_gutter(gap, gaps) and not (near and all(_crosses(runs[one], wide[one], gap) for one in near))
        ]
        out += [_line(run[start:end]) for start, end in pairwise([0, *cuts, len(run)])]
    return out


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield stretches of words that go on to the right on one height."""
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _goes_on(before: Word, after: Word) -> bool:
    """Tell whether a word stands to the right of another, on its line."""
    size = max(before.size, after.size)
    level = abs((before.bottom + before.top) - (after.bottom + after.top)) / 2 <= SAME_LINE * size
    return level and after.left >= before.right - 0.5 * size and after.left - before.right <= 2 * SURE_GUTTER * size


def _wide(run: Sequence[Word]) -> Iterator[Gap]:
    """Yield the gaps in a run of words in which a gutter may run."""
    for at, (a, b) in enumerate(pairwise(run), start=1):
        if b.left - a.right > GUTTER * a.size and not (at == 1 and MARK.fullmatch(a.text)):
            yield Gap(a.right, b.left, a.size, at)


def _is_gutter(gap: Gap, gaps: Sequence[Gap]) -> bool:
    """Tell whether a gap may part columns: a very wide one, and one that other lines have at the same place."""
    if gap.right - gap.left > SURE_GUTTER * gap.size:
        return True
    shared = (
        min(gap.right, other.right) - max(gap.left, other.left) >= 0.8 * min(gap.size, other.size) for other in gaps
    )
    return sum(shared) >= ROWS_THAT_AGREE


def _is_near(run: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether a run of words is the line before or after another."""
    return abs((run[0].bottom + run[0].top) - (other[0].bottom + other[0].top)) / 2 <= LARGEST_LEADING * run[0].size


def _crosses(run: Sequence[Word], wide: Sequence[Gap], gap: Gap) -> bool:
    """Tell whether a run of words goes on over the place where another has a gap: then the gap only fills a short line."""
    spans = run[0].left < gap.left and run[-1].right > gap.right
    return spans and not any(min(gap.right, other.right) > max(gap.left, other.left) for other in wide)


def _line(words: Sequence[Word]) -> Line:
    """Make a line of words."""
    return Line(
        text=" ".join(word.text for word in words),
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        bottom=min(word.bottom for word in words),
        top=max(word.top for word in words),
        size=sorted(word.size for word in words)[len(words) // 2],
        first=words[0].right - words[0].left,
    )


def columns(found: Sequence[Line]) -> list[list[Line]]:
    """Join lines into columns from top to bottom, and give them in reading order."""
    if len(found) > MOST_LINES:
        return [[line] for line in found]
    chains = _chains(found)
    return [chains[at] for at in reading_order(chains)] if len(chains) <= MOST_COLUMNS else chains


def _chains(found: Sequence[Line]) -> list[list[Line]]:
    """Link each line to the one below it where neither has another neighbour on that side; return the chains."""
    if not found:
        return []
    left, right, middle, size = (
        np.array([getattr(line, name) for line in found]) for name in ("left", "right", "middle", "size")
    )
    narrow = np.minimum.outer(right - left, right - left)
    beside = np.minimum.outer(right, right) - np.maximum.outer(left, left) > 0.1 * narrow
    below = np.subtract.outer(middle, middle)  # how far the column's line is below the row's
    apart = np.where(beside & (below > 0.3 * np.minimum.outer(size, size)), below, np.inf)
    under = _nearest(apart, size)
    over = _nearest(apart.T, size)
    alike = np.maximum.outer(size, size) <= SAME_SIZE * np.minimum.outer(size, size)
    near = apart <= LARGEST_LEADING * np.minimum.outer(size, size)
    one_below, one_above = under.sum(axis=1) == 1, over.sum(axis=1) == 1
    linked = under & over.T & alike & near & one_below[:, None] & one_above[None, :]
    following = {int(a): int(b) for a, b in zip(*np.nonzero(linked), strict=True)}
    heads = sorted(set(range(len(found))) - set(following.values()))
    chains = []
    for head in heads:
        chain = [head]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        chains.append([found[at] for at in chain])
    return chains


def _nearest(apart: NDArray[np.float64], size: NDArray[np.float64]) -> Truths:
    """Mark in each row the nearest line, and those on a height with it."""
    least = apart.min(axis=1, keepdims=True)
    return np.asarray(np.isfinite(apart) & (apart <= least + 0.5 * size[None, :]))


def reading_order(chains: Sequence[Sequence[Line]]) -> list[int]:
    """Return the positions of columns in the order in which they are read; the order of drawing decides what is left open."""
    left = np.array([min(line.left for line in chain) for chain in chains])
    right = np.array([max(line.right for line in chain) for chain in chains])
    top = np.array([max(line.top for line in chain) for chain in chains])
    bottom = np.array([min(line.bottom for line in chain) for chain in chains])
    slack = 0.3 * np.array([chain[0].size for chain in chains])
    beside = np.minimum.outer(right, right) - np.maximum.outer(left, left) > np.minimum.outer(slack, slack)
    above = np.greater.outer((top + bottom) / 2, (top + bottom) / 2)
    before = beside & above
    for a in range(len(chains)):
        others = np.nonzero(~beside[a] & (left >= right[a] - slack[a]))[0]
        under_a = top[others] < top[a]
        ceiling = np.where(under_a, bottom[a], bottom[others])[:, None]
        floor = np.where(under_a, top[others], top[a])[:, None]
        between = (top <= ceiling + slack) & (bottom >= floor - slack) & beside[a] & beside[others]
        between[np.arange(len(others)), others] = False
        between[:, a] = False
        before[a, others] = ~between.any(axis=1)
    return _sorted(before)


def _sorted(before: Truths) -> list[int]:
    """Sort so that what comes before stands before; where that goes round in a circle, the first drawn comes first."""
    waits = before.sum(axis=0)
    open_ = np.ones(len(before), dtype=bool)
    out: list[int] = []
    while open_.any():
        free = np.nonzero(open_ & (waits == 0))[0]
        at = int(free[0]) if len(free) else int(np.nonzero(open_)[0][0])
        out.append(at)
        open_[at] = False
        waits = waits - before[at]
    return out
