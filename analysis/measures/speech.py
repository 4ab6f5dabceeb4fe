"""How much of the text is given to quotation: a property of the article, whatever voice the reader has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.measures.base import Counted, Floats, Measure, Sums, ratio
from analysis.text.document import Voice

if TYPE_CHECKING:
    from analysis.text.document import Document

from analysis.marks import Mark


def count(document: Document) -> Counted:
    """Count quoted words in every segment, and mark quoted speech and scare quotes."""
    quoted = np.array(
        [float(s.last - s.first) if s.voice is Voice.QUOTED else 0.0 for s in document.segments], dtype=np.float64
    )
    return Counted({"quoted_words": quoted}, [_mark(quote.start, quote.end, quote.voice) for quote in document.quotes])


def _mark(start: int, end: int, voice: Voice) -> Mark:
    if voice is Voice.OWN:
        return Mark(start, end, "voice.scare", "In quotation marks, but nobody is named as saying it", 0.0)
    return Mark(start, end, "voice.quoted", "Quoted speech", 0.0)


def _share(sums: Sums) -> Floats:
    return ratio(sums["quoted_words"], sums["words"], 100)


MEASURES = (
    Measure(
        name="quoted_share",
        label="Quoted speech",
        unit="% of words",
        up="higher = more of the text is given to the words of others",
        components=("quoted_words", "words"),
        score=_share,
        formula="100 × words inside attributed quotation marks ÷ all words",
        limits="Speech told without quotation marks is not counted.",
        source="own count; quotations found by rule",
        decimals=0,
        voiced=False,
        lexical=False,
    ),
)
