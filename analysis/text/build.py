"""Build a document: sentences, words, quotations and names of an article, and its segments, in one pass each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.text import layout, names, quotes, sentences, speech, words
from analysis.text.document import Document, Quote, Segment, Sentence, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article
    from analysis.text.document import Words


def read(article: Article) -> Document:
    """Lay an article's text out. Sentences never cross a part; segments tile every sentence; time is linear in the text."""
    text = article.text
    blocks = layout.blocks(text, article.parts)
    split = sentences.find(text, article.parts, blocks)
    quoted = speech.attribute(text, quotes.find(text, blocks), split)
    counted = words.find(text)
    return Document(
        article=article,
        sentences=split,
        words=counted,
        segments=tuple(_segments(text, split, counted, quoted)),
        quotes=quoted,
        names=names.find(text, split),
    )


def _segments(text: str, split: Sequence[Sentence], counted: Words, quoted: Sequence[Quote]) -> Iterator[Segment]:
    """Cut each sentence where the voice changes and give every stretch its words."""
    speeches = [quote for quote in quoted if quote.voice is Voice.QUOTED]
    begins = counted.firsts.tolist()
    quote = 0
    for number, sentence in enumerate(split):
        while quote < len(speeches) and speeches[quote].end <= sentence.start:
            quote += 1
        stretches = _stretches(text, sentence, speeches, quote)
        low = bisect_left(begins, sentence.start)
        total = bisect_left(begins, sentence.end, low) - low
        for start, end, voice in stretches:
            high = bisect_left(begins, end, low)
            yield Segment(start, end, number, voice, sentence.role, low, high, (high - low) / total)
            low = high


def _stretches(text: str, sentence: Sentence, speeches: Sequence[Quote], at: int) -> list[tuple[int, int, Voice]]:
    """Lay the sentence out as stretches of one voice each, from ``speeches[at]`` on; blanks between two quotations are quoted."""
    if at >= len(speeches) or speeches[at].start >= sentence.end:
        return [(sentence.start, sentence.end, Voice.OWN)]
    found: list[tuple[int, int, Voice]] = []
    here = sentence.start
    while at < len(speeches) and speeches[at].start < sentence.end:
        start, end = max(here, speeches[at].start), min(sentence.end, speeches[at].end)
        if found and not text[here:start].strip():
            found[-1] = (found[-1][0], end, Voice.QUOTED)
        else:
            if here < start:
                found.append((here, start, Voice.OWN))
            found.append((start, end, Voice.QUOTED))
        here = end
        at += 1
    if here < sentence.end:
        found.append((here, sentence.end, Voice.OWN))
    return found
