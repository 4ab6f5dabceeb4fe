"""Near-copies: whether one article reads almost like another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.library import shingles
from analysis.library.rows import DamagedError, Entry, article_of, entry_of, restored

if TYPE_CHECKING:
    from analysis.library.rows import Row

LIKE = 0.5
"""Part of the one's or the other's 7-word runs from which on two texts read almost alike."""
FEWEST = 10
"""Runs that two texts must share at least: a quotation or a closing line alone makes no copy."""


@dataclass(frozen=True, slots=True)
class Near:
    """An article that reads almost like another: ``share`` of the other's 7-word runs stand in it, ``held`` of its own
    stand in the other (both 0–1). ``sentence`` says so plainly.
    """

    entry: Entry
    share: float
    held: float
    sentence: str


def compare(runs: set[str], row: Row) -> Near | None:
    """Compare a text's runs with the article of a row (its entry, its event's name, seal, content); ``None``: not near."""
    entry, name = entry_of(row[:6]), restored(row[6])
    try:
        other = shingles.run_set(article_of(row[8:], row[7]).text)
    except DamagedError:
        return None
    share, held = shingles.shared(runs, other)
    if max(share, held) < LIKE or len(runs & other) < FEWEST:
        return None
    which = f"“{entry.title}”" if entry.title else "an article without a headline"
    where = f"{which}{f' ({entry.outlet})' if entry.outlet else ''} in the event “{name}”"
    if share >= LIKE:
        return Near(entry, share, held, f"Reads almost like {where}: {share:.0%} of its 7-word runs stand there too.")
    return Near(entry, share, held, f"Holds most of {where}: {held:.0%} of that article’s 7-word runs stand in it.")
