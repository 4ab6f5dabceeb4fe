"""The library from 1 to 100,000 articles: opening a page, finding words, adding an article; and the server's memory.

One library grows from step to step, so that each figure stands beside that of a tenth of the articles. Twenty thousand
events of five articles are the hardest of the usual ways to divide a hundred thousand. Pages are opened by a new session
each time, searches typed into the page's field; both are timed at the server, with the sending of what is shown.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import workspace
from analysis.article import Article
from analysis.library import Library
from analysis.library.place import FILE
from benchmarks import speed_fill
from benchmarks.hostile_library_texts import texts
from benchmarks.speed_line import Line
from benchmarks.speed_reader import reader
from benchmarks.speed_server import pages, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS = (1, 100, 1_000, 10_000, 100_000)
STEPS_QUICK = (1, 100, 1_000)
OPEN, SEARCH = 300.0, 100.0
"""Milliseconds that a page may take to open, and a search to answer."""
QUERIES = (
    "minister",
    "harbour strike",
    '"opened a new bridge"',
    "rep*",
    "talks verdict trains mill",
    "the of a",
    "batik",
)
"""Words that all texts hold, two together, a phrase, a beginning, four far apart, function words, and a rare name."""
ROOMS = ("Search", "Events", "Outlets", "Where it is kept")
RUNS, RUNS_QUICK = 5, 3


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield milliseconds, MiB and seconds for each size of library, the largest in every page and query."""
    steps, runs = (STEPS_QUICK, RUNS_QUICK) if quick else (STEPS, RUNS)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Library.open(home / FILE) as library:
            workspace.ensure_sample(library)
        for before, number in zip((0, *steps), steps, strict=False):
            started = time.perf_counter()
            speed_fill.grow(home / FILE, before, number)
            filled = (("seconds to fill", time.perf_counter() - started),)
            yield Line(
                f"library of {number:,}: on the disk", ((home / FILE).stat().st_size / 2**20,), "MiB", None, filled
            )
            yield from _by_itself(home / FILE, number, runs)
            yield from _served(home, number, runs, everywhere=number == steps[-1])


def _by_itself(path: Path, number: int, runs: int) -> Iterator[Line]:
    """Yield the times of the library alone: of all queries, and of adding an article."""
    with Library.open(path) as library:
        found = [[_ms(partial(library.search, asked)) for asked in QUERIES] for _ in range(runs + 1)][1:]
        slowest = tuple(max(times) for times in found)
        every = tuple(ms for times in found for ms in times)
        yield Line(f"library of {number:,}: a search, {len(QUERIES)} queries", every, "ms", SEARCH)
        yield Line(f"library of {number:,}: the slowest of them", slowest, "ms", SEARCH)
        event = next(event.id for event in reversed(library.events()) if event.kind == "own")
        new = [Article.of(text, title=f"New {at}") for at, text in enumerate(texts(runs, 600, seed=number + 7))]
        yield Line(
            f"library of {number:,}: add an article", tuple(_ms(partial(library.add, event, one)) for one in new), "ms"
        )


def _served(home: Path, number: int, runs: int, *, everywhere: bool) -> Iterator[Line]:
    """Yield the times of the pages: of the first one and the searching one, or of all."""
    asked = [(page, "") for page in pages() if page != "library"] if everywhere else [("", "")]
    asked += [("library", room) for room in (ROOMS if everywhere else ROOMS[:1])]
    with served(home) as server:
        for page, room in asked:
            told = f"library of {number:,}: open /{page}{f' ({room})' if room else ''}"
            first, *times = asyncio.run(_opened(server.address, page, room, runs))
            yield Line(told, tuple(times), "ms", OPEN, (("first ms", first),))
        found = asyncio.run(_typed(server.address, runs))
        yield Line(f"library of {number:,}: type a search into the page", found, "ms", OPEN)
        yield Line(f"library of {number:,}: the server’s memory", (server.memory(),), "MiB")


async def _opened(address: str, page: str, room: str, runs: int) -> list[float]:
    """Open a page by one new session after another; the first one computes what is then kept for all."""
    times = []
    for _ in range(runs + 1):
        async with reader(address) as one:
            times.append((await one.open(page, **({"room": room} if room else {}))).ms)
    return times


async def _typed(address: str, runs: int) -> tuple[float, ...]:
    async with reader(address) as one:
        await one.open("library", room=ROOMS[0])
        return tuple([(await one.type("search", asked)).ms for _ in range(runs) for asked in QUERIES[:4]])


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
