"""Build a document: sentences, words, quotations and names of an article, and its segments, in one pass each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.text import actors, attribution, layout, names, quotes, sentences, speech, voices, words
from analysis.text.ahead import ahead
from analysis.text.attribution import tokens
from analysis.text.document import Document, segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article
    from analysis.text.document import Segment, Sentence, Words
    from analysis.text.voices import Stretch


def read(article: Article) -> Document:
    """Lay an article's text out. Sentences never cross a part; segments tile every sentence; time is linear in the text."""
    text = article.text
    blocks, counted = layout.blocks(text, article.parts), words.find(text)
    split = sentences.find(text, article.parts, blocks, counted.tokens)
    quoted = speech.attribute(text, quotes.find(text, blocks), split)
    reading = tokens.read(text, split)
    named = names.find(text, split, reading.written)
    attributed = attribution.attribute(text, split, quoted, named, reading)
    voiced = voices.lay_out(text, quoted, attributed.statements)
    cast = actors.find(text, split, named, attributed, reading)
    return Document(
        article=article,
        sentences=split,
        words=counted,
        segments=tuple(_segments(text, split, counted, voiced)),
        quotes=quoted,
        names=named,
        attribution=attributed,
        actors=cast.actors,
        passives=cast.passives,
    )


def _segments(text: str, split: Sequence[Sentence], counted: Words, voiced: Sequence[Stretch]) -> Iterator[Segment]:
    """Cut each sentence where the voice changes and give every stretch its words."""
    begins: list[int] = counted.firsts.tolist()
    at = high = done = 0
    for number, sentence in enumerate(split):
        while at < len(voiced) and voiced[at].end <= sentence.start:
            at += 1
        low = ahead(begins, sentence.start, high, done)
        high, done = ahead(begins, sentence.end, low, sentence.start), sentence.end
        total = high - low
        for start, end, voice in voices.in_sentence(text, sentence, voiced, at):
            last = high if end == sentence.end else bisect_left(begins, end, low, high)
            yield segment((start, end, number, voice, sentence.role, low, last, (last - low) / total))
            low = last
