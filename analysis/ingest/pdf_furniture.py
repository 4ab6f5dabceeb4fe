"""What a PDF prints on page after page: running heads, footers, page numbers. Runs in the child."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.pdf_layout import Line

EDGE_ROWS = 3
"""Rows at the top and at the bottom of a page among which furniture is looked for."""
EDGE = 0.15
"""The share of a page's height, above and below, in which it stands."""
SHARE = 0.4
"""The share of pages on which a line returns, less than half because left and right pages may differ."""
STEP = 5
"""Units by which heights count as different: furniture returns at the same height, a sentence that returns does not."""
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"\W{0,3}(?:page\s)?\W{0,3}\d{1,4}\W{0,3}(?:\s?(?:of|/|\|)\s?\d{1,4})?\W{0,3}", re.IGNORECASE)


def form(text: str) -> str:
    """Return the form in which the same line of two pages is equal: digits count as one, case and spaces do not."""
    return DIGITS.sub("0", " ".join(text.lower().split()))


def edge_lines(page: Sequence[Line], bottom: float, top: float) -> list[int]:
    """Return the positions of the lines in the outermost rows of a page that reaches from ``bottom`` to ``top``."""
    margin = EDGE * (top - bottom)
    out: list[int] = []
    for sign in (1, -1):
        order = sorted(range(len(page)), key=lambda at: sign * page[at].middle)
        rows, last = 0, None
        for at in order:
            line = page[at]
            outside = line.middle < bottom + margin if sign > 0 else line.middle > top - margin
            rows += last is None or abs(line.middle - last) > 0.5 * line.size
            if rows > EDGE_ROWS or not outside:
                break
            last = line.middle
            out.append(at)
    return out


def place(line: Line) -> tuple[str, int]:
    """Return what the same line of furniture on two pages has in common: its form and its height."""
    return form(line.text), round(line.middle / STEP)


def furniture(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[int]]) -> list[set[int]]:
    """Return for each page the positions of the lines at its edges that are page numbers or return on other pages."""
    times = Counter(
        found for page, edge in zip(pages, edges, strict=True) for found in {place(page[at]) for at in edge}
    )
    least = max(2.0, SHARE * sum(bool(page) for page in pages))
    return [
        {at for at in edge if times[place(page[at])] >= least or NUMBER.fullmatch(page[at].text)}
        for page, edge in zip(pages, edges, strict=True)
    ]
