"""Whose every word is: the words of an article credited to its statements, and the statements as an exhibit counts them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL
from analysis.result import ROLES, VOICES
from analysis.text import words as tokens
from analysis.text.attribution.record import UNRESOLVED
from analysis.text.document import Voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.comparison.choice import Choice
    from analysis.result import Result
    from analysis.text.attribution.record import Statement

    Whole = NDArray[np.int64]

OWN, QUOTED, PARAPHRASED = (VOICES.index(voice) for voice in (Voice.OWN, Voice.QUOTED, Voice.PARAPHRASED))
NOBODY = -1
"""The statement of a word that is in nobody's statement."""


@dataclass(frozen=True, slots=True)
class Words:
    """An article's words in order, one number each: sentence, voice and role (as in ``Result.columns``), and statement.

    ``statement``: position in ``Attribution.statements``; ``NOBODY`` for the outlet's own words, and for a quotation that
    stands in no statement.
    """

    sentence: Whole
    voice: Whole
    role: Whole
    statement: Whole


class Said(NamedTuple):
    """A statement with words in the chosen voices and parts. ``article``: position among the results given.

    ``number``: its position in the article's statements. ``sentence``: position of the sentence in which its counted words
    begin. ``quoted`` and ``paraphrased``: its words in each voice.
    """

    article: int
    number: int
    statement: Statement
    sentence: int
    quoted: int
    paraphrased: int

    @property
    def words(self) -> int:
        """All its words."""
        return self.quoted + self.paraphrased

    @property
    def start(self) -> int:
        """Where its content begins in the text."""
        return self.statement.content[0].start

    @property
    def end(self) -> int:
        """Where its content ends in the text."""
        return self.statement.content[-1].end


def credited(result: Result) -> Words:
    """Credit every word to the statement in whose content it stands. A word lies where its first letter or digit does."""
    return _credited(_Key(result))


class _Key:
    """A result as a cache goes by it: by the text, its parts, and who is credited with what."""

    __slots__ = ("_told", "result")

    def __init__(self, result: Result) -> None:
        self.result = result
        self._told = (result.article.hash, id(result.attribution), id(result.columns))

    def __hash__(self) -> int:
        return hash(self._told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._told == other._told


@lru_cache(maxsize=256)
def _credited(key: _Key) -> Words:
    result = key.result
    firsts = tokens.find(result.article.text).firsts
    starts, ends = result.columns["start"].astype(np.int64), result.columns["end"].astype(np.int64)
    if not len(starts) or not len(firsts):
        none = np.zeros(0, dtype=np.int64)
        return Words(none, none, none, none)
    segment = np.maximum(np.searchsorted(starts, firsts, side="right") - 1, 0)
    inside = (firsts >= starts[segment]) & (firsts < ends[segment])
    firsts, segment = firsts[inside], segment[inside]
    voice = result.columns["voice"].astype(np.int64)[segment]
    statement = np.full(len(firsts), NOBODY, dtype=np.int64)
    for number, one in enumerate(result.attribution.statements):
        for span in one.content:
            first, last = np.searchsorted(firsts, (span.start, span.end))
            statement[first:last] = number
    statement[voice == OWN] = NOBODY
    sentence, role = (result.columns[name].astype(np.int64)[segment] for name in ("sentence", "role"))
    return Words(sentence, voice, role, statement)


def voices(choice: Choice) -> tuple[int, ...]:
    """Return the voices that count as others' words: the chosen one, or both where all or the outlet's own are chosen."""
    if choice.voice in (ALL, str(Voice.OWN)):
        return QUOTED, PARAPHRASED
    return (QUOTED,) if choice.voice == str(Voice.QUOTED) else (PARAPHRASED,)


def chosen(words: Words, choice: Choice) -> NDArray[np.bool_]:
    """Return for each word whether its part of the article counts under the choice."""
    mask: NDArray[np.bool_] = np.isin(words.role, [ROLES.index(role) for role in choice.roles("body")])
    return mask


def of(result: Result, choice: Choice, *, article: int = 0) -> list[Said]:
    """Return the statements that have words in the chosen voices and parts, in the order of the text."""
    words = credited(result)
    counts = chosen(words, choice) & (words.statement != NOBODY) & np.isin(words.voice, voices(choice))
    statement, voice, sentence = (column[counts] for column in (words.statement, words.voice, words.sentence))
    known = result.attribution.statements
    quoted = np.bincount(statement[voice == QUOTED], minlength=len(known))
    told = np.bincount(statement[voice == PARAPHRASED], minlength=len(known))
    numbers, first = np.unique(statement, return_index=True)
    return [
        Said(article, int(number), known[number], int(sentence[at]), int(quoted[number]), int(told[number]))
        for number, at in sorted(zip(numbers.tolist(), first.tolist(), strict=True), key=lambda pair: pair[1])
    ]


def every(results: tuple[Result, ...], choice: Choice) -> list[Said]:
    """Return the statements of all ``results``, article by article."""
    return [one for position, result in enumerate(results) for one in of(result, choice, article=position)]


def resolved(one: Said) -> bool:
    """Say whether it is known who says it."""
    return one.statement.speaker != UNRESOLVED
