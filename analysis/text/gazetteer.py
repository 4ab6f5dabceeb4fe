"""The gazetteer: names known beforehand, from a data file that a person can edit."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

LONGEST = 7
"""Words in the longest name that is looked up."""


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Name → kind (country, people, capital, place, body, event, office)."""
    rows = files("analysis.text").joinpath("data/gazetteer.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {name: kind for name, kind, *_ in cells}


@lru_cache(maxsize=1)
def in_capitals() -> frozenset[str]:
    """Return the names as they stand in a headline set in capitals."""
    return frozenset(name.upper() for name in names())
