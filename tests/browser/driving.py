"""A running dashboard and a real Chromium that watches everything a page asks for."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
WITHOUT = (
    "InitialWebUI", "WebUIReloadButton", "WebUIBackForwardButton", "WebUIHomeButton", "WebUIToolbar", "WebUILocationBar",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "CDPScreenshotNewSurface",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "SkipListAccountsWithoutGaiaCookies", "ThirdPartyStoragePartitioning", "Translate",
)  # fmt: skip
"""Parts of Chromium that no test looks at: its own buttons, each drawn by a page of its own for every visitor (a seventh of
all work); and those that Playwright leaves out, since of two such lists Chromium takes the last."""
START_SECONDS = 60
PAGES = (
    "overview", "wording", "tone", "reading_ease", "voices", "facts", "actors", "reading_room", "over_time", "library",
    "methods",
)  # fmt: skip
EXPECTED = "blocked: script-src wasm-eval"
"""A library inside Streamlit tries WebAssembly, is refused by the policy, and goes on without."""
ALSO_EXPECTED = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""At a page's own address Streamlit looks for its server below that address first, and then above."""
WATCH = """(() => {
  window.wire = {sent: 0, heard: 0, stirred: 0};
  const tell = url => console.debug('asked: ' + new URL(url, location.href).href);
  const fetched = window.fetch;
  window.fetch = function(what) { tell(what.url || what); return fetched.apply(this, arguments); };
  const opened = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function(method, url) { tell(url); return opened.apply(this, arguments); };
  const beacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (url, data) => { tell(url); return beacon(url, data); };
  for (const name of ['WebSocket', 'EventSource', 'Worker']) {
    const made = window[name];
    window[name] = new Proxy(made, {construct: (target, given) => {
      tell(given[0]);
      const opened = new target(...given);
      if (name === 'WebSocket') {
        const send = opened.send.bind(opened);
        opened.send = data => { wire.sent = performance.now(); wire.heard = 0; return send(data); };
        opened.addEventListener('message', () => { wire.heard = performance.now(); });
      }
      return opened;
    }});
  }
  new MutationObserver(() => { wire.stirred = performance.now(); })
    .observe(document, {subtree: true, childList: true, characterData: true});
  document.addEventListener('securitypolicyviolation',
    event => console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`));
})()"""

RESTS = """quiet => {
  const now = performance.now(), past = now - quiet;
  return wire.heard && wire.heard < past && wire.stirred < past
    && document.querySelector('h1.px') && document.querySelector('[data-test-script-state=notRunning]')
    && !document.querySelector('.coming, [data-testid=stSkeleton], [data-stale=true]')
    && document.getAnimations().every(each => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity);
}"""
"""The server has answered all it was asked, the script is at rest, nothing drawn is old, nothing moves, and for a while nothing has changed."""
QUIET = 250
"""Milliseconds without a change after which a page is at rest."""

PAUSE = 50


def chromium() -> str | None:
    """Return the path of Debian's Chromium, ``None`` where it is not installed."""
    return shutil.which("chromium")


def launch(driver: Playwright) -> Browser:
    """Start Chromium without anything of its own that goes to the network."""
    return driver.chromium.launch(executable_path=chromium(), args=[*FLAGS, f"--disable-features={','.join(WITHOUT)}"])


@contextmanager
def dashboard(home: Path) -> Iterator[str]:
    """Run the dashboard as its users do, its data in ``home``; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "PARALLAX_HOME": str(home)}, stdout=log, stderr=log
        )
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    message = "the dashboard did not start"
    raise RuntimeError(message)


@dataclass
class Visitor:
    """A reader with a browser of their own: a page, and everything that it asked for or complained of."""

    base: str
    context: BrowserContext
    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @classmethod
    def come(
        cls, browser: Browser, base: str, *, width: int = 1400, height: int = 1000, theme: str = "light"
    ) -> Visitor:
        """Open a fresh browser context and watch it."""
        look: Any = theme
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look)
        context.set_default_timeout(60_000)
        context.add_init_script(WATCH)
        made = cls(base, context, context.new_page())
        context.on("request", lambda request: made.asked.append(request.url))
        made.page.on("websocket", lambda opened: made.asked.append(opened.url))
        made.page.on("console", made._hear)
        made.page.on("pageerror", lambda error: made.said.append(str(error)))
        made.page.on("dialog", made._dismiss)
        return made

    def _hear(self, message: Any) -> None:
        if message.text.startswith("asked: "):
            self.asked.append(message.text.removeprefix("asked: "))
        elif message.type == "error" and message.text != EXPECTED and not ALSO_EXPECTED.search(message.location["url"]):
            self.said.append(message.text)

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, page: str = "overview", query: str = "") -> Visitor:
        """Open a page by its address and wait until it stands."""
        self.page.goto(f"{self.base}/{'' if page == 'overview' else page}{query and '?' + query}")
        return self.settle()

    def follow(self, name: str, question: str) -> Visitor:
        """Go to a page by its name in the navigation."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.locator("h1.px", has_text=question).wait_for()
        return self.settle()

    def uploaded(self) -> None:
        """Wait until every chosen file has arrived at the server."""
        self.page.get_by_test_id("stFileChip").first.wait_for()
        self.page.wait_for_timeout(200)
        while self.page.get_by_test_id("stFileChipIconSpinner").count():
            self.page.wait_for_timeout(100)
        self.settle()

    def unfold(self, choice: str) -> Visitor:
        """Open a select box and wait until its options can be seen; a page that is just drawn anew closes it again."""
        from playwright.sync_api import TimeoutError as Late

        for _ in range(10):
            box = self.page.get_by_role("combobox", name=choice).first
            if box.get_attribute("aria-expanded") != "true":
                box.click()
            with suppress(Late):
                self.page.get_by_role("option").first.wait_for(timeout=3000)
                return self
        message = f"{choice} never showed its options"
        raise AssertionError(message)

    def failed(self) -> int:
        """Return how many signs of an error the page shows."""
        return self.page.locator("p.failed").count() + self.page.get_by_text("encountered an error").count()

    def settle(self) -> Visitor:
        """Wait until the page has its question and has come to rest.

        What was done just before has had its effect by then: a click's message is sent at once, or a little later where
        a part waits for a second click; so the wait is for quiet, and begins anew with each message.
        """
        self.page.wait_for_timeout(PAUSE)
        self.page.wait_for_function(RESTS, arg=QUIET)
        return self

    def address(self) -> str:
        """Return what the address bar shows."""
        return str(self.page.evaluate("location.href"))

    def text(self, selector: str) -> str:
        """Return the text of the first element that matches, as a reader sees it."""
        return self.page.locator(selector).first.inner_text()

    def texts(self, selector: str) -> list[str]:
        """Return the texts of all elements that match."""
        return self.page.locator(selector).all_inner_texts()

    def strangers(self) -> set[str]:
        """Return every other host that the page asked for anything."""
        own = urlsplit(self.base).netloc
        return {url for url in self.asked if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != own}

    def dots(self, chart: int = 0) -> list[tuple[list[Any], float, float]]:
        """Return the dots of a chart that can be seen: custom data, and where on the screen."""
        self.page.locator(".js-plotly-plot:visible .scatterlayer .points path").first.wait_for()
        found: list[tuple[list[Any], float, float]] = (
            self.page.locator(".js-plotly-plot:visible").nth(chart).evaluate(DOTS)
        )
        return found

    def leave(self) -> None:
        """Close the browser context."""
        self.context.close()


DOTS = """chart => { chart.scrollIntoView({block: 'center'}); const found = [];
  for (const trace of chart.querySelectorAll('.scatterlayer .trace')) {
    const data = trace.__data__[0].trace.customdata;
    if (data) trace.querySelectorAll('.points path').forEach((point, at) => {
      const box = point.getBoundingClientRect();
      found.push([Array.from(data[at]), box.x + box.width / 2, box.y + box.height / 2]);
    });
  } return found; }"""


def upload(visitor: Visitor, files: list[Path], name: str) -> None:
    """Upload files into a new event on the Library page, and wait until it is open."""
    page = visitor.open("library").page
    page.get_by_label("Name of the new event").fill(name)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    page.get_by_test_id("stFileChip").nth(len(files) - 1).wait_for()
    while page.get_by_test_id("stFileChipIconSpinner").count():
        page.wait_for_timeout(100)
    page.get_by_role("button", name="Add to the library").click()
    page.locator("p.finding", has_text="added").wait_for()
    visitor.settle()
