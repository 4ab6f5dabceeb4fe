from __future__ import annotations

import itertools

import numpy as np
import pytest

from analysis.ingest import features
from analysis.ingest.sequence import STARTS, STOPS, State, article_probabilities, probabilities, weights


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_probabilities_are_those_of_all_paths(count: int) -> None:
    """Forward–backward gives what summing over every path of states gives."""
    evidence = np.random.default_rng(count).normal(size=(count, len(State)))
    steps = weights().steps
    total, share = 0.0, np.zeros((count, len(State)))
    for path in itertools.product(range(len(State)), repeat=count):
        score = STARTS[path[0]] + STOPS[path[-1]] + sum(evidence[at, state] for at, state in enumerate(path))
        score += sum(steps[a, b] for a, b in itertools.pairwise(path))
        weight = np.exp(score)
        total += weight
        share[np.arange(count), path] += weight
    np.testing.assert_allclose(probabilities(evidence, steps), share / total, atol=1e-9)


def test_the_weights_fit_the_features() -> None:
    """Each feature has its weights, and the matrix has a column for each."""
    assert weights().features.shape == (len(features.NAMES), len(State))
    assert features.matrix(["One line.", "Another line."]).shape == (2, len(features.NAMES))


def test_a_page_without_blocks_has_no_probabilities() -> None:
    """Nothing in, nothing out."""
    assert article_probabilities(np.zeros((0, len(features.NAMES)))).shape == (0,)


def test_features_are_finite_on_odd_blocks() -> None:
    """Blocks without words, in scripts without spaces or of one character measure without error."""
    found = features.matrix(["…", "*", "大統領は月曜日", "\u202e", "1", "A" * 10_000, "x " * 10_000])
    assert np.isfinite(found).all()
