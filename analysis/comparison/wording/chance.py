"""How likely a difference in counts is by chance: exact tails, and the adjustment for many words tested at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.comparison.wording.tokens import Flags, Ints
    from analysis.measures.base import Floats

LEVEL = 0.05


def tails(seen: Ints, totals: Ints, sizes: Ints) -> tuple[Floats, Floats]:
    """Return the two-sided hypergeometric p of every count (Fisher's test), and the smallest p that was possible there.

    ``seen``: shape ``(articles, words)``; ``totals``: of each word over all articles; ``sizes``: of each article. The question:
    were ``totals`` dealt at random over all that ``sizes`` hold, how often would an article get so many, or so few? p is twice
    the smaller tail in which what was seen counts half (mid-p, Lancaster 1961: exact tails of small counts say "chance" too often).
    """
    whole = int(sizes.sum())
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, whole + 1)))])
    found, least = np.ones(seen.shape), np.ones(seen.shape)
    for total in np.unique(totals):
        here = totals == total
        p, possible = _two_sided(int(total), sizes, log_factorial)
        found[:, here] = np.take_along_axis(p, seen[:, here], axis=1)
        least[:, here] = np.where(possible, p, 1.0).min(axis=1)[:, None]
    return found, least


def _two_sided(total: int, sizes: Ints, log_factorial: Floats) -> tuple[Floats, Flags]:
    """Return p for k = 0 … ``total``, a row a size, and which k are possible."""
    whole, count = int(sizes.sum()), np.arange(total + 1)[None, :]
    size = sizes[:, None]
    possible = (count <= size) & (total - count <= whole - size)
    drawn, left = np.where(possible, count, 0), np.where(possible, total - count, 0)
    logs = (
        log_factorial[size] - log_factorial[drawn] - log_factorial[np.maximum(size - drawn, 0)]
        + log_factorial[whole - size] - log_factorial[left] - log_factorial[np.maximum(whole - size - left, 0)]
        - log_factorial[whole] + log_factorial[total] + log_factorial[whole - total]
    )  # fmt: skip
    chance = np.where(possible, np.exp(logs), 0.0)
    upper = np.cumsum(chance[:, ::-1], axis=1)[:, ::-1] - chance / 2
    lower = np.cumsum(chance, axis=1) - chance / 2
    return np.minimum(1.0, 2 * np.minimum(upper, lower)), possible


def adjusted(p: Floats) -> Floats:
    """Return p adjusted for the number tested so that, of what is below 5 %, one in twenty is expected to be chance.

    Benjamini & Hochberg (1995); the same shape as ``p``, which has no NaN.
    """
    flat = p.ravel()
    order = np.argsort(flat, kind="stable")[::-1]
    ranks = np.arange(len(flat), 0, -1)
    found = np.empty(len(flat))
    found[order] = np.minimum(1.0, np.minimum.accumulate(flat[order] * len(flat) / ranks))
    return found.reshape(p.shape)


def testable(least: Floats) -> Flags:
    """Say which tests could come out clear at all: the others are no members of the family that p is adjusted for.

    ``least``: the smallest p that each test can give. Gilbert (2005), after Tarone (1990): the smallest K for which no more than K
    tests can give p ≤ 5 % ÷ K; it rests on the margins alone, never on what was seen.
    """
    ordered = np.sort(least.ravel())
    counts = np.arange(1, len(ordered) + 1)
    within = np.searchsorted(ordered, LEVEL / counts, side="right")
    enough = np.flatnonzero(within <= counts)
    return np.asarray(least <= LEVEL / (enough[0] + 1)) if len(enough) else np.zeros(least.shape, dtype=bool)
