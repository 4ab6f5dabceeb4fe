"""The list of events is read once and remembered while nothing in it changes; what a large library asks goes by indexes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analysis.article import Article
from analysis.library import Library, events, library, listing, outlets
from analysis.library.events import Events
from tests.library.made import article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.library import Event

    Change = Callable[[Library, list[Event]], object]

CHANGES: dict[str, Change] = {
    "an event made": lambda opened, _: opened.create_event("Another"),
    "renamed": lambda opened, found: opened.rename_event(found[0].id, "Other"),
    "hidden": lambda opened, found: opened.hide(found[0].id),
    "an article added": lambda opened, found: opened.add(found[0].id, article(9)),
    "an article removed": lambda opened, found: opened.remove(opened.entries(found[0].id)[0].id),
    "an article moved": lambda opened, found: opened.move(opened.entries(found[0].id)[0].id, found[1].id),
    "a date corrected": lambda opened, found: opened.replace(
        opened.entries(found[0].id)[0].id, replace(article(0), date=None)
    ),
    "merged": lambda opened, found: opened.merge_events(found[1].id, found[0].id),
    "split": lambda opened, found: opened.split_event(found[0].id, [opened.entries(found[0].id)[0].id], "Part"),
    "an event deleted": lambda opened, found: opened.delete_event(found[0].id),
    "everything deleted": lambda opened, _: opened.delete_everything(),
}


@pytest.fixture
def filled(library: Library) -> Library:
    """Return a library with two events, of two articles and of one."""
    first, second = library.create_event("First"), library.create_event("Second")
    for number, event in enumerate((first, first, second)):
        library.add(event, article(number))
    return library


def afresh(opened: Library) -> list[Event]:
    """Return the list as it stands in the file."""
    return opened._all_events()


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_the_list_shows_in_it(filled: Library, what: str) -> None:
    """After every change the list is the file's, for who made the change and for who had it open before."""
    before = filled.events()
    with Library.open(filled.path) as other:
        assert other.events() == before
        CHANGES[what](filled, before)
        assert filled.events() == afresh(filled) != before
        assert other.events() == afresh(filled)


def test_is_read_once(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nothing in it changes the list is not read again, whoever opens the library; a kept result is no change."""
    before = filled.events()
    monkeypatch.setattr(Events, "_all_events", lambda _: pytest.fail("the list was read again"))
    filled.keep_result(article(0).hash, "m", b"result")
    filled.keep_setting("name", "value")
    filled.keep_edits(before[0].id, "facts", {"one": 1})
    filled.events().clear()
    with Library.open(filled.path) as other:
        assert other.events() == before


def test_what_was_undone_was_never_listed(filled: Library) -> None:
    """A change that is taken back with its transaction is not in the list afterwards."""
    before = filled.events()

    def undone() -> None:
        with filled.together():
            filled.rename_event(before[0].id, "Other")
            assert filled.events()[0].name == "Other"
            message = "enough"
            raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        undone()
    assert filled.events() == before


def test_two_files_are_not_mixed_up(filled: Library, tmp_path: Path) -> None:
    """A copy that goes its own way lists its own events."""
    shutil.copy(filled.path, tmp_path / "copy.sqlite")
    with Library.open(tmp_path / "copy.sqlite") as other:
        assert other.events() == filled.events()
        other.rename_event(other.events()[0].id, "In the copy")
        assert [one.name for one in filled.events()] == ["First", "Second"]
        assert [one.name for one in other.events()] == ["In the copy", "Second"]


def test_few_lists_are_kept(filled: Library) -> None:
    """However often the list changes, no more than two stay in memory, and none once everything is deleted."""
    for number in range(5):
        filled.rename_event(filled.events()[0].id, f"Name {number}")
        filled.events()
    assert len(listing._lists) == listing.MOST
    filled.delete_everything()
    assert listing._lists == {}


@pytest.mark.parametrize(
    ("query", "values"),
    [
        (events._ABOUT + " GROUP BY event", ()),
        (events._ONE, ("a", "a")),
        (outlets._COUNTS, ()),
        (library.NEWEST_FIRST, (100,)),
        ("SELECT 1 FROM articles WHERE hash = ? LIMIT 1", ("h",)),
    ],
)
def test_goes_by_an_index(library: Library, query: str, values: tuple[object, ...]) -> None:
    """What is asked of all articles is answered from an index and never by reading every article."""
    plan = [row[-1] for row in library._rows(f"EXPLAIN QUERY PLAN {query}", *values)]
    read = [step for step in plan if step.startswith(("SCAN articles", "SCAN a", "SEARCH articles", "SEARCH a"))]
    assert read
    assert [step for step in read if "INDEX" not in step] == []


def test_hidden_articles_do_not_stand_in_the_way(library: Library) -> None:
    """Many newer hidden articles that answer a search leave the older one to be found, and the limit is kept."""
    shown, hidden = library.create_event("Shown"), library.create_event("Hidden")
    for number in range(3):
        library.add(shown, article(number, words="harbour"))
    for number in range(3, 63):
        library.add(hidden, article(number, words="harbour"))
    library.hide(hidden)
    assert {hit.entry.event for hit in library.search("harbour")} == {shown}
    assert len(library.search("harbour")) == 3
    assert len(library.search("harbour", limit=2)) == 2


def test_an_event_is_found_among_very_many(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where words are held by very many articles the rarer ones decide, and where none is rare the newest articles do."""
    text = "Dockers at Lowmouth harbour walked out. The union of dockers at Lowmouth wants more pay. Lowmouth stands still. "
    strike, other = library.create_event("Strike"), library.create_event("Other")
    library.add(strike, Article.of(text * 3, title="Dockers at Lowmouth walk out"))
    for number in range(12):
        library.add(
            other, Article.of(f"The union met on day {number}. Nothing was said about pay or dockers.", title="Pay")
        )
    new = Article.of(text * 2 + "Talks began.", title="Lowmouth dockers go on")
    for ranked in (2000, 3, 0):
        monkeypatch.setattr("analysis.library.finding.RANKED", ranked)
        suggested = library.suggest_event(new)
        assert suggested is not None
        assert suggested.event == strike
    assert library._about(["union", "pay"], 5) == []
