"""textstat without a network: the CMU dictionary's syllable counts, put where textstat would ask NLTK for them.

textstat counts a word's syllables as the vowels of its first pronunciation in the CMU Pronouncing Dictionary and falls
back to hyphenation for words that are not in it. It gets the dictionary through NLTK, which looks for it on disk and
then on the network. ``ready`` puts a table of our own in its place before textstat is asked anything.

The table (``data/cmu_syllables.txt.gz``): line *n*, counted from 0, holds the words of *n* syllables. It was made from
the dictionary's data (BSD-2-Clause, ``data/CMUDICT_LICENSE``): first pronunciation, sounds that end in a digit; words
that textstat can never ask for, because it takes their full stop or hyphen away first, are left out.
"""

from __future__ import annotations

import gzip
import importlib
from functools import cache
from importlib import resources
from itertools import repeat

LANG = "en_US"
"""The language handed to textstat's functions; ``textstat.set_lang``, which is process-wide, is never called."""

Pronunciations = tuple[str, ...]


@cache
def table() -> dict[str, Pronunciations]:
    """Word → its pronunciations as textstat reads them: one, of one character ending in a digit for each syllable."""
    packed = resources.files("analysis.measures").joinpath("data/cmu_syllables.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    words: dict[str, Pronunciations] = {}
    for syllables, line in enumerate(lines):
        words.update(zip(line.split(), repeat(("1" * syllables,))))
    return words


def _get_cmudict(lang: str) -> dict[str, Pronunciations] | None:
    """Stand in for textstat's function of this name: the table for English, ``None`` for what has no dictionary."""
    return table() if lang.partition("_")[0] == "en" else None


@cache
def ready() -> None:
    """Put the table in textstat's place for it. Done once a process; textstat's own functions then work offline too.

    The name is bound in three modules. What textstat has already remembered, should anybody have asked it before with
    another dictionary, is forgotten, so that a word's count never depends on who asked first.
    """
    for module in ("counts._count_syllables", "utils._get_cmudict", "utils"):
        vars(importlib.import_module(f"textstat.backend.{module}"))["get_cmudict"] = _get_cmudict
    from textstat.backend import counts, selections, validations

    remembering = (
        counts.count_syllables,
        counts.count_difficult_words,
        counts.count_polysyllable_words,
        selections.list_difficult_words,
        selections.set_difficult_words,
        validations.is_difficult_word,
    )
    for function in remembering:
        function.cache_clear()
