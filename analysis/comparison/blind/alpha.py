"""How far several people agree beyond chance: Krippendorff's alpha, with an interval and its meaning in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.comparison.draws import DRAWS
from analysis.comparison.values import MOST_LEFT_OUT
from analysis.wording import number

Floats = NDArray[np.float64]
Distance = Callable[[Floats, Floats], Floats]
"""Squared differences between values: from the values and how often each was given (a row a draw), tables value × value."""
RELIABLE, TENTATIVE = 0.8, 2 / 3
FEWEST_UNITS = 5
"""Units with two answers or more below which there is no interval."""
NO_PAIR = "nobody’s answer can be compared: no item was answered by two or more"
ALL_SAME = "all gave the same answer to every item, so there is no chance agreement to compare with"
FEW_UNITS = f"no interval: fewer than {FEWEST_UNITS} items answered by two or more"
ONE_SIDED = "no interval: too few items with different answers"


class Alpha(NamedTuple):
    """``value`` is 1 for full agreement, 0 for what chance gives, below 0 for less than that; NaN where undefined.

    ``low``, ``high``: 95 % interval, NaN where there is none. ``units``: items that two or more answered; ``answers`` to these.
    ``reason``: why there is no value, or no interval; else "".
    """

    value: float
    low: float
    high: float
    units: int
    answers: int
    reason: str


def nominal(values: Floats, counts: Floats) -> Floats:
    """Return 1 for two different values, 0 for equal ones."""
    del counts
    found: Floats = (values[:, None] != values[None, :]).astype(np.float64)
    return found


def ordinal(values: Floats, counts: Floats) -> Floats:
    """Return (Σ of the counts from one value's rank to the other's − half of the counts of these two)²; values are sorted."""
    del values
    below = np.cumsum(counts, axis=-1) - counts / 2
    found: Floats = (below[..., :, None] - below[..., None, :]) ** 2
    return found


def interval(values: Floats, counts: Floats) -> Floats:
    """Return the squared difference of two values."""
    del counts
    found: Floats = (values[:, None] - values[None, :]) ** 2
    return found


def ratio(values: Floats, counts: Floats) -> Floats:
    """Return (difference ÷ sum)² of two values; 0 between two zeros."""
    del counts
    total = values[:, None] + values[None, :]
    return np.divide(values[:, None] - values[None, :], total, out=np.zeros_like(total), where=total != 0) ** 2


METRICS: Mapping[str, Distance] = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}


def alpha(answers: Sequence[Sequence[float | None]], metric: str, *, seed: int = 0) -> Alpha:
    """Return Krippendorff's alpha of ``answers``: a row a person, a place a unit, ``None`` where a person gave no answer.

    α = 1 − observed ÷ expected disagreement = 1 − (n − 1) Σ o(c,k) δ²(c,k) ÷ Σ n(c) n(k) δ²(c,k), where o(c,k) counts the pairs of
    answers c and k within a unit, each unit's pairs over (its answers − 1), n(c) = Σ o(c,k), n = Σ n(c), and δ² is the metric's
    squared difference. Units with one answer or none count nowhere. After K. Krippendorff, "Computing Krippendorff's
    Alpha-Reliability" (2011), section E. Only the order (ordinal) or the equality (nominal) of the numbers matters.

    The interval: 2,000 draws of whole units with replacement, percentiles; none with fewer than five units, or where more than
    one draw in twenty is undefined. Raises ``KeyError`` for a metric that does not exist.
    """
    distance = METRICS[metric]
    values, tables, given = _coincidences(answers)
    if not len(tables):
        return Alpha(np.nan, np.nan, np.nan, 0, 0, NO_PAIR)
    value = float(_alpha(tables.sum(axis=0, keepdims=True), values, distance)[0])
    if np.isnan(value):
        return Alpha(value, np.nan, np.nan, len(tables), given, ALL_SAME)
    low, high, reason = _ends(tables, values, distance, seed)
    return Alpha(value, low, high, len(tables), given, reason)


def _coincidences(answers: Sequence[Sequence[float | None]]) -> tuple[Floats, Floats, int]:
    """Return the values given, sorted; for each unit that can be compared its table of pairs, value × value; and its answers."""
    units = [[one for one in unit if one is not None] for unit in zip(*answers, strict=True)]
    kept = [unit for unit in units if len(unit) > 1]
    values = np.array(sorted({one for unit in kept for one in unit}), dtype=np.float64)
    tables = np.zeros((len(kept), len(values), len(values)))
    for place, unit in enumerate(kept):
        counts = (np.array(unit)[:, None] == values[None, :]).sum(axis=0).astype(np.float64)
        tables[place] = (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return values, tables, sum(map(len, kept))


def _alpha(tables: Floats, values: Floats, distance: Distance) -> Floats:
    """Return alpha of each of several tables of pairs, shape ``(draws, values, values)``; NaN where nothing differs."""
    counts = tables.sum(axis=1)
    apart = distance(values, counts)
    expected = (counts[:, :, None] * counts[:, None, :] * apart).sum(axis=(1, 2))
    observed = (counts.sum(axis=1) - 1) * (tables * apart).sum(axis=(1, 2))
    found: Floats = 1 - np.divide(observed, expected, out=np.full(len(tables), np.nan), where=expected > 0)
    return found


def _ends(tables: Floats, values: Floats, distance: Distance, seed: int) -> tuple[float, float, str]:
    if len(tables) < FEWEST_UNITS:
        return np.nan, np.nan, FEW_UNITS
    picked = np.random.default_rng(seed).integers(0, len(tables), size=(DRAWS, len(tables)))
    drawn = _alpha(tables[picked].sum(axis=1), values, distance)
    defined = drawn[~np.isnan(drawn)]
    if len(defined) < (1 - MOST_LEFT_OUT) * DRAWS:
        return np.nan, np.nan, ONE_SIDED
    low, high = np.percentile(defined, (2.5, 97.5))
    return float(low), float(high), ""


def meaning(found: Alpha, people: int) -> str:
    """Say in a plain sentence or two what the agreement means. The thresholds are Krippendorff's (2004, page 241)."""
    if people < 2:  # noqa: PLR2004 - agreement is between two
        return "With one colleague, no agreement can be computed. Let a second one answer the same items."
    if np.isnan(found.value):
        return f"Agreement cannot be computed: {found.reason}."
    if found.value >= RELIABLE:
        told = "Your answers are reliable: different people see the same thing"
    elif found.value >= TENTATIVE:
        told = "Your answers allow tentative conclusions only"
    elif found.low > 0:
        told = "Your answers are not reliable: you agree more than by chance, but too little to rest anything on"
    elif found.value > 0:
        told = "Your answers are not reliable: we cannot tell your agreement from chance"
    else:
        told = "Your answers are not reliable: you agree no more than chance would"
    if np.isnan(found.low):
        return f"{told} ({found.reason})."
    unsure = _level(found.low) != _level(found.high)
    wide = (
        f" With so few items, though, alpha could be anything from {number(found.low, 2)} to {number(found.high, 2)}."
    )
    return f"{told}.{wide if unsure else ''}"


def _level(value: float) -> int:
    return int(value >= TENTATIVE) + int(value >= RELIABLE)
