"""Reading in child processes that can be killed: every HTML, PDF and Word library fails or hangs on some file.

The parent starts ``python -m analysis.ingest.child`` (not multiprocessing, which runs the caller's script again), keeps it
warm, sends one document after the other and waits ten seconds for each: a kind and bytes one way, JSON the other. Two
children may be at work at once, so that one person's hostile file holds up nobody else.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, NamedTuple

from analysis.ingest.limits import shown, unreadable
from analysis.ingest.pipe import READY, SECONDS, pack, receive, send

START_SECONDS = 60.0
IDLE_SECONDS = 60.0
CHILDREN = 2
LEAST_SECONDS = 1.0
"""The least that a second try is given."""
SENTENCE_CHARACTERS = 400


class Sentences(NamedTuple):
    """What a reader is told when a document takes too long, and when it breaks what reads it."""

    too_long: str
    broke: str


class Child:
    """One warm child process; used by one thread at a time."""

    def __init__(self) -> None:
        """Start nothing yet: the first document does."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._idle: threading.Timer | None = None

    def ask(self, kind: str, data: bytes, name: str, sentences: Sentences, seconds: float = SECONDS) -> dict[str, Any]:
        """Have one document read; raises `Unreadable` when it is refused, breaks the child or takes longer than ``seconds``."""
        with self._lock:
            self._cancel()
            found, late = self._tried(kind, data, seconds)
            if found is not None:
                self._rest()
        if found is None or "error" in found:
            raise unreadable(name, sentences.too_long if late else sentences.broke)
        if "refused" in found:
            raise unreadable(name, shown(str(found["refused"]), SENTENCE_CHARACTERS))
        return found

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._cancel()
            self._kill()

    def _tried(self, kind: str, data: bytes, seconds: float) -> tuple[dict[str, Any] | None, bool]:
        """Have a document read. Returns the answer, ``None`` without one, and whether it was late.

        Where a child breaks that has read something before, a new one tries again: what an earlier document did to the
        child's memory is not this one's fault.
        """
        deadline = time.monotonic() + seconds
        running = self._process if self._process and self._process.poll() is None else None
        if running:
            found, late = self._exchanged(running, pack(kind, data), seconds)
            if late or (found is not None and found.get("error") != "MemoryError"):
                return found, late
        fresh = self._start(kind)
        if fresh is None:
            return None, False
        left = max(LEAST_SECONDS, deadline - time.monotonic()) if running else seconds
        return self._exchanged(fresh, pack(kind, data), left)

    def _exchanged(
        self, process: subprocess.Popen[bytes], message: bytes, seconds: float
    ) -> tuple[dict[str, Any] | None, bool]:
        """Send one message and take the answer apart; a child that gives none is ended."""
        raw, late = _exchange(process, message, seconds)
        found = _told(raw)
        if found is None or found.get("error") == "MemoryError":
            self._kill()
        return found, late and found is None

    def _start(self, kind: str) -> subprocess.Popen[bytes] | None:
        """Start the child and wait until it has its libraries; ``None`` when the system starts none."""
        self._kill()
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            process = subprocess.Popen(  # noqa: S603 - this very program, and nothing that a document says
                # -P: a file in the folder that the program was started from is never taken for a library
                [sys.executable, "-P", "-m", "analysis.ingest.child", kind],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # one thread of linear algebra: each further one takes address space, of which the child has 2 GB
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"},
            )
        except OSError:
            return None
        self._process = process
        if _exchange(process, None, START_SECONDS)[0] != READY:
            self._kill()
            return None
        return process

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


class Pool:
    """Several children, each started when those before it are busy; the one used last is the first to be used again."""

    def __init__(self, size: int = CHILDREN) -> None:
        """Start nothing yet."""
        self._children = [Child() for _ in range(size)]
        self._free: queue.LifoQueue[Child] = queue.LifoQueue()
        for child in reversed(self._children):
            self._free.put(child)

    def ask(self, kind: str, data: bytes, name: str, sentences: Sentences, seconds: float = SECONDS) -> dict[str, Any]:
        """Have one document read by a child that is free, as soon as one is; raises as `Child.ask` does."""
        child = self._free.get()
        try:
            return child.ask(kind, data, name, sentences, seconds)
        finally:
            self._free.put(child)

    def close(self) -> None:
        """End all children."""
        for child in self._children:
            child.close()


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


def _told(raw: bytes | None) -> dict[str, Any] | None:
    """Take an answer apart, ``None`` when it is none: the child may have been broken in any way."""
    try:
        found = json.loads(raw) if raw is not None else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


_warm = Pool()
atexit.register(_warm.close)


def extract(kind: str, data: bytes, name: str, sentences: Sentences) -> dict[str, Any]:
    """Have a document of one kind ("html", "pdf", "docx") read in a warm child; raises `Unreadable`."""
    return _warm.ask(kind, data, name, sentences)
