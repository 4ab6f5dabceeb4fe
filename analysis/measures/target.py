"""In what tone is it written of somebody? A label, a score and the words that made them, for one mention in a sentence.

Sums of weights, no more: every cue of the lexicon in its role (who does it, to whom it is done, whose it is) and every word
in its place beside the mention adds three numbers, one for each tone. P = softmax of the three sums; the score is
P(positive) − P(negative), the label the likeliest tone. Polarity = ln P(positive) − ln P(negative) is the sum of the marks'
weights and of a constant. Names, posts, sexes, origins and parties are hidden from it, so the same sentence about somebody
else has the same tone. In a quotation it is the speaker's tone, outside the outlet's.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from analysis.marks import Mark
from analysis.measures import target_features, target_model, target_window
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.marks import Span
    from analysis.measures.target_features import Evidence
    from analysis.measures.target_model import Model, Triple
    from analysis.measures.target_window import Window
    from analysis.text.document import Document

NEGATIVE, NONE, POSITIVE = -1, 0, 1
SHOWN = 0.005
"""A word whose weight is smaller than this in size has no mark of its own; what such words add is in ``Tone.rest``."""


class Tone(NamedTuple):
    """The tone toward the mention ``start`` to ``end``.

    ``label``: −1, 0 or 1. ``score``: P(positive) − P(negative), −1 to 1. ``polarity``: ln P(positive) − ln P(negative), equal
    to ``rest`` + the sum of the weights of ``marks``, which are in order of the text. ``votes``: the three sums (negative,
    none, positive). ``voice``: whose tone it is. ``kind`` of a mark: ``target.positive`` or ``target.negative``.
    """

    start: int
    end: int
    label: int
    score: float
    polarity: float
    rest: float
    votes: tuple[float, float, float]
    marks: tuple[Mark, ...]
    voice: Voice


def tone(text: str, start: int, end: int, *, document: Document | None = None, words: bool = True) -> Tone:
    """Return the tone toward the mention ``text[start:end]``; ``document`` lends its sentences and voices, else the sentence is guessed.

    ``words``: also count words in their places (trained), not the lexicon alone. Time does not depend on the length of
    ``text``. Raises ValueError when the mention is empty or outside the text.
    """
    if not 0 <= start < end <= len(text):
        message = f"no mention at {start}:{end} of a text of {len(text)} characters"
        raise ValueError(message)
    low, high = _bounds(document, start, end) if document else (0, len(text))
    window = target_window.read(text, start, end, low, high, guess=document is None)
    voice = _voice(document, start) if document else Voice.QUOTED if window.quoted else Voice.OWN
    return _scored(window, target_features.find(window), target_model.load(words=words), voice)


def tones(document: Document, mentions: Iterable[Span], *, words: bool = True) -> tuple[Tone, ...]:
    """Return the tone toward every mention of an actor in a document, in the order given."""
    text = document.article.text
    return tuple(tone(text, start, end, document=document, words=words) for start, end in mentions)


def _bounds(document: Document, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence that holds the mention; the mention itself where no sentence does."""
    sentences = document.sentences
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    if at < 0 or sentences[at].end <= start:
        return start, end
    return sentences[at].start, max(end, sentences[at].end)


def _voice(document: Document, start: int) -> Voice:
    """Voice of the segment in which the mention starts."""
    at = bisect_right(document.segments, start, key=lambda segment: segment.start) - 1
    return document.segments[at].voice if at >= 0 and start < document.segments[at].end else Voice.OWN


def _scored(window: Window, evidence: Sequence[Evidence], model: Model, voice: Voice) -> Tone:
    low, none, high = model.constant
    shares: dict[int, float] = {}
    for one in _once(evidence):
        added = _weights(one, model)
        if added is None:
            continue
        low, none, high = low + added[0], none + added[1], high + added[2]
        each = (added[2] - added[0]) / max(one.last - one.first, 1)
        for token in range(one.first, max(one.last, one.first + 1)):
            shares[token] = shares.get(token, 0.0) + each
    votes = (low, none, high)
    top = max(votes)
    negative, neither, positive = (math.exp(vote - top) for vote in votes)
    score = (positive - negative) / (negative + neither + positive)
    marks = tuple(_marks(window, evidence, shares))
    polarity = high - low
    rest = polarity - math.fsum(mark.weight for mark in marks)
    span = (window.starts[window.at], window.ends[window.at])
    label = (NONE, NEGATIVE, POSITIVE)[max(range(3), key=lambda k: (none, low, high)[k])]
    return Tone(*span, label, score, polarity, rest, votes, marks, voice)


def _once(evidence: Sequence[Evidence]) -> Iterable[Evidence]:
    """Pass a word in one place on once, however often it comes, as in training; cues of the lexicon count each time."""
    seen: set[str] = set()
    for one in evidence:
        if one.lexical or one.name not in seen:
            seen.add(one.name)
            yield one


def _weights(one: Evidence, model: Model) -> Triple | None:
    """Return what a feature adds to the three sums; None when it has no weight."""
    if one.lexical:
        weights = model.named.get(one.name)
        if weights is None or one.value == 1.0:
            return weights
        return weights[0] * one.value, weights[1] * one.value, weights[2] * one.value
    return model.hashed[target_model.bucket(one.name)] if model.hashed else None


def _marks(window: Window, evidence: Sequence[Evidence], shares: dict[int, float]) -> Iterable[Mark]:
    """Mark every token that has a say, with the reason of its strongest cue."""
    reasons: dict[int, Evidence] = {}
    for one in evidence:
        if one.reason:
            for token in range(one.first, one.last):
                known = reasons.get(token)
                if known is None or abs(one.effect) > abs(known.effect):
                    reasons[token] = one
    for token, weight in sorted(shares.items()):
        if token != window.at and abs(weight) >= SHOWN:
            kind = "target.positive" if weight > 0 else "target.negative"
            note = reasons[token].reason if token in reasons else "the word, in this place beside the name"
            yield Mark(window.starts[token], window.ends[token], kind, note, weight)


def effects(text: str, start: int, end: int) -> float:
    """Return the sum of the effects, as written in the data files, that reach the mention: nothing trained, nothing weighted."""
    window = target_window.read(text, start, end, 0, len(text))
    return math.fsum(one.effect for one in target_features.find(window))
