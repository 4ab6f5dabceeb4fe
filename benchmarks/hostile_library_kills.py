"""An importer killed at any moment: nothing acknowledged is lost, nothing is half there, and taking up doubles nothing."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

import analysis
from analysis import workspace
from analysis.library import Library, take_in
from analysis.method import version
from benchmarks.hostile_library_texts import Row, write_files


def kills(number: int, *, seed: int = 1) -> list[Row]:
    """Kill −9 an importer ``number`` times, anywhere from its start on, and look at what is left after each.

    The real path: files → ``analysis.read_each`` → ``take_in`` → analysis → results. A batch is brought again after each
    kill until it is whole, then the library is emptied and the next one begins.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    counts = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        path, files = Path(folder) / "library.sqlite", Path(folder) / "files"
        articles = write_files(files)
        for file in files.glob(
            "*.txt"
        ):  # loads what is needed before the forks; each of them starts its own reader of HTML
            analysis.analyse(analysis.read(file.read_bytes(), file.name)[0])
        kept: set[str] = set()
        measured: set[str] = set()
        while counts["kills"] < number:
            lines, killed = _import(path, files, chance)
            counts["kills"] += killed
            kept |= lines["kept"]
            measured |= lines["measured"]
            counts["acknowledged"] += len(lines["kept"])
            counts["refused by the reader"] += len(lines["refused"])
            _look(path, kept, measured, counts)
            if not killed:
                counts["whole batches"] += 1
                counts["batches not whole"] += not _whole(path, articles)
                path.unlink()
                kept, measured = set(), set()
    names = (
        "lost",
        "half-imported",
        "results lost",
        "doubled",
        "second events",
        "damaged",
        "refused by the reader",
        "batches not whole",
    )
    free = [Row(name, counts[name]) for name in ("kills", "acknowledged", "whole batches")]
    return [*free, *(Row(name, counts[name], 0) for name in names)]


def _import(path: Path, files: Path, chance: random.Random) -> tuple[dict[str, set[str]], bool]:
    """Start an importer and kill it at a random moment of its work; return what it acknowledged and whether it was cut.

    It is a fork of this process: everything is loaded already, so that a kill falls into the import and not before it.
    """
    reading, writing = os.pipe()
    program = os.fork()
    if not program:
        os.close(reading)
        os._exit(_import_here(path, files, writing))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        # anywhere in the batch, then anywhere in a step
        said = [pipe.readline() for _ in range(1 + chance.randrange(9))]
        time.sleep(chance.choice([0, chance.uniform(0, 0.03), chance.uniform(0, 0.3)]))
        os.kill(program, signal.SIGKILL)
        lines = "".join([*said, pipe.read()]).splitlines(keepends=True)
    _, status = os.waitpid(program, 0)
    if os.waitstatus_to_exitcode(status) not in {0, -signal.SIGKILL}:
        raise OSError(status)  # it failed by itself: what it said above tells why
    found: dict[str, set[str]] = {"kept": set(), "measured": set(), "refused": set()}
    for word, identity in (line.split() for line in lines if line.endswith("\n") and line.count(" ") == 1):
        found[word].add(identity)
    return found, "done\n" not in lines


def _import_here(path: Path, files: Path, pipe: int) -> int:
    """Import a folder as the pages do, and say of each article when it is kept and when its result is."""
    try:
        batch = [(file.name, file.read_bytes()) for file in sorted(files.iterdir())]
        with Library.open(path) as library:
            for step in take_in(library, batch, analysis.read_each, name="The batch"):
                if step.article:
                    os.write(pipe, f"kept {step.id}\n".encode())
                    workspace.result_of(library, step.article)
                    os.write(pipe, f"measured {step.article.hash}\n".encode())
                elif not step.sentence.startswith("Already in"):
                    os.write(pipe, f"refused {step.file}\n".encode())
        os.write(pipe, b"done\n")
    except BaseException:  # noqa: BLE001 - a fork must end here and never go on as a second benchmark
        traceback.print_exc()
        return 1
    return 0


def _look(path: Path, kept: set[str], measured: set[str], counts: Counter[str]) -> None:
    with Library.open(path) as library:
        events = library.events()
        there = [one for event in events for one in library.articles(event.id)]
        counts["lost"] += len(kept - {one.id for one in there})
        counts["doubled"] += len(there) - len({one.article.text_hash for one in there})
        counts["second events"] += max(0, len(events) - 1)
        counts["half-imported"] += sum(
            not one.article.text or not library.search(_some(one.article.text)) for one in there
        )
        counts["results lost"] += len(measured - set(library.results(measured, version())))
        counts["damaged"] += len(library.verify())


def _some(text: str) -> str:
    return '"' + " ".join(text.split()[5:9]).replace('"', "") + '"'


def _whole(path: Path, articles: int) -> bool:
    with Library.open(path) as library:
        return [event.articles for event in library.events()] == [articles] and not library.pending_imports()
