"""Each page's script, timed from outside: what a reader waits for at the server, the sending of what changed included.

Three figures a page and event: nothing changed; a switch of the voice that was seen before; and a switch that nobody has
made before in this server, so that all of it is computed. And the pages over a library of 10,000 articles.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import speed_homes
from benchmarks.speed_line import Line
from benchmarks.speed_reader import reader
from benchmarks.speed_server import pages, served

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME, SWITCH = 100.0, 200.0
"""Milliseconds that a run with nothing changed, and a switch seen before, may take with five articles."""
LARGE = 300.0
"""Milliseconds that a page over a large library may take."""
MANY, SOME = 10_000, 500
RUNS, RUNS_QUICK = 9, 4
VOICES = ("Own words", "All words")


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield the times of each page for events of 5 and of 40 articles, and over a library of 10,000 (500 where ``quick``)."""
    many, runs = (SOME, RUNS_QUICK) if quick else (MANY, RUNS)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        speed_homes.fill(home)
        for size in speed_homes.SIZES:
            with served(home) as server:
                yield from asyncio.run(_of(server.address, size, runs))
        speed_homes.fill(home / "large", beside=many)
        with served(home / "large") as server:
            yield from asyncio.run(_large(server.address, many, runs))


async def _of(address: str, size: int, runs: int) -> list[Line]:
    """Time every page over the event of ``size`` articles."""
    found = []
    for page in pages():
        async with reader(address) as one:
            first = await one.open(page, event=speed_homes.name(size))
            same = [await one.again() for _ in range(runs + 2)][2:]
            new = await one.choose("voice", VOICES[0])
            await one.choose("voice", VOICES[1])
            switches = [await one.choose("voice", VOICES[turn % 2]) for turn in range(runs)]
        told, few = f"/{page}, {size} articles", size == min(speed_homes.SIZES)
        beside = (("first ms", first.ms), ("first switch ms", new.ms))
        found += [
            Line(f"{told}, nothing changed", tuple(run.ms for run in same), "ms", SAME if few else None, beside),
            Line(f"{told}, a switch of the voice", tuple(run.ms for run in switches), "ms", SWITCH if few else None),
        ]
    return found


async def _large(address: str, many: int, runs: int) -> list[Line]:
    """Time every page over the sample event, in a library of ``many`` articles: opened by a new session each time."""
    found = []
    for page in pages():
        times = []
        for _ in range(runs // 2 + 1):
            async with reader(address) as one:
                times.append((await one.open(page)).ms)
        found.append(Line(f"/{page} opened, library of {many:,}", tuple(times[1:]), "ms", LARGE))
    return found
