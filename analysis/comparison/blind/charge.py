"""What the measure says of one sentence, and of two: charged wording in the words that are shown, with how sure that is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.blind import exact
from analysis.comparison.blind.record import NEITHER, PAIR_ANSWERS
from analysis.result import VOICES
from analysis.text.document import Voice

if TYPE_CHECKING:
    from analysis.comparison.blind.record import Sentence
    from analysis.result import Result

LEVEL = 0.05
PREFIX = "loaded."


class Charge(NamedTuple):
    """Charged wording of a sentence's own words: ``value`` per 100, its 95 % interval, and the counted ``weights`` it is the sum of.

    One sentence has no other sentences to draw from: the interval is that of a weighted count in so many words. ``reason``: why
    there is no value, else "".
    """

    value: float
    low: float
    high: float
    words: int
    weights: tuple[float, ...]
    reason: str = ""


class Verdict(NamedTuple):
    """``leans``: the sentence with the higher value (A or B), ``NEITHER`` for equal ones; ``p``: how often chance does as much.

    ``sure``: p below 0.05, each pair by itself. "" and NaN where there is no value.
    """

    leans: str
    p: float
    sure: bool


def of(result: Result, sentence: Sentence) -> Charge:
    """Return the charge of one sentence in the outlet's own words."""
    columns = result.columns
    inside = (columns["start"] >= sentence.start) & (columns["start"] < sentence.end) & (columns["voice"] == _own())
    words = int(columns["words"][inside].sum())
    if result.article.language != "en":
        return Charge(
            np.nan, np.nan, np.nan, words, (), "the text is not English, and this measure knows English words only"
        )
    if not words:
        return Charge(np.nan, np.nan, np.nan, 0, (), "no words in the outlet’s own voice")
    segments = set(np.flatnonzero(inside).tolist())
    weights = tuple(
        mark.weight
        for mark in result.marks
        if mark.kind.startswith(PREFIX)
        and mark.weight
        and sentence.start <= mark.start < sentence.end
        and int(np.searchsorted(columns["start"], mark.start, side="right")) - 1 in segments
    )
    ends = exact.weighted_count(weights, _largest())
    rate = 100 / words
    return Charge(rate * sum(weights), rate * ends.low, rate * ends.high, words, weights)


def _own() -> int:
    return VOICES.index(Voice.OWN)


@lru_cache(maxsize=1)
def _largest() -> float:
    """Return the most that one mark can count: what the upper end of the interval reckons with."""
    from analysis.measures.loaded_lexicon import lexicon, weights

    return max(weights()[entry.category] * entry.strength for entry in lexicon())


def compare(first: Charge, second: Charge) -> Verdict:
    """Return which of two sentences has more charge, and whether chance alone would do as much (exact permutation of the marks)."""
    if first.reason or second.reason:
        return Verdict("", np.nan, sure=False)
    p = exact.dealt(first.weights, first.words, second.weights, second.words)
    gap = first.value - second.value
    leans = NEITHER if abs(gap) < exact.TIE else PAIR_ANSWERS[int(gap < 0)]
    return Verdict(leans, p, sure=p < LEVEL and leans != NEITHER)
