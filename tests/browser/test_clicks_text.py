"""From any mark of Overview, Wording, Tone and Readability to its words: a click chooses, shows, is in the address, and Back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

POINTS = """chart => { chart.scrollIntoView({block: 'center'}); const found = [];
  for (const trace of chart.querySelectorAll('.scatterlayer .trace, .barlayer .trace')) {
    const data = trace.__data__[0].trace.customdata, points = trace.querySelectorAll('.points .point');
    if (!data) continue;
    points.forEach((point, at) => { const box = point.getBoundingClientRect();
      found.push([Array.from(data[at]), box.x + box.width / 2, box.y + box.height / 2, box.width * box.height]); });
  } return found; }"""
RINGED = """chart => { const found = [];
  for (const trace of chart.querySelectorAll('.scatterlayer .trace, .barlayer .trace')) {
    const data = trace.__data__[0].trace.customdata; if (!data) continue;
    trace.querySelectorAll('.points .point').forEach((point, at) => {
      const path = point.matches('path') ? point : point.querySelector('path');
      if (path && getComputedStyle(path).strokeWidth === '4.5px') found.push(Array.from(data[at])); });
  } return found; }"""


def click(visitor: Visitor, key: str, item: Any) -> list[Any]:
    """Click on the largest point of a chart that stands for ``item`` (any, where it is ``None``); return what it stands for."""
    chart = visitor.page.locator(f".st-key-{key} .js-plotly-plot:visible")
    chart.locator(".points .point").first.wait_for()
    found = [one for one in chart.evaluate(POINTS) if one[3] and (item is None or one[0][1] == item)]
    data, x, y, _ = max(found, key=lambda one: one[3])
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.click(x, y)
    visitor.page.wait_for_timeout(400)
    visitor.settle()
    return list(data)


def ringed(visitor: Visitor, key: str) -> list[list[Any]]:
    """Return what the points of a chart stand for that are drawn as chosen."""
    visitor.page.locator(f".st-key-{key} .points .point").first.wait_for()
    found: list[list[Any]] = visitor.page.locator(f".st-key-{key} .js-plotly-plot").evaluate(RINGED)
    return found


CLICKS = [
    ("overview", "", "overview", "quoted_share", "Quoted speech"),
    ("wording", "", "wording", "quoted", "Quoted"),
    ("wording", "", "plot_wide_categories", "emotive", "Emotive words"),
    ("wording", "in=Frames", "plot_wide_frames", "conflict", "Conflict"),
    ("tone", "", "tone", "headline", "Headline"),
    ("tone", "", "plot_wide_arc", None, "sentence"),
    ("reading_ease", "", "grades", "flesch_reading_ease", "Flesch reading ease"),
    ("reading_ease", "", "plot_wide_lengths", None, "words"),
]


@pytest.mark.parametrize(("page", "query", "key", "item", "told"), CLICKS)
def test_a_click_opens_the_words(
    page: str, query: str, key: str, item: str | None, told: str, come: Callable[..., Visitor]
) -> None:
    """The clicked point is ringed, what it stands for is told with a way into the text, and the link shows the same elsewhere."""
    visitor = come().open(page, query)
    before = visitor.address()
    clicked = click(visitor, key, item)
    assert ringed(visitor, key) == [clicked]
    main = visitor.page.get_by_test_id("stMain")
    assert told in main.inner_text()
    assert main.get_by_role("link", name="Read in context").count()
    assert visitor.address() != before
    other = come().open(page, urlsplit(visitor.address()).query)
    assert ringed(other, key) == [clicked]
    assert other.texts("p.figure") == visitor.texts("p.figure")
    assert other.texts("blockquote") == visitor.texts("blockquote")


def test_a_click_by_thumb(come: Callable[..., Visitor]) -> None:
    """On a phone too, where other drawings stand, a click on a bar shows its sentence."""
    visitor = come(width=420).open("tone")
    clicked = click(visitor, "plot_narrow_arc", None)
    assert ringed(visitor, "plot_narrow_arc") == [clicked]
    number = int(str(clicked[1]).partition("-")[2]) + 1
    assert f"sentence {number} of" in visitor.page.get_by_test_id("stMain").inner_text()


def test_the_same_dot_again(visitor: Visitor) -> None:
    """A dot that was clicked, and left for another choice, is chosen again by a second click."""
    visitor.open()
    click(visitor, "overview", "sentiment")
    first = visitor.text("p.figure")
    visitor.unfold("Measure")
    visitor.page.get_by_role("option", name="Reading grade").click()
    visitor.page.locator("p.figure", has_text="Reading grade").wait_for()
    visitor.settle()
    click(visitor, "overview", "sentiment")
    assert visitor.text("p.figure") == first


def test_a_word_in_every_article(come: Callable[..., Visitor]) -> None:
    """A click on a distinctive word shows it in every article that says it, and the address keeps the word."""
    visitor = come().open("wording", "in=Distinctive+words")
    chart = visitor.page.locator("[class*=st-key-keys_]").first.get_attribute("class") or ""
    key = re.search(r"st-key-(keys_\d+)", chart)
    assert key
    _, word = click(visitor, key[1], None)
    assert visitor.text("p.figure").startswith(str(word))
    assert [one[1] for one in ringed(visitor, key[1])] == [word]
    other = come().open("wording", urlsplit(visitor.address()).query)
    assert other.texts("p.figure") == visitor.texts("p.figure")


def test_squares_of_a_contested_pair(come: Callable[..., Visitor]) -> None:
    """A cell of squares is a link to its sentences, which come into view; Back returns to the page as it was."""
    visitor = come().open("wording", "in=Contested+pairs")
    before = visitor.texts("p.figure")
    cell = visitor.page.locator(".pairs a.cell").last
    told = cell.get_attribute("aria-label") or ""
    cell.click()
    visitor.page.locator(".pairs td.on").first.wait_for()
    visitor.settle()
    name, _, rest = told.partition(": ")
    assert rest.partition(",")[0] in " ".join(visitor.texts("p.figure"))
    assert set(visitor.texts(".st-key-said .who")) == {name}
    visitor.page.wait_for_function(
        "() => { const box = document.querySelector('.st-key-said').getBoundingClientRect();"
        " return box.top < innerHeight && box.bottom > 0; }"
    )
    visitor.page.go_back()
    visitor.page.locator("p.figure").first.wait_for()
    visitor.settle()
    assert visitor.texts("p.figure") == before
