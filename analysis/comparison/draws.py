"""Chance: which sentences are drawn. Seeds come from the texts, so that the same input gives the same output."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analysis.measures.base import Floats

DRAWS = 2000
CELLS = 4_000_000
"""How many numbers are drawn at once: bounds the memory for long texts."""
LATER = 200_000
"""How many are in later rounds, which are long: what stays in a processor's cache is dealt a third faster."""
REMEMBERED = 255
"""Rows up to which a draw is remembered: another voice, and every other exhibit, draws the same sentences."""
THREADS_PAY = 8_000_000
"""Multiplications from which on threads are worth their waiting."""
PIECE = 100_000


class Deals(NamedTuple):
    """A round of deals: its ``number`` among those of one test, and how ``many`` are made in it."""

    number: int = 0
    many: int = DRAWS


ONCE = Deals()
"""All deals of a test that has one round."""


def bootstrap(table: Floats, text_hash: str) -> Floats:
    """Draw as many whole rows as there are, with replacement, and add them up: shape ``(DRAWS, columns)``.

    ``table``: a row a sentence. Efron (1979). The seed is the text's hash: adding an article changes nobody's interval.
    """
    count = len(table)
    drawn = [_remembered_times(text_hash, count)] if count <= REMEMBERED else _times(text_hash, count)
    sums = [_product(times.astype(np.float64), table) for times in drawn]
    return sums[0] if len(sums) == 1 else np.concatenate(sums)


def permute(
    first: Floats, second: Floats, hashes: tuple[str, str], deals: Deals = ONCE
) -> Iterator[tuple[Floats, Floats]]:
    """Deal the rows of both tables out anew, as many to each as it had: yield the two sums, ``(draws, columns)`` each.

    ``deals``: which of several rounds. Each has deals of its own, the same for the same texts.
    """
    pool = np.concatenate([first, second])
    for deal in _dealt(hashes, (len(first), len(second)), deals):
        dealt = deal.astype(np.float64)
        left = _product(dealt, pool)
        yield left, _product(np.subtract(1.0, dealt, out=dealt), pool)


def _dealt(hashes: tuple[str, str], sizes: tuple[int, int], deals: Deals = ONCE) -> Iterator[NDArray[np.uint8]]:
    """Yield which rows are dealt to the first, 1 or 0, ``(draws, rows of both)``; first rounds are remembered where rows are few."""
    if deals.number or sum(sizes) > REMEMBERED:
        return _deals(hashes, sizes, deals)
    return iter([np.unpackbits(_remembered_deal(hashes, sizes, deals), axis=1, count=sum(sizes))])


def _times(text_hash: str, count: int) -> Iterator[NDArray[np.int64]]:
    """Yield how often each row is drawn, ``(draws, count)``."""
    rng = np.random.default_rng(int(text_hash, 16))
    for draws in _chunks(count, DRAWS, CELLS):
        picked = rng.integers(0, count, size=(draws, count))
        picked += np.arange(draws)[:, None] * count
        yield np.bincount(picked.ravel(), minlength=draws * count).reshape(draws, count)


def _deals(hashes: tuple[str, str], sizes: tuple[int, int], deals: Deals = ONCE) -> Iterator[NDArray[np.uint8]]:
    """Yield which rows are dealt to the first, 1 or 0, ``(draws, rows of both)``: those with the smallest of as many random numbers.

    The first round of 500 is the beginning of one of 2,000. Later rounds are long, and made of whole numbers: half the time.
    """
    seed = [int(text_hash, 16) for text_hash in hashes]
    rng = np.random.default_rng([*seed, deals.number] if deals.number else seed)
    for draws in _chunks(sum(sizes), deals.many, LATER if deals.number else CELLS):
        if not sizes[1]:
            yield np.ones((draws, sum(sizes)), np.uint8)
        elif deals.number:
            yield _smallest(_whole_numbers(rng, (draws, sum(sizes))), sizes[0])
        else:
            yield _smallest(rng.random((draws, sum(sizes))), sizes[0])


def _whole_numbers(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.uint32]:
    """Return random numbers below 2³², two of each that the generator gives, in the same order on every machine."""
    count = shape[0] * shape[1]
    drawn = rng.integers(0, 2**64, size=(count + 1) // 2, dtype=np.uint64).astype("<u8", copy=False)
    found: NDArray[np.uint32] = drawn.view("<u4")[:count].reshape(shape)
    return found


def _smallest(drawn: NDArray[Any], count: int) -> NDArray[np.uint8]:
    """Return 1 for the ``count`` smallest numbers of each row, else 0.

    The numbers themselves are parted, three times as fast as their places; of equal ones, which is as good as never, it is
    ``argpartition`` that takes some.
    """
    first_left_out = np.partition(drawn, count, axis=1)[:, count : count + 1]
    found: NDArray[np.uint8] = (drawn < first_left_out).view(np.uint8)
    if np.count_nonzero(found) == count * len(found):  # no row has more than ``count``
        return found
    for row in np.flatnonzero(found.sum(axis=1) != count):
        found[row] = 1
        found[row, drawn[row].argpartition(count)[count:]] = 0
    return found


@lru_cache(maxsize=64)
def _remembered_times(text_hash: str, count: int) -> NDArray[np.uint8]:
    return next(_times(text_hash, count)).astype(np.uint8)


@lru_cache(maxsize=1024)
def _remembered_deal(hashes: tuple[str, str], sizes: tuple[int, int], deals: Deals = ONCE) -> NDArray[np.uint8]:
    """Return a deal with its rows as bits, 64 KB at most; every pair of forty articles, 500 deals each, takes 12 MB at most."""
    return np.packbits(next(_deals(hashes, sizes, deals)), axis=1)


def _chunks(count: int, wanted: int, cells: int) -> Iterator[int]:
    """Yield how many draws of ``count`` rows, ``cells`` numbers in all, are made at once until there are as many as ``wanted``."""
    most = max(1, min(wanted, cells // max(count, 1)))
    left = wanted
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
