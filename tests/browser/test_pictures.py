"""Single charts as PNG and SVG: by Plotly's own button, without a network, with mouse and keyboard, in both themes."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Download, Locator

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

PAPER = {"light": "255, 255, 255", "dark": "20, 23, 26"}


def button(visitor: Visitor, place: int = 0) -> Locator:
    """Return the one button of a chart that can be seen."""
    chart = visitor.page.locator(".js-plotly-plot:visible").nth(place)
    chart.locator(".modebar-btn").first.wait_for(state="attached")
    chart.scroll_into_view_if_needed()
    return chart.locator(".modebar-btn")


def pressed(visitor: Visitor, found: Locator, *, key: str = "") -> tuple[Download, bytes]:
    """Press a chart's button, by mouse or by a key; return what was downloaded."""
    with visitor.page.expect_download() as waiting:
        if key:
            found.focus()
            visitor.page.keyboard.press(key)
        else:
            found.hover()
            found.click()
    return waiting.value, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_png(theme: str, come: Callable[..., Visitor]) -> None:
    """The button saves the chart at twice its size, under the name of page and chart."""
    visitor = come(theme=theme).open("tone")
    found = button(visitor)
    assert found.count() == 1
    assert found.get_attribute("aria-label") == "Save this chart as PNG"
    download, data = pressed(visitor, found)
    assert download.suggested_filename == "parallax-tone.png"
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    box = visitor.page.locator(".js-plotly-plot:visible").first.bounding_box()
    assert box is not None
    assert (width, height) == (pytest.approx(2 * box["width"], abs=4), pytest.approx(2 * box["height"], abs=4))
    assert len(data) > 20_000  # an empty picture of this size has a tenth


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_by_keyboard(theme: str, come: Callable[..., Visitor]) -> None:
    """Chosen at the page's foot, the picture is an SVG with the chart's words on the theme's paper; no mouse is needed."""
    visitor = come(theme=theme).open("overview")
    visitor.page.get_by_role("radio", name="SVG").click()
    visitor.settle()
    found = button(visitor)
    visitor.page.wait_for_function("() => document.querySelector('.modebar-btn').ariaLabel.includes('SVG')")
    download, data = pressed(visitor, found, key="Enter")
    assert download.suggested_filename == "parallax-overview.svg"
    root = Xml.fromstring(data)  # noqa: S314 - what the page under test made
    text = " ".join("".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "The Daily Bellows" in text
    assert "Charged wording" in text
    assert f"rgb({PAPER[theme]})" in data.decode("utf-8")


def test_the_button_is_quiet(visitor: Visitor) -> None:
    """It is not to be seen until the mouse is over the chart or the keyboard reaches it."""
    visitor.open("overview")
    found = button(visitor)
    group = found.locator("xpath=..")
    visitor.page.mouse.move(0, 0)
    visitor.page.wait_for_timeout(500)
    assert float(group.evaluate("e => getComputedStyle(e).opacity")) == 0
    found.focus()
    visitor.page.wait_for_timeout(500)
    assert float(group.evaluate("e => getComputedStyle(e).opacity")) == 1


def test_each_chart_has_a_name_of_its_own(visitor: Visitor) -> None:
    """Two charts of one page are saved under two names."""
    visitor.open("tone")
    names = {pressed(visitor, button(visitor, place))[0].suggested_filename for place in (0, 1)}
    assert names == {"parallax-tone.png", "parallax-tone-arc.png"}
