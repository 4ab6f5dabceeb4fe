"""Running over an input: one after the other, in several processes, or on a Dask cluster; the output is the same.

Chunks go out a few ahead and come back in their order, so that memory does not grow with the input.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from analysis import method
from analysis.batch.measured import measure
from analysis.batch.record import Bad, Measured
from analysis.batch.sources import chunks
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from analysis.batch.parts import Parts
    from analysis.batch.record import Chunk, Options

    Work = tuple[Chunk, tuple[Bad, ...]]

AHEAD = 3
"""Chunks under way for each worker: none waits for work, and few are held."""
ENDED = (
    "This entry ended the process that measured it: the others were measured; please report the text that does this."
)
OTHER_METHOD = (
    "The cluster at {address} measures by another method than this copy: install the same version of Parallax there."
)
NO_DASK = 'Running on a cluster needs Dask: pip install -e ".[cluster]".'
NO_CLUSTER = "There is no Dask scheduler at {address}: start one, or check the address."


class Runner(Protocol):
    """Takes work in order and yields what came of it in the same order."""

    def __call__(self, work: Iterator[Work], options: Options) -> Iterator[tuple[Measured, tuple[Bad, ...]]]:
        """Measure every chunk."""


def run(paths: Sequence[Path], parts: Parts, runner: Runner, tell: Callable[[float, int], None]) -> None:
    """Measure what is not finished yet. ``tell``: takes the share of the input done (0–1) and the articles measured."""
    dones: deque[float] = deque()

    def work() -> Iterator[Work]:
        for chunk, bad in chunks(paths, first=parts.chunks, told=parts.reading):
            dones.append(chunk.done)
            yield chunk, bad

    try:
        for one, bad in runner(work(), parts.options):
            parts.add(one, bad)
            tell(dones.popleft(), parts.articles)
    finally:  # stopped or failed, what is measured is kept
        parts.flush()


def serially(work: Iterator[Work], options: Options) -> Iterator[tuple[Measured, tuple[Bad, ...]]]:
    """Measure in this process."""
    for chunk, bad in work:
        yield measure(chunk, options), bad


def in_processes(workers: int) -> Runner:
    """Return a runner over ``workers`` processes. A process that dies is replaced; what killed it twice is told of as bad."""

    def runner(work: Iterator[Work], options: Options) -> Iterator[tuple[Measured, tuple[Bad, ...]]]:
        with _one_thread_each():
            pool = _Pool(workers, options)
            try:
                under_way: deque[tuple[Chunk, tuple[Bad, ...], Future[Measured]]] = deque()
                for chunk, bad in work:
                    under_way.append((chunk, bad, pool.submit(chunk)))
                    if len(under_way) >= AHEAD * workers:
                        yield pool.next(under_way)
                while under_way:
                    yield pool.next(under_way)
            finally:
                pool.close()

    return runner


class _Pool:
    """Processes that measure; begun anew when one of them dies."""

    def __init__(self, workers: int, options: Options) -> None:
        """Start ``workers`` processes."""
        self.workers, self.options = workers, options
        self.pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        from multiprocessing import get_context

        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))

    def submit(self, chunk: Chunk) -> Future[Measured]:
        """Hand a chunk out."""
        try:
            return self.pool.submit(measure, chunk, self.options)
        except BrokenProcessPool:
            self.pool = self._new()
            return self.pool.submit(measure, chunk, self.options)

    def next(
        self, under_way: deque[tuple[Chunk, tuple[Bad, ...], Future[Measured]]]
    ) -> tuple[Measured, tuple[Bad, ...]]:
        """Return what came of the oldest chunk; where its process died, measure it by itself, and then entry by entry."""
        chunk, bad, future = under_way.popleft()
        try:
            return future.result(), bad
        except BrokenProcessPool:
            self.close()
            self.pool = self._new()
            found = self._alone(chunk)
            # All that was under way went down with it.
            waiting = [(other, told) for other, told, _ in under_way]
            under_way.clear()
            under_way.extend((other, told, self.submit(other)) for other, told in waiting)
            return found, bad

    def _alone(self, chunk: Chunk) -> Measured:
        try:
            return self.submit(chunk).result()
        except BrokenProcessPool:
            self.pool = self._new()
        return _joined(chunk, [self._entry(chunk._replace(items=(item,))) for item in chunk.items])

    def _entry(self, chunk: Chunk) -> Measured:
        for _ in range(2):
            try:
                return self.submit(chunk).result()
            except BrokenProcessPool:
                self.pool = self._new()
        return Measured(chunk.number, (), (Bad(chunk.items[0].source, ENDED),))

    def close(self) -> None:
        """Let the processes end."""
        self.pool.shutdown(wait=True, cancel_futures=True)


def _joined(chunk: Chunk, found: Sequence[Measured]) -> Measured:
    """Put entries that were measured one by one together as their chunk."""
    rows, bad = (tuple(chain.from_iterable(side)) for side in zip(*((one.rows, one.bad) for one in found), strict=True))
    return Measured(chunk.number, rows, bad)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let every process compute in one thread: with a process a core more only wait for each other."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def on_cluster(address: str) -> Runner:
    """Return a runner on the Dask cluster whose scheduler is at ``address``. Dask itself replaces workers that die.

    Raises ``Unreadable`` where Dask or the cluster is missing, or the cluster measures by another method.
    """
    try:
        from distributed import Client
    except ImportError:
        raise Unreadable(address, NO_DASK) from None
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError):
        raise Unreadable(address, NO_CLUSTER.format(address=address)) from None
    if set(client.run(method.version).values()) - {method.version()}:
        client.close()
        raise Unreadable(address, OTHER_METHOD.format(address=address))

    def runner(work: Iterator[Work], options: Options) -> Iterator[tuple[Measured, tuple[Bad, ...]]]:
        with client:
            threads = max(1, sum(client.nthreads().values()))
            under_way: deque[tuple[tuple[Bad, ...], object]] = deque()
            for chunk, bad in work:
                under_way.append((bad, client.submit(measure, chunk, options, pure=False, retries=3)))
                if len(under_way) >= AHEAD * threads:
                    told, future = under_way.popleft()
                    yield future.result(), told  # type: ignore[attr-defined]
            for told, future in under_way:
                yield future.result(), told  # type: ignore[attr-defined]

    return runner
