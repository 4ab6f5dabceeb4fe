"""Tokens of sentences: where they stand, what each tells, and quoted speech as one of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import Article, Role
from analysis.text import layout, quotes, sentences, speech
from analysis.text.attribution import tokens
from analysis.text.document import Quote, Sentence, Voice

CASES = {
    "abbreviation": ("Mr. Shaw left.", ["Mr.", "Shaw", "left", "."], "NNV."),
    "possessive": ("Kyiv’s U.S.-made tanks", ["Kyiv’s", "U.S", ".", "-", "made", "tanks"], None),
    "brackets": ("Jo Dow (D-Ohio) won", ["Jo", "Dow", "(D-Ohio)", "won"], None),
    "a bracket left open": ("a (b", ["a", "(", "b"], None),
    "figures": ("5,000 of 1.5", ["5,000", "of", "1.5"], "nin"),
    "nothing": ("", [], ""),
    "blanks": ("  \t ", [], ""),
}
WRITTEN = st.text(st.sampled_from("ab Z9.,;:’'“”\"()-—\u00a0\n_é…"), max_size=80)


def whole(text: str) -> Sentence:
    """Return the text as one sentence."""
    return Sentence(0, len(text), 0, Role.BODY)


@pytest.mark.parametrize(("text", "written", "tags"), CASES.values(), ids=CASES)
def test_tokens_of_a_sentence(text: str, written: list[str], tags: str | None) -> None:
    """Words keep their inner marks, a bracketed aside is one token, and each has the letter of its class."""
    line = tokens.read(text, [whole(text)]).lines[0]
    assert [text[start:end] for start, end in zip(line.starts, line.ends, strict=True)] == written
    assert tags is None or line.tags == tags
    assert len(line.low) == len(line.tags) == len(written)


@given(WRITTEN)
def test_tokens_leave_out_nothing_but_blanks(text: str) -> None:
    """Every character that is no blank stands in exactly one token, whether or not quotations are read as one."""
    article = Article.of(text)
    blocks = layout.blocks(article.text, article.parts)
    split = sentences.find(text, article.parts, blocks)
    quoted = speech.attribute(text, quotes.find(text, blocks), split)
    for found in (tokens.read(text, split).lines, list(tokens.lines(text, split, quoted))):
        for sentence, line in zip(split, found, strict=True):
            edges = [sentence.start, *(edge for pair in zip(line.starts, line.ends, strict=True) for edge in pair)]
            assert all(a <= b for a, b in pairwise([*edges, sentence.end]))
            gaps = zip([sentence.start, *line.ends], [*line.starts, sentence.end], strict=True)
            assert not "".join(text[end:start] for end, start in gaps).strip()


@given(WRITTEN)
def test_what_was_read_before_changes_nothing(text: str) -> None:
    """Lines are the same with and without the reading of the text, and hold the very lines of sentences without speech."""
    article = Article.of(text)
    blocks = layout.blocks(article.text, article.parts)
    split = sentences.find(text, article.parts, blocks)
    quoted = speech.attribute(text, quotes.find(text, blocks), split)
    reading = tokens.read(text, split)
    anew = list(tokens.lines(text, split, quoted))
    known = list(tokens.lines(text, split, quoted, reading.lines))
    for one, other, before in zip(anew, known, reading.lines, strict=True):
        assert (one.low, one.tags, one.starts, one.ends) == (other.low, other.tags, other.starts, other.ends)
        assert other is before or tokens.QUOTE in other.tags
    assert reading.written == frozenset(text.split())


def test_quoted_speech_is_one_token() -> None:
    """However long, speech is one token of its own class, and scare quotes are none."""
    text = "“We will (not) win. Ever,” said Dr. Shaw of the “so-called” plan."
    speeches = [Quote(0, 26, Voice.QUOTED, closed=True), Quote(47, 58, Voice.OWN, closed=True)]
    line = next(tokens.lines(text, [whole(text)], speeches))
    assert line.tags.count(tokens.QUOTE) == 1
    assert text[line.starts[0] : line.ends[0]] == "“We will (not) win. Ever,”"
    assert line.low[1:4] == ("said", "dr", "shaw")
    assert "so-called" in line.low
