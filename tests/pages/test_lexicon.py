"""The reader's own changes to the lexicon: kept, told wherever a number depends on them, undone without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis import Article, workspace
from analysis.library import Library
from analysis.measures import loaded
from analysis.measures.loaded_changes import NONE
from tests.pages.app import COMPARING, Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = (
    "It was a disgraceful plan, the council heard. The zorbling committee met on Tuesday. It will meet again in June. "
    "Members agreed on the date. The hall was full. They went home at nine. It rained."
)


@pytest.fixture
def event(keep: Callable[..., str]) -> str:
    """Return an event of two articles with one charged word each."""
    return keep(
        Article.of(TEXT, outlet="One", title="A"), Article.of(TEXT.replace("June", "July"), outlet="Two", title="B")
    )


def value(event: str) -> float:
    """Return the charged wording of the event's first article."""
    from analysis.comparison import values
    from analysis.comparison.choice import Choice

    with Library.open() as library:
        opened = workspace.open_event(library, library.event(event))
    return next(v.value for v in values.of(opened.results[0], Choice()) if v.measure.name == "loaded_language")


def switch_off(seen: Dashboard, word: str) -> Dashboard:
    """Switch an entry off and save."""
    row = next(at for at, one in enumerate(loaded.lexicon()) if one.entry.split(",")[0] == word)
    editor = seen.test.data_editor[0]
    seen.test.session_state[editor.key] = {"edited_rows": {row: {"used": False}}, "added_rows": [], "deleted_rows": []}
    return seen.run().press("Save what is switched off")


def test_an_entry_switched_off_counts_no_more(event: str) -> None:
    """Its mark and its share of every number go; each page says that the lexicon was changed; switched on, all is as before."""
    before = value(event)
    seen = switch_off(Dashboard("methods"), "disgraceful")
    assert seen.failures() == []
    assert "1 entry off" in seen.warnings()
    assert before > 0
    assert value(event) == 0
    for page in (*COMPARING, "reading_room"):
        assert "lexicon changed by you (1 entry off)" in Dashboard(page, event=event).state()
    seen.press("Switch all on again")
    assert value(event) == before
    assert "lexicon changed" not in Dashboard("overview", event=event).state()


def test_an_entry_of_ones_own_counts(event: str) -> None:
    """It is marked with its reason in every article, stands in the list, and can be removed."""
    before = value(event)
    seen = Dashboard("methods")
    fields = {one.label.split(" (")[0]: one for one in (*seen.test.text_input, *seen.test.selectbox)}
    fields["Word or phrase"].set_value("zorbling")
    fields["Category"].set_value("emotive")
    fields["Why it is charged"].set_value("nobody zorbles in earnest")
    seen.press("Add this entry")
    assert seen.failures() == []
    assert "zorbling" in seen.text()
    assert value(event) > before
    room = Dashboard("reading_room", event=event)
    assert any(one.text == "zorbling" for one in room.elements("mark"))
    seen.click("remove_own_0")
    assert value(event) == before


@pytest.mark.parametrize(
    ("word", "told"), [("", "Type a word"), ("a.*b", "characters other than"), ("w " * 9, "up to 6 words")]
)
def test_what_cannot_be_an_entry_gets_one_sentence(word: str, told: str, event: str) -> None:
    """Nothing is kept, and the sentence says what is wrong."""
    assert event
    seen = Dashboard("methods")
    next(one for one in seen.test.text_input if one.label.startswith("Word or phrase")).set_value(word)
    seen.press("Add this entry")
    assert told in seen.warnings()
    assert seen.failures() == []
    with Library.open() as library:
        assert workspace.lexicon(library) == NONE


def test_a_visitor_sees_it_and_changes_nothing(event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads from another machine gets the table without switches."""
    assert event
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "")
    seen = Dashboard("methods")
    assert seen.failures() == []
    assert not seen.test.data_editor
    assert not seen.test.button


@pytest.mark.parametrize("kept", ["{", "[]", '{"off": 1}', '{"added": [["a"]]}', "null"])
def test_what_is_kept_and_cannot_be_read_changes_nothing(kept: str, event: str) -> None:
    """Damaged settings leave the lexicon as it comes."""
    before = value(event)
    with Library.open() as library:
        library.keep_setting(workspace.LEXICON, kept)
        assert workspace.lexicon(library) == NONE
    assert value(event) == before


def test_changes_travel_with_an_exported_event(event: str) -> None:
    """An exported event brings its changes; another library offers them and measures by them only when its reader agrees."""
    switch_off(Dashboard("methods"), "disgraceful")
    with Library.open() as library:
        data = library.export_event(event)
        library.delete_everything()
    seen = Dashboard("library")
    seen.test.file_uploader[0].set_value([("event.json", data, "application/json")])
    seen.press("Add to the library")
    assert seen.failures() == []
    with Library.open() as library:
        [back] = [one.id for one in library.events() if one.kind == "own"]
    assert value(back) > 0
    assert "measured with a changed lexicon (1 entry off)" in seen.warnings()
    seen.press("Use these changes instead of mine")
    assert value(back) == 0
    assert "measured with a changed lexicon" not in seen.warnings()


def test_no_changes_no_trace(event: str) -> None:
    """A lexicon as it comes leaves nothing in the file, also after changes were taken back."""
    with Library.open() as library:
        before = library.export_event(event)
    switch_off(Dashboard("methods"), "disgraceful").press("Switch all on again")
    with Library.open() as library:
        assert library.export_event(event) == before
