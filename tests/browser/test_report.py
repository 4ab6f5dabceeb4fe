"""The report, from the real page to the disk, opened without a network, and printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.browser.conftest import FIVE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

CLIPPED = """() => [...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
  && e.tagName !== 'TABLE' && getComputedStyle(e).overflowX !== 'visible').length + (document.documentElement.scrollWidth > innerWidth ? 1 : 0)"""


def save(visitor: Visitor, folder: Path) -> Path:
    """Press the button on Overview and return the file that comes."""
    with visitor.page.expect_download() as coming:
        visitor.page.get_by_role("button", name="Report", exact=True).click()
    target = folder / coming.value.suggested_filename
    coming.value.save_as(target)
    return target


def test_from_the_upload_to_paper(five: str, visitor: Visitor, browser: Browser, tmp_path: Path) -> None:
    """The five articles' report says what Overview says, opens from the disk asking nobody for anything, and prints on A4."""
    visitor.open("overview", five)
    finding = " ".join(visitor.text("p.finding").split())
    file = save(visitor, tmp_path)
    assert file.name.endswith(".html")
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert page.locator("h1").inner_text() == FIVE
    assert " ".join(page.locator("p.finding").inner_text().split()) == finding
    assert page.locator("svg[role=img]").count() >= 6
    assert page.locator("script").count() == 0
    for width in (1000, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CLIPPED) == 0, width
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    assert 5 <= len(paper) <= 30
    sizes = {tuple(map(round, paper[at].get_size())) for at in range(len(paper))}
    assert sizes <= {(595, 842), (596, 842), (594, 842), (595, 841)}
    told = " ".join(paper[at].get_textpage().get_text_range() for at in range(len(paper)))
    for title in ("Four measures", "Who gets to speak", "What is told, and what is left out", "To cite", "The texts"):
        assert title in told
    assert re.search(r"[0-9a-f]{64}", told.replace("\r\n", "").replace("\n", ""))
    assert asked == [file.as_uri()]
    assert said == []
    context.close()


def test_it_follows_the_choices(visitor: Visitor, tmp_path: Path) -> None:
    """Voice and outlets chosen in the sidebar are those of the report and of the citations."""
    visitor.open("overview", "voice=Own+words")
    told = save(visitor, tmp_path).read_text(encoding="utf-8")
    assert "Own words only, 5 of 5 articles" in told
    visitor.page.get_by_text("Cite a finding").click()
    visitor.page.locator("[data-testid=stCode]").first.wait_for()
    assert "own words only, 5 of 5 articles" in visitor.page.locator("[data-testid=stCode]").first.inner_text()
