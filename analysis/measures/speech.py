"""How much of the text is given to the words of others, quoted and paraphrased: properties of the article, whatever voice is chosen."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from analysis.marks import Mark, mark
from analysis.measures.base import Counted, Floats, Measure, Sums, ratio
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.text.document import Document

QUOTED, PARAPHRASED, SCARE = "voice.quoted", "voice.paraphrased", "voice.scare"
"""Kinds of marks."""


def count(document: Document) -> Counted:
    """Count quoted and paraphrased words in every segment, and mark both, and scare quotes."""
    counts = {
        f"{voice.value}_words": np.array(
            [float(s.last - s.first) if s.voice is voice else 0.0 for s in document.segments], dtype=np.float64
        )
        for voice in (Voice.QUOTED, Voice.PARAPHRASED)
    }
    return Counted(counts, sorted([*_quotes(document), *_paraphrases(document)]))


def _quotes(document: Document) -> Iterator[Mark]:
    told = _Told(document)
    for quote in document.quotes:
        if quote.voice is Voice.OWN:
            yield mark((quote.start, quote.end, SCARE, "In quotation marks, but nobody is named as saying it", 0.0))
        else:
            yield mark((quote.start, quote.end, QUOTED, f"Quoted{told.by(quote.start, quote.end)}", 0.0))


def _paraphrases(document: Document) -> Iterator[Mark]:
    """Yield a mark for every stretch of a sentence that paraphrases somebody."""
    told = _Told(document)
    for voice, group in groupby(document.segments, key=attrgetter("voice")):
        if voice is Voice.PARAPHRASED:
            for _, same in groupby(group, key=attrgetter("sentence")):
                segments = list(same)
                start, end = segments[0].start, segments[-1].end
                yield mark((start, end, PARAPHRASED, f"Paraphrased{told.by(start, end)}", 0.0))


class _Told:
    """Who is credited with a stretch; asked in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.speakers = document.attribution.speakers
        self.spans = sorted(
            (span.start, span.end, one.speaker) for one in document.attribution.statements for span in one.content
        )
        self.at = 0

    def by(self, start: int, end: int) -> str:
        """Return ": name" of the speaker whose words overlap the stretch, "" where none is known."""
        while self.at < len(self.spans) and self.spans[self.at][1] <= start:
            self.at += 1
        for first, last, speaker in self.spans[self.at : self.at + 4]:
            if first < end and last > start:
                return f": {self.speakers[speaker].name}" if speaker >= 0 else ": speaker not resolved"
        return ""


def _share(voice: str, label: str, inside: str, limits: str) -> Measure:
    def score(sums: Sums) -> Floats:
        return ratio(sums[f"{voice}_words"], sums["words"], 100)

    return Measure(
        name=f"{voice}_share",
        label=label,
        unit="% of words",
        up="higher = more of the text is given to the words of others",
        components=(f"{voice}_words", "words"),
        score=score,
        formula=f"100 × words {inside} ÷ all words",
        limits=limits,
        source="own count; quotations and attributions found by rule",
        decimals=0,
        voiced=False,
        lexical=False,
    )


MEASURES = (
    _share(
        "quoted",
        "Quoted speech",
        "inside attributed quotation marks",
        "Speech told without quotation marks is counted as paraphrase, not here.",
    ),
    _share(
        "paraphrased",
        "Paraphrased speech",
        "told without quotation marks as what somebody says",
        "Of the words that annotators attribute to a source without quotation marks about three in four are found; where a paraphrase ends "
        "is sometimes a matter of taste.",
    ),
)
