"""What a section of the benchmark hands over: rows with targets, lines to print, and data to keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.hostile_library_texts import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Row", "Section", "aligned", "met"]


@dataclass
class Section:
    """One section. ``rows``: what is published, each with what it must be at most; ``lines``: its tables, as printed."""

    name: str
    rows: list[Row]
    lines: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    skipped: str = ""
    """Why it did not run, in a sentence; ``""`` when it did."""


def met(row: Row) -> bool:
    """Tell whether a row is within its target."""
    return row.target is None or row.number <= row.target


def aligned(header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return a table as lines: the first column to the left, all others to the right."""
    cells = [list(map(str, one)) for one in (header, *rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(header))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in cells
    ]
