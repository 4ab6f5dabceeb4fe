from __future__ import annotations

import math

import pytest

from analysis.over_time.student import quantile, two_sided


@pytest.mark.parametrize(
    ("t", "df", "p"), [(0.0, 5, 1.0), (2.5706, 5, 0.05), (-2.5706, 5, 0.05), (1.9600, 10**6, 0.05), (12.706, 1, 0.05), (4.0321, 5, 0.01)]
)  # fmt: skip
def test_probability(t: float, df: int, p: float) -> None:
    """Two-sided probabilities are those of the printed tables, whatever the sign."""
    assert two_sided(t, df) == pytest.approx(p, abs=2e-5)


@pytest.mark.parametrize(
    ("share", "df", "t"), [(0.975, 4, 2.7764), (0.975, 30, 2.0423), (0.75, 8, 0.7064), (0.975, 5000, 1.9604)]
)
def test_quantile(share: float, df: int, t: float) -> None:
    """Quantiles are those of the printed tables."""
    assert quantile(share, df) == pytest.approx(t, abs=1e-3)


def test_undefined() -> None:
    """Without a number or without degrees of freedom there is no probability."""
    assert math.isnan(two_sided(math.nan, 5))
    assert math.isnan(two_sided(1.0, 0))


@pytest.mark.parametrize("df", [1, 2, 7, 100, 1999])
def test_there_and_back(df: int) -> None:
    """A quantile has the probability that it was asked for."""
    assert two_sided(quantile(0.975, df), df) == pytest.approx(0.05, abs=1e-4)
