from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import event_file, ingest
from analysis.article import Article, Role
from analysis.ingest import limits, record_fields, records, told_dates
from analysis.unreadable import Unreadable
from tests import texts
from tests.ingest.test_clean import BODY, TITLE
from tests.ingest.test_table import article, refusal

TEXT = "\n\n".join(BODY)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
DAY = datetime.date(2021, 10, 21)


def read(whole: Any, name: str = "a.json") -> list[Article | Unreadable]:
    """Read what JSON says."""
    data = whole if isinstance(whole, bytes) else json.dumps(whole, ensure_ascii=False).encode()
    return list(ingest.read_each(data, name))


SHAPES: list[tuple[str, Any, dict[str, Any]]] = [
    ("one object", {"title": TITLE, "text": TEXT, "outlet": "A", "date": "2021-10-21"}, {"outlet": "A", "date": DAY}),
    ("a list", [{"headline": TITLE, "body": TEXT, "source": "A"}], {"outlet": "A"}),
    (
        "a news service",
        {"status": "ok", "articles": [{"source": {"id": None, "name": "A"}, "author": "B", "title": TITLE, "description": "d",
         "url": "https://example.org/1", "publishedAt": "2021-10-21T10:00:00Z", "content": TEXT}]},
        {"outlet": "A", "author": "B", "url": "https://example.org/1", "date": DAY},
    ),
    (
        "linked data",
        {"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "W"},
            {"@type": "NewsArticle", "headline": TITLE, "articleBody": TEXT, "datePublished": "2021-10-21", "publisher": {"@type": "Organization", "name": "A"},
             "author": [{"@type": "Person", "name": "B"}, {"name": "C"}], "mainEntityOfPage": {"@id": "https://example.org/1"}}]},
        {"outlet": "A", "author": "B, C", "date": DAY, "url": "https://example.org/1"},
    ),
    (
        "a feed",
        {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [
            {"id": "1", "url": "https://example.org/1", "title": TITLE, "content_html": HTML, "date_published": "2021-10-21T10:00:00+02:00", "authors": [{"name": "B"}]}]},
        {"outlet": "A", "author": "B", "date": DAY, "url": "https://example.org/1"},
    ),
    (
        "fields inside results",
        {"response": {"results": [{"webTitle": TITLE, "webUrl": "https://example.org/1", "webPublicationDate": "2021-10-21T10:00:00Z",
         "fields": {"bodyText": TEXT, "byline": "By B"}}]}},
        {"author": "B", "date": DAY, "url": "https://example.org/1"},
    ),
    (
        "documents of a search",
        {"hits": {"hits": [{"_id": "x", "_source": {"title": TITLE, "content": TEXT, "date": 1634810400}}]}},
        {"date": DAY},
    ),
    ("rendered by a blog", [{"title": {"rendered": TITLE}, "content": {"rendered": HTML}, "date": "2021-10-21T10:00:00"}], {"date": DAY}),
    ("paragraphs", [{"title": TITLE, "paragraphs": BODY}], {}),
    ("columns", {"title": {"0": TITLE}, "text": {"0": TEXT}}, {}),
    ("columns and rows", {"columns": ["title", "text"], "index": [0], "data": [[TITLE, TEXT]]}, {}),
    ("entries by number", {"0": {"title": TITLE, "text": TEXT}, "1": {"title": TITLE, "text": TEXT}}, {}),
    ("rows", [["title", "text"], [TITLE, TEXT]], {}),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "told"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES])
def test_articles_are_found_wherever_they_stand(whole: Any, told: dict[str, Any]) -> None:
    """Lists, objects, feeds, linked data and columns all give the same article, and what they tell of it."""
    found = article(read(whole)[0])
    assert found.title == TITLE
    assert [part.text for part in found.parts if part.role is Role.BODY] == BODY
    assert {field: getattr(found, field) for field in told} == told


def test_entries_without_a_text_are_named() -> None:
    """Among articles, an entry without one is told by its number; a summary is the last resort."""
    found = read([{"title": "A", "text": TEXT}, {"title": "B"}, {"title": "C", "description": " ".join(BODY)}, None, 1])
    assert [type(entry) for entry in found] == [Article, Unreadable, Article, Unreadable, Unreadable]
    assert refusal(found[1]).name == "a.json, entry 2"
    assert "has no text" in refusal(found[1]).sentence


def test_a_shortened_text_is_noted() -> None:
    """The mark that a news service puts where it has cut a text goes, and a note tells how much is missing."""
    found = article(read([{"title": "A", "content": " ".join(BODY[:2]) + "… [+1234 chars]"}])[0])
    assert "chars]" not in found.text
    assert any("left out 1,234" in note for note in found.notes)


def test_json_lines_are_read_line_by_line() -> None:
    """A broken line is told by its number, and the others are read."""
    good = json.dumps({"title": "A", "text": TEXT})
    found = read((f"{good}\n{{broken\n\n{good}\n" + '{"no": 1}').encode(), "a.jsonl")
    assert [type(entry) for entry in found] == [Article, Unreadable, Article, Unreadable]
    assert [refusal(found[at]).name for at in (1, 3)] == ["a.jsonl, line 2", "a.jsonl, line 5"]
    assert "not JSON" in refusal(found[1]).sentence


def test_our_own_export_comes_back_exactly() -> None:
    """Articles of an exported event are equal to what they were, parts, notes and set-aside lines included."""
    pages = [
        article(entry)
        for text in (TEXT, f"Home\n\n{TITLE}\n\n{TEXT}\n\nShare this", texts.FRENCH)
        for entry in ingest.read_each(text.encode())
    ]
    data = event_file.write("Event", [(page, None) for page in pages])
    assert list(ingest.read_each(data, "event.json")) == pages
    reordered = json.dumps(json.loads(data), sort_keys=True).encode()
    assert event_file.is_one(data)
    assert not event_file.is_one(reordered)
    assert list(ingest.read_each(reordered, "x.txt")) == pages
    [refused] = ingest.read_each(data.replace(b'"role": "body"', b'"role": "bodyy"'), "event.json")
    assert "not as Parallax writes it" in refusal(refused).sentence


@pytest.mark.parametrize(
    "data",
    [
        b"[1,]", b'{"a":1,}', b"[NaN]", b"[1e9999]", b"{'a': 1}", b"[", b"{", b'{"a"', b'["\\x"]', b'["\\ud800"]', b"[" * 100_000, b'{"a":' * 50_000,
        b'[{"text": "a"}', b"{}", b"[]", b"[null]", b'{"a": {"b": {"c": []}}}', b'{"text": null}', b'[{"text": 1e400}]', b'{"text":"a"}{"text":"b"}',
        b"\xef\xbb\xbf{}", b'["\xff"]', b'["\xed\xa0\x80"]', b"[\x00]", b"[1,\n2\n", b'{"a":"b"}#', b"[-01]", b'[{"@type":"x"}]', b"123", b'"a"', b"nul",
        b"[" + b"9" * 10_000 + b"]", b'{"text":"a","text":"b"}', "{\u2028}".encode(),
    ],
)  # fmt: skip
def test_what_is_no_article_is_one_plain_sentence(data: bytes) -> None:
    """Broken, empty, deep and strange JSON gives one refusal and nothing else."""
    [refused] = ingest.read_each(data, "a.json")
    assert refusal(refused).name.startswith("a.json")


def test_half_characters_in_escapes_become_a_sign() -> None:
    """Half of a pair, as programs leave it that cut texts, does not cost the article; whole pairs stay."""
    data = json.dumps([{"title": "HERE", "text": TEXT}]).encode().replace(b"HERE", rb"a\ud83db \ud83d\ude00 \\ud83d")
    assert article(read(data)[0]).title == "a\ufffdb 😀 \\ud83d"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32-le", "cp1252"])
def test_json_in_other_encodings_is_read(encoding: str) -> None:
    """UTF-8 is the rule, and what others write is decoded all the same."""
    data = json.dumps([{"title": "Café", "text": TEXT}], ensure_ascii=False).encode(encoding)
    assert article(read(data)[0]).title == "Café"


def test_more_entries_than_the_limit_are_told_once() -> None:
    """What is beyond 20,000 entries is left out, and one entry says so."""
    for whole in ([{"text": "a b"}] * (limits.ROWS + 2), b'{"text": "a"}\n' * (limits.ROWS + 2)):
        found = list(read(whole if isinstance(whole, bytes) else [{"text": TEXT}, *whole]))
        assert len(found) == limits.ROWS + 1
        assert "more than 20,000" in refusal(found[-1]).sentence


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ('{"text": "a"}', "a.txt", True),
        ('[{"text": "a"}]', "pasted.txt", True),
        ("[1, 2]", "a.txt", True),
        ("[1, 2", "a.json", True),
        ("[1, 2", "a.txt", False),
        ("[Editor’s note: this was changed.] " + TEXT, "a.txt", False),
        ("[“We will,” he said.] " + TEXT, "a.txt", False),
        ("{curly} " + TEXT, "a.txt", False),
        (TEXT, "a.json", False),
    ],
)
def test_json_is_known_by_its_content(text: str, name: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """A bracket alone makes no JSON of a text, and a name makes none of prose."""
    assert records.matches(text.encode(), name) is expected


@pytest.mark.parametrize(
    ("told", "order", "day"),
    [
        ("2021-10-21", "", DAY), ("2021-10-21T23:59:59.123+02:00", "", DAY), ("2021-10-21 10:00:00 UTC", "", DAY), ("20211021", "", DAY),
        ("20211021T100000Z", "", DAY), ("1634810400", "", DAY), ("1634810400000", "", DAY), ("Thu, 21 Oct 2021 10:00:00 GMT", "", DAY),
        ("21 October 2021", "", DAY), ("October 21st, 2021, 5:00 pm", "", DAY), ("21. Oktober 2021", "", DAY), ("21 octobre 2021", "", DAY),
        ("21 de octubre de 2021", "", DAY), ("21 октября 2021", "", DAY), ("2021年10月21日", "", DAY), ("2021년 10월 21일", "", DAY), ("21/10/2021", "", DAY),
        ("10/21/2021 5:00", "", DAY), ("21.10.21", "", DAY), ("10/11/2021", "", None), ("10/11/2021", "day", datetime.date(2021, 11, 10)),
        ("10/11/2021", "month", datetime.date(2021, 10, 11)), ("31/02/2021", "", None), ("yesterday", "", None), ("", "", None), ("2021", "", None),
        ("9" * 5000, "", None), ("99999999999", "", None), ("1634810400\n" * 50, "", None), ("0001-01-01", "", None), ("٢٠٢١-١٠-٢١", "", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_and_programs_write_them(told: str, order: str, day: datetime.date | None) -> None:
    """ISO 8601, mail form, seconds, words in several languages; what leaves day and month open is no date."""
    assert told_dates.read(told, order=order) == day


@given(st.text(max_size=80), st.sampled_from(["", "day", "month"]))
def test_any_text_is_a_date_or_none(told: str, order: str) -> None:
    """Reading a date never raises."""
    found = told_dates.read(told, order=order)
    assert found is None or found.year >= 1900


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(TEXT),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["text", "title", "source", "date", "items", "content", "fields", "url", "author", "x", "columns", "data"]) | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_any_json_gives_entries(value: Any) -> None:
    """Whatever stands under whatever key, nothing but articles and refusals comes out, and at least one of them."""
    found = list(ingest.read_each(json.dumps(value).encode(), "a.json"))
    assert found
    assert all(isinstance(entry, Article | Unreadable) for entry in found)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_inside_json_give_entries(data: bytes) -> None:
    """Bytes put into good JSON give articles and refusals."""
    whole = json.dumps([{"title": "A", "text": TEXT}] * 2).encode()
    for name in ("a.json", "a.jsonl"):
        assert all(
            isinstance(entry, Article | Unreadable) for entry in ingest.read_each(whole[:20] + data + whole[20:], name)
        )


@pytest.mark.parametrize(
    ("entry", "event"),
    [
        ({"event": "Strike"}, "Strike"),
        ({"event": {"id": 7, "name": "Strike"}, "cluster": 3}, "Strike"),
        ({"cluster_id": 3}, "3"),
        ({"event": None, "cluster": 3.0}, "3"),
        ({"fields": {"storyId": "s-9"}}, "s-9"),
        ({"topic": "sports", "events": []}, ""),
        ({"story": TEXT}, ""),
        ({"event": "x" * 301}, ""),
        ({}, ""),
    ],
)
def test_events_of_entries(entry: dict[str, Any], event: str) -> None:
    """An entry's event stands under the names that data sets use for it; a topic is none, nor is a text."""
    assert record_fields.event({"text": TEXT, **entry}) == event


@pytest.mark.parametrize("item", [None, [], "text", 3])
def test_what_is_no_entry_tells_nothing(item: object) -> None:
    """Anything but an object has no event, no keys and no values."""
    assert (record_fields.event(item), record_fields.keys(item), record_fields.value(item, "event")) == ("", [], "")
