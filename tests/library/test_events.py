"""Events: the reader's own, and the one sample."""

from __future__ import annotations

import datetime

import pytest

from analysis.article import Article
from analysis.library import Library, LibraryError
from tests.library.made import article


def test_empty(library: Library) -> None:
    """A new library has no event, and asking for one that is not there gives nothing."""
    assert library.events() == []
    assert library.event("nowhere") is None
    assert library.articles("nowhere") == []


def test_list(library: Library) -> None:
    """Events are listed in the order they were made, with the number of articles and their first and last date."""
    first, second = library.create_event("  First \n event "), library.create_event("Second")
    for number in (3, 0, 7):
        library.add(first, article(number))
    library.add(first, Article.of("No date here"))
    events = library.events()
    assert [(one.id, one.name, one.articles) for one in events] == [(first, "First event", 4), (second, "Second", 0)]
    assert (events[0].first_date, events[0].last_date) == (datetime.date(2021, 12, 1), datetime.date(2021, 12, 8))
    assert (events[1].first_date, events[1].last_date) == (None, None)
    assert library.event(second) == events[1]


def test_rename_and_hide(library: Library) -> None:
    """An event can be renamed, hidden and shown again."""
    event = library.create_event("Event")
    library.rename_event(event, "Other")
    library.hide(event)
    assert [(one.name, one.hidden) for one in library.events()] == [("Other", True)]
    library.hide(event, hidden=False)
    assert not library.events()[0].hidden


@pytest.mark.parametrize("name", ["", "   ", "\n\t"])
def test_needs_a_name(library: Library, name: str) -> None:
    """An event without a name is refused in one sentence, when it is made and when it is renamed."""
    with pytest.raises(LibraryError, match="needs a name"):
        library.create_event(name)
    event = library.create_event("Event")
    with pytest.raises(LibraryError, match="needs a name"):
        library.rename_event(event, name)


@pytest.mark.parametrize("name", ["<b>x</b>", "Robert'); DROP TABLE events;--", "\ud800 half", "名前", "x" * 1000])
def test_any_name(library: Library, name: str) -> None:
    """Any name is kept as it is, up to 200 characters."""
    library.create_event(name)
    assert library.events()[0].name == name[:200]


def test_one_sample(library: Library) -> None:
    """The sample event is made once; asked for again, it is the same one."""
    sample = library.create_event("Sample", kind="sample")
    assert library.create_event("Sample again", kind="sample") == sample
    assert [(one.name, one.kind) for one in library.events()] == [("Sample", "sample")]


def test_sample_takes_no_uploads(library: Library) -> None:
    """Nothing is added or moved to the sample event by accident, and nothing of the sample's to one's own."""
    sample, own = library.create_event("Sample", kind="sample"), library.create_event("Own")
    kept = library.add(own, article())
    for call in (lambda: library.add(sample, article(1)), lambda: library.move(kept.id, sample)):
        with pytest.raises(LibraryError, match="sample event takes no other articles"):
            call()
    assert library.entries(sample) == []


def test_delete_event(library: Library) -> None:
    """A deleted event takes its articles and their results with it, and no other's; deleting it twice is no error."""
    event, other = library.create_event("Event"), library.create_event("Other")
    for number, where in ((0, event), (1, other)):
        library.add(where, article(number))
        library.keep_result(article(number).hash, "m", b"result")
    library.delete_event(event)
    library.delete_event(event)
    assert [one.name for one in library.events()] == ["Other"]
    assert library.articles(event) == []
    assert library.result(article(0).hash, "m") is None
    assert library.result(article(1).hash, "m") == b"result"


def test_together(library: Library) -> None:
    """What is done together is kept together: an error in the block undoes all of it, inner blocks included."""

    def half() -> None:
        with library.together():
            event = library.create_event("Half")
            with library.together():
                library.add(event, article())
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert library.events() == []
    with library.together():
        library.add(library.create_event("Whole"), article())
    assert [one.articles for one in library.events()] == [1]
