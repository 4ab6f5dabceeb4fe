"""Finding a place ahead in a long list of offsets without searching all of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def ahead(starts: Sequence[int], offset: int, at: int, here: int) -> int:
    """Return ``bisect_left(starts, offset)``, where ``at`` is that of ``here`` and ``here`` is not beyond ``offset``.

    ``starts``: where tokens begin, two characters apart at least. Only as many as fit in between are searched: in a book the
    list is larger than what the processor has at hand, and each step of a search through all of it waits for memory.
    """
    return bisect_left(starts, offset, at, min(at + (offset - here) // 2 + 1, len(starts)))
