"""The marks of tone: words that carry valence, exclamation and question marks that strengthen it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.marks import Mark, mark
from analysis.measures import sentiment_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.measures.sentiment_heard import Word
    from analysis.measures.sentiment_vader import Felt, Vader

EMPHASIS = re.compile(r"!+|\?+")


def of_words(
    words: Sequence[Word], begins: Sequence[int], found: Sequence[Felt], scale: float, vader: Vader
) -> list[Mark]:
    """Mark every word with a valence; its weight is what it adds to the compound."""
    marks = []
    for felt in found:
        valence = felt.valence
        if valence:
            word = words[felt.position]
            begin = begins[felt.position] + word.lead
            kind = "tone.positive" if valence > 0 else "tone.negative"
            marks.append(mark((begin, begin + len(word.plain), kind, sentiment_notes.of(felt, vader), valence / scale)))
    return marks


def of_emphasis(text: str, start: int, per_unit: float, calls: float, doubts: float) -> Iterator[Mark]:
    """Mark each run of "!" or "?"; what VADER adds for all of them is spread evenly, whatever the run."""
    kind = "tone.positive" if per_unit > 0 else "tone.negative"
    each = {"!": calls / (text.count("!") or 1), "?": doubts / (text.count("?") or 1)}
    for run in EMPHASIS.finditer(text):
        sign, size = run[0][0], len(run[0])
        added = each[sign] * size
        if added:
            shown = f"“{sign}”" if size == 1 else f"{size} × “{sign}”"
            note = f"{shown} makes the tone {added:.2f} stronger"
            yield Mark(start + run.start(), start + run.end(), kind, note, added * per_unit)
