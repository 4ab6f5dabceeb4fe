"""Finding articles by their words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.library import Library, LibraryError
from analysis.library.seek import query
from tests.library.made import article

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "plain": "The minister attacked the ruling on Monday. Nothing else happened in the capital.",
    "accents": "Café owners in São Paulo protested; “rt.com” reported it first.",
    "far": "Filler words stand here. " * 200 + "The crocodile attacks at dawn. " + "More filler follows. " * 200,
    "other": "A quiet day at the harbour.",
}


@pytest.fixture
def event(library: Library) -> str:
    """Return an event with one article for each of the texts."""
    event = library.create_event("Event")
    for title, text in TEXTS.items():
        library.add(event, Article.of(text, title=title))
    return event


@pytest.mark.parametrize(
    ("typed", "found", "marked"),
    [
        ("attack", {"plain", "far"}, {"attacked", "attacks"}),
        ("ATTACKS dawn", {"far"}, {"attacks", "dawn"}),
        ('"ruling on Monday"', {"plain"}, {"ruling on Monday"}),
        ("“Monday ruling”", set(), set()),
        ("cafe sao", {"accents"}, {"Café", "São"}),
        ("rt.com", {"accents"}, {"rt.com"}),
        ("croco*", {"far"}, {"crocodile"}),
        ("croco", set(), set()),
        ("quiet OR attacked", set(), set()),
        ("other", {"other"}, {"other"}),
        ("", set(), set()),
        ('" * ( — ', set(), set()),
        ("a*", {"plain", "other", "far", "accents"}, set()),
    ],
)
def test_search(library: Library, event: str, typed: str, found: set[str], marked: set[str]) -> None:
    """All words must be there, in any form and case; quotes make a phrase, a star a beginning, nothing else is special."""
    hits = library.search(typed)
    if typed != "a*":
        assert {hit.entry.title for hit in hits} == found
        assert {hit.snippet[a:b] for hit in hits for a, b in hit.spans} == marked
    for hit in hits:
        kept = library.article(hit.entry.id)
        assert kept is not None
        assert kept.article.text[hit.start :].startswith(hit.snippet)
        assert len(hit.snippet) <= 240
        assert hit.entry.event == event


@given(st.text(st.characters(codec=None), max_size=80) | st.text('ab"*:^-+(){}NEAR ORAND\0\ud800“', max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_is_an_error(library: Library, typed: str) -> None:
    """Whatever is typed, the search answers, and it costs the index nothing."""
    if not library.events():
        library.add(library.create_event("Event"), article())
    library.search(typed)
    assert library._rows("SELECT count(*) FROM readings") == [(1,)]


def test_query_is_bounded() -> None:
    """A very long query is cut, not refused."""
    assert query("word " * 10_000).count('"') == 24


def test_hidden_events_are_left_out(library: Library, event: str) -> None:
    """What is hidden is not found; shown again it is."""
    library.hide(event)
    assert library.search("quiet") == []
    library.hide(event, hidden=False)
    assert len(library.search("quiet")) == 1


def test_search_follows_changes(library: Library, event: str) -> None:
    """A corrected text is found by its new words and no longer by its old ones; a removed one not at all."""
    [hit] = library.search("crocodile")
    library.replace(hit.entry.id, Article.of("An alligator rests.", title="far"))
    assert library.search("crocodile") == []
    assert [one.entry.title for one in library.search("alligators")] == ["far"]
    kept = library.remove(hit.entry.id)
    assert library.search("alligator") == []
    assert kept is not None
    library.put_back(kept)
    assert len(library.search("alligator")) == 1
    library.delete_event(event)
    assert library.search("quiet") == []


@pytest.mark.parametrize("way", ["remove", "replace", "delete_event", "merge", "delete_everything"])
def test_index_forgets(path: Path, way: str) -> None:
    """No word of a deleted text is left in the search index, nor its fingerprints; nor any byte of it in the file."""
    words = ["zqarbol", "xwimtep", "jjukfon"] + [f"qq{chr(97 + one) * 3}vv" for one in range(20)]
    with Library.open(path) as library:
        event, other = library.create_event("Event"), library.create_event("Other")
        for number in range(6):
            library.add(other, article(number, words="ordinary words of every day " * 20))
        gone = library.add(event, Article.of(" ".join(words))).id
        if way == "merge":
            library.replace(library.entries(other)[0].id, Article.of(" ".join(words).upper()))
            library.merge_events(event, other)
            gone = library.entries(other)[0].id
        if way in {"remove", "merge"}:
            library.remove(gone)
        elif way == "replace":
            library.replace(gone, Article.of("Something else."))
        elif way == "delete_event":
            library.delete_event(event)
        else:
            library.delete_everything()
        left = path.read_bytes().lower()
        assert [word for word in words if word[2:].encode() in left] == []
        prints = library._rows("SELECT count(*) FROM fingerprints WHERE reading NOT IN (SELECT number FROM readings)")
        assert prints == [(0,)]
        library._run("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
        assert library._rows("SELECT term FROM vocabulary WHERE term LIKE 'zq%' OR term LIKE 'qq%'") == []


@pytest.mark.parametrize("part", ["words_data", "words_idx", "words_docsize", "words_config"])
def test_damaged_index(path: Path, part: str) -> None:
    """A damaged search index costs nobody an article: it is made anew, and removing and adding go on."""
    with Library.open(path) as library:
        event = library.create_event("Event")
        ids = [library.add(event, article(number)).id for number in range(5)]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"DELETE FROM {part}")  # noqa: S608 - one of the four names above
    with Library.open(path) as library:
        library.remove(ids[0])
        library.add(event, article(9))
        assert {hit.entry.title for hit in library.search("headline")} <= {f"Headline {one}" for one in (1, 2, 3, 4, 9)}
        library.verify()
        assert len(library.search("headline")) == 5
        assert library.verify() == []


def test_damaged_article_is_passed_over(path: Path) -> None:
    """A damaged article does not stop the search, and can be removed."""
    with Library.open(path) as library:
        event = library.create_event("Event")
        bad, good = (library.add(event, article(number)).id for number in range(2))
    path.write_bytes(path.read_bytes().replace(b"Body of article 0", b"Bodi of article 0"))
    with Library.open(path) as library:
        assert [hit.entry.id for hit in library.search("body")] == [good]
        assert library.remove(bad) is None
        assert [hit.entry.id for hit in library.search("body")] == [good]


def test_search_where_nothing_can_be_written(library: Library, event: str) -> None:
    """A library that cannot be written to can be searched."""
    library._run("PRAGMA query_only = ON")
    assert len(library.search("quiet")) == 1
    with pytest.raises(LibraryError):
        library.delete_event(event)
