"""A library with more events than a choice can offer: every one is found, opened and added to all the same."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article
from analysis.library import Library
from pages.keeping.events import FEW
from pages.parts import sidebar
from tests import texts
from tests.pages.app import Dashboard
from tests.shared import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MOST = 12
NUMBER = 50


@pytest.fixture
def many(sample: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of fifty events beside the sample, in a dashboard whose choices offer twelve."""
    monkeypatch.setattr(sidebar, "OFFERED", MOST)
    names = [f"Event number {number}" for number in range(NUMBER)]
    with Library.open(sample / "library.sqlite") as library, library.together():
        for at, name in enumerate(names):
            day = datetime.date(2021, 12, 1) + datetime.timedelta(days=at)
            text = f"{texts.PLAIN} It was report {at}."
            library.add(library.create_event(name), Article.of(text, outlet=f"Paper {at}", title=name, date=day))
    return names


def offered(seen: Dashboard) -> list[str]:
    """Return what the choice of an event offers."""
    return list(seen.widget("event").options)


def by_address(name: str) -> Dashboard:
    """Come to the overview by an address that names an event."""
    seen = Dashboard.__new__(Dashboard)
    seen.test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    seen.test.context = {"theme": "light"}
    seen.test.query_params["event"] = name
    return seen.run()


def test_the_newest_are_offered(many: list[str]) -> None:
    """The choice offers the first event, which is open, and the newest; and says where the others are."""
    seen = Dashboard("overview")
    assert seen.failures() == []
    assert offered(seen)[1:] == many[1 - MOST :]
    assert seen.texts("p", "eyebrow") == [offered(seen)[0]]
    assert f"The newest of {NUMBER + 1} events" in seen.text()


def test_an_address_opens_an_old_event(many: list[str]) -> None:
    """An event that is not among the newest is opened by its address, stays chosen, and can be added to."""
    seen = by_address(many[3])
    assert seen.texts("p", "eyebrow") == [many[3]]
    assert many[3] in offered(seen)
    seen.run()
    assert seen.texts("p", "eyebrow") == [many[3]]
    seen.open("library")
    assert many[3] in seen.widget("into_").options
    assert len(seen.widget("into_").options) <= MOST + 2


def test_events_are_turned_over(many: list[str]) -> None:
    """The list of events shows a page at a time, the newest first, to the very first one; and finds one by its name."""
    seen = Dashboard("library", room="Events")
    assert many[-1] in seen.text()
    assert many[0] not in seen.text()
    assert f"1 to {FEW} of {NUMBER + 1} events" in seen.text()
    seen.click("events_Older").click("events_Older")
    assert f"{2 * FEW + 1} to {NUMBER + 1} of {NUMBER + 1} events" in seen.text()
    assert many[0] in seen.text()
    assert seen.test.button(key="events_Older").disabled
    seen.choose(find_event="number 17")
    assert many[17] in seen.text()
    assert many[0] not in seen.text()
