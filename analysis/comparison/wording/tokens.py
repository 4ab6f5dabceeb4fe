"""The words of several articles as columns: what each is called, where it stands, in whose voice and which sentence.

A word is a run of letters; apostrophes, hyphens and the points of "U.S." may stand inside it, a possessive 's is left
off. Numbers are no wording and are not taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.article import Role
from analysis.comparison.choice import ALL
from analysis.measures.loaded_lexicon import fold
from analysis.result import ROLES, VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.choice import Choice
    from analysis.result import Result

WORD = re.compile(r"[^\W\d_]+(?:['’.‐‑-][^\W\d_]+)*")
"""A separator must be followed by a letter, so that each character can match in one way only: linear."""
POSSESSIVE = ("'s", "’s")
OPENING = frozenset("“\"‘'«(:—–…[")
"""After one of these a capital says nothing."""
LONGEST_INITIALISM = 6
SHOUTED = 4
"""Letters from which on a neighbour in capitals shows that all is in capitals, and not an initialism."""

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Tokens(NamedTuple):
    """The words of one article. Columns of one length; ``key`` is the word in lower case, an initialism in capitals.

    ``sentence``: position in the article. ``chosen``: in the chosen voice and parts. ``free``: stands where a capital
    would mean a name (not at a beginning, not in a headline). ``capital``: begins with one. ``joined``: follows the word
    before it after one blank or hyphen, in the same sentence and voice.
    """

    keys: list[str]
    written: list[str]
    starts: Ints
    ends: Ints
    sentence: Ints
    chosen: Flags
    free: Flags
    capital: Flags
    joined: Flags


def of(result: Result, choice: Choice) -> Tokens:
    """Return every word of an article, those of ``choice`` marked."""
    text = result.article.text
    found = [(match.start(), match.end()) for match in WORD.finditer(text)]
    spans = [(start, end - 2 if text.endswith(POSSESSIVE, start, end) else end) for start, end in found]
    written = [text[start:end] for start, end in spans]
    starts, ends = (np.array([span[side] for span in spans], dtype=np.int64) for side in (0, 1))
    return Tokens(_keys(written), written, starts, ends, *_places(result, choice, text, starts, ends))


def words(query: str) -> list[str]:
    """Return what the words of a reader's query are called."""
    return _keys([found[:-2] if found.endswith(POSSESSIVE) else found for found in WORD.findall(query)])


def _keys(written: Sequence[str]) -> list[str]:
    keys = [fold(one) for one in written]
    for place, one in enumerate(written):
        if one.isupper() and len(one) > 1 and _initialism(written, place):
            keys[place] = one.replace(".", "")
    return keys


def _initialism(written: Sequence[str], place: int) -> bool:
    """Whether a word in capitals is "NATO" or "U.S.", and not one of a line in capitals."""
    if "." in written[place]:
        return True
    around = (*written[max(place - 1, 0) : place], *written[place + 1 : place + 2])
    return len(written[place]) <= LONGEST_INITIALISM and not any(
        one.isupper() and len(one) >= SHOUTED and len(written[place]) >= SHOUTED for one in around
    )


def _places(
    result: Result, choice: Choice, text: str, starts: Ints, ends: Ints
) -> tuple[Ints, Flags, Flags, Flags, Flags]:
    columns, count = result.columns, len(starts)
    if not count or not len(columns["start"]):
        none = np.zeros(count, dtype=bool)
        return np.zeros(count, dtype=np.int64), none, none, none, none
    at = np.maximum(np.searchsorted(columns["start"], starts, side="right") - 1, 0)
    inside = (starts < columns["end"][at]) & (starts >= columns["start"][at])
    sentence = columns["sentence"][at].astype(np.int64)
    role, voice = columns["role"][at], columns["voice"][at]
    chosen = inside & np.isin(role, [ROLES.index(one) for one in choice.roles("body")])
    if choice.voice != ALL:
        chosen &= voice == next(i for i, one in enumerate(VOICES) if one == choice.voice)
    follows = np.zeros(count, dtype=bool)
    follows[1:] = sentence[1:] == sentence[:-1]
    before = [text[i - 1] if i else "" for i in starts.tolist()]
    second = [text[i - 2] if i > 1 else "" for i in starts.tolist()]
    opened = np.array([a in OPENING or (a.isspace() and b in OPENING) for a, b in zip(before, second, strict=True)])
    joined = follows.copy()
    joined[1:] &= (starts[1:] - ends[:-1] == 1) & (voice[1:] == voice[:-1])
    joined &= np.array([one == "-" or one.isspace() for one in before])
    free = follows & ~opened & (role != ROLES.index(Role.TITLE))
    capital = np.array([text[i].isupper() for i in starts.tolist()])
    return sentence, chosen, free, capital, joined
