"""A document: an article's text laid out in sentences, words, voices and names, all as offsets into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.article import Article, Role
    from analysis.marks import Span
    from analysis.text.actors.record import Actor, Passive
    from analysis.text.attribution.record import Attribution

Offsets = NDArray[np.int64]
"""Positions in a text."""


class Voice(StrEnum):
    """Whose words they are: the outlet's own, quoted speech, or speech told without quotation marks."""

    OWN = "own"
    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"


class Sentence(NamedTuple):
    """A sentence ``text[start:end]`` inside one part; ``part`` is that part's position in ``Article.parts``."""

    start: int
    end: int
    part: int
    role: Role


NO_WORD = -1


class Tokens(NamedTuple):
    """What stands between blanks: ``written[i]`` is ``text[starts[i]:ends[i]]``.

    ``firsts`` are the offsets of their first letter or digit, ``NO_WORD`` where there is none. A text is cut here once for all
    who look words up, and the same word is one object wherever it stands: small to keep, and found at once.
    """

    written: list[str]
    starts: Offsets
    ends: Offsets
    firsts: Offsets


_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """The words: whitespace tokens with at least one letter or digit (textstat's definition), ``text[starts[i]:ends[i]]``.

    ``firsts`` are the offsets of their first letter or digit: a word belongs to the segment in which that stands. Columns
    and not a tuple a word, because a million small objects cost more to keep than to find. All of shape ``(words,)``.
    ``tokens``: what they were taken from.
    """

    starts: Offsets
    ends: Offsets
    firsts: Offsets
    tokens: Tokens = Tokens([], _NONE, _NONE, _NONE)  # noqa: RUF009 - nothing writes to it

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)


class Segment(NamedTuple):
    """A stretch of one sentence in one voice. ``sentence`` is a position in ``Document.sentences``.

    ``first`` and ``last`` bound its words: positions in ``Document.words``. ``share`` is its words ÷ its sentence's words.
    """

    start: int
    end: int
    sentence: int
    voice: Voice
    role: Role
    first: int
    last: int
    share: float


segment: Callable[[tuple[int, int, int, Voice, Role, int, int, float]], Segment] = partial(tuple.__new__, Segment)
"""The same from a tuple at hand, in a fifth of the time that ``Segment(…)`` takes."""


class Quote(NamedTuple):
    """Direct speech or a scare quote: ``text[start:end]`` with its marks. ``voice`` is OWN for a scare quote."""

    start: int
    end: int
    voice: Voice
    closed: bool


@dataclass(frozen=True, slots=True)
class Document:
    """``segments`` tile every sentence in order; ``names`` are spans of named entities, sorted, not overlapping.

    ``attribution``: who is credited with what; its statements' ``spoken`` contents are the quoted and paraphrased segments.
    ``actors``: people, places and bodies with every mention; ``passives``: those that name no agent.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    words: Words
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]
    names: tuple[Span, ...]
    attribution: Attribution
    actors: tuple[Actor, ...]
    passives: tuple[Passive, ...]
