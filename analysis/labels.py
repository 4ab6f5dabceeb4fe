"""What an article goes by, on screen, in tables and in the report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Article

NAME = 24
"""Characters of a headline that stands for a missing outlet."""


def name_of(article: Article) -> str:
    """Return what an article goes by: its outlet, else the start of its headline, else the start of its text."""
    if article.outlet:
        return article.outlet
    start = " ".join((article.title or article.text[:200]).split())
    return f"“{shorten(start, NAME)}”" if start else "Unnamed"


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Return ``names``, numbering those that occur more than once, so that each article has a name of its own."""
    total, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if total[name] > 1 else name)
    return tuple(found)
