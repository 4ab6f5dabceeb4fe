"""An article's values in all voices as a few hundred bytes, and many of them as one table.

What a page over many articles needs of each: kept beside the whole result so that nobody has to take that apart again.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from analysis.measures import registry
from analysis.over_time.collection import VOICES, columns, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.result import Result

CHECK = 4
"""Bytes of the checksum that stands first."""


def pack(result: Result) -> bytes:
    """Return every measure's value in every voice (float32, NaN where undefined) and the words they are taken over."""
    from analysis.comparison import values
    from analysis.comparison.choice import Choice

    numbers = np.empty((len(VOICES), len(registry())), "<f4")
    words = np.empty((len(VOICES), len(kinds())), "<u4")
    for at, voice in enumerate(VOICES):
        found = {value.measure.name: value for value in values.of(result, Choice(voice), intervals=False)}
        numbers[at] = [value.value for value in found.values()]
        words[at] = [found[name].words for name in kinds()]
    body = numbers.tobytes() + words.tobytes()
    return zlib.crc32(body).to_bytes(CHECK, "little") + body


def size() -> int:
    """Return the bytes of one packed article."""
    return CHECK + 4 * (len(columns()) + len(VOICES) * len(kinds()))


def unpack(packed: Sequence[bytes | None]) -> tuple[NDArray[np.float32], NDArray[np.uint32], NDArray[np.bool_]]:
    """Return values, words (a row an article) and which articles have any; what is missing or damaged has none."""
    whole, empty = size(), bytes(size())
    sound = [one is not None and len(one) == whole and _sound(one) for one in packed]
    joined = b"".join(one if one is not None and good else empty for one, good in zip(packed, sound, strict=True))
    table = np.frombuffer(joined, np.uint8).reshape(len(sound), whole)[:, CHECK:]
    border = 4 * len(columns())
    values = table[:, :border].copy().view("<f4")
    words = table[:, border:].copy().view("<u4")
    there = np.array(sound, bool)
    values[~there] = np.nan
    return values, words, there


def _sound(one: bytes) -> bool:
    return zlib.crc32(one[CHECK:]) == int.from_bytes(one[:CHECK], "little")
