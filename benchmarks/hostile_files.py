"""What becomes of hostile files on their real way in: read, analysed and kept, made here or brought in a folder."""

from __future__ import annotations

import codecs
import os
import re
import stat
import statistics
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.ingest.limits import FILE_BYTES
from analysis.library import Library
from benchmarks import hostile_made
from benchmarks.hostile_runner import CRASH, HANG, IMPORTED, OUTCOMES, SILENT, Seen, Task, run
from benchmarks.hostile_table import Row, Section, aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUICK = 150
MOST_NAMED = 30
KINDS = {
    "pdf": "pdf", "docx": "docx", "docm": "docx", "dotx": "docx", "html": "html", "htm": "html", "xhtml": "html", "xht": "html", "mhtml": "html", "json": "json", "jsonl": "json",
    "ndjson": "json", "csv": "csv", "tsv": "csv", "zip": "zip", "txt": "txt", "md": "txt", "markdown": "txt", "text": "txt",
}  # fmt: skip
HEADS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"<", "html"), (b"{", "json"), (b"[", "json"))
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
ENCODING = re.compile(
    r"(?:utf|iso|cp|ibm|windows|mac|koi|kz|tis|big|gb|euc|shift|johab|hz|ascii|latin|viscii|ptcp)[A-Za-z0-9_.-]*",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”")


def made(*, quick: bool) -> list[Task]:
    """Return the files that are made here, or a sample of the light ones."""
    files = hostile_made.sample(QUICK) if quick else list(hostile_made.everything())
    return [Task(one.kind, one.what, one.name, one.data, ordinary=one.ordinary) for one in files]


def brought(folder: Path) -> tuple[list[Task], list[str]]:
    """Return the files under a folder, in the order of their names, and what was left out. No link is followed."""
    tasks, left = [], []
    for path in _walk(folder, left):
        label = path.relative_to(folder).as_posix()
        kind = _kind(path)
        encoding = _encoding(Path(label)) if kind in {"txt", "html", "other"} else ""
        tasks.append(Task(kind, label, path.name, partial(_bytes, path), encoding=encoding))
    return tasks, left


def _walk(folder: Path, left: list[str]) -> Iterator[Path]:
    """Yield the plain files under a folder; what is none, or cannot be listed, is noted in ``left``."""

    def note(error: OSError) -> None:
        left.append(f"{Path(error.filename).name}: {error.strerror}")

    for here, folders, files in os.walk(folder, onerror=note):
        folders.sort()
        left += [f"{name}: a link" for name in folders if (Path(here) / name).is_symlink()]
        for name in sorted(files):
            path = Path(here) / name
            try:
                mode = path.lstat().st_mode
            except OSError as error:
                left.append(f"{name}: {error.strerror}")
                continue
            if stat.S_ISREG(mode):
                yield path
            else:
                left.append(f"{name}: {'a link' if stat.S_ISLNK(mode) else 'not a plain file'}")


def _bytes(path: Path) -> bytes:
    """Read a file, as far as the product would take it: one byte over its limit is enough to be refused."""
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:  # noqa: PTH123 - by descriptor
        return file.read(FILE_BYTES + 1)


def _kind(path: Path) -> str:
    """Return a file's type by its name, else by its first bytes."""
    named = KINDS.get(path.suffix[1:].lower())
    if named:
        return named
    try:
        with path.open("rb") as file:
            head = file.read(64).lstrip()
    except OSError:
        return "other"
    return next((kind for start, kind in HEADS if head.startswith(start)), "other")


def _encoding(label: Path) -> str:
    """Return the encoding that a file's name or folder says, as collections of encodings do: ``koi8-r/a.txt``, ``cp1251-ru.txt``."""
    for part in reversed(label.with_suffix("").parts):
        tail = part.rpartition("-")[2]
        for name in (part, tail if tail.startswith("utf") else "", part.rpartition("-")[0], part.partition("_")[0]):
            if ENCODING.fullmatch(name):
                try:
                    found = codecs.lookup(name)
                    "".encode(found.name)  # fails for what turns bytes into bytes
                except (LookupError, ValueError):
                    continue
                return found.name
    return ""


class Progress:
    """A line to the error stream: how many of how many, how fast, how long still."""

    def __init__(self, total: int) -> None:
        """Begin now."""
        self.total, self.done, self.bad = total, 0, Counter[str]()
        self.start = self.last = time.monotonic()

    def __call__(self, seen: Seen) -> None:
        """Count one file."""
        self.done += 1
        self.bad[seen.outcome] += 1
        now = time.monotonic()
        shown = sys.stderr.isatty()
        if now - self.last < (0.5 if shown else 15) and self.done < self.total:
            return
        self.last = now
        rate = self.done / max(0.001, now - self.start)
        left = (self.total - self.done) / rate
        line = f"{self.done:,} of {self.total:,} files, {rate:.1f} a second, {self.bad[CRASH]} crashed, {self.bad[HANG]} hung, {left:.0f} s left"
        print(f"\r{line:<90}" if shown else line, end="" if shown and self.done < self.total else "\n", file=sys.stderr, flush=True)  # fmt: skip


def section(folder: Path | None = None, *, quick: bool = False, analyse: bool = True) -> Section:
    """Try every file and return the tables."""
    tasks, left = made(quick=quick), []
    if folder:
        more, left = brought(folder)
        tasks += more
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        seen = run(tasks, Path(place), analyse=analyse, progress=Progress(len(tasks)))
        rows = _rows(seen, left) + (_libraries(Path(place), seen) if analyse else [])
    rows.append(Row("seconds", round(time.monotonic() - start, 1)))
    by_kind = _by_kind(seen)
    sentences = _sentences(seen)
    named = {
        "crashed": [f"{one.task.kind}: {one.task.label}: {one.detail}" for one in seen if one.outcome == CRASH],
        "said nothing": [f"{one.task.kind}: {one.task.label}" for one in seen if one.outcome == SILENT],
        "hung": [f"{one.task.kind}: {one.task.label}: {one.detail}" for one in seen if one.outcome == HANG],
        "ordinary, not imported": [f"{one.task.kind}: {one.task.label}: {' '.join(one.sentences) or one.detail}" for one in seen if one.task.ordinary and one.outcome != IMPORTED],
        "not one plain sentence, or controls kept": [f"{one.task.kind}: {one.task.label}: {ascii(' '.join(one.sentences))[:300]}" for one in seen if one.flaws],
        "wrongly decoded": [f"{one.task.label} ({one.task.encoding})" for one in seen if one.right is False],
        "slowest to read": [f"{one.read:.2f} s {one.task.kind}: {one.task.label}" for one in sorted(seen, key=lambda one: -one.read)[:10]],
        "slowest to analyse": [f"{one.analyse:.2f} s {one.task.kind}: {one.task.label}" for one in sorted(seen, key=lambda one: -one.analyse)[:10]],
        "left out": left,
    }  # fmt: skip
    lines = aligned(list(by_kind[0]), [list(one.values()) for one in by_kind])
    lines += ["", f"refusals, the {len(sentences)} most frequent of them (numbers and quoted names left out)"]
    lines += [f"{count:>6}  {sentence}" for sentence, count in sentences]
    for what, names in named.items():
        lines += ["", f"{what} ({len(names)})", *(f"  {ascii_only(name)}" for name in names[:MOST_NAMED])] if names else []  # fmt: skip
    data = {
        "types": by_kind,
        "sentences": [{"sentence": text, "times": number} for text, number in sentences],
        "named": {what: [ascii_only(name) for name in names[:MOST_NAMED]] for what, names in named.items()},
    }
    return Section("files", rows, lines, data)


def ascii_only(text: str) -> str:
    """Return text that does a terminal and a JSON file no harm."""
    return "".join(sign if " " <= sign <= "~" or sign in "“”’–…" else ascii(sign)[1:-1] for sign in text)[:400]


def _rows(seen: Sequence[Seen], left: Sequence[str]) -> list[Row]:
    known = [one for one in seen if one.right is not None]
    ordinary = [one for one in seen if one.task.ordinary]
    return [
        Row("files tried", len(seen)),
        *(Row(outcome, sum(one.outcome == outcome for one in seen), 0 if outcome in {CRASH, HANG, SILENT} else None) for outcome in OUTCOMES),
        Row("ordinary files among them", len(ordinary)),
        Row("ordinary files not imported", sum(one.outcome != IMPORTED for one in ordinary), 0),
        Row("articles read", sum(one.articles for one in seen)),
        Row("refusals not one plain sentence, or controls kept", sum(one.flaws for one in seen), 0),
        Row("files whose name tells their encoding", len(known)), Row("of those decoded right", sum(bool(one.right) for one in known)),
        Row("files left out (links, devices, unreadable)", len(left)),
    ]  # fmt: skip


def _libraries(folder: Path, seen: Sequence[Seen]) -> list[Row]:
    """Look whether everything that was acknowledged lies in the libraries, sound."""
    there = damaged = 0
    for path in folder.glob("*.sqlite"):
        with Library.open(path) as library:
            there += sum(event.articles for event in library.events())
            damaged += len(library.verify())
    kept = sum(one.kept for one in seen)
    # what a worker kept of a file before that file broke it is there and was not told of
    return [Row("articles kept", kept), Row("kept and lost", max(0, kept - there), 0), Row("kept and damaged", damaged, 0)]  # fmt: skip


def _by_kind(seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """Return a row a type, and one over all: files by outcome, seconds, and the most memory."""
    kinds = [*dict.fromkeys(one.task.kind for one in seen)]
    groups = [(kind, [one for one in seen if one.task.kind == kind]) for kind in kinds] + [("all", list(seen))]
    return [
        {
            "type": kind, "files": len(group),
            **{outcome: sum(one.outcome == outcome for one in group) for outcome in OUTCOMES},
            "child stopped in": sum(one.stops > 0 for one in group),
            "median s": round(statistics.median(one.read for one in group), 3), "worst s": round(max(one.read for one in group), 2),
            "worst analysis s": round(max(one.analyse for one in group), 2),
            "worst MB": round(max(one.worker_mb for one in group)), "worst MB of child": round(max(one.child_mb for one in group)),
        }
        for kind, group in groups
    ]  # fmt: skip


def _sentences(seen: Sequence[Seen], most: int = 30) -> list[tuple[str, int]]:
    """Return the most frequent refusals, without their numbers and names, each with the number of files that it was said of."""
    found = Counter[str]()
    for one in seen:
        found.update({QUOTED.sub("“…”", NUMBER.sub("#", sentence)) for sentence in one.sentences})
    return found.most_common(most)
