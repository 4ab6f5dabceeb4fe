"""What readability counts in a word. textstat answers, once for each distinct word."""

from __future__ import annotations

import itertools
import threading
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


STRAIGHT = str.maketrans("‘’ʼ", "'''")
"""textstat knows the typewriter's apostrophe only: of “don’t” it makes “dont”, a hard word that the same text set with straight
marks does not have. Outlets must not differ by their typesetting, so textstat sees all set straight, one for one."""


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


class _Known:
    """The words that are remembered: word → row of ``table``, numbers side by side, as an article asks for all of its words at once.

    Rows are only ever added, and a bigger table holds the same rows: a thread that has read the number of a row finds it,
    whatever others learn meanwhile. To forget is to begin another.
    """

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.table: Ints = np.zeros((1024, len(WordCounts._fields)), np.int64)
        self._adding = threading.Lock()

    def add(self, learned: dict[str, WordCounts]) -> None:
        """Keep the counts of words: rows first, then who stands in them."""
        with self._adding:
            first = len(self.rows)
            new = {word: counts for word, counts in learned.items() if word not in self.rows}
            if first + len(new) > len(self.table):
                self.table = np.concatenate([self.table, np.zeros((first + len(new), self.table.shape[1]), np.int64)])
            if new:
                self.table[first : first + len(new)] = list(new.values())
            self.rows.update(zip(new, itertools.count(first)))


_known = _Known()


def of(words: Sequence[str]) -> Ints:
    """Return the counts of each word, a row a word in the order given, columns as in ``WordCounts``: shape ``(n, 5)``."""
    known = _known
    rows = list(map(known.rows.get, words))
    if None not in rows:
        return known.table[np.array(rows, np.intp)]
    learned = _learn([word for word, row in dict(zip(words, rows, strict=True)).items() if row is None])
    more = np.array(list(learned.values()), np.int64)
    places = dict(zip(learned, itertools.count(len(known.table))))
    table = np.concatenate([known.table, more])
    at = [places[word] if row is None else row for word, row in zip(words, rows, strict=True)]
    found: Ints = table[np.array(at, np.intp)]
    return found


def _learn(words: list[str]) -> dict[str, WordCounts]:
    """Ask textstat about words not met before and remember the answers."""
    short = [word for word in words if len(word) <= LONGEST]
    learned = dict(zip(short, _ask(short), strict=True))
    if len(_known.rows) + len(learned) > REMEMBERED:
        _forget()
    _known.add(dict(itertools.islice(learned.items(), REMEMBERED)))
    for word in words:
        if len(word) > LONGEST:
            learned[word] = _total(_ask([word[i : i + LONGEST] for i in range(0, len(word), LONGEST)]))
    return learned


def _forget() -> None:
    """Forget all words, here and in the hyphenator behind textstat, whose own memory has no bound."""
    from textstat.backend.utils import get_pyphen

    global _known  # noqa: PLW0603 - begun anew
    _known = _Known()
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
        lines = "\n".join(batch).translate(STRAIGHT)
        plain = remove_punctuation(lines, rm_apostrophe=False).split("\n")
        letters = remove_punctuation(lines, rm_apostrophe=True).split("\n")
        for word, bare, spelled in zip(batch, plain, letters, strict=True):
            syllables = count_syllables(bare, lang)
            difficult = is_difficult_word(bare, 0, lang)
            hard = difficult and syllables >= FOG_SYLLABLES
            answers.append(WordCounts(len(spelled), len(word), syllables, int(difficult), int(hard)))
    return answers
