"""The weights of tone around an actor: readable ones for the lexicon's features, hashed ones for words in their places.

Trained by ``benchmarks/target_fit.py``. Each feature adds three numbers, one for each tone (negative, none, positive); the
tone with the largest sum is the label.
"""

from __future__ import annotations

import gzip
import zlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Triple = tuple[float, float, float]
"""What a feature adds to negative, none and positive."""
BUCKETS = 1 << 16
LEXICAL = 1.5
"""Features of the lexicon count this much more than a word, so that the penalty bears less on them."""
STEPS = 127
"""Hashed weights are kept in this many steps on either side of 0."""
CONSTANT = "constant"
NAMED, HASHED = "target_weights.tsv", "target_words.bin.gz"
_HEADER = (
    "# Weights of tone around an actor, made by `python -m benchmarks.target_fit --write`: feature of the lexicon, what it adds to\n"
    "# negative, none and positive when the lexicon speaks alone, and the same when words in their places speak too.\n"
    "# Columns, parted by a tab: feature | negative | none | positive | negative with words | none with words | positive with words.\n"
)


class Model(NamedTuple):
    """``named``: feature of the lexicon → its three weights. ``hashed``: three weights a bucket, empty without words."""

    named: dict[str, Triple]
    hashed: list[Triple]
    constant: Triple


def bucket(name: str) -> int:
    """Bucket of a word in its place."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % BUCKETS


@cache
def load(*, words: bool) -> Model:
    """Read the weights: with those of words in their places, or those of the lexicon alone."""
    folder = resources.files("analysis.measures").joinpath("data")
    first = 4 if words else 1
    named: dict[str, Triple] = {}
    for line in folder.joinpath(NAMED).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            low, none, high = map(float, cells[first : first + 3])
            named[cells[0]] = (low, none, high)
    constant = named.pop(CONSTANT)
    return Model(named, _hashed(gzip.decompress(folder.joinpath(HASHED).read_bytes())) if words else [], constant)


def _hashed(data: bytes) -> list[Triple]:
    """Read the weights of words: first the size of a step as a float32, then one signed byte a weight."""
    step = float(np.frombuffer(data, "<f4", 1)[0])
    table = np.frombuffer(data, np.int8, offset=4).reshape(BUCKETS, 3) * step
    return [(low, none, high) for low, none, high in table.tolist()]


def write(names: list[str], alone: Floats, joint: Floats) -> None:
    """Write the weights; the rows of ``alone`` are those of ``names`` and the constant, ``joint`` has buckets between."""
    folder = Path(__file__).parent / "data"
    count = len(names)
    named = [*range(count), -1]
    scale = np.array([LEXICAL] * count + [1.0])[:, None]
    both = np.hstack([alone * scale, joint[named] * scale])
    lines = [
        "\t".join([name, *(f"{w:.4f}" for w in row)])
        for name, row in zip([*names, CONSTANT], both.tolist(), strict=True)
    ]
    (folder / NAMED).write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    hashed = joint[count:-1]
    step = np.float32(np.abs(hashed).max() / STEPS)
    data = step.tobytes() + np.rint(hashed / step).astype(np.int8).tobytes()
    (folder / HASHED).write_bytes(gzip.compress(data, 9, mtime=0))
