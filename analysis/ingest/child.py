"""The child process that extracts pages, one after the other, until its parent goes away: ``python -m analysis.ingest.child``.

Nothing in the package imports this module, so that running it runs it once.
"""

from __future__ import annotations

import json
import sys
from typing import IO

from analysis.ingest import extract
from analysis.ingest.pipe import READY, receive, send

MEMORY = 2 << 30
"""Bytes of address space that the child may have, where the system can limit it."""


def limit_memory() -> None:
    """Cap this process's address space where the system can."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (OSError, ValueError):
        return


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answer pages until the parent goes away. Whatever a page breaks is answered as an error, not with a traceback."""
    extract.warm()
    send(sink, READY)
    while (message := receive(source)) is not None:
        try:
            answer = json.dumps(extract.page(message.decode("utf-8")))
        except Exception as error:  # noqa: BLE001 - any library may fail in any way on a page
            answer = json.dumps({"error": type(error).__name__})
        send(sink, answer.encode())


if __name__ == "__main__":
    limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
