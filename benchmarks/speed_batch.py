"""Many articles at once: ``python -m analysis batch`` with one worker and with two, and a hundred files through the library.

The two runs read the same CSV, in turns. Their rates leave out what a process needs to start: that is a matter of the
first second, and not of a hundred thousand articles; it stands beside them.
"""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis import workspace
from analysis.library import Library, Step, take_in
from analysis.library.place import FILE
from benchmarks import speed_files
from benchmarks import speed_texts as texts
from benchmarks.speed_line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES, ARTICLES_QUICK = 400, 80
TURNS, TURNS_QUICK = 3, 1
FEW = 10
"""Articles of the small run that tells what starting takes."""
TWICE = 1.8
"""What two processes must give at least, in rates of one."""
FILES = 100
FILES_SECONDS = 15.0


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield articles a second with one worker and with two, their ratio, and the seconds of a hundred files."""
    number, turns = (ARTICLES_QUICK, TURNS_QUICK) if quick else (ARTICLES, TURNS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, many in (("few.csv", FEW), ("many.csv", number)):
            _write(folder / file, many)
        one, two, ratios, starts = [], [], [], []
        for turn in range(turns):
            rates = []
            for workers in (1, 2):
                start = _seconds(folder, "few.csv", workers, turn)
                rates.append((number - FEW) / (_seconds(folder, "many.csv", workers, turn) - start))
                starts.append(start)
            one.append(rates[0])
            two.append(rates[1])
            ratios.append(rates[1] / rates[0])
    beside = (("seconds to start", statistics.median(starts)),)
    yield Line("python -m analysis batch, one process", tuple(one), "articles/s", None, beside)
    yield Line("python -m analysis batch --workers 2", tuple(two), "articles/s")
    yield Line("  two processes against one", tuple(ratios), "× one", TWICE, least=True)
    times = tuple(_files() for _ in range(1 if quick else turns))
    told = f"{FILES} files of 6 formats, {speed_files.WORDS} words each: read, kept, measured"
    yield Line(told, times, "s", FILES_SECONDS)


def _write(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("title", "text", "outlet", "date"))
        for at in range(number):
            text = texts.made(20_000 + at)
            rows.writerow((text.split(". ", 1)[0][:90], text, f"Outlet {at % 40}", "2021-12-08"))


def _seconds(folder: Path, name: str, workers: int, turn: int) -> float:
    """Return the seconds by the clock of one run over a file."""
    target = folder / f"{name}-{workers}-{turn}.parquet"
    command = [sys.executable, "-m", "analysis", "batch", str(folder / name), "-o", str(target)]
    started = time.perf_counter()
    subprocess.run([*command, "--workers", str(workers)], check=True, cwd=texts.ROOT, capture_output=True)
    return time.perf_counter() - started


def _files() -> float:
    """Return the seconds from the bytes of a hundred files to their kept results."""
    batch = speed_files.files(FILES)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / FILE) as library:
        started = time.perf_counter()
        steps = [
            step for step in take_in(library, batch, analysis.read_each, name="A batch") if _measured(library, step)
        ]
        took = time.perf_counter() - started
    if len(steps) != len(batch):
        raise RuntimeError(f"only {len(steps)} of {len(batch)} files came in")
    return took


def _measured(library: Library, step: Step) -> bool:
    if step.article:
        workspace.result_of(library, step.article)
    return bool(step.article)
