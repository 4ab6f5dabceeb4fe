"""Extraction in a child process that can be killed: every HTML library hangs on some page.

The parent starts ``python -m analysis.ingest.child`` (not multiprocessing, which runs the caller's script again), keeps it
warm, sends one text after the other and waits ten seconds for each: the page's text as UTF-8 one way, JSON the other.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from analysis.ingest.limits import unreadable
from analysis.ingest.pipe import READY, receive, send

SECONDS = 10.0
"""Wall clock for one document; starting the child counts apart."""
START_SECONDS = 60.0
IDLE_SECONDS = 60.0
TOO_LONG = "This page took too long to read: open it in a browser, copy the article's text and paste that."
BROKE = "This page could not be read: open it in a browser, copy the article's text and paste that."


class Child:
    """One warm child process; used by one thread at a time."""

    def __init__(self) -> None:
        """Start nothing yet: the first document does."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._idle: threading.Timer | None = None

    def ask(self, text: str, name: str, seconds: float = SECONDS) -> dict[str, Any]:
        """Have one page extracted; raises `Unreadable` when the child breaks or takes longer than ``seconds``."""
        with self._lock:
            self._cancel()
            process = self._process if self._process and self._process.poll() is None else self._start(name)
            answer, late = self._exchange(process, text.encode("utf-8", "replace"), seconds)
            if answer is None:
                self._kill()
                raise unreadable(name, TOO_LONG if late else BROKE)
            self._rest()
        found: dict[str, Any] = json.loads(answer)
        if "error" in found:
            raise unreadable(name, BROKE)
        return found

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._cancel()
            self._kill()

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        """Start the child and wait until it has its libraries."""
        self._kill()
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "analysis.ingest.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
            )
        except OSError as error:
            raise unreadable(name, BROKE) from error
        self._process = process
        answer, _ = self._exchange(process, None, START_SECONDS)
        if answer is None or answer != READY:
            self._kill()
            raise unreadable(name, BROKE)
        return process

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], message: bytes | None, seconds: float) -> tuple[bytes | None, bool]:
        """Send a message and read the answer; the child is killed when it is late. Returns the answer and whether it was late."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:
                return None, False
            if message is not None:
                send(process.stdin, message)
            return receive(process.stdout), late.is_set()
        except (OSError, ValueError):
            return None, late.is_set()
        finally:
            timer.cancel()

    def _kill(self) -> None:
        """End the process, if there is one, and close its pipes."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                continue

    def _rest(self) -> None:
        """Let the child go when nothing is asked of it for a minute."""
        self._idle = threading.Timer(IDLE_SECONDS, self.close)
        self._idle.daemon = True
        self._idle.start()

    def _cancel(self) -> None:
        """Stop the clock that lets the child go."""
        if self._idle:
            self._idle.cancel()
        self._idle = None


_warm = Child()
atexit.register(_warm.close)


def extract(text: str, name: str) -> dict[str, Any]:
    """Extract a page in the warm child: ``lines`` of [text, tag, tags around, kept], ``details``."""
    return _warm.ask(text, name)
