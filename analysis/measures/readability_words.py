"""What readability counts in a word. textstat answers, once for each distinct word."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.measures import readability_syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Ints = NDArray[np.int64]

REMEMBERED = 50_000
"""Most words that are remembered (about 12 MB); then all are forgotten, which costs an article some milliseconds."""
AT_ONCE = 200
"""Words in one call to textstat, which keeps the texts of its last 128 calls: it shall never be handed an article."""
LONGEST = 500
"""Characters; a longer "word" (a data URL, say) is counted in pieces, so that nothing large stays in a cache."""
FOG_SYLLABLES = 3
"""From how many syllables on a word that is not on the list of easy words is complex for Gunning's fog index."""


class WordCounts(NamedTuple):
    """One word: textstat's letters (no punctuation), characters, syllables; ``difficult`` and ``complex`` are 0 or 1.

    ``difficult``: not on Dale and Chall's list of some 3,000 words that fourth-graders know, inflected forms and names
    included, as textstat has it. ``complex``: difficult and of three syllables or more.
    """

    letters: int
    characters: int
    syllables: int
    difficult: int
    complex: int


_memo: dict[str, WordCounts] = {}


def of(words: Sequence[str]) -> Ints:
    """Return the counts of each word, a row a word in the order given, columns as in ``WordCounts``: shape ``(n, 5)``."""
    if not words:
        return np.zeros((0, len(WordCounts._fields)), np.int64)
    known: dict[str, WordCounts] = {}
    new: list[str] = []
    for word in dict.fromkeys(words):
        counts = _memo.get(word)
        if counts is None:
            new.append(word)
        else:
            known[word] = counts
    if new:
        known.update(_learn(new))
    rows = {word: row for row, word in enumerate(known)}
    return np.array(list(known.values()), np.int64)[np.fromiter(map(rows.__getitem__, words), np.int64, len(words))]


def _learn(words: list[str]) -> dict[str, WordCounts]:
    """Ask textstat about words not met before and remember the answers."""
    short = [word for word in words if len(word) <= LONGEST]
    learned = dict(zip(short, _ask(short), strict=True))
    if len(_memo) + len(learned) > REMEMBERED:
        _forget()
    _memo.update(itertools.islice(learned.items(), REMEMBERED))
    for word in words:
        if len(word) > LONGEST:
            learned[word] = _total(_ask([word[i : i + LONGEST] for i in range(0, len(word), LONGEST)]))
    return learned


def _forget() -> None:
    """Forget all words, here and in the hyphenator behind textstat, whose own memory has no bound."""
    from textstat.backend.utils import get_pyphen

    _memo.clear()
    get_pyphen(readability_syllables.LANG).hd.cache.clear()


def _total(pieces: Iterable[WordCounts]) -> WordCounts:
    """Add up the pieces of one overlong word, which is still one word: difficult once."""
    letters, characters, syllables, difficult, hard = (sum(column) for column in zip(*pieces, strict=True))
    return WordCounts(letters, characters, syllables, min(difficult, 1), min(hard, 1))


def _ask(words: list[str]) -> list[WordCounts]:
    """Ask textstat about each of ``words``. Its rules see one word at a time, so many can be cleaned in one call."""
    from textstat.backend.counts import count_syllables
    from textstat.backend.transformations import remove_punctuation
    from textstat.backend.validations import is_difficult_word

    readability_syllables.ready()
    lang, answers = readability_syllables.LANG, []
    for first in range(0, len(words), AT_ONCE):
        batch = words[first : first + AT_ONCE]
        lines = "\n".join(batch)
        plain = remove_punctuation(lines, rm_apostrophe=False).split("\n")
        letters = remove_punctuation(lines, rm_apostrophe=True).split("\n")
        for word, bare, spelled in zip(batch, plain, letters, strict=True):
            syllables = count_syllables(bare, lang)
            difficult = is_difficult_word(bare, 0, lang)
            hard = difficult and syllables >= FOG_SYLLABLES
            answers.append(WordCounts(len(spelled), len(word), syllables, int(difficult), int(hard)))
    return answers
