"""The door before a real server: real requests, a real browser, and nothing that leaves the machine."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.served import FORBIDDEN, OPENED, SECURITY, Served

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
FRAME = """
import plotly.graph_objects as go
import streamlit as st
from analysis import door
st.title("A page")
st.text(f"may edit: {door.may_edit(st.context.ip_address, st.context.headers.get('host'))}")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[2, 1])), theme=None)
st.dataframe({"a": [1, 2]})
for file in st.file_uploader("Upload", accept_multiple_files=True):
    st.text(f"got {len(file.getvalue())} bytes")
st.download_button("Download", b"hello", "file.txt")
"""
WATCH = """document.addEventListener('securitypolicyviolation',
    event => console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`))"""
"""Has the browser print what the policy blocks, what is caught by the page's scripts included."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a running dashboard with one more name let in."""
    running = Served.with_page(FRAME, tmp_path_factory.mktemp("door"), PARALLAX_ALLOWED_HOSTS="news.example")
    yield running
    running.stop()


def test_served_headers(served: Served) -> None:
    """Every answer of the real server carries the headers: page, deep link, script, health, nothing there, refusal."""
    script = re.search(r'src="\./(static/js/[^"]+)"', served.get("/")[2])
    assert script
    for path in (
        "/",
        "/facts?event=1",
        f"/{script[1]}",
        "/_stcore/health",
        "/_stcore/host-config",
        "/media/none",
        "//x",
        "/%2e%2e/",
    ):
        assert served.get(path)[1].keys() >= SECURITY, path
    assert served.get("/", Host="evil.example")[1].keys() >= SECURITY
    assert served.get("/_stcore/upload_file/a/b", "PUT")[1].keys() >= SECURITY


def test_served_refusals(served: Served) -> None:
    """A foreign name and a foreign origin are refused over HTTP, this machine's and the setting's names are answered."""
    status, _, page = served.get("/", Host=f"evil.example:{served.port}")
    assert (status, "PARALLAX_ALLOWED_HOSTS=evil.example" in page) == (FORBIDDEN, True)
    assert served.get("/", Origin="https://evil.example")[0] == FORBIDDEN
    for name in ("localhost", f"localhost:{served.port}", "[::1]", "news.example"):
        assert served.get("/", Host=name)[0] == 200
    assert served.get("/_stcore/health")[2] == "ok"
    assert served.get("/_stcore/agent/interact", "POST")[0] >= 400


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1", OPENED),
        ("localhost", "http://localhost", OPENED),
        ("news.example", "https://news.example", OPENED),
        ("evil.example", "http://evil.example", FORBIDDEN),  # DNS rebinding: the attacker's name points here
        ("127.0.0.1", "http://evil.example", FORBIDDEN),
        ("127.0.0.1", "http://localhost:3000", FORBIDDEN),  # another local server's page
        ("127.0.0.1", "null", FORBIDDEN),
        ("127.0.0.1", None, FORBIDDEN),
    ],
)
def test_served_stream(served: Served, host: str, origin: str | None, expected: int) -> None:
    """The WebSocket opens for this machine's own pages only."""
    assert served.stream(host, origin) == expected


def test_served_in_chromium(served: Served) -> None:
    """A real browser shows chart, table, upload and download under the policy, and asks no other host for anything."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's Chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    asked: list[str] = []
    said: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda opened: asked.append(opened.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.add_init_script(WATCH)
        page.goto(f"http://{served.host}/?event=1")
        page.wait_for_selector(".js-plotly-plot .main-svg")
        page.get_by_test_id("stDataFrame").wait_for()
        page.get_by_text("may edit: True").wait_for()
        page.locator("[data-test-script-state=notRunning]").wait_for()
        upload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"12345"}
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([upload])
        page.get_by_text("got 5 bytes").wait_for()
        with page.expect_download() as download:
            page.get_by_test_id("stDownloadButton").get_by_role("button").click()
        assert Path(download.value.path()).read_bytes() == b"hello"
        asked += page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        browser.close()
    hosts = {url.split("/")[2] for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {served.host}
    # A library inside Streamlit tries WebAssembly, is refused, and goes on without: that one is expected.
    assert [line for line in said if line != "blocked: script-src wasm-eval"] == []


def test_served_to_others(tmp_path: Path) -> None:
    """Listening on every interface asks no remote service for the public address, and a visitor cannot upload."""
    with socket.create_server(("127.0.0.1", 0)) as way_out:
        proxy = f"http://127.0.0.1:{way_out.getsockname()[1]}"
        flags = ("--server.address", "0.0.0.0")  # noqa: S104 - what is tried here
        names = {"PARALLAX_ALLOWED_HOSTS": "news.example", "PARALLAX_VISITORS_MAY_EDIT": ""}
        running = Served.with_page(
            FRAME, tmp_path, *flags, **names, http_proxy=proxy, https_proxy=proxy, HTTP_PROXY=proxy, no_proxy=""
        )
        try:
            assert running.get("/", Host="news.example")[0] == 200
            assert running.get("/_stcore/upload_file/a/b", "PUT", Host="news.example")[0] == FORBIDDEN
            assert running.stream("127.0.0.1", "http://evil.example") == FORBIDDEN
        finally:
            log = running.stop()
        way_out.setblocking(False)
        with pytest.raises(BlockingIOError):
            way_out.accept()
    assert "External URL" not in log
    assert "Traceback" not in log
