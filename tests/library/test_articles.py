"""Articles go into the library and come back as they were."""

from __future__ import annotations

import dataclasses
import datetime
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article, Role, lay_out
from analysis.library import Library, LibraryError
from tests.library.made import article

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = st.text(st.characters(codec=None), max_size=60)
PIECES = st.lists(st.tuples(TEXT, st.sampled_from(Role)), max_size=6)
ARTICLES = st.builds(
    Article,
    title=TEXT,
    outlet=TEXT,
    date=st.none() | st.dates(),
    url=TEXT,
    author=TEXT,
    notes=st.lists(TEXT, max_size=3).map(tuple),
    parts=PIECES.map(lay_out),
    language=st.sampled_from(["en", "de", ""]),
)


@given(ARTICLES)
@settings(max_examples=60, deadline=None)
def test_round_trip(given_article: Article) -> None:
    """Any article comes back equal, with the same hashes: surrogates, NUL and parts that were set aside included."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l.sqlite") as library:
        kept = library.add(library.create_event("Event"), given_article)
        back = library.article(kept.id)
        assert library.verify() == []
    assert back is not None
    assert back.article == given_article
    assert (back.article.hash, back.article.text_hash) == (given_article.hash, given_article.text_hash)


@pytest.mark.parametrize(
    "text", ["\ud83d\ude00 two halves", "\ud800 one half", "nul \0 here", "\ufeffbom", "\r\n\x85\u2028", ""]
)
def test_awkward_characters(library: Library, text: str) -> None:
    """No character is joined, replaced or cut: two lone halves of an emoji stay two."""
    kept = library.add(library.create_event(f"E {text}"), Article.of(text, outlet=text, title=text))
    back = library.article(kept.id)
    assert back is not None
    assert (back.article.text, back.article.outlet) == (Article.of(text, title=text).text, text)


def test_order_and_entries(library: Library) -> None:
    """Articles stay in the order they were added in; the short list says the same as the long one."""
    event = library.create_event("Event")
    for number in range(4):
        library.add(event, article(number))
    assert [kept.article for kept in library.articles(event)] == [article(number) for number in range(4)]
    long = [
        (k.id, k.event, k.article.hash, k.article.outlet, k.article.title, k.article.date)
        for k in library.articles(event)
    ]
    assert [dataclasses.astuple(entry) for entry in library.entries(event)] == long


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("One two three", True),
        ("one  two\n\nTHREE!", True),
        ("“One” two—three", True),
        ("One two three four", False),
        ("Onetwo three", False),
    ],
)
def test_duplicates(library: Library, text: str, same: bool) -> None:  # noqa: FBT001
    """A text with the same words is not added twice, and a plain sentence says so."""
    event = library.create_event("Event")
    first = library.add(event, Article.of("One two three.", outlet="A"))
    again = library.add(event, Article.of(text, outlet="B"))
    assert (again.duplicate_of == first.id) is same
    assert ("Already in this event" in again.note) is same
    assert len(library.articles(event)) == (1 if same else 2)


def test_duplicate_in_another_event(library: Library) -> None:
    """A text that lies in another event is found there, and the note names that event."""
    first, second = library.create_event("The first"), library.create_event("The second")
    kept = library.add(first, article())
    again = library.add(second, article())
    assert (again.id, again.duplicate_of) == (kept.id, kept.id)
    assert "“The first”" in again.note
    assert library.articles(second) == []
    same = library.find_same(article())
    assert same is not None
    assert same.event == first


def test_sample_texts_are_not_the_readers_own(library: Library) -> None:
    """A sample article can be uploaded: that it lies in the sample event does not count as "already in the library"."""
    sample, own = library.create_event("Sample", kind="sample"), library.create_event("Own")
    library.add(sample, article(), kind="sample")
    assert library.find_same(article()) is None
    assert library.add(own, article()).note == ""
    assert library.add(sample, article(), kind="sample").duplicate_of is not None


def test_replace(library: Library) -> None:
    """An edited article takes the place of the old one, under the same id, and the old result is gone."""
    event = library.create_event("Event")
    first, second = (library.add(event, article(number)).id for number in range(2))
    library.keep_result(article(0).hash, "m", b"old")
    edited = dataclasses.replace(article(7), date=None, outlet="Other")
    library.replace(first, edited)
    assert [kept.id for kept in library.articles(event)] == [first, second]
    assert library.articles(event)[0].article == edited
    assert library.result(article(0).hash, "m") is None
    assert library.verify() == []


def test_correcting_the_outlet_keeps_the_result(library: Library) -> None:
    """What does not change the text (outlet, date, title of the record) does not ask for a new analysis."""
    event = library.create_event("Event")
    kept = library.add(event, article())
    library.keep_result(article().hash, "m", b"result")
    library.replace(kept.id, dataclasses.replace(article(), outlet="Corrected"))
    assert library.result(article().hash, "m") == b"result"


def test_move(library: Library) -> None:
    """A moved article stands last in its new event; one whose text is there already stays where it is."""
    first, second = library.create_event("First"), library.create_event("Second")
    ids = [library.add(first, article(number)).id for number in range(3)]
    library.add(second, article(9))
    library.move(ids[1], second)
    assert [entry.id for entry in library.entries(first)] == [ids[0], ids[2]]
    assert [entry.title for entry in library.entries(second)] == ["Headline 9", "Headline 1"]
    library.replace(ids[0], article(9))
    with pytest.raises(LibraryError, match="already in that event"):
        library.move(ids[0], second)


def test_remove(library: Library) -> None:
    """A removed article is gone with its result; removing it twice is no error."""
    event = library.create_event("Event")
    kept = library.add(event, article())
    library.keep_result(article().hash, "m", b"result")
    library.remove(kept.id)
    library.remove(kept.id)
    assert library.articles(event) == []
    assert library.result(article().hash, "m") is None


@pytest.mark.parametrize("call", ["add", "replace", "move"])
def test_gone(library: Library, call: str) -> None:
    """What another window has deleted meanwhile is said in one sentence."""
    event = library.create_event("Event")
    calls: dict[str, Callable[[], object]] = {
        "add": lambda: library.add("nowhere", article()),
        "replace": lambda: library.replace("nothing", article()),
        "move": lambda: library.move("nothing", event),
    }
    with pytest.raises(LibraryError, match="no longer in the library") as caught:
        calls[call]()
    assert caught.value.sentence.count(".") == 1


def test_added_when(library: Library) -> None:
    """When an article was added is kept, in UTC."""
    before = datetime.datetime.now(datetime.UTC)
    kept = library.add(library.create_event("Event"), article())
    back = library.article(kept.id)
    assert back is not None
    assert back.added is not None
    assert before <= back.added <= datetime.datetime.now(datetime.UTC)
