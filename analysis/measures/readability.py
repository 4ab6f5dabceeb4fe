"""How hard is it to read? Syllables, letters, difficult words and sentences, counted once, put into eight formulas.

textstat is the authority on words (``readability_words``); sentences are ours, because textstat takes the full stops
of "U.S." and "a.m." for ends of sentences, so that an outlet that writes "U.S." would look easier than one with "US".
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from analysis.marks import Mark, mark
from analysis.measures import readability_words
from analysis.measures.base import Counted
from analysis.measures.readability_formulas import in_words
from analysis.measures.readability_measures import MEASURES
from analysis.text.document import NO_WORD
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.measures.base import Floats
    from analysis.measures.readability_words import Ints
    from analysis.text.document import Document, Segment

__all__ = ["LONG_SENTENCE", "MEASURES", "count", "in_words"]

LONG_SENTENCE = 30
"""From how many words on a sentence is marked as long; style guides for the public ask for 20 to 25."""
POLYSYLLABLE = 3
"""From how many syllables on a word is a polysyllable (SMOG) and hard (Linsear)."""


def count(document: Document) -> Counted:
    """Count, in every segment, what the readability formulas need; mark complex words and long sentences.

    Components: ``letters``, ``characters`` and ``tokens`` (marks that stand alone included), ``syllables``,
    ``polysyllables`` (3 syllables or more), ``easy_words`` (1 or 2), ``difficult_words`` (Dale–Chall),
    ``complex_words`` (Gunning). ``words`` and ``share`` are counted by the caller.
    """
    starts = document.words.starts.tolist()
    tokens = document.words.tokens
    words = list(compress(tokens.written, (tokens.firsts != NO_WORD).tolist()))
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
    """Yield segment and length of every token with no letter or digit, such as a dash between blanks."""
    tokens, segments = document.words.tokens, document.segments
    alone = np.flatnonzero(tokens.firsts == NO_WORD)
    starts = [segment.start for segment in segments] if len(alone) else []
    for i, start in zip(alone.tolist(), tokens.starts[alone].tolist(), strict=True):
        position = bisect_right(starts, start) - 1
        if position >= 0 and start < segments[position].end:
            yield position, len(tokens.written[i])


def _complex_words(starts: Sequence[int], words: Sequence[str], counts: Ints) -> Iterator[Mark]:
    """Mark the words of three syllables or more that are not on the list of easy words: what Gunning's fog counts."""
    columns = readability_words.WordCounts._fields
    places = np.flatnonzero(counts[:, columns.index("complex")])
    syllables = counts[places, columns.index("syllables")]
    for position, note in zip(places.tolist(), map(_note, syllables.tolist()), strict=True):
        start, (left, right) = starts[position], _bare[words[position]]
        yield mark((start + left, start + right, "readability.difficult", note, 1.0))


@lru_cache(maxsize=100)
def _note(syllables: int) -> str:
    return f"{syllables} syllables, not on the list of 3,000 everyday words"


def _without_punctuation(word: str) -> tuple[int, int]:
    """Return where ``word`` begins and ends without the punctuation at its ends."""
    word = word.translate(readability_words.STRAIGHT)  # one of the apostrophes counts as a letter
    left, right = 0, len(word)
    while left < right and not word[left].isalnum():
        left += 1
    while right > left and not word[right - 1].isalnum():
        right -= 1
    return left, right


_bare = Memo(_without_punctuation, most=20_000)


def _long_sentences(document: Document) -> Iterator[Mark]:
    """Mark the sentences of thirty words or more."""
    lengths = [0] * len(document.sentences)
    for segment in document.segments:
        lengths[segment.sentence] += segment.last - segment.first
    for sentence, length in zip(document.sentences, lengths, strict=True):
        if length >= LONG_SENTENCE:
            note = f"a sentence of {length} words"
            yield Mark(sentence.start, sentence.end, "readability.long_sentence", note, 0.0)
