"""Sparse products: which rows of a table share columns, and with how much weight. Plain numpy, in blocks of bounded size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CELLS = 4_000_000
"""Cells of a block of sums: bounds the memory whatever the number of rows."""


class Rows(NamedTuple):
    """A sparse table: entry ``i`` stands in row ``rows[i]`` and column ``columns[i]``; sorted by row. ``height``: rows in all."""

    height: int
    rows: Ints
    columns: Ints


def pairs(table: Rows, values: Sequence[Floats]) -> Iterator[tuple[Ints, Ints, list[Floats]]]:
    """Yield blocks of (i, j, sums) for every pair of rows i < j that share a column, in order.

    ``values``: for each sum one number an entry; a sum adds, over shared columns, the product of the two rows' numbers.
    """
    if not len(table.rows):
        return
    order = np.argsort(table.columns, kind="stable")
    by_column = table.rows[order]
    sorted_columns = table.columns[order]
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    ends = np.searchsorted(sorted_columns, table.columns, side="right")
    # Of a column's entries those after this one belong to later rows: every pair is met once.
    partners = ends - place - 1
    step = max(1, CELLS // max(1, table.height))
    for first in range(0, table.height, step):
        left, right = np.searchsorted(table.rows, [first, first + step])
        many = partners[left:right]
        entry = np.repeat(np.arange(left, right), many)
        offset = np.arange(len(entry)) - np.repeat(np.cumsum(many) - many, many)
        other = order[place[entry] + 1 + offset]
        key = (table.rows[entry] - first) * table.height + by_column[place[entry] + 1 + offset]
        size = min(step, table.height - first) * table.height
        met = np.flatnonzero(np.bincount(key, minlength=size))
        sums: list[Floats] = [
            np.bincount(key, one[entry] * one[other], minlength=size)[met].astype(np.float64) for one in values
        ]
        yield (met // table.height + first).astype(np.int64), (met % table.height).astype(np.int64), sums
