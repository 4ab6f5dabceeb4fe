"""Pictures of every page, in light, dark and on a phone: ``python -m tests.browser.screenshots [--out screenshots]``.

The sample event always; the five raw articles, uploaded through the page, where the shared folder is present.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import FIVE
from tests.browser.driving import PAGES, Visitor, chromium, dashboard, launch, upload
from tests.shared import SHARED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOKS = {"light": ("light", 1400), "dark": ("dark", 1400), "phone": ("light", 420)}
HEIGHT, MOST = 1000, 9000


def main() -> None:
    """Start a dashboard of its own, take all pictures, and end it."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="the folder for the pictures")
    out = parser.parse_args().out
    if not chromium():
        parser.exit(1, "Chromium is not installed: apt-get install chromium\n")
    raw = sorted((SHARED / "articles" / "raw").glob("*.txt"))
    with tempfile.TemporaryDirectory() as home, dashboard(Path(home)) as address, sync_playwright() as driver:
        browser = launch(driver)
        pictures(browser, address, out / "sample")
        if raw:
            first = Visitor.come(browser, address)
            upload(first, raw, FIVE)
            query = first.address().partition("?")[2]
            first.leave()
            pictures(browser, address, out / "five", query)
        browser.close()


def pictures(browser: Browser, address: str, out: Path, query: str = "") -> None:
    """Take a full picture of every page in every look."""
    out.mkdir(parents=True, exist_ok=True)
    for look, (theme, width) in LOOKS.items():
        visitor = Visitor.come(browser, address, width=width, height=HEIGHT, theme=theme)
        for page in PAGES:
            visitor.open(page, query)
            _whole(visitor, width)
            visitor.page.screenshot(path=out / f"{page}-{look}.png")
            visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
        visitor.leave()


def _whole(visitor: Visitor, width: int) -> None:
    """Make the window as high as the page: Streamlit scrolls inside its main part, so a full-page picture shows one screen."""
    page = visitor.page
    page.wait_for_timeout(600)
    height = page.locator("[data-testid=stMain]").evaluate("e => e.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(height + 20, HEIGHT), MOST)})
    page.wait_for_timeout(900)


if __name__ == "__main__":
    main()
