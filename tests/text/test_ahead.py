"""A place ahead in a list of offsets is the one that a search through all of it finds."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from analysis.text.ahead import ahead


@given(st.lists(st.integers(2, 5)), st.integers(0, 60), st.integers(0, 60))
def test_ahead_equals_a_search_through_all(steps: list[int], one: int, other: int) -> None:
    """From any offset on, whatever lies between, the place is that of ``bisect_left``."""
    starts, (here, offset) = list(accumulate(steps)), sorted((one, other))
    assert ahead(starts, offset, bisect_left(starts, here), here) == bisect_left(starts, offset)
