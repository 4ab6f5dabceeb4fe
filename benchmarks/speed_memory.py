"""Does the server's memory stay flat? A thousand runs of its pages, and two hundred uploads, watched from outside.

Readers come, go through the pages, switch and leave; and others upload one file after another, have it read, kept and
measured, and leave. The slope is that of what comes after the warm-up, over all samples (least squares), and beside it
stands where it began and ended.

What is measured once is held in caches of bounded size: the results of up to a thousand articles, 0.17 MiB each. To tell
that from a leak the uploads bring the same twenty texts in turn, and each event is deleted before its text comes again:
every upload takes the whole way, and what then grows has no bound.
"""

from __future__ import annotations

import asyncio
import tempfile
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.library import Library
from analysis.library.place import FILE
from benchmarks import speed_homes, speed_texts
from benchmarks.speed_line import Line
from benchmarks.speed_reader import reader
from benchmarks.speed_server import Server, pages, served

if TYPE_CHECKING:
    from collections.abc import Iterator

RERUNS, RERUNS_QUICK = 1000, 60
UPLOADS, UPLOADS_QUICK = 200, 6
STAY = 20
"""Runs of a session before it leaves and another one comes."""
WARM, WARM_QUICK = 1500, 30
"""Reruns until the bounded caches (drawn charts, compared voices) are full: what grows from then on has no bound."""
WARM_UPLOADS = 0.3
"""Part of the uploads that counts as warming up."""
FLAT = 16.0
"""MiB by which memory may grow over all the runs after warming up and still count as flat."""
SMALL = 5
TEXTS = 20
VOICES = ("Own words", "All words", "Quoted", "Paraphrased", "All words")


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield the server's memory once warm, and its growth over 1,000 more runs and over 200 uploads."""
    with tempfile.TemporaryDirectory() as folder:
        speed_homes.fill(Path(folder))
        with served(Path(folder)) as server:
            many, warm = (RERUNS_QUICK, WARM_QUICK) if quick else (RERUNS, WARM)
            runs = asyncio.run(_reading(server, warm + many))
            yield Line("the server's memory, warm", (runs[-1][1],), "MiB")
            yield _grown(f"memory over {many:,} reruns, after {warm:,}", runs, warm)
        with served(Path(folder)) as server:
            taken = asyncio.run(_uploading(server, Path(folder), UPLOADS_QUICK if quick else UPLOADS))
            yield _grown(f"memory over {taken[-1][0]:,} uploads", taken, WARM_UPLOADS * taken[-1][0])


def _grown(name: str, samples: list[tuple[int, float]], warm: float) -> Line:
    """Return the line of how many MiB memory grew after ``warm`` runs, by the slope of all samples from there on."""
    at, held = np.array([sample for sample in samples if sample[0] >= warm]).T
    slope = float(np.polyfit(at, held, 1)[0])
    beside = (("cold MiB", samples[0][1]), ("warm MiB", float(held[0])), ("end MiB", float(held[-1])))
    return Line(name, (slope * (at[-1] - at[0]),), "MiB grown", FLAT, beside)


async def _reading(server: Server, runs: int) -> list[tuple[int, float]]:
    """Let one reader after the other read ``runs`` runs; return (runs, MiB) as each left."""
    samples = [(0, server.memory())]
    where = cycle(pages())
    while samples[-1][0] < runs:
        async with reader(server.address) as one:
            for page in islice(where, STAY // SMALL):
                await one.open(page, event=speed_homes.name(SMALL))
                for voice in VOICES[: SMALL - 1]:
                    await one.choose("voice", voice)
        samples.append((samples[-1][0] + STAY, server.memory()))
    return samples


async def _uploading(server: Server, home: Path, uploads: int) -> list[tuple[int, float]]:
    """Upload so many files through the page, and delete each event again as somebody else would; return (uploads, MiB)."""
    samples = [(0, server.memory())]
    with Library.open(home / FILE) as library:
        before = {event.id for event in library.events()}
        for first in range(0, uploads, STAY):
            async with reader(server.address) as one:
                for number in range(first, min(first + STAY, uploads)):
                    await one.open("library", room="Add and correct")
                    text = f"Report number {number % TEXTS}\n\n{speed_texts.made(9000 + number % TEXTS)}"
                    await one.upload("files_", f"{number}.txt", text.encode())
                    await one.press("Add to the library")
                    if not any("1 article added" in told for told in one.told):
                        raise RuntimeError(f"upload {number} did not come in: {one.told}")
                    for event in library.events():
                        if event.id not in before:
                            library.delete_event(event.id)
                    samples.append((number + 1, server.memory()))
    return samples
