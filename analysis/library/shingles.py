"""Near-copies: which 7-word runs two texts share. Fingerprints find candidates, the runs themselves decide.

A run is seven words in a row, whatever their case and punctuation. Of a text's runs only some are kept as fingerprints
("winnowing": the smallest hash of every :data:`WINDOW` runs in a row; Schleimer, Wilkerson & Aiken 2003, "Winnowing:
local algorithms for document fingerprinting"): two texts that share 14 words in a row then share a fingerprint for sure.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

RUN = 7
"""Words in a run."""
WINDOW = 8
"""Of so many runs in a row one is kept at least: what shares ``RUN + WINDOW - 1`` words in a row is always found."""
MOST = 4096
"""Fingerprints kept of one text, the smallest ones: enough for about 18,000 words, a fair sample of more."""
BYTES = 6
"""Of a hash: small numbers are small in the file, and a chance match only costs a look at the text."""

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return a text's words, whatever their case, width and punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> list[int]:
    """Return the hash of every 7-word run of ``text``, in order; none where the text is shorter."""
    return [_hash(run) for run in _runs(text)]


def run_set(text: str) -> set[str]:
    """Return the 7-word runs of ``text`` as they are, each once."""
    return set(_runs(text))


def _runs(text: str) -> list[str]:
    found = words(text)
    return [" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1)]


def fingerprints(hashes: list[int]) -> set[int]:
    """Return the kept ones of a text's runs: the smallest of every window, and of those the smallest :data:`MOST`."""
    windows = range(max(1, len(hashes) - WINDOW + 1)) if hashes else range(0)
    kept = {min(hashes[start : start + WINDOW]) for start in windows}
    return kept if len(kept) <= MOST else set(sorted(kept)[:MOST])


def shared(one: set[str], other: set[str]) -> tuple[float, float]:
    """Return which part of ``one``'s runs stand in ``other`` and which of ``other``'s in ``one``, both in 0–1."""
    both = len(one & other)
    return (both / len(one) if one else 0.0, both / len(other) if other else 0.0)


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest(), "big")
