"""What can the library bear? Killed importers, writers at once, full disks, damaged files; and how long it takes when large.

``python -m benchmarks.hostile_library [--quick]``. Each function returns rows (what, number) that `benchmarks.hostile` prints;
targets: lost 0, half 0, doubled 0, locked 0, tracebacks 0. ``--quick`` is CI's short form (20 kills).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis.library import Library, LibraryError, take_in
from benchmarks.hostile_library_kills import kills
from benchmarks.hostile_library_large import large
from benchmarks.hostile_library_texts import Row, texts
from tests.library.small_disk import NoDiskError, small_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
KILLS, QUICK_KILLS = 500, 20
WRITERS, TRANSACTIONS = 8, 40
WRITER = """
import sys
from pathlib import Path
from analysis.library import Library
from analysis.article import Article
for number in range(int(sys.argv[3])):
    with Library.open(Path(sys.argv[1])) as library, library.together():
        library.add(sys.argv[4], Article.of(f"writer {sys.argv[2]} number {number} " * 50))
    print("kept", flush=True)
"""


def writers(transactions: int = TRANSACTIONS) -> list[Row]:
    """Let eight programs write to one library at once, each transaction on a connection of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with Library.open(path) as library:
            event = library.create_event("Event")
        start = time.perf_counter()
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(path), str(one), str(transactions), event],
                cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for one in range(WRITERS)
        ]  # fmt: skip
        ends = [program.communicate() for program in programs]
        seconds = time.perf_counter() - start
        with Library.open(path) as library:
            there = library.events()[0].articles
            damaged = len(library.verify())
    acknowledged = sum(out.count("kept") for out, _ in ends)
    errors = "".join(error for _, error in ends)
    return [
        Row("writers", WRITERS), Row("transactions", WRITERS * transactions), Row("acknowledged", acknowledged),
        Row("locked shown", errors.count("locked") + errors.count("used by another program"), 0),
        Row("lost", acknowledged - there, 0), Row("tracebacks", errors.count("Traceback"), 0),
        Row("damaged", damaged, 0), Row("seconds", round(seconds, 1)),
    ]  # fmt: skip


def full_disks(number: int = 20) -> list[Row]:
    """Fill real disks of several sizes through the import; a disk that cannot be made here is told as 0 tried."""
    counts = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(number):
            try:
                with small_disk(Path(folder) / "disk", 200 + 37 * turn) as disk:
                    counts["tried"] += 1
                    kept = []

                    def fill(disk: Path = disk, kept: list[str | None] = kept) -> None:
                        with Library.open(disk / "library.sqlite") as library:
                            files = [(f"{at}.txt", text.encode()) for at, text in enumerate(texts(60, 600))]
                            for step in take_in(library, files, _read_each):
                                kept += [step.id] * bool(step.id)
                                counts["refused in a sentence"] += "no room left" in step.sentence

                    _quietly(fill, counts)
                    _quietly(lambda disk=disk, kept=kept: _still_there(disk / "library.sqlite", kept, counts), counts)
            except NoDiskError:
                break
    return [
        Row("full disks tried", counts["tried"]), Row("refused in a sentence", counts["refused in a sentence"]),
        Row("lost", counts["lost"], 0), Row("damaged", counts["damaged"], 0), Row("tracebacks", counts["tracebacks"], 0),
    ]  # fmt: skip


def _still_there(path: Path, kept: list[str | None], counts: Counter[str]) -> None:
    with Library.open(path) as library:
        there = {entry.id for event in library.events() for entry in library.entries(event.id)}
        counts["lost"] += len(set(kept) - there)
        counts["damaged"] += len(library.verify())


def damage(number: int = 200, *, seed: int = 2) -> list[Row]:
    """Damage a library's file in every way and use it: every answer is right or a sentence, and the file is as it was."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    counts = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with Library.open(path) as library:
            event = library.create_event("Event")
            good = {library.add(event, article).id: article for article in _read_all(texts(15, 500))}
        whole = path.read_bytes()
        for turn in range(number):
            bad = _damaged(whole, turn, chance)
            path.write_bytes(bad)
            sentences = counts["said"]
            _quietly(lambda: _use(path, good, counts), counts)
            if counts["said"] > sentences and path.read_bytes() != bad:
                counts["written over"] += not _opens(path)
            for file in path.parent.iterdir():
                if file != path:
                    file.unlink()
    return [
        Row("damaged files tried", number), Row("refused in a sentence", counts["said"]),
        Row("wrong texts shown", counts["wrong"], 0), Row("written over", counts["written over"], 0),
        Row("tracebacks", counts["tracebacks"], 0),
    ]  # fmt: skip


def _damaged(whole: bytes, turn: int, chance: random.Random) -> bytes:
    bad = bytearray(whole)
    start = chance.randrange(len(bad))
    if turn % 4 == 0:  # cut short
        return bytes(bad[:start])
    if turn % 4 == 1:  # a page of another place
        page = chance.randrange(len(bad) // 4096) * 4096
        start -= start % 4096
        bad[start : start + 4096] = bad[page : page + 4096]
    elif turn % 4 == 2:  # zeros, as after a crash of the machine
        bad[start : start + 4096] = bytes(len(bad[start : start + 4096]))
    else:
        bad[start : start + 100] = chance.randbytes(len(bad[start : start + 100]))
    return bytes(bad)


def _use(path: Path, good: dict[str, object], counts: Counter[str]) -> None:
    with Library.open(path) as library:
        for event in library.events():
            for kept in library.articles(event.id):
                counts["wrong"] += kept.article != good.get(kept.id, kept.article)
        library.search("minister")
        library.verify()


def _opens(path: Path) -> bool:
    """Tell whether a file that was changed is a library still (an emptied search index changes it, and rightly)."""
    try:
        Library.open(path).close()
    except LibraryError:
        return False
    return True


def _quietly(action: Callable[[], None], counts: Counter[str]) -> None:
    """Do it: a sentence is counted as said, everything else that is raised as a traceback."""
    try:
        action()
    except LibraryError:
        counts["said"] += 1
    except Exception as error:  # noqa: BLE001 - whatever a user would see as a traceback
        counts["tracebacks"] += 1
        print("traceback:", type(error).__name__, error, file=sys.stderr)


def _read_each(data: bytes, name: str) -> Iterator[object]:
    return analysis.read_each(data, name)


def _read_all(many: Iterator[str]) -> list[object]:
    return [analysis.Article.of(text) for text in many]


def main() -> int:
    """Print all tables; return 1 when a target is not met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile_library", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="CI's short form")
    parser.add_argument("--only", choices=("kills", "writers", "full_disks", "damage", "large"))
    options = parser.parse_args()
    parts: dict[str, Callable[[], list[Row]]] = {
        "kills": lambda: kills(QUICK_KILLS if options.quick else KILLS),
        "writers": lambda: writers(8 if options.quick else TRANSACTIONS),
        "full_disks": lambda: full_disks(5 if options.quick else 20),
        "damage": lambda: damage(40 if options.quick else 200),
        "large": lambda: large(1000 if options.quick else 10_000),
    }
    missed = 0
    for name, part in parts.items():
        if options.only in {None, name}:
            print(f"\n{name}")
            for row in part():
                met = row.target is None or row.number <= row.target
                missed += not met
                print(f"  {row.what:<34}{row.number:>12,}  {'' if met else 'NOT MET'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
