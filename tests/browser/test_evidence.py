"""From a dot to its words, to the article, and back; and the address that tells it all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

IN_VIEW = """() => { const box = document.querySelector('#here')?.getBoundingClientRect();
  return Boolean(box) && box.top >= 0 && box.bottom <= innerHeight; }"""


def choose_dot(visitor: Visitor, article: int, measure: str) -> None:
    """Click on the dot of one article and measure."""
    x, y = next((x, y) for data, x, y in visitor.dots() if data[:2] == [article, measure])
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.click(x, y)
    visitor.page.wait_for_timeout(400)
    visitor.settle()


def test_click_on_a_dot(come: Callable[..., Visitor]) -> None:
    """A click chooses article and measure, writes them into the address, and that address shows the same to others."""
    visitor = come().open()
    choose_dot(visitor, 2, "sentiment")
    assert "Volga Today" in visitor.text("p.figure")
    assert "Tone" in visitor.text("p.figure")
    address = visitor.address()
    assert "who=" in address
    assert "what=" in address
    other = come().open("overview", urlsplit(address).query)
    assert other.texts("p.figure") == visitor.texts("p.figure")
    assert other.texts("blockquote") == visitor.texts("blockquote")


def test_back_restores(visitor: Visitor) -> None:
    """The Back button takes a choice back, and returns from the Reading room to the page as it was."""
    visitor.open()
    choose_dot(visitor, 2, "sentiment")
    before = visitor.text("p.figure")
    visitor.page.get_by_role("link", name="Read in context").last.click()
    visitor.page.locator(".read").wait_for()
    visitor.settle()
    visitor.page.go_back()
    visitor.page.locator("p.figure").first.wait_for()
    visitor.settle()
    assert visitor.text("p.figure") == before


def test_back_and_forward_between_pages(visitor: Visitor) -> None:
    """Back returns to the page before, Forward to the one after with what was chosen there."""
    visitor.open("tone").follow("Wording", "In what words?")
    visitor.page.get_by_test_id("stSidebar").get_by_text("Own words", exact=True).click()
    visitor.page.locator("p.state", has_text="Own words").wait_for()
    visitor.settle()
    assert "voice=Own" in visitor.address()
    visitor.page.go_back()
    visitor.page.locator("h1.px", has_text="In what tone?").wait_for()
    visitor.settle()
    visitor.page.go_forward()
    visitor.page.locator("h1.px", has_text="In what words?").wait_for()
    visitor.settle()
    assert "Own words" in visitor.text("p.state")


def test_choices_follow_to_other_pages(come: Callable[..., Visitor]) -> None:
    """Voice and outlets stay when the page changes, in the address too; a link opens the same view elsewhere."""
    visitor = come().open("tone", "voice=Quoted")
    visitor.page.get_by_test_id("stSidebar").get_by_role("button", name="Volga Today").click()
    visitor.page.locator("p.state", has_text="4 of 5").wait_for()
    visitor.settle()
    visitor.page.get_by_role("link", name="Overview", exact=True).first.click()
    visitor.page.locator("h1.px", has_text="How do they differ?").wait_for()
    visitor.settle()
    assert "4 of 5 articles" in visitor.text("p.state")
    assert "Quoted" in visitor.text("p.state")
    other = come()
    other.page.goto(visitor.address())
    other.settle()
    assert other.text("p.state") == visitor.text("p.state")
    assert other.text("p.finding") == visitor.text("p.finding")


def test_read_in_context(visitor: Visitor) -> None:
    """The link opens the Reading room with that sentence highlighted and in view; the jump link brings the reader back to it."""
    visitor.open()
    row = visitor.page.locator(".ev").last
    sentence = row.locator("blockquote").inner_text()
    row.get_by_role("link", name="Read in context").click()
    visitor.page.locator(".read .here").first.wait_for()
    visitor.settle()
    assert " ".join("".join(visitor.texts(".here")).split()) == " ".join(sentence.split())
    assert "at=" in visitor.address()
    visitor.page.wait_for_function(IN_VIEW)
    visitor.page.locator("h1.px").scroll_into_view_if_needed()
    assert not visitor.page.evaluate(f"({IN_VIEW})()")
    visitor.page.get_by_text("Go to the sentence you came for").click()
    visitor.page.wait_for_function(IN_VIEW)


def test_lined_up_on_a_fact(visitor: Visitor) -> None:
    """A fact chosen in the Reading room is in view in both columns, at the same height, and its link opens the same view."""
    visitor.open("reading_room")
    visitor.unfold("Line up on")
    visitor.page.get_by_role("option").nth(2).click()
    visitor.page.locator(".read .about").first.wait_for()
    visitor.settle()
    visitor.page.wait_for_function(IN_VIEW)
    heights = visitor.page.locator(".read .about").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )
    assert len(heights) == 2
    assert max(heights) - min(heights) < 2
    address = visitor.address()
    visitor.open("reading_room", urlsplit(address).query)
    visitor.page.wait_for_function(IN_VIEW)
