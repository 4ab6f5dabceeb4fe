"""An event as a file: it comes back exactly, and nothing else is let in."""

from __future__ import annotations

import dataclasses
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.library import Library, LibraryError, event_file
from tests.library.made import article
from tests.library.test_articles import ARTICLES, TEXT
from tests.library.test_file import one_sentence

if TYPE_CHECKING:
    from analysis.article import Article


@given(TEXT, st.lists(ARTICLES, max_size=3))
@settings(max_examples=60, deadline=None)
def test_round_trip(name: str, articles: list[Article]) -> None:
    """Any event comes back equal, written again it is the same bytes, and the file is JSON by the letter."""
    data = event_file.write(name, [(one, None) for one in articles])
    assert event_file.read(data) == (name, [(one, None) for one in articles])
    assert event_file.write(*event_file.read(data)) == data
    json.loads(data.decode())


@given(st.lists(ARTICLES, max_size=3))
@settings(max_examples=25, deadline=None)
def test_from_library_to_library(articles: list[Article]) -> None:
    """An event exported from one library and imported into another is exported as the same bytes again."""
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder) / "one.sqlite") as library:
            event = library.create_event("Event \ud800")
            for one in articles:
                library.add(event, one)
            kept = [one.article for one in library.articles(event)]
            data = library.export_event(event)
        with Library.open(Path(folder) / "two.sqlite") as library:
            done = library.import_event(data)
            assert [one.article for one in library.articles(done.event)] == kept
            assert (done.added, done.notes) == (len(kept), ())
            assert library.export_event(done.event) == data
            assert library.verify() == []


def test_never_doubled(library: Library) -> None:
    """What the library has already is not added again, and said; when it has everything, no event is made."""
    event = library.create_event("Event")
    for number in range(3):
        library.add(event, article(number))
    data = library.export_event(event)
    with pytest.raises(LibraryError, match="already in the library") as caught:
        library.import_event(data)
    assert one_sentence(caught)
    assert len(library.events()) == 1
    library.remove(library.entries(event)[1].id)
    done = library.import_event(data)
    assert (done.added, len(done.notes)) == (1, 2)
    assert [entry.title for entry in library.entries(done.event)] == ["Headline 1"]
    with pytest.raises(LibraryError, match="no longer"):
        library.export_event("gone")


def whole(**changes: object) -> dict[str, Any]:
    """Return a good file's content with some fields changed."""
    content: dict[str, Any] = json.loads(event_file.write("Event", [(article(), None)]))
    return content | changes


def one(**changes: object) -> dict[str, Any]:
    """Return a good file's content with some fields of its article changed."""
    content = whole()
    content["articles"][0] |= changes
    return content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"PK\x03\x04",
        b"\x80\x04\x95\x00",
        b'{"format": "parallax-event", "version": NaN}',
        [],
        None,
        {},
        whole(format="other"),
        whole(version="1"),
        whole(version=True),
        whole(version=0),
        whole(version=2),
        whole(more=1),
        whole(articles={}),
        whole(articles=[None]),
        whole(articles=[{}]),
        whole(name=3),
        whole(name=""),
        whole(name=None),
        one(title=None),
        one(title=["x"]),
        one(title={"base64": "???"}),
        one(title={"base64": "/w=="}),
        one(title={"base64": "QQ==", "more": 1}),
        one(title="x" * 20_001),
        one(date="2021-13-01"),
        one(date="20211201"),
        one(date=20211201),
        one(date="2021-W01-1"),
        one(added="2021-12-01T00:00:00"),
        one(added="soon"),
        one(notes="note"),
        one(notes=[1]),
        one(parts=[{"role": "script", "text": "x"}]),
        one(parts=[{"role": ["body"], "text": "x"}]),
        one(parts=[{"role": "body", "text": 1}]),
        one(parts=[{"role": "body"}]),
        one(parts=[["body", "x"]]),
        one(parts=[{"role": "body", "text": "x" * 3_000_000}] * 2),
        one(more="x"),
    ],
)
def test_refused(library: Library, content: object) -> None:
    """Anything else than what is exported is refused in one sentence, and nothing of it is kept."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(LibraryError) as caught:
        library.import_event(data)
    assert one_sentence(caught)
    assert library.events() == []


def test_lone_surrogate_escapes_are_refused(library: Library) -> None:
    """JSON that hides half a character in an escape is not strict, and is refused."""
    data = event_file.write("Event", [(dataclasses.replace(article(), author="HERE"), None)])
    with pytest.raises(LibraryError):
        library.import_event(data.replace(b"HERE", b"\\ud800"))


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limits is refused before it is looked into."""
    data = event_file.write("Event", [(article(number), None) for number in range(3)])
    monkeypatch.setattr("analysis.event_file.MOST_ARTICLES", 2)
    with pytest.raises(LibraryError, match="more than"):
        event_file.read(data)
    monkeypatch.setattr("analysis.event_file.LARGEST", 100)
    with pytest.raises(LibraryError, match="larger than"):
        event_file.read(data)
