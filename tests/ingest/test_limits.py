from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import ingest
from analysis.ingest import language, limits
from analysis.unreadable import Unreadable
from tests import texts

LONG = (texts.PLAIN + "\n\n") * 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (texts.ONE_WORD.encode(), "one word"),
        (texts.ONE_SENTENCE.encode(), "only 19 words"),
        (texts.PUNCTUATION.encode(), "at least 30"),
        (b"x" * (limits.FILE_BYTES + 1), "limit is 25 MB"),
        (b"\x00\x01\x02\x03\xff\xfe" * 999, "not text"),
    ],
)
def test_what_is_no_article_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    """Empty, one word, one sentence, too large, binary: each has its own plain sentence with what to do."""
    with pytest.raises(Unreadable) as refused:
        ingest.read(data, "a.txt")
    assert says in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert refused.value.sentence.count(". ") == 0
    assert list(map(type, ingest.read_each(data, "a.txt"))) == [Unreadable]


def test_the_refusal_is_the_one_of_the_contract() -> None:
    """`analysis.Unreadable` and what ingest raises are one class."""
    assert ingest.Unreadable is analysis.Unreadable


def test_thirty_words_are_enough_and_twenty_nine_are_not() -> None:
    """The least length is thirty words."""
    words = texts.PLAIN.split()
    assert ingest.read(" ".join(words[:30]).encode())[0].text
    with pytest.raises(Unreadable):
        ingest.read(" ".join(words[:29]).encode())


def test_a_long_text_is_cut_and_says_so() -> None:
    """Two million characters are kept, back to the end of a line, and a note gives both numbers."""
    paragraph = texts.PLAIN + "\n\n"
    text = paragraph * (limits.CHARACTERS // len(paragraph) + 20)
    cut, notes = limits.cut(text)
    assert limits.CHARACTERS - 10_000 < len(cut) <= limits.CHARACTERS
    assert text.startswith(cut)
    assert f"{len(text):,}" in notes[0]
    assert f"{len(cut):,}" in notes[0]
    assert limits.cut(text[: limits.CHARACTERS]) == (text[: limits.CHARACTERS], ())


def test_twenty_thousand_words_are_read_whole() -> None:
    """A book-length text loses no word."""
    paragraphs = [
        f"Paragraph {at} of the report says that the council has met and that it will meet again." for at in range(1200)
    ]
    [article] = ingest.read("\n\n".join(paragraphs).encode())
    assert len(article.text.split()) == sum(len(paragraph.split()) for paragraph in paragraphs)


def test_another_language_is_accepted_with_a_note() -> None:
    """A French text comes in, named as French; its measures are left out elsewhere by its language."""
    [article] = ingest.read(texts.FRENCH.encode())
    assert article.language == "fr"
    assert any("French" in note for note in article.notes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (texts.PLAIN, "en"),
        (texts.MARKUP * 3, "en"),
        ("Short text.", "en"),
        (texts.FRENCH, "fr"),
        ("Der Präsident sagte am Montag, dass die Lage sehr ernst ist und die Regierung bald handeln wird. " * 6, "de"),
        ("Президент заявил, что положение остаётся сложным и правительство скоро примет меры. " * 6, "ru"),
        ("大統領は月曜日、状況は深刻であり、政府は明日の朝から対応すると述べた。" * 6, "ja"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    """English passes the gate by its function words; the others get their name."""
    assert language.identify(text) == code


@given(st.text(max_size=200), st.integers(1, 40))
def test_a_label_is_one_visible_line(text: str, limit: int) -> None:
    """A shown label has no control, bidirectional or zero-width character and keeps to its length."""
    label = limits.shown(text, limit)
    assert len(label) <= limit
    assert not limits.UNSEEN.search(label)
    assert "\n" not in label
    assert label == label.strip()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org:8080", True),
        ("javascript:alert(1)", False),
        ("https://user:pass@example.org/", False),
        ("https://example.org/<script>", False),
        ("//example.org", False),
        ("https://", False),
        ("data:text/html,x", False),
        ("https://example.org/" + "x" * 3000, False),
    ],
)
def test_only_plain_web_addresses_are_kept(url: str, kept: bool) -> None:  # noqa: FBT001 - a column of the table
    """Http and https without a user name; everything else becomes empty."""
    assert limits.address(url) == (url if kept else "")
