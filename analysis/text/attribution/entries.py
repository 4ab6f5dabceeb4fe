"""A person or body as known so far in a text, and who may be meant by what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.text.attribution import lexicon
from analysis.text.attribution.record import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Span
    from analysis.text.attribution.mentions import Mention

GENDERED = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_HE, _SHE = lexicon.words("he"), lexicon.words("she")


@dataclass(slots=True)
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


def gender(mention: Mention) -> str:
    """Tell he or she by the first name, if it is one of the lists and a surname follows."""
    if mention.sort is not Sort.PERSON or len(mention.words) == 1:
        return ""
    first = mention.words[0].lower()
    he, she = first in _HE, first in _SHE
    return "" if he == she else "he" if he else "she"


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
    told = mention.gender or gender(mention)
    if told and entry.gender and told != entry.gender:
        return False
    short, long = sorted((mention.words[:-1], entry.words[:-1]), key=len)
    if mention.sort is Sort.BODY:
        return not short or short == long[-len(short) :]
    return (
        not short
        or short[0].lower() == long[0].lower()
        or (short[0][0] == long[0][0] and min(len(short[0]), len(long[0])) == 1)
    )
