"""The child process that reads one batch file: ``python -m analysis.over_time.child``, the file as its standard input.

Parquet is read by a large library in C++ that was not written for hostile files: here it may fail, hang or ask for all
memory there is, and its caller gets one sentence. Its limits are those of the child that reads documents.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO, Any

HEAD = 8
"""Bytes of the length (big-endian) of the plain part, which stands first; the arrays follow, one after the other."""


def answer(source: IO[bytes], sink: IO[bytes]) -> None:
    """Read the file and write what it holds, or ``refused`` with a sentence, or ``error`` with a class."""
    from analysis.ingest.refused import Refused
    from analysis.over_time import inside_parquet

    arrays: list[Any] = []
    try:
        plain, arrays = inside_parquet.read(source)
    except Refused as reason:
        plain = {"refused": reason.sentence}
    except Exception as error:  # noqa: BLE001 - any library may fail in any way on a file
        plain = {"error": type(error).__name__}
    told = json.dumps(plain).encode()
    sink.write(len(told).to_bytes(HEAD, "big") + told)
    for one in arrays:
        sink.write(one.tobytes())
    sink.flush()


def warm() -> None:
    """Load what reading needs before this process may open no more than it has to."""
    import pyarrow as pa
    import pyarrow.parquet

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)


if __name__ == "__main__":
    from analysis.ingest import child

    given, taken = child.own_pipes()
    warm()
    child.guard()
    child.set_alarm(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    answer(given, taken)
    taken.flush()
    os._exit(0)  # nothing to clear up: what a hostile file left in the library's memory is not walked once more
