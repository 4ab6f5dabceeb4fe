"""A blind round in a real browser: two colleagues, by mouse and by keyboard, on a desk and on a phone, to the reveal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser
ROUND = "mode=Blind+round"
ITEMS = 10
TELLING = re.compile(r"meridian|bellows|volga|north sea one|field (?:&amp;|&) flag", re.IGNORECASE)
HUE = "[...document.querySelectorAll('.stMain *')].filter(e => /(^| )[bg][0-4x]?( |$)/.test(e.getAttribute('class') || '')).length"


def enter(visitor: Visitor, query: str = ROUND) -> Visitor:
    """Follow a link to a blind round, cold."""
    visitor.open("reading_room", query)
    visitor.page.get_by_role("button", name="Begin").wait_for()
    return visitor


def begin(visitor: Visitor, name: str) -> None:
    """Begin by typing a name and pressing Enter."""
    visitor.page.get_by_role("textbox", name="A name or initials").fill(name)
    visitor.page.keyboard.press("Enter")
    at(visitor, 1)


def at(visitor: Visitor, item: int) -> None:
    """Wait until an item is asked and the page has come to rest."""
    visitor.page.locator("p.step", has_text=re.compile(rf"^{item} of {ITEMS} ")).wait_for()
    visitor.settle()


def press(visitor: Visitor, keys: str) -> None:
    """Answer one item a key, as somebody without a mouse does."""
    for item, key in enumerate(keys, start=1):
        at(visitor, item)
        visitor.page.keyboard.press(key)
    visitor.page.get_by_text("Thank you").wait_for()
    visitor.settle()


def test_two_colleagues(visitor: Visitor) -> None:
    """Nothing leaks while two colleagues answer; the reveal has both, and opens the Reading room in a window of its own."""
    enter(visitor)
    page = visitor.page
    begin(visitor, "Anna")
    for item in range(1, ITEMS + 1):
        at(visitor, item)
        asked = page.locator(".stMain h2.ask").inner_text()
        seen = (
            page.content() if "charge" in asked else page.locator(".cards, [data-testid=stSidebar]").all_inner_texts()
        )
        assert not TELLING.search(re.sub(r"<style.*?</style>", "", "".join(seen), flags=re.DOTALL))
        assert page.evaluate(HUE) == 0
        page.locator('[class*="st-key-answers_"] button').nth(item % 3).click()
    page.get_by_text("Thank you").wait_for()
    visitor.settle()
    page.get_by_role("textbox", name="A name or initials").fill("B. K.")
    page.get_by_role("button", name="Next colleague").click()
    press(visitor, "BNABNA1230")
    page.get_by_role("button", name="Reveal").click()
    page.locator(".item").nth(ITEMS - 1).wait_for()
    visitor.settle()
    assert "2 colleagues" in visitor.text("p.figure")
    assert "Krippendorff" in visitor.text("p.figure")
    assert page.locator(".said", has_text="B. K.").count() == ITEMS
    assert page.locator(".card .g").count() == page.locator(".card").count()
    sentence = page.locator(".item blockquote").first.inner_text()
    with page.context.expect_page() as opened:
        page.locator(".item a.go").first.click()
    opened.value.locator(".read .here").first.wait_for()
    assert " ".join(opened.value.locator(".read .here").first.inner_text().split()) in " ".join(sentence.split())
    opened.value.close()
    assert page.locator(".item").count() == ITEMS


def test_back_and_forth(visitor: Visitor) -> None:
    """The arrow keys go back and on, the answer given stands out, and it is there after a look at another page."""
    enter(visitor)
    page = visitor.page
    begin(visitor, "Anna")
    page.keyboard.press("a")
    at(visitor, 2)
    page.keyboard.press("ArrowLeft")
    at(visitor, 1)
    given = page.get_by_test_id("stBaseButton-primary")
    assert given.inner_text().startswith("More in A")
    page.keyboard.press("ArrowRight")
    at(visitor, 2)
    visitor.follow("Tone", "In what tone?")
    assert visitor.page.get_by_test_id("stSidebar").get_by_role("button", name="Volga Today").count() == 1
    visitor.follow("Reading room", "What do they say")
    if "side by side" in visitor.text("h1.px"):
        page.get_by_role("radio", name="Blind round").or_(page.get_by_role("button", name="Blind round")).first.click()
    at(visitor, 2)


def test_choice_of_outlets_comes_back(visitor: Visitor) -> None:
    """Outlets that were left out stay left out during the round and after it, and the address keeps saying so."""
    visitor.open("reading_room")
    page, sidebar = visitor.page, visitor.page.get_by_test_id("stSidebar")
    sidebar.get_by_role("button", name="Volga Today").click()
    page.locator("p.state", has_text="4 of 5").wait_for()
    page.get_by_text("Blind round", exact=True).click()
    page.locator("p.state", has_text="4 articles").wait_for()
    visitor.settle()
    assert sidebar.get_by_role("button", name="Volga Today").count() == 0
    page.get_by_text("Read", exact=True).click()
    page.locator("p.state", has_text="4 of 5").wait_for()
    visitor.settle()
    other = page.context.new_page()
    other.goto(visitor.address())
    other.locator("p.state", has_text="4 of 5").wait_for()


def test_phone(come: Callable[..., Visitor]) -> None:
    """On a phone nothing is wider than the screen, and each item begins at its top, whatever was scrolled before."""
    visitor = enter(come(width=420))
    page = visitor.page
    page.set_viewport_size({"width": 420, "height": 640})
    begin(visitor, "Anna")
    for item in range(1, 4):
        at(visitor, item)
        page.wait_for_timeout(300)
        box = page.locator("p.step").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 180
        assert page.evaluate("document.querySelector('.stMain').scrollWidth - innerWidth") <= 0
        page.get_by_role("button", name="No difference").click()
