"""Pictures of every page, in light, dark and on a phone: ``python -m tests.browser.screenshots [--out screenshots]``.

The sample event always; the five raw articles, uploaded through the page, where the shared folder is present; with
``--states`` also the Overview of every awkward event (one article, forty, too short …). The README's picture is made anew.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from analysis.library import Library
from analysis.library.place import FILE
from tests.browser.conftest import FIVE
from tests.browser.driving import PAGES, Visitor, chromium, dashboard, launch, upload
from tests.pages import states
from tests.shared import ROOT, SHARED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALL = tuple(dict.fromkeys((*PAGES, "voices", "facts", "actors")))
LOOKS = {"light": ("light", 1400), "dark": ("dark", 1400), "phone": ("light", 420)}
HEIGHT, MOST = 1000, 9000
README = ROOT / "docs" / "overview.png"
README_SIZE = (1400, 1480)


def main() -> None:
    """Start a dashboard of its own, take all pictures, and end it."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="the folder for the pictures")
    parser.add_argument("--states", action="store_true", help="awkward events too")
    chosen = parser.parse_args()
    if not chromium():
        parser.exit(1, "Chromium is not installed: apt-get install chromium\n")
    raw = sorted((SHARED / "articles" / "raw").glob("*.txt"))
    with tempfile.TemporaryDirectory() as home, dashboard(Path(home)) as address, sync_playwright() as driver:
        browser = launch(driver)
        pictures(browser, address, chosen.out / "sample")
        readme(browser, address, README)
        if raw:
            first = Visitor.come(browser, address)
            upload(first, raw, FIVE)
            query = first.address().partition("?")[2]
            first.leave()
            pictures(browser, address, chosen.out / "five", query)
        if chosen.states:
            awkward(browser, address, Path(home), chosen.out / "states")
        browser.close()


def pictures(browser: Browser, address: str, out: Path, query: str = "") -> None:
    """Take a full picture of every page in every look."""
    for look, (theme, width) in LOOKS.items():
        visitor = Visitor.come(browser, address, width=width, height=HEIGHT, theme=theme)
        for page in ALL:
            whole(visitor.open(page, query), out / f"{page}-{look}.png")
        visitor.leave()


def awkward(browser: Browser, address: str, home: Path, out: Path) -> None:
    """Take the Overview of every awkward event; they come into the library beside the dashboard that shows it."""
    with Library.open(home / FILE) as library:
        states.fill(library)
    for look, (theme, width) in LOOKS.items():
        visitor = Visitor.come(browser, address, width=width, height=HEIGHT, theme=theme)
        visitor.context.set_default_timeout(180_000)  # forty articles are read here for the first time
        for place, event in enumerate(states.EVENTS):
            whole(visitor.open("overview", urlencode({"event": event})), out / f"{place}-{look}.png")
        visitor.leave()


def readme(browser: Browser, address: str, out: Path) -> None:
    """Take the README's picture: the upper part of the Overview, light, with the hints put away."""
    width, height = README_SIZE
    visitor = Visitor.come(browser, address, width=width, height=height).open()
    visitor.page.get_by_role("button", name="No more hints").first.click()
    visitor.settle()
    visitor.open().page.locator(".js-plotly-plot:visible .main-svg").first.wait_for()
    visitor.page.wait_for_timeout(900)
    visitor.page.screenshot(path=out)
    visitor.leave()


def whole(visitor: Visitor, out: Path) -> None:
    """Take one page whole, in a window as high as it.

    Streamlit scrolls inside its main part, so that a full-page picture shows one screen.
    """
    page = visitor.page
    size = page.viewport_size or {"width": LOOKS["light"][1], "height": HEIGHT}
    page.wait_for_timeout(600)
    height = page.locator("[data-testid=stMain]").evaluate("e => e.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(max(height + 20, HEIGHT), MOST)})
    page.wait_for_timeout(900)
    out.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=out)
    page.set_viewport_size({"width": size["width"], "height": HEIGHT})


if __name__ == "__main__":
    main()
