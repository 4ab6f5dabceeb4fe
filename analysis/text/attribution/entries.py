"""A person or body as known so far in a text, and who may be meant by what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.text.attribution.record import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Span
    from analysis.text.attribution.mentions import Mention

GENDERED = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}


@dataclass(slots=True, eq=False)
class Entry:
    """A person or body as known so far. ``told``: the roles and the names beside them ("russian", "kremlin")."""

    words: tuple[str, ...]
    sort: Sort
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    sources: list[Span] = field(default_factory=list)


def low(words: Sequence[str]) -> set[str]:
    """Return the words in lower case."""
    return {word.lower() for word in words}


def fits(pronoun: str, entry: Entry) -> bool:
    """Whether a pronoun may stand for an entry."""
    wanted = GENDERED.get(pronoun)
    if wanted:
        return entry.sort is Sort.PERSON and entry.gender in ("", wanted)
    if pronoun in ("they", "their", "them"):
        return entry.sort is Sort.ANONYMOUS or (entry.sort is Sort.BODY and bool(entry.sources))
    return pronoun in ("it", "its") and entry.sort is Sort.BODY


def same(mention: Mention, entry: Entry) -> bool:
    """Whether a mention with the same last word means the entry: no given name or title against it."""
    if mention.sort in (Sort.ANONYMOUS, Sort.OTHER) or mention.pronoun == "the":
        return low(mention.words) == low(entry.words)
    if mention.gender and entry.gender and mention.gender != entry.gender:
        return False
    short, long = mention.words[:-1], entry.words[:-1]
    if len(short) > len(long):
        short, long = long, short
    if mention.sort is Sort.BODY:
        return not short or short == long[-len(short) :]
    return (
        not short
        or short[0].lower() == long[0].lower()
        or (short[0][0] == long[0][0] and min(len(short[0]), len(long[0])) == 1)
    )
