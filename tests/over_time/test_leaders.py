from __future__ import annotations

import pytest

from analysis.over_time import findings, leaders, outlets
from tests.over_time import made


@pytest.mark.parametrize(
    ("effects", "apart"),
    [
        ((4, 0, 0, 0, 0), {0}),
        ((4, 4, 0, 0, 0, 0), {0, 1}),
        ((4, 0, -4, 0, 0, 0), {0, 2}),
        ((0, 0, 0, 0), set()),
        ((4, 0), {0, 1}),
        ((6, 3, 0), {0, 1, 2}),
    ],
)
def test_who_stands_apart_in_its_own_right(effects: tuple[float, ...], apart: set[int]) -> None:
    """Outlets that are far off are found; those whose mean they move are not, and of two each stands apart from the other."""
    found = made.told(60, effects, seed=5)
    assert leaders.of(found) == apart
    if sum(effects) and len(effects) > len(apart):
        assert len([one for one in outlets.pooled(outlets.gaps(found), range(len(effects))) if one.clear]) > len(apart)


def test_false_alarms() -> None:
    """Where one outlet is far off and the rest are alike, one of the rest is told of in at most about 5 of 100 cases."""
    told = sum(leaders.of(made.told(40, (3, 0, 0, 0, 0), seed=seed)) != {0} for seed in range(100))
    assert told <= 12


def test_the_moved_are_not_told_of_as_apart() -> None:
    """The finding names who is far off, and says of the rest that they cannot be told apart without it."""
    found = made.told(60, (4, 0, 0, 0, 0), seed=5)
    pooled = outlets.pooled(outlets.gaps(found), range(5))
    told = findings.overall("loaded_language", pooled, list("ABCDE"), range(5), 1, leaders=leaders.of(found))
    said = " ".join("".join(run.text for run in sentence) for sentence in told)
    assert said.startswith("A uses more charged wording")
    assert said.endswith("Held against each other without it, we cannot tell the other 4 apart in charged wording.")
    assert "less" not in said
