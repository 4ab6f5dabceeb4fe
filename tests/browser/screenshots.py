"""The README's pictures: ``python -m tests.browser.screenshots``; with ``--looks`` every page, to be looked at.

``--looks`` writes all pages in light, dark and on a phone into a folder that git ignores: of the sample event, of the five raw
articles, uploaded through the page, where the shared folder is present, and with ``--states`` also the Overview of every
awkward event (one article, forty, too short …).
"""

from __future__ import annotations

import argparse
import io
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

ALL = PAGES
LOOKS = {"light": ("light", 1400), "dark": ("dark", 1400), "phone": ("light", 420)}
HEIGHT, MOST = 1000, 9000
DOCS = ROOT / "docs"
TOUR = {"overview": 1480, "voices": 1180, "facts": 1180, "reading_room": 900}
"""Pages in the README, and how much of each: the first pixels from the top; of the Reading room the window that a fact is in."""
WIDTH = 1400
COLOURS = 256
"""Colours of a picture in the README: few enough to keep it small; the most different ones, since a hue is an outlet."""


def main() -> None:
    """Start a dashboard of its own, take all pictures, and end it."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="the folder for the pictures")
    parser.add_argument("--looks", action="store_true", help="every page in every look, and not the README's pictures")
    parser.add_argument("--states", action="store_true", help="awkward events too, with --looks")
    chosen = parser.parse_args()
    if not chromium():
        parser.exit(1, "Chromium is not installed: apt-get install chromium\n")
    with tempfile.TemporaryDirectory() as home, dashboard(Path(home)) as address, sync_playwright() as driver:
        browser = launch(driver)
        if chosen.looks:
            looks(browser, address, Path(home), chosen.out, states_too=chosen.states)
        else:
            readme(browser, address, DOCS)
        browser.close()


def looks(browser: Browser, address: str, home: Path, out: Path, *, states_too: bool) -> None:
    """Take every page of every event in every look."""
    pictures(browser, address, out / "sample")
    raw = sorted((SHARED / "articles" / "raw").glob("*.txt"))
    if raw:
        first = Visitor.come(browser, address)
        upload(first, raw, FIVE)
        query = first.address().partition("?")[2]
        first.leave()
        pictures(browser, address, out / "five", query)
    if states_too:
        awkward(browser, address, home, out / "states")


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
    """Take the README's pictures, light, with the hints put away."""
    visitor = Visitor.come(browser, address, width=WIDTH, height=HEIGHT).open()
    visitor.page.get_by_role("button", name="No more hints").first.click()
    visitor.settle()
    for page, height in TOUR.items():
        visitor.page.set_viewport_size({"width": WIDTH, "height": height})
        visitor.open(page)
        if page == "reading_room":
            visitor.unfold("Line up on")
            visitor.page.get_by_role("option").nth(3).click()
            visitor.page.locator(".read .about").first.wait_for()
        elif page != "facts":
            visitor.page.locator(".js-plotly-plot:visible .main-svg").first.wait_for()
        arrived(visitor.settle()).page.mouse.move(0, 0)
        visitor.page.wait_for_timeout(1500)
        small(visitor.page.screenshot(), out / f"{page}.png")
    visitor.leave()


def arrived(visitor: Visitor) -> Visitor:
    """Wait until nothing stands for what is still to come."""
    visitor.page.wait_for_function("() => !document.querySelector('.coming, [data-testid=stSkeleton]')")
    return visitor


def small(picture: bytes, out: Path) -> None:
    """Keep a picture in few colours: a third of the bytes, and nothing to be seen of it."""
    from PIL import Image

    found = (
        Image.open(io.BytesIO(picture))
        .convert("RGB")
        .quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    found.save(out, optimize=True)


def whole(visitor: Visitor, out: Path) -> None:
    """Take one page whole, in a window as high as it.

    Streamlit scrolls inside its main part, so that a full-page picture shows one screen.
    """
    page = arrived(visitor).page
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
