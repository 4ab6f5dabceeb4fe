"""The dashboard on a free port of loopback, asked with real requests."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Self

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.shared import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SECURITY = {
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
}
"""The headers that every answer must carry."""
OPENED = 101
FORBIDDEN = 403
START = 40
"""Seconds that a start may take on a busy machine."""


class Served:
    """A running dashboard: the real door and configuration, before the page of ``folder`` (see :meth:`with_page`)."""

    def __init__(self, folder: Path, *flags: str, **environment: str) -> None:
        """Start ``dashboard.py`` of ``folder`` on a free port and wait until it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(self.port), *flags]
        everything = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the server runs
        self.process = subprocess.Popen(command, cwd=folder, env=everything, stdout=self.log, stderr=self.log)
        self._wait()

    @classmethod
    def with_page(cls, page: str, folder: Path, *flags: str, **environment: str) -> Self:
        """Start the real door before a page of the test's own, put together in the empty ``folder``."""
        shutil.copy(ROOT / "dashboard.py", folder)
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        (folder / "pages" / "parts").mkdir(parents=True)
        shutil.copy(ROOT / "pages" / "parts" / "arrive.html", folder / "pages" / "parts")
        (folder / "pages" / "frame.py").write_text(page)
        return cls(folder, *flags, **environment)

    def _wait(self) -> None:
        deadline = time.monotonic() + START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/_stcore/health")[0] == http.HTTPStatus.OK:
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"The dashboard did not start: {self.stop()}")

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Ask for a path; return status, headers by lower-case name, and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers={"Host": self.host, **headers})
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def stream(self, host: str, origin: str | None) -> int:
        """Open the WebSocket as a browser at ``host`` would; return 101, or the status that it was refused with."""
        near = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        by = None if origin is None else Origin(origin)
        protocols = [Subprotocol("streamlit")]
        try:
            with connect(f"ws://{host}/_stcore/stream", sock=near, origin=by, subprotocols=protocols, proxy=None):
                return OPENED
        except InvalidStatus as refused:
            missing = SECURITY - {name.lower() for name in refused.response.headers}
            if missing:
                pytest.fail(f"The refusal does not carry {missing}")
            return refused.response.status_code

    def stop(self) -> str:
        """End it and return what it printed."""
        self.process.terminate()
        self.process.wait(timeout=20)
        with self.log:
            self.log.seek(0)
            return self.log.read().decode()
