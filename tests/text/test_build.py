"""What holds for every document, and the real articles as a reader sees them."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis.text
from analysis.article import JOINT, Article, Role, lay_out
from analysis.text.document import Voice
from tests.shared import shared

if TYPE_CHECKING:
    from analysis.text.document import Document

PIECES = [
    "“", "”", '"', "'", "‘", "’", "''", "«", "»", " ", " ", " ", "\n", "\n\n", ".", ",", "!", "?", "…", "—", "Putin",
    "said", "he", "U.S.", "Mr.", "no", "The", "officials'", "don't", "6'2\"", "'90s", "5", "red line", "\u202e", "😀",
    "\ud800", "_", "é", "İ", "\xa0", "TERRIBLE", "of", "(", ")", "\t", "\x1c", "-",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
TEXTS = st.one_of(st.text(), NEWSLIKE, NEWSLIKE.map(lambda text: text.replace("", " ")))
ROLES = st.sampled_from(list(Role))
ARTICLES = st.lists(st.tuples(TEXTS, ROLES), max_size=5).map(lambda pieces: Article(parts=lay_out(pieces)))


def check(document: Document) -> None:
    """Everything that ``Document`` promises."""
    article = document.article
    text, parts = article.text, article.parts
    assert all(a.end <= b.start for a, b in pairwise(document.sentences))
    for number, sentence in enumerate(document.sentences):
        part = parts[sentence.part]
        assert part.start is not None
        assert part.start <= sentence.start < sentence.end <= part.start + len(part.text)
        assert sentence.role is part.role
        stretch = text[sentence.start : sentence.end]
        assert stretch == stretch.strip()
        segments = [segment for segment in document.segments if segment.sentence == number]
        assert [segments[0].start, segments[-1].end] == [sentence.start, sentence.end]
        assert all(a.end == b.start and a.last == b.first and a.voice != b.voice for a, b in pairwise(segments))
        assert sum(segment.share for segment in segments) == pytest.approx(1)
        for segment in segments:
            assert segment.role is part.role
            assert all(segment.start <= at < segment.end for at in document.words.firsts[segment.first : segment.last])
    assert [segment.sentence for segment in document.segments] == sorted(s.sentence for s in document.segments)
    assert sum(segment.last - segment.first for segment in document.segments) == len(document.words)
    for spans in (document.quotes, document.names):
        assert all(0 <= start < end <= len(text) for start, end, *_ in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(ARTICLES)
def test_promises_hold_for_any_article(article: Article) -> None:
    """Segments tile sentences, shares sum to one, nothing overlaps or crosses a part, every word is in a segment."""
    check(analysis.text.read(article))


def places(document: Document, start: int, end: int, shift: int) -> list[object]:
    """Sentences, voices, quotations and names between two offsets, moved by ``shift``."""
    return [
        [(s.start - shift, s.end - shift) for s in document.sentences if start <= s.start < end],
        [(s.start - shift, s.end - shift, s.voice, s.share) for s in document.segments if start <= s.start < end],
        [(q.start - shift, q.end - shift, q.voice, q.closed) for q in document.quotes if start <= q.start < end],
        [(n.start - shift, n.end - shift) for n in document.names if start <= n.start < end],
    ]


@given(TEXTS.filter(lambda text: not text.startswith("\n") and not text.endswith("\n")))
def test_a_doubled_text_has_everything_twice(text: str) -> None:
    """Text, blank line, text: the same structure twice."""
    once = analysis.text.read(Article.of(text))
    twice = analysis.text.read(Article.of(text + JOINT + text))
    shift = len(text) + len(JOINT)
    assert places(twice, 0, shift, 0) == places(once, 0, shift, 0) == places(twice, shift, 2 * shift, shift)


def test_a_mixed_sentence_is_shared_out() -> None:
    """Own and quoted stretches of one sentence: marks go with the quotation, words are counted where they begin."""
    document = analysis.text.read(Article.of("He called it “a very great error” today."))
    assert [(s.voice, s.first, s.last, s.share) for s in document.segments] == [
        (Voice.OWN, 0, 3, 3 / 8),
        (Voice.QUOTED, 3, 7, 4 / 8),
        (Voice.OWN, 7, 8, 1 / 8),
    ]
    assert document.article.text[document.segments[1].start : document.segments[1].end].startswith("“")


def test_quotations_side_by_side_make_one_segment() -> None:
    """A blank between two quotations is no words of the outlet's own."""
    document = analysis.text.read(Article.of("He said “we go” “they stay” today."))
    assert [segment.voice for segment in document.segments] == [Voice.OWN, Voice.QUOTED, Voice.OWN]


def test_boilerplate_is_left_out() -> None:
    """What was set aside has no sentence, word or name."""
    document = analysis.text.read(Article(parts=lay_out([("Read Next", Role.BOILERPLATE), ("He left.", Role.BODY)])))
    assert len(document.sentences) == 1
    assert len(document.words) == 2


REAL = {
    # file: (first and last characters inside the marks, voice, closed) in order, as a reader finds them
    "000": [],
    "001": [
        "very rous", "the licy", "with ence", "We b erly", "any nces", "obst acle", "stop imea", "Sinc aine", "a pr tion",
        "-Conc Area",
    ],
    "002": [
        "Crim inal", "it w lace", "Russ fety", "The hing", "prov tive", "We a aine", "base less", "disi tion", "fran like",
        "voic tion", "maki tory", "buil ders",
    ],
    "003": ["dire reat", "dire reat", "Vlad aine", "It w ssia", "any nces", "mass nces", "powd keg"],
    "004": [
        "cove ders", "The r us", "I ho vail", "seri nces", "incr oric", "We a sely", "Any nces", "We w city", "mali vity",
        "Any take", "-volu eers", "unwa aine", "seri nces", "ensu tion",
    ],
}  # fmt: skip


@pytest.mark.parametrize("number", REAL)
def test_quotations_of_real_articles(number: str) -> None:
    """Every quotation of the five articles is found whole; a dash stands before those that are no speech."""
    gold = json.loads(next(shared("articles/gold").glob(f"{number}_*.json")).read_text("utf-8"))
    article = Article(parts=lay_out([(part["text"], Role(part["role"])) for part in gold["parts"]]))
    document = analysis.text.read(article)
    check(document)
    keys = []
    for quote in document.quotes:
        inner = article.text[quote.start : quote.end].strip("“”\"'‘’,. ")
        keys.append(("-" if quote.voice is Voice.OWN else "") + inner[:4].strip() + " " + inner[-4:].strip())
        assert quote.closed
    assert keys == REAL[number]
