from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis.text
from analysis.article import Article
from analysis.measures import sentiment
from tests.shared import shared

if TYPE_CHECKING:
    from analysis.text.document import Document

MIXED = "good bad not very but war! NATO “terrible peace,” said. Why? love?? 😀 this so HATE no\n\n"
COUNCIL = "The United Nations Security Council met on Monday."
TONE = {measure.name: measure for measure in sentiment.MEASURES}["sentiment"]


def read(text: str, title: str = "") -> Document:
    """Return the document of a clean text."""
    return analysis.text.read(Article.of(text, title=title))


def value(document: Document, *, masked: bool = True, extended: bool = True) -> float:
    """Return the tone of a whole document."""
    counted = sentiment.count(document, masked=masked, extended=extended)
    share = np.array([segment.share for segment in document.segments])
    return float(
        TONE.score({"tone": counted.components["tone"].sum(keepdims=True), "share": share.sum(keepdims=True)})[0]
    )


def notes(text: str) -> dict[str, str]:
    """Return marked word → note."""
    document = read(text)
    return {text[mark.start : mark.end]: mark.note for mark in sentiment.count(document).marks}


def pearson(name: str, label: str, *, extended: bool) -> float:
    """Return the agreement of our tone with people's on a labelled set."""
    rows = [json.loads(row) for row in shared(f"evaldata/{name}.jsonl").read_text("utf-8").splitlines()]
    documents = [read(row["text"]) for row in rows]
    return float(np.corrcoef([value(d, extended=extended) for d in documents], [row[label] for row in rows])[0, 1])


def test_names_are_no_feelings() -> None:
    """A sentence of names alone is neutral, though raw VADER hears praise in it."""
    assert value(read(COUNCIL)) == 0
    assert value(read(COUNCIL), masked=False, extended=False) == pytest.approx(0.6369, abs=5e-5)


def test_news_words_are_heard() -> None:
    """Invading and annexing is negative with the news words, and unheard by VADER alone."""
    document = read("Putin invaded and annexed Crimea in 2014.")
    assert value(document) < -0.4
    assert value(document, extended=False) == 0


@pytest.mark.parametrize(
    ("curly", "straight"),
    [("They don’t support it.", "They don't support it."), ("It is “dangerous.”", 'It is "dangerous."')],
)
def test_typographic_quotes_count_as_straight_ones(curly: str, straight: str) -> None:
    """How quotation marks and apostrophes are drawn changes no tone."""
    assert value(read(curly)) == value(read(straight)) < 0


def test_value_is_the_mean_over_sentences() -> None:
    """A text and a neutral sentence beside it have half the tone of the text."""
    assert value(read("The deal was terrible.\n\nThey met in a room.")) == pytest.approx(
        value(read("The deal was terrible.")) / 2
    )


def test_a_text_twice_over_keeps_its_tone() -> None:
    """Text, blank line, text again: the same value, where a whole-text compound would have grown."""
    text = "The deal was terrible. Nobody liked it! “We are very happy,” the winner said."
    assert value(read(f"{text}\n\n{text}")) == pytest.approx(value(read(text)), abs=1e-9)


@pytest.mark.parametrize("text", ["", "!?", "Word", "12"])
def test_text_without_feeling_is_neutral_or_undefined(text: str) -> None:
    """No word: undefined, not 0; a word without valence: 0."""
    got = value(read(text))
    assert got == 0 if text in {"Word", "12"} else np.isnan(got)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(MIXED.split(" ")),
        max_size=40,
    )
)
def test_marks_add_up_to_the_compound_of_their_segment(words: list[str]) -> None:
    """The weights of the marks that start in a segment add up to its compound, whatever the text."""
    document = read(" ".join(words))
    counted = sentiment.count(document)
    for segment, compound in zip(document.segments, counted.components["compound"], strict=True):
        inside = sum(mark.weight for mark in counted.marks if segment.start <= mark.start < segment.end)
        assert inside == pytest.approx(compound, abs=1e-12)
    assert np.all(np.abs(counted.components["compound"]) <= 1)


@pytest.mark.parametrize(
    ("text", "word", "note"),
    [
        ("It was terrible for them.", "terrible", "−2.1 in the word list"),
        ("It was not terrible for them.", "terrible", "+1.6 (−2.1 in the word list, turned by “not”)"),
        ("It was very terrible for them.", "terrible", "−2.4 (−2.1 in the word list, made stronger by “very”)"),
        ("It was slightly terrible.", "terrible", "−1.8 (−2.1 in the word list, made weaker by “slightly”)"),
        ("It was TERRIBLE for them.", "TERRIBLE", "−2.8 (−2.1 in the word list, stronger in capitals)"),
        ("It was nice but terrible.", "terrible", "−3.2 (−2.1 in the word list, stronger after “but”)"),
        ("It was terrible but over.", "terrible", "−1.1 (−2.1 in the word list, weaker before “but”)"),
        ("It was terrible!!", "!!", "2 × “!” makes the tone 0.58 stronger"),
    ],
)
def test_notes_tell_what_changed_a_word(text: str, word: str, note: str) -> None:
    """A mark says the valence and which neighbour, capitals or "but" changed it."""
    assert notes(text)[word] == note


def test_marks_lie_on_the_words() -> None:
    """Offsets index the article's own text: emoji, quotes and masked names shift nothing."""
    text = "A victory in the Security Council 😀 “they’re terrible,” he said… not (good)!"
    found = [text[mark.start : mark.end] for mark in sentiment.count(read(text)).marks]
    assert found == ["victory", "😀", "terrible", "good", "!"]


def test_headline_and_body_are_measures_of_their_own() -> None:
    """One measure for the body and one for the headline, over the same components."""
    assert {(m.name, m.place) for m in sentiment.MEASURES} == {
        ("sentiment", "body"),
        ("headline_sentiment", "headline"),
        ("sentiment_vader", "body"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "The United Nations Security Council met on Monday. Putin invaded Crimea; it wasn’t good!",
        "Great Britain won 😀. The party was terrible?? “We are happy,” she said, but nobody was.",
        "Nothing to feel here.",
    ],
)
def test_plain_vader_is_vader_as_published(body: str) -> None:
    """The plain measure is polarity_scores of every segment with straight quotation marks, names and all."""
    document = read(body)
    found = sentiment.count(document).components["tone_vader"]
    for segment, tone in zip(document.segments, found, strict=True):
        written = sentiment.prepare(body, ())[segment.start : segment.end]
        published = sentiment.sentiment_vader._analyzer().polarity_scores(written)["compound"]
        assert tone / segment.share == pytest.approx(published, abs=5e-5) if segment.share else tone == 0
    assert sentiment.count(document, masked=False, extended=False).components["tone"] == pytest.approx(found)


WORDS = st.sampled_from(
    ("good", "bad", "not", "but", "war", "NATO", "Putin", "HATE", "kind of", "very", "said", "doubt")
)
MARKS = st.sampled_from(("“", "”", '"', ", ", ".", ". ", "! ", "?", "😀", "— ", "n’t ", ": ", " ", " ", " ", "\n\n"))


@given(st.lists(WORDS | MARKS, max_size=40).map("".join))
@settings(deadline=None, max_examples=300)
def test_a_segment_is_as_if_cut_by_itself(text: str) -> None:
    """Wherever a segment begins and ends, its tone and marks are those of its own characters, names masked."""
    document = read(text)
    counted, vader = sentiment.count(document), sentiment.sentiment_vader.with_news_words()
    masked = sentiment.prepare(text, document.names)
    marks = []
    for segment, compound in zip(document.segments, counted.components["compound"], strict=True):
        tone = sentiment._with_emoji(masked[segment.start : segment.end], segment.start, vader)
        assert tone.compound == compound
        marks += tone.marks
    assert list(counted.marks) == marks


@pytest.mark.parametrize(
    "piece", ["not good but bad! ", "good ", "! good ", "? ", "😀good ", "good but ", "n't ", "no no ", "x" * 50]
)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    """One endless sentence of anything takes four times the time when four times as long (VADER's own takes sixteen)."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        sentiment.tone_of(text, 0, vader) if "😀" not in piece else sentiment._with_emoji(text, 0, vader)
        return time.process_time() - start

    vader = sentiment.sentiment_vader.with_news_words()
    seconds(2000)
    assert min(seconds(80_000) for _ in range(2)) < 9 * max(0.005, min(seconds(20_000) for _ in range(2)))


@pytest.mark.parametrize(
    ("name", "label", "floor"),
    [("nyt_editorial_sentiment", "mean_sentiment", 0.56), ("headline_sentiment", "valence", 0.65)],
)
def test_agreement_with_people_is_kept(name: str, label: str, floor: float) -> None:
    """Pearson with human raters stays above its floor, and the news words raise it."""
    ours = pearson(name, label, extended=True)
    assert ours >= floor
    assert ours > pearson(name, label, extended=False)
