"""Ten readers at once: each has a session of its own and switches the voice, again and again.

Two ways. As readers do: everyone looks at what they see for a second or two before the next switch. And the hardest: all
ten press in the same moment, and wait for the slowest. Streamlit runs the scripts of all sessions in one process, whose
interpreter does one thing at a time: ten switches at once take ten times one, whatever the cores.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import speed_homes
from benchmarks.speed_line import Line
from benchmarks.speed_reader import reader
from benchmarks.speed_server import pages, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.speed_reader import Reader

SESSIONS = 10
LOOKS = (1.0, 3.0)
"""Seconds that a reader looks before the next switch: from, to."""
TURNS, TURNS_QUICK = 12, 4
ROUNDS, ROUNDS_QUICK = 5, 2
P95 = 500.0
"""Milliseconds that 95 of 100 switches may take at most."""
VOICES = ("Own words", "All words", "Quoted", "All words")


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield the median and the 95th percentile of a switch with ten sessions, looking in between and all at once."""
    with tempfile.TemporaryDirectory() as folder:
        speed_homes.fill(Path(folder))
        with served(Path(folder)) as server:
            yield from asyncio.run(_ten(server.address, quick=quick))


async def _ten(address: str, *, quick: bool) -> list[Line]:
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(reader(address)) for _ in range(SESSIONS)]
        alone = await _warm(readers)
        calm = await asyncio.gather(
            *(_looking(one, at, TURNS_QUICK if quick else TURNS) for at, one in enumerate(readers))
        )
        rounds = [
            await asyncio.gather(*(one.choose("voice", VOICES[turn % len(VOICES)]) for one in readers))
            for turn in range(ROUNDS_QUICK if quick else ROUNDS)
        ]
    beside = (("one alone ms", statistics.median(alone)),)
    return [
        *_told("a switch, ten sessions, looking 1–3 s between", [ms for times in calm for ms in times], beside, P95),
        *_told("a switch, ten sessions pressing at once", [run.ms for runs in rounds for run in runs], beside, None),
    ]


async def _warm(readers: Sequence[Reader]) -> list[float]:
    """Let every reader open a page of theirs and switch there and back; return the last reader's milliseconds."""
    here = pages()[:8]
    times = []
    for at, one in enumerate(readers):
        await one.open(here[at % len(here)], event=speed_homes.name(min(speed_homes.SIZES)))
        times = [(await one.choose("voice", voice)).ms for voice in (*VOICES, *VOICES[:2])]
    return times[len(VOICES) :]


async def _looking(one: Reader, seed: int, turns: int) -> list[float]:
    """Switch ``turns`` times, looking in between; return the milliseconds of each."""
    wait, times = random.Random(seed), []  # noqa: S311 - how long somebody looks
    for turn in range(turns):
        await asyncio.sleep(wait.uniform(*LOOKS))
        times.append((await one.choose("voice", VOICES[turn % len(VOICES)])).ms)
    return times


def _told(name: str, times: list[float], beside: tuple[tuple[str, float], ...], budget: float | None) -> list[Line]:
    """Return the median as a line with its spread, and the 95th percentile as a line held against the budget."""
    ends = statistics.quantiles(times, n=20, method="inclusive")
    return [Line(f"{name}, p50", tuple(times), "ms", None, beside), Line(f"{name}, p95", (ends[-1],), "ms", budget)]
