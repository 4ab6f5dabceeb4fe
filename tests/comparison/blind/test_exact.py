"""Exact chances against printed tables and against counting by hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.blind import exact


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [(0, 10, 0, 0.3085), (3, 10, 0.0667, 0.6525), (10, 10, 0.6915, 1), (1, 20, 0.0013, 0.2487), (0, 0, 0, 1)],
)
def test_share(hits: int, tries: int, low: float, high: float) -> None:
    """The interval of a share is Clopper and Pearson's, as printed in their tables."""
    assert exact.share(hits, tries) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)]
)
def test_weights_of_one(count: int, low: float, high: float) -> None:
    """With weights of 1 the interval of a weighted count is Garwood's for a Poisson count."""
    assert exact.weighted_count([1.0] * count, 1.0) == pytest.approx((low, high), abs=5e-5)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([0.25, 0.5, 1.0, 2.0, 3.0]), max_size=8), st.floats(0.1, 10))
def test_weighted(weights: list[float], times: float) -> None:
    """The interval holds the sum, and goes with the unit of the weights."""
    ends = exact.weighted_count(weights, 3.0)
    assert ends.low <= sum(weights) <= ends.high
    scaled = exact.weighted_count([one * times for one in weights], 3.0 * times)
    assert scaled == pytest.approx((ends.low * times, ends.high * times), rel=1e-6, abs=1e-9)


def by_hand(first: list[float], words: int, second: list[float], others: int) -> float:
    """Deal the marks out in every way, one by one."""
    marks = [*first, *second]
    slots = range(words + others)
    pad = [*marks, *[0.0] * (words + others - len(marks))]
    total = sum(marks)
    gaps = [
        abs(sum(pad[i] for i in mine) / words - (total - sum(pad[i] for i in mine)) / others)
        for mine in combinations(slots, words)
    ]
    seen = abs(sum(first) / words - sum(second) / others)
    return sum(gap >= seen - 1e-9 for gap in gaps) / len(gaps)


WEIGHTS = st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), max_size=3)


@settings(deadline=None, max_examples=60)
@given(WEIGHTS, st.integers(3, 7), WEIGHTS, st.integers(3, 7))
def test_dealt(first: list[float], words: int, second: list[float], others: int) -> None:
    """The permutation test gives what dealing all marks out by hand gives, whichever text comes first."""
    p = exact.dealt(first, words, second, others)
    assert p == pytest.approx(by_hand(first, words, second, others))
    assert p == pytest.approx(exact.dealt(second, others, first, words))


def test_dealt_needs_much() -> None:
    """Three marks against none in twenty words each could be chance; six could not; no mark at all is no difference."""
    assert exact.dealt([1.0] * 3, 20, [], 20) > 0.2
    assert exact.dealt([1.0] * 6, 20, [], 20) < 0.05
    assert exact.dealt([], 20, [], 20) == 1
