"""Chance: which sentences are drawn. Seeds come from the texts, so that the same input gives the same output."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analysis.measures.base import Floats

DRAWS = 2000
CELLS = 4_000_000
"""How many numbers are drawn at once: bounds the memory for long texts."""
REMEMBERED = 255
"""Rows up to which a draw is remembered: another voice, and every other exhibit, draws the same sentences."""
THREADS_PAY = 8_000_000
"""Multiplications from which on threads are worth their waiting."""
PIECE = 100_000


def bootstrap(table: Floats, text_hash: str) -> Floats:
    """Draw as many whole rows as there are, with replacement, and add them up: shape ``(DRAWS, columns)``.

    ``table``: a row a sentence. Efron (1979). The seed is the text's hash: adding an article changes nobody's interval.
    """
    count = len(table)
    drawn = [_remembered_times(text_hash, count)] if count <= REMEMBERED else _times(text_hash, count)
    sums = [_product(times.astype(np.float64), table) for times in drawn]
    return sums[0] if len(sums) == 1 else np.concatenate(sums)


def permute(first: Floats, second: Floats, hashes: tuple[str, str]) -> Iterator[tuple[Floats, Floats]]:
    """Deal the rows of both tables out anew, as many to each as it had: yield the two sums, ``(draws, columns)`` each."""
    pool = np.concatenate([first, second])
    for deal in _dealt(hashes, (len(first), len(second))):
        dealt = deal.astype(np.float64)
        yield _product(dealt, pool), _product(1.0 - dealt, pool)


def _dealt(hashes: tuple[str, str], sizes: tuple[int, int]) -> Iterator[NDArray[np.uint8]]:
    """Yield which rows are dealt to the first, 1 or 0, ``(draws, rows of both)``; remembered where they are few."""
    if sum(sizes) > REMEMBERED:
        return _deals(hashes, sizes)
    return iter([np.unpackbits(_remembered_deal(hashes, sizes), axis=1, count=sum(sizes))])


def _times(text_hash: str, count: int) -> Iterator[NDArray[np.int64]]:
    """Yield how often each row is drawn, ``(draws, count)``."""
    rng = np.random.default_rng(int(text_hash, 16))
    for draws in _chunks(count):
        picked = rng.integers(0, count, size=(draws, count))
        picked += np.arange(draws)[:, None] * count
        yield np.bincount(picked.ravel(), minlength=draws * count).reshape(draws, count)


def _deals(hashes: tuple[str, str], sizes: tuple[int, int]) -> Iterator[NDArray[np.uint8]]:
    """Yield which rows are dealt to the first, 1 or 0, ``(draws, rows of both)``: those with the smallest of as many random numbers."""
    rng = np.random.default_rng([int(text_hash, 16) for text_hash in hashes])
    for draws in _chunks(sum(sizes)):
        if sizes[1]:
            yield _smallest(rng.random((draws, sum(sizes))), sizes[0])
        else:
            yield np.ones((draws, sum(sizes)), np.uint8)


def _smallest(drawn: Floats, count: int) -> NDArray[np.uint8]:
    """Return 1 for the ``count`` smallest numbers of each row, else 0.

    The numbers themselves are parted, three times as fast as their places; of equal ones, which is as good as never, it is
    ``argpartition`` that takes some.
    """
    first_left_out = np.partition(drawn, count, axis=1)[:, count : count + 1]
    found = (drawn < first_left_out).view(np.uint8)
    for row in np.flatnonzero(found.sum(axis=1) != count):
        found[row] = 1
        found[row, drawn[row].argpartition(count)[count:]] = 0
    return found


@lru_cache(maxsize=64)
def _remembered_times(text_hash: str, count: int) -> NDArray[np.uint8]:
    return next(_times(text_hash, count)).astype(np.uint8)


@lru_cache(maxsize=1024)
def _remembered_deal(hashes: tuple[str, str], sizes: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a deal with its rows as bits, 64 KB at most: every pair of forty articles is remembered in 25 MB."""
    return np.packbits(next(_deals(hashes, sizes)), axis=1)


def _chunks(count: int) -> Iterator[int]:
    most = max(1, min(DRAWS, CELLS // max(count, 1)))
    left = DRAWS
    while left:
        draws = min(most, left)
        yield draws
        left -= draws


def _product(times: Floats, table: Floats) -> Floats:
    """Return ``times @ table``, in pieces where it is small.

    The library behind ``@`` starts a thread a core for a product of this size, which then wait for each other longer than
    they work; pieces below its threshold are done at once by the caller.
    """
    if table.size * len(times) > THREADS_PAY:
        return times @ table
    step = max(1, PIECE // max(1, table.size))
    sums = np.empty((len(times), table.shape[1]))
    for i in range(0, len(times), step):
        np.matmul(times[i : i + step], table, out=sums[i : i + step])
    return sums
