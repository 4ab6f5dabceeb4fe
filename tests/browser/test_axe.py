"""Accessibility, checked by axe-core in Chromium on every page: no serious violation, in light, in dark and on a phone.

axe-core comes with ``axe-playwright-python``. It is run by the browser's debugger, which no content policy stops, in a
page that is otherwise as readers get it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.browser.driving import PAGES, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SERIOUS = frozenset(["serious", "critical"])
ROOMS = ("Search", "Events", "Outlets", "Where it is kept")
WORDING = ("Distinctive words", "Contested pairs", "Frames")
VIEWS = (
    *PAGES,
    *(f"wording?in={room.replace(' ', '+')}" for room in WORDING),
    *(f"library?room={room.replace(' ', '+')}" for room in ROOMS),
)
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules on which a dark page can differ from the same page in light."""
LOOKS = (("light", 1400, STANDARDS), ("dark", 1400, COLOURS), ("light", 390, STANDARDS))
RUN = """([rules, allowed]) => axe.run(document, {resultTypes: ['violations'], runOnly: rules}).then(found =>
  found.violations.flatMap(one => one.nodes
    .filter(node => !allowed.some(([rule, selector]) => {
      const element = document.querySelector(node.target[node.target.length - 1]);
      return rule === one.id && element && element.matches(selector); }))
    .map(node => [one.impact, one.id, node.html.slice(0, 200), node.any.concat(node.all, node.none).map(why => why.message).join('; ')])))"""

BRIGHT = "parseInt(getComputedStyle(document.querySelector('.stApp')).backgroundColor.slice(4)) > 127"
"""Whether the page has taken on the light theme."""


class Allowed(NamedTuple):
    """What Streamlit itself gets wrong and no page can change: one rule, for what matches one selector."""

    rule: str
    selector: str
    reason: str


ALLOWED: tuple[Allowed, ...] = ()


@pytest.fixture(scope="module")
def stays(browser: Browser, server: str) -> Iterator[Visitor]:
    """Return one visitor for all pages that are only looked at: what the browser has loaded once it need not load again."""
    visitor = Visitor.come(browser, server)
    yield visitor
    visitor.leave()
    assert visitor.strangers() == set()
    assert visitor.said == []


@pytest.fixture
def looker(stays: Visitor) -> Visitor:
    """Return that visitor with a wide light window."""
    stays.page.emulate_media(color_scheme="light")
    stays.page.set_viewport_size({"width": 1400, "height": 1000})
    return stays


def violations(visitor: Visitor, rules: tuple[str, ...] = STANDARDS) -> list[list[str]]:
    """Return the page's serious violations that are not Streamlit's own: impact, rule, element, message."""
    script = pytest.importorskip("axe_playwright_python.base", reason="needs axe-playwright-python").AXE_SCRIPT
    visitor.page.evaluate(script)
    found: list[list[str]] = visitor.page.evaluate(RUN, [list(rules), [[one.rule, one.selector] for one in ALLOWED]])
    return [one for one in found if one[0] in SERIOUS]


@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation(view: str, looker: Visitor) -> None:
    """On every page, with everything unfolded, axe finds nothing serious: in light, in dark and on a phone."""
    page, _, query = view.partition("?")
    looker.open(page, query)
    for theme, width, rules in LOOKS:
        looker.page.emulate_media(color_scheme=theme)
        looker.page.set_viewport_size({"width": width, "height": 1000})
        looker.settle()
        looker.page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())")
        looker.settle().page.wait_for_timeout(400)
        assert looker.page.evaluate(BRIGHT) == (theme == "light")
        assert violations(looker, rules) == [], (theme, width)


def test_axe_sees_what_is_wrong(visitor: Visitor) -> None:
    """The check itself: a picture without words and pale text are found."""
    visitor.open("methods")
    visitor.page.evaluate(
        "document.querySelector('p.state').insertAdjacentHTML('afterend', '<img src=\"data:,\"><p style=\"color:#ccc\">Pale words</p>')"
    )
    assert {"image-alt", "color-contrast"} <= {rule for _, rule, *_ in violations(visitor)}


@pytest.mark.parametrize("page", ["overview", "wording", "tone", "reading_ease", "voices"])
def test_every_chart_tells_its_numbers(page: str, looker: Visitor) -> None:
    """What a chart draws stands in words on the very element that a screen reader meets, numbers and names included."""
    looker.open(page).page.locator(".js-plotly-plot:visible").first.wait_for()
    told = looker.page.get_by_test_id("stPlotlyChart").evaluate_all(
        "all => all.map(e => [e.getAttribute('role'), e.ariaLabel])"
    )
    assert told
    for role, label in told:
        assert role == "figure"
        assert re.search(r"\d", label or ""), label
    outlets = [name.strip() for name in looker.texts("[data-testid=stSidebar] [role=toolbar] button")]
    assert any(name in (label or "") for name in outlets for _, label in told)


@pytest.mark.parametrize("page", ["overview", "wording", "tone", "reading_ease"])
def test_every_page_has_its_numbers_as_a_table(page: str, looker: Visitor) -> None:
    """A table twin of the charts is one key press away."""
    looker.open(page)
    names = looker.texts("summary")
    assert any("table" in name for name in names), names


SEEN = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const near = [e, e.parentElement, e.closest('label'), e.closest('[data-baseweb]'), e.closest('[role=group]')].filter(Boolean);
  const ring = near.some(one => { const s = getComputedStyle(one);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none'; });
  return [ring, (e.tagName + ' ' + e.className).slice(0, 80) + ' ' + (e.ariaLabel || e.innerText || '').slice(0, 40)]; }"""


@pytest.mark.parametrize(("page", "theme"), [("overview", "light"), ("reading_room", "dark"), ("library", "light")])
def test_focus_can_be_seen(page: str, theme: str, come: Callable[..., Visitor]) -> None:
    """Whatever the Tab key reaches shows that it has the focus, and the key reaches the page's end."""
    visitor = come(theme=theme).open(page)
    visitor.page.wait_for_timeout(500)
    unseen, reached = [], 0
    for _ in range(160):
        visitor.page.keyboard.press("Tab")
        found: list[Any] | None = visitor.page.evaluate(SEEN)
        if found is None:
            break
        reached += 1
        if not found[0]:
            unseen.append(found[1])
    assert unseen == []
    assert reached > 10


OVERLAP = """() => { const seen = [...document.querySelectorAll('.js-plotly-plot')].filter(e => e.offsetParent);
  return seen.flatMap(chart => { const boxes = [...chart.querySelectorAll('.annotation text')].map(e => [e.getBoundingClientRect(), e.textContent]);
    return boxes.flatMap(([a, one], i) => boxes.slice(i + 1).filter(([b]) =>
      a.left + 3 < b.right && b.left + 3 < a.right && a.top + 5 < b.bottom && b.top + 5 < a.bottom).map(([, other]) => one + ' / ' + other)); }); }"""


@pytest.mark.parametrize("width", [320, 700, 1024])
def test_twice_the_text_size_loses_nothing(width: int, come: Callable[..., Visitor]) -> None:
    """At 200 % (1400 pixels are 700 then), at 400 % and beside the sidebar: no sideways scrolling, no label on another."""
    visitor = come(width=width)
    for page in ("overview", "tone", "reading_ease"):
        visitor.open(page).page.locator(".js-plotly-plot:visible .annotation").first.wait_for()
        visitor.page.wait_for_timeout(700)
        main = visitor.page.get_by_test_id("stMain")
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0, page
        assert visitor.page.evaluate(OVERLAP) == [], page


def test_reduced_motion(come: Callable[..., Visitor]) -> None:
    """Where the reader has asked for less motion nothing on the page moves by itself."""
    visitor = come()
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.open()
    longest = visitor.page.evaluate(
        "Math.max(...[...document.querySelectorAll('.stApp *')].flatMap(e => { const s = getComputedStyle(e);"
        " return (s.animationName === 'none' ? [] : s.animationDuration.split(',')).concat(s.transitionDuration.split(',')).map(parseFloat); }))"
    )
    assert longest < 0.02


def test_targets_on_a_phone(come: Callable[..., Visitor]) -> None:
    """Every button and switch on a phone is at least 24 pixels high and wide."""
    visitor = come(width=390).open()
    visitor.page.locator(".ev").first.wait_for()
    visitor.settle()
    small = visitor.page.evaluate(
        "[...document.querySelectorAll('.stApp :is(button,summary,[role=switch],input[type=checkbox])')].map(e => e.closest('label') || e)"
        ".map(e => [e.getBoundingClientRect(), (e.ariaLabel || e.innerText || e.className.toString()).slice(0, 60)])"
        ".filter(([b]) => b.width && b.height && b.right > 0 && (b.width < 24 || b.height < 24)).map(([b, t]) => `${t} ${b.width}x${b.height}`)"
    )
    assert small == []
