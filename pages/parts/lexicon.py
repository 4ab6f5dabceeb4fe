"""The lexicon as a table to search and sort."""

from __future__ import annotations

from analysis.measures import loaded
from pages.parts import tables


def table() -> None:
    """Draw every entry with category, strength, condition, exceptions and note."""
    fields = ("entry", "category", "strength", "pos", "condition", "exceptions", "note")
    header = [*fields[:3], "part of speech", *fields[4:]]
    rows = [tuple(getattr(entry, name) for name in fields) for entry in loaded.lexicon()]
    tables.table(header, rows, file="lexicon.csv")
