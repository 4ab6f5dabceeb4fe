"""Figures of agreement with people, and their bootstrap intervals over clusters. Plain numpy, vectorised over draws."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS = 500
SEED = 20261122

Weighted = Callable[[Floats, Floats, Floats], Floats]
"""(scores, truth, weights of shape (draws, n)) → one figure a draw."""


def auc(scores: Floats, truth: Floats, weights: Floats) -> Floats:
    """Area under the ROC curve: how often a positive row scores above a negative one, ties counting half."""
    order = np.argsort(scores, kind="stable")
    firsts = np.unique(scores[order], return_index=True)[1]
    positive = np.add.reduceat(weights[:, order] * (truth[order] > 0), firsts, axis=1)
    negative = np.add.reduceat(weights[:, order] * (truth[order] <= 0), firsts, axis=1)
    below = np.cumsum(negative, axis=1) - negative / 2
    return (positive * below).sum(axis=1) / (positive.sum(axis=1) * negative.sum(axis=1))


def pearson(scores: Floats, truth: Floats, weights: Floats) -> Floats:
    """Pearson's correlation."""
    total = weights.sum(axis=1)
    x = scores - (weights @ scores / total)[:, None]
    y = truth - (weights @ truth / total)[:, None]
    return (weights * x * y).sum(axis=1) / np.sqrt((weights * x * x).sum(axis=1) * (weights * y * y).sum(axis=1))


def share(scores: Floats, _truth: Floats, weights: Floats) -> Floats:
    """Weighted mean of ``scores`` (1 right, ½ undecided, 0 wrong): accuracy, or a share touched."""
    return weights @ scores / weights.sum(axis=1)


def macro_f1(decided: Floats, truth: Floats, weights: Floats) -> Floats:
    """Mean of the F1 of the two classes of ``decided`` (0 or 1)."""
    both = []
    for value in (0, 1):
        hit = weights @ ((decided == value) & (truth == value)).astype(float)
        both.append(2 * hit / (weights @ (decided == value).astype(float) + weights @ (truth == value).astype(float)))
    return (both[0] + both[1]) / 2


def decide(scores: Floats, truth: Floats) -> Floats:
    """Decisions by a cross-fitted threshold: the one best for the odd rows is used on the even rows, and the other way."""
    decided = np.zeros(len(scores))
    odd = np.arange(len(scores)) % 2 == 1
    for half in (odd, ~odd):
        steps = np.unique(np.quantile(scores[half], np.linspace(0.02, 0.98, 97)))
        ones = np.ones((1, int(half.sum())))
        values = [macro_f1((scores[half] > step).astype(float), truth[half], ones)[0] for step in steps]
        decided[~half] = scores[~half] > steps[int(np.argmax(values))]
    return decided


def draws(clusters: list[str]) -> Floats:
    """How often each row is drawn, shape (1 + DRAWS, n): first all rows once, then clusters drawn with replacement."""
    names, member = np.unique(np.array(clusters), return_inverse=True)
    drawn = np.random.default_rng(SEED).multinomial(len(names), np.full(len(names), 1 / len(names)), DRAWS)
    return np.vstack([np.ones(len(member)), drawn[:, member]]).astype(float)


def figure(of: Weighted, scores: Floats, truth: Floats, weights: Floats) -> list[float]:
    """[value, low, high]: the figure on all rows and its 95 % percentile interval."""
    with np.errstate(invalid="ignore", divide="ignore"):
        values = of(np.asarray(scores, float), np.asarray(truth, float), weights)
    return interval(values)


def interval(values: Floats) -> list[float]:
    """[value, low, high] of one figure a draw, the first on all rows."""
    low, high = np.nanpercentile(values[1:], [2.5, 97.5])
    return [round(float(value), 4) for value in (values[0], low, high)]
