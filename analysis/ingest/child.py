"""The child process that reads documents, one after the other, until its parent goes away.

``python -m analysis.ingest.child KIND``: the libraries for that kind are there when it says that it is ready, those of
the others come with their first document. Nothing in the package imports this module, so that running it runs it once.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import IO, Any

from analysis.ingest.pipe import READY, SECONDS, receive, send, unpack
from analysis.ingest.refused import Refused

KINDS = {
    "html": "analysis.ingest.extract",
    "pdf": "analysis.ingest.inside_pdf",
    "docx": "analysis.ingest.inside_docx",
}
"""The module that reads each kind: ``warm()``, and ``read(data)``, which returns what JSON can hold or raises `Refused`."""
MEMORY = 2 << 30
"""Bytes of address space that the child may have, where the system can limit it."""
TIRED = 500 << 20
"""Bytes of memory at whose use a child ends: what one large document took, the next ones do not need."""
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile")
"""Starts of the names of audit events that no document has a reason to cause."""


def limit() -> None:
    """Cap this process where the system can: its address space, no core dump, no file written, no end without a parent."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


def refuse(event: str, _: Any) -> None:
    """Stand in the way of network and other programs, whatever a library may try for a document's sake."""
    if event.startswith(FORBIDDEN):
        message = f"{event} has no place in reading a document"
        raise PermissionError(message)


def is_tired() -> bool:
    """Tell whether this process has grown so large that a new one is the better one."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return False  # the peak that other systems tell counts in what the parent had
    return pages * os.sysconf("SC_PAGE_SIZE") > TIRED


def set_alarm(seconds: int) -> None:
    """Have the system end this process after so many seconds, 0 for never: the parent's clock goes with the parent."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def answer(message: bytes) -> bytes:
    """Read one document. Whatever it breaks is an answer too: ``refused`` with a sentence, ``error`` with a class."""
    try:
        kind, data = unpack(message)
        found = importlib.import_module(KINDS[kind]).read(data)
    except Refused as reason:
        found = {"refused": reason.sentence}
    except Exception as error:  # noqa: BLE001 - any library may fail in any way on a document
        found = {"error": type(error).__name__}
    return json.dumps(found).encode()


def serve(source: IO[bytes], sink: IO[bytes], kind: str = "html") -> None:
    """Answer documents until the parent goes away."""
    importlib.import_module(KINDS[kind]).warm()
    gc.freeze()  # what is there now stays, so that clearing up after a document is quick
    send(sink, READY)
    while (message := receive(source)) is not None:
        set_alarm(int(2 * SECONDS))
        send(sink, answer(message))
        set_alarm(0)
        if is_tired():
            return
        gc.collect(1)  # the young: trees of mark-up hang together in circles


def own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take standard input and output for messages alone: what a library prints goes nowhere, and it has nothing to read."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return source, sink


def guard() -> None:
    """Take from this process what no document needs."""
    limit()
    sys.addaudithook(refuse)


if __name__ == "__main__":
    pipes = own_pipes()
    guard()
    serve(*pipes, *sys.argv[1:2])
