"""The dashboard (or another page) served as its users serve it, on a port of this machine, for the time of a measurement."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.speed_reader import PATIENCE
from benchmarks.speed_texts import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DASHBOARD = ROOT / "dashboard.py"
UNWATCHED = ("--server.fileWatcherType", "none")
"""Somebody who edits the source while hundreds of runs are timed would make the server load it anew in the middle of one."""


class Server(NamedTuple):
    """Where it answers (host:port), and its process number."""

    address: str
    process: int

    def memory(self) -> float:
        """Return the MiB that the server itself holds in memory (what it shares counted once, its children not)."""
        import psutil

        return float(psutil.Process(self.process).memory_info().rss) / 2**20


def pages() -> tuple[str, ...]:
    """Return the dashboard's pages by their addresses, in the order of the navigation; ``""`` is the first one."""
    frame = (ROOT / "pages" / "frame.py").read_text("utf-8")
    names = [file.stem for file in (ROOT / "pages").glob("*.py") if f'"{file.name}"' in frame]
    return tuple(
        "" if name == "overview" else name for name in sorted(names, key=lambda name: frame.index(f'"{name}.py"'))
    )


@contextmanager
def starting(script: Path, home: Path, *options: str) -> Iterator[Server]:
    """Run ``streamlit run`` on ``script`` with its data in ``home``; yield at once, before it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port), *options]
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.log").open("wb") as log:
        environment = {**os.environ, "PARALLAX_HOME": str(home)}
        server = subprocess.Popen(command, cwd=script.parent, env=environment, stdout=log, stderr=log)
    try:
        yield Server(f"localhost:{port}", server.pid)
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """Run the dashboard with its data in ``home``; yield when it answers."""
    with starting(DASHBOARD, home, *UNWATCHED) as server:
        answers(server.address)
        yield server


def answers(address: str) -> None:
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
