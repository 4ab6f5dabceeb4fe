"""The browser tells how much room the page has, and only the drawings that fit are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

DRAWN = """size => [...document.querySelectorAll('.js-plotly-plot')].every(one => one.closest(`[class*=st-key-${size}_]`) && one.checkVisibility({visibilityProperty: true}))
  && document.querySelectorAll('.js-plotly-plot .main-svg').length > 0"""
SIZES = """() => ['wide', 'narrow'].filter(size => document.querySelector(`[class*=st-key-${size}_]`))"""


@pytest.mark.parametrize(("width", "size"), [(390, "narrow"), (1000, "narrow"), (1400, "wide")])
def test_one_drawing_of_two(width: int, size: str, come: Callable[..., Visitor]) -> None:
    """On a phone, in a window of which the sidebar takes too much, and in a wide one: the drawings that fit, and no others."""
    visitor = come(width=width).open("tone")
    assert visitor.page.evaluate(SIZES) == [size]
    assert visitor.page.evaluate(DRAWN, size)
    assert visitor.said == []


def test_turned_and_turned_back(come: Callable[..., Visitor]) -> None:
    """A page that becomes narrower or wider is drawn anew, with what was chosen, at the address it had."""
    visitor = come(width=1400).open("overview", "who=Volga+Today&what=Tone")
    told, address = visitor.texts("p.figure"), visitor.address()
    for width, size in ((844, "narrow"), (390, "narrow"), (1400, "wide")):
        visitor.page.set_viewport_size({"width": width, "height": 1000})
        visitor.page.wait_for_function(f"() => ({SIZES})().join() === '{size}'")
        visitor.settle()
        assert visitor.page.evaluate(DRAWN, size)
        assert visitor.texts("p.figure") == told
        assert visitor.address() == address


def test_known_on_the_next_page(come: Callable[..., Visitor]) -> None:
    """Once told, it is known: a switch on the narrow page draws the narrow charts at once, never the others."""
    visitor = come(width=1000).open("tone")
    visitor.page.evaluate(
        """() => { window.flashed = 0; new MutationObserver(() => {
        window.flashed += document.querySelectorAll('[class*=st-key-wide_]').length;
      }).observe(document.body, {subtree: true, childList: true}); }"""
    )
    visitor.follow("Overview", "How do they differ?")
    assert visitor.page.evaluate(SIZES) == ["narrow"]
    assert visitor.page.evaluate("window.flashed") == 0
