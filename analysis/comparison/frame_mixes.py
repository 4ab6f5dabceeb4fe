"""The mix of an article's frames, and how far two mixes lie apart: Jensen–Shannon distance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from analysis.measures.base import Floats

SMOOTHING = 0.5
"""Added to the cues of each frame before shares are taken, so that an empty frame is rare and not impossible."""


class Distance(NamedTuple):
    """How far two mixes of frames lie apart (positions ``a``, ``b``): Jensen–Shannon distance, 0 (alike) to 1 (nothing in common).

    ``low``, ``high``: 95 % interval; ``chance``: mean distance when sentences are dealt to the two at random. NaN and a ``reason``
    where there is too little text. ``clear`` by Holm's adjustment over all pairs.
    """

    a: int
    b: int
    value: float
    low: float
    high: float
    chance: float
    p_holm: float
    clear: bool
    reason: str = ""


def mix(cues: Floats) -> Floats:
    """Return the share of each frame among all cues, ½ added to each; shape ``(…, frames)``."""
    smoothed = cues + SMOOTHING
    share: Floats = smoothed / smoothed.sum(axis=-1, keepdims=True)
    return share


def jensen_shannon(one: Floats, other: Floats) -> Floats:
    """Return the Jensen–Shannon distance of shares, base 2, along the last axis: 0 the same … 1 nothing in common.

    √(½ Σ p log₂(p ÷ m) + ½ Σ q log₂(q ÷ m)) with m = (p + q) ÷ 2. Lin (1991); the root is a metric (Endres & Schindelin 2003).
    """
    middle = (one + other) / 2
    divergence = 0.5 * (one * np.log2(one / middle) + other * np.log2(other / middle)).sum(axis=-1)
    distance: Floats = np.sqrt(np.maximum(divergence, 0.0))
    return distance
