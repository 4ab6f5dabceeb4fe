"""Rates of what is counted sentence by sentence: their values, intervals and differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import shares
from analysis.comparison.shares import Counts

NAMES = ("east", "west")


def made(rows: list[tuple[float, float]], words: list[float], text_hash: str = "ab") -> Counts:
    """Return counts of two names over sentences."""
    return Counts(NAMES, np.array(rows, dtype=np.float64).reshape(len(rows), 2), np.array(words), text_hash)


def test_value() -> None:
    """A rate is times × what was counted ÷ what it is taken over."""
    found = shares.rates(made([(1, 0), (3, 0), (0, 0), (0, 2), (1, 0)], [10, 10, 5, 5, 20]))
    assert found["east"].value == 100 * 5 / 50
    assert found["west"].value == 100 * 2 / 50
    assert found["east"].ends.low <= 10 <= found["east"].ends.high


def test_undefined() -> None:
    """Nothing to take a rate over: no value and a reason; too few sentences: a value without an interval and a reason."""
    none = shares.rates(made([], []))["east"]
    assert math.isnan(none.value)
    assert none.reason == "no words here"
    few = shares.rates(made([(1, 0)] * 4, [10] * 4))["east"]
    assert few.value == 10
    assert math.isnan(few.ends.low)
    assert "fewer than 5" in few.reason
    assert all(math.isnan(one.p) and not one.clear for one in shares.differences([made([], []), made([], [])]))
    assert shares.differences([]) == []


def test_far_apart() -> None:
    """Counts that no chance would deal so are told apart; the side that differs by one sentence is not."""
    one = made([(8, 1)] * 10 + [(9, 0)] * 10, [20] * 20, "aa")
    other = made([(0, 1)] * 11 + [(1, 0)] * 9, [20] * 20, "bb")
    east, west = shares.differences([one, other])
    assert east.clear
    assert east.low > 0
    assert east.difference == pytest.approx(shares.rates(one)["east"].value - shares.rates(other)["east"].value)
    assert not west.clear


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 30)), min_size=5, max_size=20),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 30)), min_size=5, max_size=20),
)
@settings(max_examples=15, deadline=None)
def test_turned_round(first: list[tuple[int, int, int]], second: list[tuple[int, int, int]]) -> None:
    """The same two articles the other way round: the same p, the difference with its sign turned; with itself: never clear."""
    one, other = (
        made([(float(a), float(b)) for a, b, _ in rows], [float(w) for *_, w in rows], text_hash)
        for rows, text_hash in ((first, "a1"), (second, "b2"))
    )
    there, back = shares.differences([one, other]), shares.differences([other, one])
    assert [(x.p, x.p_holm, x.clear) for x in there] == [(x.p, x.p_holm, x.clear) for x in back]
    assert [x.difference for x in there] == pytest.approx([-x.difference for x in back], abs=1e-9)
    assert not any(x.clear for x in shares.differences([one, one._replace(text_hash="c3")]))


def test_more_pairs_are_harder() -> None:
    """With more articles a difference must be clearer: the adjusted p never falls below the plain one."""
    many = [made([(float(i), 1.0)] * 6 + [(0.0, 1.0)] * 6, [10.0] * 12, f"{i}a") for i in range(4)]
    assert all(one.p_holm >= one.p for one in shares.differences(many))


def test_draws_without_anything_are_left_out() -> None:
    """Where some draws have nothing to take a rate over, the rest makes the interval; where too many have not, there is none."""
    rare = shares.rates(made([(1, 0), (2, 1), (1, 1), (3, 0), (1, 2)] + [(0, 0)] * 3, [4, 4, 4, 4, 4, 0, 0, 0]))["east"]
    assert rare.ends.low < rare.value < rare.ends.high
    assert shares.differences([made([(1, 0)] * 5 + [(0, 0)] * 2, [4] * 5 + [0] * 2)] * 2)[0].difference == 0
