"""A document: an article's text laid out in sentences, words, voices and names, all as offsets into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.article import Article, Role
    from analysis.marks import Span


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


class Word(NamedTuple):
    """A whitespace token with at least one letter or digit (textstat's definition), ``text[start:end]``.

    ``at`` is the offset of its first letter or digit: the word belongs to the segment in which that stands.
    """

    start: int
    end: int
    at: int


class Segment(NamedTuple):
    """A stretch of one sentence in one voice. ``sentence`` is a position in ``Document.sentences``.

    ``first`` and ``last`` bound its words: ``Document.words[first:last]``. ``share`` is its words ÷ its sentence's words.
    """

    start: int
    end: int
    sentence: int
    voice: Voice
    role: Role
    first: int
    last: int
    share: float


class Quote(NamedTuple):
    """Direct speech or a scare quote: ``text[start:end]`` with its marks. ``voice`` is OWN for a scare quote."""

    start: int
    end: int
    voice: Voice
    closed: bool


@dataclass(frozen=True, slots=True)
class Document:
    """``segments`` tile every sentence in order; ``names`` are spans of named entities, sorted, not overlapping."""

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]
    names: tuple[Span, ...]
