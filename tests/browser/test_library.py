"""The Library page in a browser: a long import that is stopped and goes on, and ways out of it that are links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.library.place import FILE
from tests import texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

MANY = 60


def _pages(folder: Path) -> list[Path]:
    """Write web pages, each with an article of its own."""
    files = []
    for number in range(MANY):
        words = " ".join(f"Sentence {k} of article {number} tells of a council and its plan." for k in range(40))
        file = folder / f"page{number}.html"
        file.write_text(
            f"<!doctype html><html><head><title>Plan {number}</title></head><body><article><h1>Plan {number}</h1>"
            f"<p>{texts.PLAIN}</p><p>{words}</p></article></body></html>",
            encoding="utf-8",
        )
        files.append(file)
    return files


def _articles(home: Path, name: str) -> list[str]:
    with Library.open(home / FILE) as library:
        return [entry.title for event in library.events() if event.name == name for entry in library.entries(event.id)]


def test_stopped_and_taken_up(visitor: Visitor, home: Path, tmp_path: Path) -> None:
    """A long import tells where it is; stopped, it keeps what is done and says so; brought again, it doubles nothing."""
    name = "A long import"
    page = visitor.open("library").page
    page.get_by_label("Name of the new event").fill(name)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(_pages(tmp_path))
    visitor.uploaded()
    page.get_by_role("button", name="Add to the library").click()
    bar = page.get_by_text(re.compile(rf"\d+ of {MANY}: page\d+\.html"))
    bar.wait_for()
    page.get_by_text(re.compile(r"[3-9] articles in")).first.wait_for()
    page.get_by_role("button", name="Stop here").click()
    page.locator("p.warn", has_text="Stopped at file").wait_for()
    visitor.settle()
    kept = _articles(home, name)
    assert 3 <= len(kept) < MANY
    told = re.match(r"(\d+) articles? added", visitor.text("p.finding"))
    assert told
    assert int(told[1]) == len(kept)
    page.get_by_role("button", name="Add to the library").click()
    page.locator("p.warn", has_text="Stopped at file").wait_for(state="detached")
    visitor.settle()
    assert sorted(_articles(home, name)) == sorted(f"Plan {number}" for number in range(MANY))
    assert page.locator("p.warn", has_text="cut short").count() == 0


def test_from_a_found_word_to_its_place(visitor: Visitor) -> None:
    """A search leads into the Reading room, to the very sentence; Back leads to the Library."""
    page = visitor.open("library").page
    page.get_by_text("Search", exact=True).click()
    page.get_by_label("Words to find").fill("ambition")
    page.get_by_label("Words to find").press("Enter")
    page.locator(".ev b", has_text="ambition").first.wait_for()
    page.get_by_role("link", name="Read in context").first.click()
    page.locator("h1.px", has_text="side by side").wait_for()
    page.locator(".here", has_text="ambition").wait_for()
    page.go_back()
    page.locator("h1.px", has_text="Which articles?").wait_for()
    visitor.settle()


def test_an_event_opens_by_its_name(visitor: Visitor) -> None:
    """The name of an event in the list is a link to its Overview."""
    page = visitor.open("library", "room=Events").page
    link = page.locator(".who a").last
    name = link.inner_text()
    link.click()
    page.locator("h1.px", has_text="How do they differ?").wait_for()
    visitor.settle()
    assert visitor.text("p.eyebrow") == name
    assert visitor.failed() == 0
