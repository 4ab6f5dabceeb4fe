"""The small word lists of the text stage, in one data file that a person can edit."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    """Name of a list → its words."""
    rows = files("analysis.text").joinpath("data/word_lists.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {name: frozenset(words.split()) for name, _, words in cells}


@cache
def get(name: str) -> frozenset[str]:
    """Return the words of a list; the file says what each is for."""
    return _lists()[name]
