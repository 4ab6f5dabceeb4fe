"""In Chromium: from ``streamlit run`` to the first chart, and the bytes that go over the wire.

The first chart is held against a page of one Plotly chart, under the same configuration, started in turns. Chromium is
running already; every start has a fresh browser context and an empty library, so the sample event is read and analysed
("first start"), or the library of that start once more ("second start").

The bytes are counted where they pass: between browser and server stands a relay that does nothing else, so that headers,
compression and the WebSocket's own frames are in them.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.speed_line import Line
from benchmarks.speed_reader import PATIENCE
from benchmarks.speed_relay import Relay
from benchmarks.speed_server import DASHBOARD, answers, pages, served, starting
from benchmarks.speed_texts import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = "chromium"
DRAWN = ".js-plotly-plot .scatterlayer .point"
REST = "[data-test-script-state=notRunning]"
FIRST_CHART = 1.2
STARTS = 5
KIB = 1024
MINIMAL = """
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3, 4, 5], y=[2, 1, 4, 3, 5], mode="markers")))
"""


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield the first chart against the minimal page, and the bytes of pages and switches; nothing without a browser."""
    found = shutil.which(CHROMIUM)
    if not found:
        yield Line("streamlit run to the first chart", (), "", note=f"{CHROMIUM} is not installed")
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        minimal = Path(folder, "app", "minimal.py")
        minimal.parent.mkdir()
        minimal.write_text(MINIMAL, "utf-8")
        shutil.copytree(ROOT / ".streamlit", minimal.parent / ".streamlit")
        browser = playwright.chromium.launch(executable_path=found)
        yield from _first_chart(browser, minimal, Path(folder), 1 if quick else STARTS)
        yield from _weight(browser, minimal, Path(folder, "weighed"))
        browser.close()


def _first_chart(browser: Browser, minimal: Path, folder: Path, starts: int) -> Iterator[Line]:
    _until_drawn(browser, minimal, folder / "unused")  # Chromium's and the disk's own first time
    first, second, plain = [], [], []
    for turn in range(starts):
        home = folder / f"home{turn}"
        first.append(_until_drawn(browser, DASHBOARD, home))
        plain.append(_until_drawn(browser, minimal, home))
        second.append(_until_drawn(browser, DASHBOARD, home))
    beside = ("minimal page s", statistics.median(plain))
    for name, times, budget in (("first", first, FIRST_CHART), ("second", second, FIRST_CHART)):
        ratios = tuple(a / b for a, b in zip(times, plain, strict=True))
        told = (("ours s", statistics.median(times)), beside)
        yield Line(f"streamlit run to the first chart, {name} start", ratios, "× minimal", budget, told)


def _until_drawn(browser: Browser, script: Path, home: Path) -> float:
    """Return the seconds from starting the server to a drawn point on the screen."""
    context = browser.new_context()
    started = time.perf_counter()
    with starting(script, home) as server:
        answers(server.address)
        page = context.new_page()
        page.goto(f"http://{server.address}/", wait_until="commit")
        page.locator(DRAWN).locator("visible=true").first.wait_for(timeout=1000 * PATIENCE)
        took = time.perf_counter() - started
        context.close()
    return took


def _weight(browser: Browser, minimal: Path, home: Path) -> Iterator[Line]:
    """Yield KiB over the wire: of the first load beside the minimal page's, of each other page, and of a switch."""
    with starting(minimal, home) as server, Relay(server.address) as relay:
        answers(server.address)
        page = _page(browser, relay.address)
        page.locator(DRAWN).locator("visible=true").first.wait_for(timeout=1000 * PATIENCE)
        _rest(page)
        plain = relay.taken() / KIB
        page.context.close()
    with served(home) as server, Relay(server.address) as relay:
        page = _page(browser, relay.address)
        _rest(page)
        first = relay.taken() / KIB
        beside = (("minimal page KiB", plain), ("× minimal", first / plain))
        yield Line("over the wire: the first load, empty cache", (first,), "KiB", None, beside)
        yield Line("over the wire: a switch of the voice", _switches(page, relay), "KiB")
        links = page.get_by_test_id("stTopNavLink")
        went = []
        for at in range(1, len(pages())):
            links.nth(at).click()
            _rest(page)
            went.append(relay.taken() / KIB)
        yield Line("over the wire: going to another page", tuple(went), "KiB", None, (("most KiB", max(went)),))
        page.context.close()


def _switches(page: Page, relay: Relay) -> tuple[float, ...]:
    """Return the KiB of switches of the voice, there and back twice."""
    found = []
    for voice in ("Own words", "All words", "Own words", "All words"):
        page.get_by_role("radio", name=voice, exact=True).or_(
            page.get_by_role("button", name=voice, exact=True)
        ).first.click()
        _rest(page)
        found.append(relay.taken() / KIB)
    return tuple(found)


def _page(browser: Browser, address: str) -> Page:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.goto(f"http://{address}/")
    return page


def _rest(page: Page) -> None:
    """Wait until the script has come to rest and what it led to has been fetched."""
    page.wait_for_timeout(500)
    page.locator(REST).wait_for(timeout=1000 * PATIENCE)
    page.wait_for_timeout(500)
