"""Voices, Facts and Actors: a press on any bar, dot, square or row opens its words, and the address tells which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

POINTS = """([chart, layer]) => { const drawn = [...document.querySelectorAll('.js-plotly-plot')].filter(one => one.offsetWidth)[chart];
  drawn.scrollIntoView({block: 'center'}); const found = [];
  for (const trace of drawn.querySelectorAll(`.${layer}layer .trace`)) {
    const data = trace.__data__[0].trace.customdata, points = trace.querySelectorAll('.points path');
    if (data) points.forEach((point, at) => { const box = point.getBoundingClientRect();
      found.push([Array.from(data[Math.min(at, data.length - 1)]), box.x + box.width / 2, box.y + box.height / 2]); });
  } return found; }"""


class Press(NamedTuple):
    """A press on a point of a chart: the page, its exhibit, which chart, and what the press should put into the address."""

    page: str
    show: str
    chart: int
    layer: str
    point: list[Any]
    address: dict[str, str]
    told: str


PRESSES = [
    Press("voices", "", 0, "bar", [3, "Russia"], {"who": "North Sea One"}, "North Sea One gives Russia"),
    Press(
        "voices",
        "",
        0,
        "bar",
        [1, "The outlet itself"],
        {"who": "The Daily Bellows", "side": "The outlet itself"},
        "keeps for itself",
    ),
    Press("voices", "Speakers", 0, "scatter", [2, "russian officials"], {"who": "Volga Today"}, "Russian officials"),
    Press(
        "voices",
        "Verbs",
        0,
        "scatter",
        [2, "United States\ndoubting"],
        {"side": "United States", "rung": "doubting"},
        "alleged",
    ),
    Press(
        "facts", "Left out", 0, "scatter", [0, "left_out"], {"who": "Meridian Wire"}, "Meridian Wire: 18 of 24 found"
    ),
    Press("actors", "", 0, "scatter", [1, "Russia"], {"actor": "Russia", "who": "The Daily Bellows"}, "Russia ·"),
    Press(
        "actors",
        "In what role",
        0,
        "scatter",
        [0, "something is its own"],
        {"part": "something is its own"},
        "its own (ambition)",
    ),
    Press("actors", "Done by nobody", 0, "scatter", [4, "passives"], {"who": "Field & Flag"}, "Field & Flag"),
    Press(
        "actors", "In what tone", 0, "scatter", [2, "tone others"], {"tone_of": "In words of others"}, "quoted words"
    ),
]


def words(visitor: Visitor) -> list[str]:
    """Return what the page shows for what is chosen: the line above the sentences, and the sentences."""
    return [*visitor.texts("p.figure"), *visitor.texts("[data-testid=stMain] .ev")]


def press(visitor: Visitor, one: Press) -> None:
    """Press a point of a chart with the mouse, where it is drawn."""
    visitor.page.locator(f".js-plotly-plot:visible .{one.layer}layer .points path").first.wait_for()
    visitor.page.wait_for_timeout(300)
    points = visitor.page.evaluate(POINTS, [one.chart, one.layer])
    assert one.point in [point for point, _, _ in points]
    x, y = next((x, y) for point, x, y in points if point == one.point)
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.click(x, y)
    visitor.page.wait_for_timeout(500)
    visitor.settle()


@pytest.mark.parametrize("one", PRESSES, ids=lambda one: f"{one.page} {one.show} {one.point[1]}")
def test_press_opens_its_words(one: Press, come: Callable[..., Visitor]) -> None:
    """A press shows the words right there and writes itself into the address; that address shows the same to others."""
    visitor = come().open(one.page, f"show={one.show.replace(' ', '+')}" if one.show else "")
    press(visitor, one)
    assert one.told in " ".join(words(visitor))
    asked = parse_qs(urlsplit(visitor.address()).query)
    assert {key: asked.get(key, [""])[0] for key in one.address} == one.address
    assert visitor.page.locator(".ev a.go").count()
    other = come().open(one.page, urlsplit(visitor.address()).query)
    assert words(other) == words(visitor)


ROWS = {
    "facts": ("", "fact", ".ev .telling"),
    "voices": ("Who+comes+first", "opens", ".ev blockquote"),
    "actors": ("Called+what", "actor", ".ev mark.actor"),
}


@pytest.mark.parametrize("page", ROWS)
def test_row_opens_where_it_is_pressed(page: str, visitor: Visitor) -> None:
    """A row opens below itself, by the mouse anywhere on it and by the keyboard, and is in the address; Back closes it."""
    show, key, evidence = ROWS[page]
    visitor.open(page, f"show={show}" if show else "")
    row = visitor.page.locator("[class*=st-key-row_]").nth(2)
    row.get_by_role("button").wait_for()
    before = visitor.address()
    box = row.bounding_box()
    assert box
    row.click(position={"x": box["width"] - 6, "y": box["height"] / 2})
    visitor.page.locator(f"[class*=st-key-opened_] {evidence}").first.wait_for()
    visitor.settle()
    opened = visitor.page.locator("[class*=st-key-opened_]").bounding_box()
    below = row.bounding_box()
    assert opened
    assert below
    assert abs(opened["y"] - below["y"] - below["height"]) < 4
    assert f"{key}=" in visitor.address()
    assert visitor.page.locator("[class*=st-key-opened_] a.go").count()
    visitor.page.locator("[class*=st-key-row_]").nth(1).get_by_role("button").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(500)
    visitor.settle()
    assert visitor.page.locator("[class*=st-key-row_]").nth(1).locator(".rowbody.now").count() == 1
    visitor.page.go_back()
    visitor.page.wait_for_timeout(500)
    visitor.settle()
    visitor.page.locator("[class*=st-key-row_]").nth(2).locator(".rowbody.now").wait_for()
    visitor.page.go_back()
    visitor.page.wait_for_timeout(500)
    visitor.settle()
    assert visitor.address() == before


def test_reading_room_and_back(visitor: Visitor) -> None:
    """From a chosen bar to the article at that place, and Back to the same choice."""
    visitor.open("voices", "who=Volga+Today&side=Russia")
    shown = words(visitor)
    visitor.page.locator(".ev a.go").first.click()
    visitor.page.locator(".read .here").first.wait_for()
    visitor.settle()
    visitor.page.go_back()
    visitor.page.locator("p.figure").first.wait_for()
    visitor.settle()
    assert words(visitor) == shown


@pytest.mark.parametrize(("page", "first"), [("voices", "Sides"), ("facts", "Facts"), ("actors", "Who is named")])
def test_exhibits_by_keyboard(page: str, first: str, visitor: Visitor) -> None:
    """The arrow keys go from exhibit to exhibit; the address names the open one, and focus can be seen."""
    visitor.open(page)
    visitor.page.get_by_role("tab", name=first).focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(500)
    visitor.settle()
    assert "show=" in visitor.address()
    assert visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("page", ["voices", "facts", "actors"])
def test_phone_fits(page: str, come: Callable[..., Visitor]) -> None:
    """On a phone nothing is wider than the screen, a row can be pressed with a finger, and the page is not endless."""
    visitor = come(width=420).open(page)
    size = visitor.page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return [m.scrollWidth - m.clientWidth, m.scrollHeight]; })()"
    )
    assert size[0] <= 0
    assert size[1] < 4500
