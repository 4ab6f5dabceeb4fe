"""Keyboard, phone and dark theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

NOTE = "getComputedStyle(document.activeElement, '::after').content"


@pytest.mark.parametrize("page", ["overview", "reading_room"])
def test_keyboard_reaches_a_mark(page: str, visitor: Visitor) -> None:
    """Tab goes from what stands before the first mark to the mark, and its note shows."""
    visitor.open(page)
    visitor.page.locator("mark[data-note]").first.wait_for()
    # From the last thing that takes focus before the marks, one press of Tab at a time.
    for _ in range(80):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("document.activeElement.tagName") == "MARK":
            break
    assert visitor.page.evaluate("document.activeElement.tagName") == "MARK"
    note = visitor.page.evaluate("document.activeElement.dataset.note")
    assert note
    assert visitor.page.evaluate(NOTE).strip('"').replace('\\"', '"') == note


def test_phone(come: Callable[..., Visitor]) -> None:
    """At 390 pixels no page scrolls sideways, and charts are the narrow ones."""
    visitor = come(width=390)
    for page in PAGES:
        visitor.open(page).page.wait_for_timeout(300)
        # A chart is drawn once before it knows its width: what counts is where the page comes to rest.
        visitor.page.wait_for_function(
            "() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]"
            ".every(e => e.scrollWidth <= e.clientWidth)"
        )
        assert visitor.page.locator("[class*=st-key-wide_]:visible").count() == 0, page
        if page in {"overview", "wording", "tone", "reading_ease"}:
            assert visitor.page.locator("[class*=st-key-narrow_]:visible .js-plotly-plot").count() >= 1, page


def test_wide_window_shows_the_wide_charts(visitor: Visitor) -> None:
    """In a wide window only the wide drawing of a chart is there to see."""
    visitor.open("wording")
    assert visitor.page.locator("[class*=st-key-wide_]:visible").count() >= 1
    visitor.page.locator("[class*=st-key-narrow_]").first.wait_for(state="hidden")
    assert visitor.page.locator("[class*=st-key-narrow_]:visible").count() == 0


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as the browser tells it, by WCAG 2.2's definition."""
    parts = [float(number) for number in re.findall(r"[\d.]+", colour)][:3]
    if colour.startswith("color("):
        parts = [255 * part for part in parts]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in parts)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out(theme: str, come: Callable[..., Visitor]) -> None:
    """Headline, state, finding, headlines and notes have a contrast of 4.5 to 1 or more, in both themes."""
    visitor = come(theme=theme).open()
    paper = luminance(visitor.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor"))
    assert (paper < 0.2) is (theme == "dark")
    for selector in ("h1.px", "p.state", "p.finding", ".heads h3", ".heads .sub", "p.note", "p.warn", "blockquote"):
        ink = luminance(visitor.page.locator(selector).first.evaluate("e => getComputedStyle(e).color"))
        assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 4.5, selector
