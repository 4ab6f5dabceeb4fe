"""Nothing leaves the machine, and no text becomes anything but text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from analysis.library import Library
from analysis.library.place import FILE
from tests.browser.driving import PAGES
from tests.pages import hostile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

FOREIGN = """() => [...document.querySelectorAll('.stHtml *, .stMarkdown *, .stMarkdownColoredBackground, [data-testid=stWidgetLabel] *, [role=option] *')]
  .filter(e => ['IMG', 'IFRAME', 'SCRIPT', 'FORM', 'INPUT', 'OBJECT', 'EMBED', 'VIDEO', 'AUDIO', 'LINK', 'META', 'BASE', 'SVG', 'MATH', 'BUTTON', 'DETAILS', 'X']
    .includes(e.tagName.toUpperCase()) || (e.tagName === 'A' && new URL(e.href).origin !== location.origin)
    || [...e.attributes].some(a => a.name.startsWith('on')) || (e.classList && e.classList.contains('katex')))
  .map(e => e.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def event(server: str, home: Path) -> str:
    """Put hostile articles into the running dashboard's library; return the query that opens their event."""
    assert server
    with Library.open(home / FILE) as library:
        name = hostile.MARKDOWN[0] + hostile.MARKDOWN[7]
        made = library.create_event(name)
        for string in hostile.strings(20):
            library.add(made, hostile.article(string))
    return urlencode({"event": name}, quote_via=quote)


def test_no_page_asks_anybody_else(visitor: Visitor) -> None:
    """Every page, opened one after the other with everything unfolded, asks this server alone, breaks no rule of its
    policy, and has a title of its own.
    """
    titles = set()
    for page in PAGES:
        visitor.open(page)
        titles.add(visitor.page.title())
        for _ in range(min(3, visitor.page.locator("details:not([open]) > summary").count())):
            visitor.page.locator("details:not([open]) > summary").first.click()
        visitor.settle()
        assert visitor.failed() == 0, page
    assert len(titles) == len(PAGES)
    assert all(title.endswith("· Parallax") for title in titles)
    assert visitor.asked
    assert visitor.strangers() == set()
    assert visitor.said == []


def test_hostile_text_is_text(event: str, visitor: Visitor) -> None:
    """Hostile headlines, outlets and bodies make no element, no dialog and no request on any page."""
    for page in PAGES:
        visitor.open(page, event)
        assert visitor.failed() == 0, page
        assert visitor.page.evaluate(FOREIGN) == [], page
        if page in {"overview", "library"}:
            # Every outlet's name as an option: what a select box makes of it.
            visitor.unfold("Article")
            assert visitor.page.evaluate(FOREIGN) == [], page
            assert hostile.MARKDOWN[0] in " ".join(visitor.texts("[role=option]"))


def test_hostile_text_through_the_form(visitor: Visitor) -> None:
    """Pasted markup comes in as text and is shown as it was pasted."""
    page = visitor.open("library").page
    string = "<img src=http://evil.example/x.png onerror=alert(1)> <b>said</b>"
    page.get_by_label("Or paste an article").fill(
        f"{string}\n\n{hostile.texts.PLAIN}\n\n{string} {hostile.texts.PLAIN[:200]}"
    )
    page.get_by_role("button", name="Add to the library").click()
    page.locator("p.finding", has_text="added").wait_for()
    visitor.settle()
    assert visitor.page.evaluate(FOREIGN) == []
    assert string in visitor.text(".kept")
