"""The guided first minute: three hints on the sample, which go away one by one or at once, and stay away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from pages.parts.hints import HINTS, SETTING
from tests.pages import states
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("sample")


def shown(seen: Dashboard) -> list[str]:
    """Return the hints that can be seen, in the order of the page."""
    open_ones = {
        one.key.removeprefix("got_")
        for one in seen.test.button
        if one.key and one.key.startswith("got_") and not one.disabled
    }
    return [name for name in HINTS if name in open_ones]


def test_three_hints_on_the_sample() -> None:
    """The first visit to the sample shows three, each once, and says how many there are."""
    seen = Dashboard("overview")
    assert shown(seen) == list(HINTS)
    assert len(seen.texts("p", "hint")) == len(HINTS)
    for told in HINTS.values():
        assert any(told in one for one in seen.texts("p", "hint"))


def test_only_where_the_first_minute_begins() -> None:
    """On the other pages there are none: they belong to the first look at the Overview."""
    for page in ("tone", "voices", "reading_room"):
        assert shown(Dashboard(page)) == []


def test_one_goes_away_for_good() -> None:
    """A hint that was understood goes; the others stay; in another session it does not come back."""
    seen = Dashboard("overview").click("got_dots")
    assert shown(seen) == ["finding", "voice"]
    assert shown(Dashboard("overview")) == ["finding", "voice"]
    assert HINTS["dots"] not in Dashboard("overview").text()


def test_all_go_away_at_once() -> None:
    """One press puts all of them away, on every page and for good."""
    seen = Dashboard("overview").click("none_finding")
    assert shown(seen) == []
    assert shown(seen.open("tone")) == []
    assert Dashboard("overview").texts("p", "hint") == []


def test_the_page_does_not_jump() -> None:
    """A hint that was just put away keeps its room, where nobody can press it, until the reader goes on."""
    seen = Dashboard("overview").click("got_finding")
    assert HINTS["finding"] in seen.text()
    assert [one.disabled for one in seen.test.button if one.key == "got_finding"] == [True]
    assert HINTS["finding"] not in seen.open("tone").text()
    assert HINTS["finding"] not in seen.open("overview").text()


def test_the_last_one_is_put_away_alone() -> None:
    """Where one is left there is nothing to put away at once."""
    Dashboard("overview").click("got_dots").click("got_finding")
    assert not Dashboard("overview").has("No more hints")


def test_not_for_events_of_ones_own() -> None:
    """Whoever looks at articles of their own gets no hints."""
    with Library.open() as library:
        event = states.fill(library, "All alike")["All alike"]
    assert Dashboard("overview", event=event).texts("p", "hint") == []


@pytest.mark.parametrize("page", ["library", "methods"])
def test_not_where_nothing_is_compared(page: str) -> None:
    """Pages that show no comparison have no hints, in the sidebar neither."""
    assert Dashboard(page).texts("p", "hint") == []


def test_a_visitor_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not change the library puts hints away for the session; the library knows nothing of it."""
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "0")
    seen = Dashboard("overview").click("got_dots")
    assert shown(seen) == ["finding", "voice"]
    assert shown(seen.open("tone")) == []
    assert shown(seen.open("overview")) == ["finding", "voice"]
    with Library.open() as library:
        assert library.setting(SETTING) is None
    assert shown(Dashboard("overview")) == list(HINTS)


@pytest.mark.parametrize("kept", ["", "nonsense", "{}", "[1, null]", '["no such hint"]', '{"finding": 1}'])
def test_a_setting_that_cannot_be_read(kept: str) -> None:
    """A setting that is not a list of hints hides none."""
    with Library.open() as library:
        library.keep_setting(SETTING, kept)
    seen = Dashboard("overview")
    assert seen.failures() == []
    assert shown(seen) == list(HINTS)


def test_the_sample_may_not_be_there(home: Path) -> None:
    """Where the sample is hidden and nothing is there, no hint points at anything."""
    with Library.open() as library:
        library.hide(library.events()[0].id)
    assert home.exists()
    assert Dashboard("overview").texts("p", "hint") == []
