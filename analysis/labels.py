"""What an article goes by, on screen, in tables and in the report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Article

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def names_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return what each article of an event goes by: its outlet, or "Article A", "Article B" … where it names none.

    A letter is short enough for a chart's row and a sentence; a headline cut to that length would tell nobody which it is.
    """
    nameless = (f"Article {letter(at)}" for at in range(len(articles)))
    return unique([article.outlet or next(nameless) for article in articles])


def letter(place: int) -> str:
    """Return the letter of a place, counted from 0: A to Z, then AA and so on."""
    more, last = divmod(place, len(LETTERS))
    return (letter(more - 1) if more else "") + LETTERS[last]


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Return ``names``, numbering those that occur more than once, so that each article has a name of its own."""
    total, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if total[name] > 1 else name)
    return tuple(found)
