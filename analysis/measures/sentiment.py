"""In what tone is it written? VADER's compound of every segment, names masked; the words that make it, as marks.

The compound of a stretch whose valences sum to S is S ÷ √(S² + 15). It saturates with length, so it is taken of one
segment at a time and the mean is reported. It is tone, not bias: a report of a massacre is negative whoever writes it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.marks import Mark
from analysis.measures import sentiment_notes, sentiment_vader
from analysis.measures.base import Counted, Marked, Measure, ratio
from analysis.measures.sentiment_text import described, mask, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.measures.base import Floats, Sums
    from analysis.measures.sentiment_vader import Felt, Live, Vader, Word
    from analysis.text.document import Document

CHUNK = re.compile(r"\S+")
EMPHASIS = re.compile(r"!+|\?+")


class Tone(NamedTuple):
    """A stretch of text: its compound, −1 to 1, and marks whose weights add up to it; offsets count from ``start``."""

    compound: float
    marks: list[Mark]


def count(document: Document, *, masked: bool = True, extended: bool = True) -> Counted:
    """Return ``compound`` and ``tone`` (compound × share) of every segment, and marks of the words that carry valence.

    ``masked``: names are no feelings ("Security Council"). ``extended``: with the news words of
    ``data/news_valence.tsv``. The weights of the tone marks that start in a segment add up to its compound.
    ``tone_vader`` is compound × share by VADER as published, names and all (quotation marks made straight), without marks.
    """
    vader, plain = sentiment_vader.with_news_words() if extended else sentiment_vader.plain(), sentiment_vader.plain()
    unmasked = prepare(document.article.text, ())
    text = mask(unmasked, document.names if masked else ())
    has_emoji = not text.isascii() and not vader.emojis.keys().isdisjoint(text)
    compounds, published = [], []
    marks = []
    for segment in document.segments:
        stretch, written = text[segment.start : segment.end], unmasked[segment.start : segment.end]
        if has_emoji and not vader.emojis.keys().isdisjoint(written):
            tone = _with_emoji(stretch, segment.start, vader)
            published.append(_with_emoji(written, 0, plain).compound)
        else:
            words, live = vader.words(stretch)
            tone = _tone(stretch, segment.start, vader, words, live)
            shown = live if stretch == written else vader.words(written)[1]
            as_published = _sounds_as_published(shown, words)
            published.append(tone.compound if as_published else _compound(written, plain))
        compounds.append(tone.compound)
        marks += tone.marks
    shares = np.fromiter((segment.share for segment in document.segments), np.float64, len(document.segments))
    tones = np.array(compounds, np.float64)
    return Counted({"compound": tones, "tone": tones * shares, "tone_vader": np.array(published) * shares}, marks)


def tone_of(text: str, start: int, vader: Vader) -> Tone:
    """Return the tone of ``text``, which begins at offset ``start`` of the article and holds no emoji.

    Equal to vaderSentiment's ``polarity_scores(text)["compound"]``, which rounds to four decimals.
    """
    return _tone(text, start, vader, *vader.words(text))


def _tone(text: str, start: int, vader: Vader, words: Sequence[Word], live: Live) -> Tone:
    """Return the tone of ``text`` with its ``words``."""
    found = vader.felt(words, live)
    if not found:
        return Tone(0.0, [])
    total = float(sum([felt.valence for felt in found]))
    if total == 0:
        scale = sentiment_vader.root(0)
        return Tone(0.0, _word_marks(text, start, words, found, scale, vader))
    calls, doubts = vader.emphasis(text)
    sign = 1 if total > 0 else -1
    total += sign * (calls + doubts)
    scale = sentiment_vader.root(total)
    marks = _word_marks(text, start, words, found, scale, vader)
    if calls or doubts:
        marks += _emphasis_marks(text, start, sign / scale, calls, doubts)
    return Tone(max(-1.0, min(1.0, total / scale)), marks)


def _sounds_as_published(shown: Live, words: Sequence[Word]) -> bool:
    """Whether VADER as published hears in a stretch what was heard in its masked ``words``: ``shown`` are its live words."""
    return not any(word.altered or (word.heard and word is not words[i]) for i, word in shown)


def _compound(text: str, vader: Vader) -> float:
    """Return the compound of ``text`` without looking for what makes it."""
    total = float(sum([felt.valence for felt in vader.felt(*vader.words(text))]))
    if total == 0:
        return 0.0
    total += math.copysign(sum(vader.emphasis(text)), total)
    return max(-1.0, min(1.0, total / sentiment_vader.root(total)))


def _word_marks(
    text: str, start: int, words: Sequence[Word], found: Sequence[Felt], scale: float, vader: Vader
) -> list[Mark]:
    """Mark every word with a valence; its weight is what it adds to the compound."""
    begins = [chunk.start() for chunk in CHUNK.finditer(text)]
    marks = []
    for felt in found:
        if felt.valence:
            word = words[felt.position]
            begin = start + begins[felt.position] + word.lead
            kind = "tone.positive" if felt.valence > 0 else "tone.negative"
            note = sentiment_notes.of(felt, vader)
            marks.append(Mark(begin, begin + len(word.plain), kind, note, felt.valence / scale))
    return marks


def _emphasis_marks(text: str, start: int, per_unit: float, calls: float, doubts: float) -> Iterator[Mark]:
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


def _with_emoji(text: str, start: int, vader: Vader) -> Tone:
    """Return the tone of a text in which emoji are first replaced by their descriptions; marks point at the emoji."""
    pieces = list(described(text, vader.emojis))
    tone = tone_of("".join(piece for piece, _ in pieces), 0, vader)
    marks = []
    for begin, end, kind, note, weight in tone.marks:
        first, last = pieces[begin][1], pieces[end - 1][1]
        marks.append(Mark(start + first, start + last + 1, kind, note, weight))
    return Tone(tone.compound, marks)


def _mean(sums: Sums) -> Floats:
    """Return Σ(compound × share) ÷ Σ share."""
    return ratio(sums["tone"], sums["share"])


def _plain_mean(sums: Sums) -> Floats:
    """Return Σ(VADER's compound × share) ÷ Σ share."""
    return ratio(sums["tone_vader"], sums["share"])


LIMITS = (
    "Tone, not bias: it follows the subject (war reads as negative) as much as the wording, misses irony, does not see "
    "towards whom, and agrees with people only moderately on single sentences of news."
)
SOURCE = "Hutto & Gilbert (2014), VADER, ICWSM; vaderSentiment 3.3.2; news words of this program"
FORMULA = (
    "Σ(compound × share) ÷ Σ share; compound = S ÷ √(S² + 15), where S sums the valences of the words of a stretch of "
    "one sentence in one voice, and share is its part of the sentence's words"
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="sentiment",
        label="Tone",
        unit="mean over sentences, −1 to +1",
        up="higher is more positive",
        components=("tone", "share"),
        score=_mean,
        formula=FORMULA,
        limits=LIMITS,
        source=SOURCE,
        made_of=Marked("tone.", "share", by_share=True),
    ),
    Measure(
        name="headline_sentiment",
        label="Tone of the headline",
        unit="−1 to +1",
        up="higher is more positive",
        components=("tone", "share"),
        score=_mean,
        formula=FORMULA,
        limits=f"A headline is one sentence: one word can turn it. {LIMITS}",
        source=SOURCE,
        made_of=Marked("tone.", "share", by_share=True),
        place="headline",
    ),
    Measure(
        name="sentiment_vader",
        label="Tone (plain VADER)",
        unit="mean over sentences, −1 to +1",
        up="higher is more positive",
        components=("tone_vader", "share"),
        score=_plain_mean,
        formula=FORMULA,
        limits=f"As published in 2014: no news words, and names count as feelings (“Security” is positive). {LIMITS}",
        source="Hutto & Gilbert (2014), VADER, ICWSM; vaderSentiment 3.3.2",
    ),
)
