"""The pages: from ``streamlit run`` to the first chart in Chromium, and a page's script when nothing changed.

The first chart is held against a page of one Plotly chart, under the same configuration, started in turns. Chromium is
running already; every start has a fresh browser context and an empty library, so the sample event is read and analysed
("first start"), or the library of that start once more ("second start").

A page's script is timed from outside: a client of the server's own WebSocket asks for a run and waits for the message
that the script has finished, so that sending what changed is in it. Each run is asked for with unchanged state.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.speed_line import Line
from benchmarks.speed_texts import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = "chromium"
DRAWN = ".js-plotly-plot .scatterlayer .point"
FIRST_CHART = 1.3
SCRIPT = 100.0
STARTS = 5
RUNS = 30
PATIENCE = 90
"""Seconds after which a server that does not answer is given up."""
PAGES = ("", "wording", "tone", "reading_ease", "reading_room", "library", "methods")
MINIMAL = """
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3, 4, 5], y=[2, 1, 4, 3, 5], mode="markers")))
"""


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield the first chart against the minimal page, and the time of each page's script."""
    if not quick:
        yield from _first_chart()
    yield from _scripts(10 if quick else RUNS)


@contextmanager
def served(script: Path, home: Path) -> Iterator[str]:
    """Run ``streamlit run`` on ``script`` with its data in ``home``; yield the address at once, before it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=script.parent, env={**os.environ, "PARALLAX_HOME": str(home)}, **quiet)
    try:
        yield f"localhost:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _answers(address: str) -> None:
    """Wait until the port is open."""
    name, port = address.split(":")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((name, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise TimeoutError(address)


def _first_chart() -> Iterator[Line]:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        minimal = Path(folder, "app", "minimal.py")
        minimal.parent.mkdir()
        minimal.write_text(MINIMAL, "utf-8")
        shutil.copytree(ROOT / ".streamlit", minimal.parent / ".streamlit")
        browser = playwright.chromium.launch(executable_path=shutil.which(CHROMIUM))
        _until_drawn(browser, minimal, Path(folder, "unused"))  # Chromium's and the disk's own first time
        first, second, plain = [], [], []
        for turn in range(STARTS):
            home = Path(folder, f"home{turn}")
            first.append(_until_drawn(browser, ROOT / "dashboard.py", home))
            plain.append(_until_drawn(browser, minimal, home))
            second.append(_until_drawn(browser, ROOT / "dashboard.py", home))
        browser.close()
    beside = ("minimal page s", statistics.median(plain))
    for name, times, budget in (("first", first, FIRST_CHART), ("second", second, FIRST_CHART)):
        ratios = tuple(a / b for a, b in zip(times, plain, strict=True))
        told = (("ours s", statistics.median(times)), beside)
        yield Line(f"streamlit run to the first chart, {name} start", ratios, "× minimal", budget, told)


def _until_drawn(browser: Browser, script: Path, home: Path) -> float:
    """Return the seconds from starting the server to a drawn point on the screen."""
    context = browser.new_context()
    started = time.perf_counter()
    with served(script, home) as address:
        _answers(address)
        page = context.new_page()
        page.goto(f"http://{address}/", wait_until="commit")
        page.locator(DRAWN).locator("visible=true").first.wait_for(timeout=1000 * PATIENCE)
        took = time.perf_counter() - started
        context.close()
    return took


def _scripts(runs: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder, served(ROOT / "dashboard.py", Path(folder)) as address:
        _answers(address)
        for page in PAGES:
            times = asyncio.run(_runs(address, page, runs))
            yield Line(f"the script of /{page}, five articles, nothing changed", times, "ms", SCRIPT)


async def _runs(address: str, page: str, runs: int, query: str = "") -> tuple[float, ...]:
    """Ask for the page over the WebSocket again and again; return the milliseconds of each run but the first two."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from websockets.asyncio.client import connect

    ask = BackMsg()
    ask.rerun_script.page_name = page
    ask.rerun_script.query_string = query
    options: dict[str, Any] = {"origin": f"http://{address}", "subprotocols": ["streamlit"], "max_size": None}
    times = []
    async with connect(f"ws://{address}/_stcore/stream", **options) as client:
        for _ in range(runs + 2):
            started = time.perf_counter()
            await client.send(ask.SerializeToString())
            await asyncio.wait_for(_finished(client), PATIENCE)
            times.append(1000 * (time.perf_counter() - started))
    return tuple(times[2:])


async def _finished(client: Any) -> None:
    """Read what the server sends until it says that the script has finished; raise when it failed."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    async for message in client:
        told = ForwardMsg()
        told.ParseFromString(message)
        if told.WhichOneof("type") == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(told.delta.new_element.exception.message)
        if told.WhichOneof("type") == "script_finished":
            if told.script_finished != ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY:
                raise RuntimeError(str(told.script_finished))
            return
