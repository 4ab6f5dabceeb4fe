"""Which method made a result: a short hash of everything that measuring depends on, so that no stale result is shown."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import metadata
from pathlib import Path

from analysis.measures.loaded_changes import Changes, to_plain

HERE = Path(__file__).parent
ROOMS = ("article.py", "marks.py", "result.py", "text", "measures")
PACKAGES = ("vaderSentiment", "textstat", "nupunkt", "numpy")


@cache
def version() -> str:
    """Return 16 hex digits over the code and data of ``text`` and ``measures`` and the versions of what they stand on."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for file in sorted(file for room in ROOMS for file in _files(HERE / room)):
        digest.update(file.relative_to(HERE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def with_changes(changes: Changes) -> str:
    """Return the version under which results with a reader's ``changes`` to the lexicon are kept; without any, `version`."""
    if changes == Changes():
        return version()
    plain = json.dumps(to_plain(changes), sort_keys=True)
    return f"{version()}-{hashlib.sha256(plain.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
