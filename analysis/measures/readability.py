"""How hard is it to read? Syllables, letters, difficult words and sentences, counted once, put into eight formulas.

textstat is the authority on words (``readability_words``); sentences are ours, because textstat takes the full stops
of "U.S." and "a.m." for ends of sentences, so that an outlet that writes "U.S." would look easier than one with "US".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from analysis.marks import Mark
from analysis.measures import readability_words
from analysis.measures.base import Counted
from analysis.measures.readability_formulas import in_words
from analysis.measures.readability_measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.measures.base import Floats
    from analysis.measures.readability_words import Ints
    from analysis.text.document import Document, Segment

__all__ = ["LONG_SENTENCE", "MEASURES", "count", "in_words"]

LONG_SENTENCE = 30
"""From how many words on a sentence is marked as long; style guides for the public ask for 20 to 25."""
STRAIGHT = str.maketrans("‘’ʼ", "'''")
POLYSYLLABLE = 3
"""From how many syllables on a word is a polysyllable (SMOG) and hard (Linsear)."""


def count(document: Document) -> Counted:
    """Count, in every segment, what the readability formulas need; mark complex words and long sentences.

    Components: ``letters``, ``characters`` and ``tokens`` (marks that stand alone included), ``syllables``,
    ``polysyllables`` (3 syllables or more), ``easy_words`` (1 or 2), ``difficult_words`` (Dale–Chall),
    ``complex_words`` (Gunning). ``words`` and ``share`` are counted by the caller.
    """
    # textstat knows the typewriter's apostrophe only: of “don’t” it makes “dont”, a hard word that the same text set with
    # straight marks does not have. Outlets must not differ by their typesetting, so all are set straight, one for one.
    text = document.article.text.translate(STRAIGHT)
    starts = document.words.starts.tolist()
    words = [text[start:end] for start, end in zip(starts, document.words.ends.tolist(), strict=True)]
    counts = readability_words.of(words)
    letters, characters, syllables, difficult, hard = counts.T
    polysyllable = syllables >= POLYSYLLABLE
    per_word = {
        "letters": letters,
        "characters": characters,
        "tokens": np.ones(len(words), np.int64),
        "syllables": syllables,
        "polysyllables": polysyllable,
        "easy_words": (syllables > 0) & ~polysyllable,
        "difficult_words": difficult,
        "complex_words": hard,
    }
    sums = _sums(np.array(list(per_word.values())), document.segments)
    components = dict(zip(per_word, sums, strict=True))
    for position, length in _lone_marks(document):
        components["characters"][position] += length
        components["tokens"][position] += 1
    marks = [*_complex_words(starts, words, counts), *_long_sentences(document)]
    return Counted(components, sorted(marks))


def _sums(columns: Ints, segments: Sequence[Segment]) -> Floats:
    """Return the sum of each of ``columns`` over every segment's words, through running totals (exact: whole numbers)."""
    running = np.zeros((len(columns), columns.shape[1] + 1))
    np.cumsum(columns, axis=1, out=running[:, 1:])
    first, last = ([getattr(segment, end) for segment in segments] for end in ("first", "last"))
    return running[:, np.array(last, np.intp)] - running[:, np.array(first, np.intp)]


def _lone_marks(document: Document) -> Iterator[tuple[int, int]]:
    """Yield segment and length of every token with no letter or digit, such as a dash between blanks.

    They stand where two words are further apart than one blank, so only those places are looked at.
    """
    text = document.article.text
    starts = [segment.start for segment in document.segments]
    before = np.concatenate([[0], document.words.ends])
    after = np.concatenate([document.words.starts, [len(text)]])
    for gap in np.flatnonzero(after - before > 1).tolist():
        left, right = int(before[gap]), int(after[gap])
        yield from _between(text[left:right], left, document, starts)


def _between(gap: str, offset: int, document: Document, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield segment and length of the tokens in ``gap``, which begins at ``offset`` and holds no word."""
    at = 0
    for token in gap.split():
        at = gap.index(token, at)
        position = bisect_right(starts, offset + at) - 1
        if position >= 0 and offset + at < document.segments[position].end:
            yield position, len(token)
        at += len(token)


def _complex_words(starts: Sequence[int], words: Sequence[str], counts: Ints) -> Iterator[Mark]:
    """Mark the words of three syllables or more that are not on the list of easy words: what Gunning's fog counts."""
    columns = readability_words.WordCounts._fields
    places = np.flatnonzero(counts[:, columns.index("complex")])
    syllables = counts[places, columns.index("syllables")]
    for position, count in zip(places.tolist(), syllables.tolist(), strict=True):
        start, end = _trimmed(starts[position], words[position])
        note = f"{count} syllables, not on the list of 3,000 everyday words"
        yield Mark(start, end, "readability.difficult", note, 1.0)


def _trimmed(start: int, word: str) -> tuple[int, int]:
    """Return the span of ``word`` without the punctuation at its ends."""
    left, right = 0, len(word)
    if word.isalnum():
        return start, start + right
    while left < right and not word[left].isalnum():
        left += 1
    while right > left and not word[right - 1].isalnum():
        right -= 1
    return start + left, start + right


def _long_sentences(document: Document) -> Iterator[Mark]:
    """Mark the sentences of thirty words or more."""
    lengths = [0] * len(document.sentences)
    for segment in document.segments:
        lengths[segment.sentence] += segment.last - segment.first
    for sentence, length in zip(document.sentences, lengths, strict=True):
        if length >= LONG_SENTENCE:
            note = f"a sentence of {length} words"
            yield Mark(sentence.start, sentence.end, "readability.long_sentence", note, 0.0)
