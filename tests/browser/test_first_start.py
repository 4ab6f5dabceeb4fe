"""What a first visitor gets: the sample, analysed, with no click; and any link, opened cold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import driving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("page", "query", "state"),
    [("overview", "", "All words"), ("tone", "voice=Own+words&headline=true", "Own words")],
)
def test_first_visit(page: str, query: str, state: str, browser: Browser, tmp_path: Path) -> None:
    """Right after a fresh start any address shows its page in the frame, with the sample analysed."""
    with driving.dashboard(tmp_path) as address:
        visitor = driving.Visitor.come(browser, address).open(page, query)
        assert state in visitor.text("p.state")
        assert "5 of 5 articles" in visitor.text("p.state")
        assert "written for this project" in visitor.text("p.warn, details.sample summary")
        assert visitor.page.get_by_role("link", name="Methods", exact=True).count() >= 1
        assert visitor.text("p.finding")
        visitor.page.locator(".js-plotly-plot:visible .main-svg").first.wait_for()
        assert visitor.strangers() == set()
        assert visitor.said == []
        visitor.leave()
