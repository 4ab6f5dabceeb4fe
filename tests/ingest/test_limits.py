from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import ingest
from analysis.article import Article
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
    """Two million characters are kept, back to the end of a line, and a note gives the limit and what is kept."""
    paragraph = texts.PLAIN + "\n\n"
    text = paragraph * (limits.CHARACTERS // len(paragraph) + 20)
    cut, notes = limits.cut(text)
    assert limits.CHARACTERS - 10_000 < len(cut) <= limits.CHARACTERS
    assert text.startswith(cut)
    assert f"{limits.CHARACTERS:,}" in notes[0]
    assert f"{len(cut):,}" in notes[0]
    assert limits.cut(text[: limits.CHARACTERS]) == (text[: limits.CHARACTERS], ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("piece", ["a ", "é ", "大 ", "😀 "])
def test_the_bytes_of_a_long_text_are_cut_between_characters(encoding: str, piece: str) -> None:
    """Of a file that is longer than any text that is kept, no more is decoded, and no character is cut in two."""
    data = (texts.PLAIN + "x" + piece * (limits.BYTES_OF_TEXT // 2)).encode(encoding)
    head = limits.beginning(data)
    assert limits.BYTES_OF_TEXT - 4 < len(head) <= limits.BYTES_OF_TEXT
    if encoding == "utf-8":
        assert data.decode().startswith(head.decode())
    assert limits.beginning(b"short") == b"short"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_more_paragraphs_than_the_limit_are_cut_and_it_says_so(name: str) -> None:
    """Ten thousand paragraphs are looked at, and a note tells that there were more."""
    start = "# A heading\n\n[a](b)\n\n" if name == "a.md" else ""
    paragraphs = [
        f"Paragraph {at} of the report says that the council has met and that it will meet again."
        for at in range(limits.BLOCKS + 50)
    ]
    [article] = ingest.read((start + "\n\n".join(paragraphs)).encode(), name)
    assert any("more than 10,000 paragraphs" in note for note in article.notes)
    assert limits.BLOCKS - 10 < len(article.parts) <= limits.BLOCKS + 1
    [whole] = ingest.read("\n\n".join(paragraphs[:200]).encode(), name)
    assert whole.notes == ()


def test_a_text_of_labels_alone_is_refused() -> None:
    """A menu of a thousand lines is no article, and is told so instead of coming in empty."""
    with pytest.raises(Unreadable) as refused:
        ingest.read("\n".join(f"Home {at}" for at in range(1000)).encode())
    assert "no sentences of an article" in refused.value.sentence


WORST = {
    "one line": "The minister said that the war was over and they all went home. ", "lines of a letter": "a\n", "quotation marks": '"a" ', "quotation": "“",
    "full stops": ". ", "combining marks": "a\u0301\u0301\u0301 ", "right to left": "\u05d0\u05d1 ", "turned": "\u202ea ", "emoji": "😀\u200d😀 ",
    "no spaces": "大統領", "initials": "U.S. ", "garbled": "â€™ – ", "dates": "2021-10-21 a\n", "bylines": "By A\n", "credits": "(Photo: AP)\n",
    "pointers": "Read more: a story that is here\n", "items": "- a\n", "stars": "**a ", "brackets": "[", "links": "[a](b) ", "headings": "# a\n\n",
    "wrapped": "The minister said that the war was over and\nthey all went home to the\n", "letters": "a", "commas": ",", "bars": "a | ", "tabs": "a\t",
    "braces": '{"a":', "tags": "<p>", "titles": "title,text\n",
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.json"])
@pytest.mark.parametrize("piece", WORST.values(), ids=WORST)
def test_no_text_takes_long(piece: str, name: str) -> None:
    """Half a million characters of what is worst for the cleaner are read or refused in a second or two."""
    data = (f"{texts.PLAIN}\n\n" + piece * (500_000 // len(piece))).encode()
    ingest.format_of(b"# a\n\n[a](b)", "a.md")
    started = time.process_time()
    for entry in ingest.read_each(data, name):
        assert isinstance(entry, Article | Unreadable)
    assert time.process_time() - started < 4


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
