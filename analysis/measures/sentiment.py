"""In what tone is it written? VADER's compound of every segment, names masked; the words that make it, as marks.

The compound of a stretch whose valences sum to S is S ÷ √(S² + 15). It saturates with length, so it is taken of one
segment at a time and the mean is reported. It is tone, not bias: a report of a massacre is negative whoever writes it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.marks import Mark
from analysis.measures import sentiment_marks, sentiment_vader
from analysis.measures.base import Counted, Marked, Measure, ratio
from analysis.measures.sentiment_text import described, mask, prepare
from analysis.text.ahead import ahead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.marks import Span
    from analysis.measures.base import Floats, Sums
    from analysis.measures.sentiment_heard import Live, Word
    from analysis.measures.sentiment_vader import Vader
    from analysis.text.document import Document

CHUNK = re.compile(r"\S+")


class Tone(NamedTuple):
    """A stretch of text: its compound, −1 to 1, and marks whose weights add up to it; offsets count from ``start``."""

    compound: float
    marks: Sequence[Mark]


SILENT = Tone(0.0, ())
"""The tone of a stretch in which VADER hears nothing."""


def count(document: Document, *, masked: bool = True, extended: bool = True) -> Counted:
    """Return ``compound`` and ``tone`` (compound × share) of every segment, and marks of the words that carry valence.

    ``masked``: names are no feelings ("Security Council"). ``extended``: with the news words of
    ``data/news_valence.tsv``. The weights of the tone marks that start in a segment add up to its compound.
    ``tone_vader`` is compound × share by VADER as published, names and all (quotation marks made straight), without marks.
    """
    vader = sentiment_vader.with_news_words() if extended else sentiment_vader.plain()
    reader = _Reader(document, vader, document.names if masked else ())
    compounds, published = np.zeros((2, len(document.segments)))
    marks: list[Mark] = []
    for number, segment in enumerate(document.segments):
        tone, by_plain_vader = reader.read(segment.start, segment.end)
        if tone is not SILENT or by_plain_vader:
            compounds[number], published[number] = tone.compound, by_plain_vader
            marks += tone.marks
    shares = np.fromiter((segment.share for segment in document.segments), np.float64, len(document.segments))
    return Counted({"compound": compounds, "tone": compounds * shares, "tone_vader": published * shares}, marks)


class _Reader:
    """Reads the segments of a document in order. Its text is cut into words once, and most segments are slices of that."""

    def __init__(self, document: Document, vader: Vader, names: Sequence[Span]) -> None:
        """Begin at the start. ``names``: those whose letters are to be masked."""
        tokens = document.words.tokens
        self.starts, self.ends = tokens.starts.tolist(), tokens.ends.tolist()
        self.vader, self.plain = vader, sentiment_vader.plain()
        self.written = prepare(document.article.text, ())
        self.masked = mask(self.written, names)
        self.shown = vader.heard(tokens.written)
        self.has_emoji = self.shown.has_emoji()
        named = [(i, self.masked[self.starts[i] : self.ends[i]]) for i in self._of(names)]
        self.heard = vader.masked(self.shown, named) if named else self.shown
        self.done = (0, 0)  # the first token that was not read, and from where on it may begin

    def _of(self, names: Sequence[Span]) -> Iterator[int]:
        """Yield the tokens that share a character with one of ``names``, which are sorted."""
        at = 0
        for start, end in names:
            at = bisect_right(self.ends, start, at)
            while at < len(self.starts) and self.starts[at] < end:
                yield at
                at += 1

    def read(self, start: int, end: int) -> tuple[Tone, float]:
        """Return the tone of a segment, names masked, and the compound of what is written by VADER as published."""
        first = ahead(self.starts, start, *self.done)
        last = ahead(self.starts, end, first, start)
        self.done = (last, end)
        if (first and self.ends[first - 1] > start) or (last and self.ends[last - 1] > end):
            return self._apart(start, end)  # it begins or ends within a token
        shown = self.shown.live(first, last)
        live = shown if self.heard is self.shown else self.heard.live(first, last)
        if not (live or shown):
            return SILENT, 0.0
        if self.has_emoji and any(word.emoji for _, word in shown):
            return self._apart(start, end)
        words, written = self.heard.words[first:last], self.written[start:end]
        tone = _tone(written, words, live, self.starts[first:last], start, self.vader)
        if _sounds_as_published(shown, words):
            return tone, tone.compound
        return tone, _compound(written, self.shown.words[first:last], shown, self.plain)

    def _apart(self, start: int, end: int) -> tuple[Tone, float]:
        """Return the same of a segment that is cut into words by itself."""
        masked, written = self.masked[start:end], self.written[start:end]
        if self.vader.emojis.keys().isdisjoint(written):
            return tone_of(masked, start, self.vader), _compound(written, *self.plain.words(written), self.plain)
        return _with_emoji(masked, start, self.vader), _with_emoji(written, 0, self.plain).compound


def tone_of(text: str, start: int, vader: Vader) -> Tone:
    """Return the tone of ``text``, which begins at offset ``start`` of the article and holds no emoji.

    Equal to vaderSentiment's ``polarity_scores(text)["compound"]``, which rounds to four decimals.
    """
    words, live = vader.words(text)
    return _tone(text, words, live, [start + chunk.start() for chunk in CHUNK.finditer(text)], start, vader)


def _tone(text: str, words: Sequence[Word], live: Live, begins: Sequence[int], start: int, vader: Vader) -> Tone:
    """Return the tone of ``text`` with its ``words``, which begin at the offsets ``begins``."""
    found = vader.felt(words, live)
    if not found:
        return SILENT
    total = float(sum([felt.valence for felt in found]))
    if total == 0:
        return Tone(0.0, sentiment_marks.of_words(words, begins, found, sentiment_vader.root(0), vader))
    calls, doubts = vader.emphasis(text)
    sign = 1 if total > 0 else -1
    total += sign * (calls + doubts)
    scale = sentiment_vader.root(total)
    marks = sentiment_marks.of_words(words, begins, found, scale, vader)
    if calls or doubts:
        marks += sentiment_marks.of_emphasis(text, start, sign / scale, calls, doubts)
    return Tone(max(-1.0, min(1.0, total / scale)), marks)


def _sounds_as_published(shown: Live, words: Sequence[Word]) -> bool:
    """Whether VADER as published hears in a stretch what was heard in its masked ``words``: ``shown`` are its live words."""
    return not [i for i, word in shown if word.altered or (word.heard and word is not words[i])]


def _compound(text: str, words: Sequence[Word], live: Live, vader: Vader) -> float:
    """Return the compound of ``text`` with its ``words``, without looking for what makes it."""
    total = float(sum([felt.valence for felt in vader.felt(words, live)]))
    if total == 0:
        return 0.0
    total += math.copysign(sum(vader.emphasis(text)), total)
    return max(-1.0, min(1.0, total / sentiment_vader.root(total)))


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
