"""What goes to a worker and what comes back; plain values only, so that any process on any machine can take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from analysis.measures.base import Floats


class Item(NamedTuple):
    """One thing to be read: a file's bytes (``data``) or a row's fields (``told``, as ``entry.Told`` takes them).

    ``source``: what it is called when something is wrong with it; ``event``: the name under which it belongs with others,
    "" where none is told.
    """

    source: str
    data: bytes | None = None
    told: Mapping[str, str] | None = None
    event: str = ""


class Chunk(NamedTuple):
    """Items that are measured together. ``number`` counts from 0 in the order of the input; ``done``: share of it so far (0–1)."""

    number: int
    items: tuple[Item, ...]
    done: float


class Bad(NamedTuple):
    """What could not be measured, and why in one sentence."""

    source: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Options:
    """``intervals``: with 95 % bootstrap intervals; ``segments``: with the counts of every segment."""

    intervals: bool = False
    segments: bool = False

    def plain(self) -> dict[str, Any]:
        """Return them as JSON."""
        return {"intervals": self.intervals, "segments": self.segments}


class Numbers(NamedTuple):
    """What was measured in one article: a row a voice and measure, the voices outermost. NaN where there is no number."""

    value: Floats
    words: NDArray[np.int64]
    sentences: NDArray[np.int64]
    reason: list[str]
    low: Floats | None = None
    high: Floats | None = None


class Row(NamedTuple):
    """One article's share of the output. ``about``: which it is (`table.ABOUT`); ``segments``: as in `Result.columns`, if asked for."""

    about: tuple[Any, ...]
    numbers: Numbers
    segments: dict[str, Floats] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of a chunk: its articles in order, and what was bad."""

    number: int
    rows: tuple[Row, ...]
    bad: tuple[Bad, ...]

    @property
    def articles(self) -> int:
        """How many articles were measured."""
        return len(self.rows)
