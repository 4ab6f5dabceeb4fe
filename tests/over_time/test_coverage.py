"""With data whose truth is known: intervals hold it 95 times in 100, and where there is no difference none is called clear."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.over_time import chance, outlets, timeline
from tests.over_time import made

RUNS = 150
FIVE = range(5)
EFFECTS = (0.8, 0.0, 0.0, 0.0, -0.3)
GAPS = [effect - (sum(EFFECTS) - effect) / 4 for effect in EFFECTS]


@pytest.mark.parametrize("skewed", [False, True])
@pytest.mark.parametrize("events", [6, 25])
def test_intervals_hold_the_truth(events: int, skewed: bool) -> None:  # noqa: FBT001 - a case of the table
    """Of 95 % intervals about 95 in 100 hold the true value, of profiles and of differences, few events and skewed noise too."""
    inside, seen = np.zeros(2), 0
    for seed in range(RUNS):
        found = made.told(events, EFFECTS, seed=seed, each=2, missing=0.1, skewed=skewed)
        own = outlets.profiles(found, FIVE)
        apart = outlets.pooled(outlets.gaps(found), FIVE)
        for i in FIVE:
            if np.isnan(apart[i].ends.low) or np.isnan(own[i].ends.low):
                continue
            seen += 1
            inside += (
                own[i].ends.low <= 3 + EFFECTS[i] <= own[i].ends.high,
                apart[i].ends.low <= GAPS[i] <= apart[i].ends.high,
            )
    assert seen > 0.9 * RUNS * len(FIVE)
    assert np.all(inside / seen > 0.92)
    assert np.all(inside / seen < 0.98)


@pytest.mark.parametrize("skewed", [False, True])
@pytest.mark.parametrize("events", [6, 25])
def test_no_difference_is_seldom_clear(events: int, skewed: bool) -> None:  # noqa: FBT001 - a case of the table
    """Where no outlet differs, in about 5 of 100 libraries any outlet is called clear, not in more."""
    flagged = [
        any(one.clear for one in outlets.pooled(outlets.gaps(made.told(events, [0] * 5, seed=seed, each=2, skewed=skewed)), FIVE))
        for seed in range(1000, 1000 + RUNS)
    ]  # fmt: skip
    assert sum(flagged) / RUNS <= 0.10  # 5 % and what 150 libraries leave to chance


def test_a_difference_is_found() -> None:
    """An outlet that lies well above the others on forty events is clear, with its sign, and the others' sum makes up for it."""
    apart = outlets.pooled(outlets.gaps(made.told(40, (1.5, 0, 0), seed=4)), range(3))
    assert apart[0].clear
    assert apart[0].ends.low > 0
    assert sum(one.gap for one in apart) == pytest.approx(0)


def test_drawing_articles_instead_of_events_would_be_too_sure() -> None:
    """What happened sets the tone for all articles on it: intervals over articles as if they were alone are far too narrow."""
    found = made.told(20, (0.0,), seed=3, each=10)
    by_event = outlets.profiles(found, [0])[0].ends
    articles = chance.means(np.arange(len(found.row)), found.outlet, found.value, 1)[1][0]
    assert by_event.high - by_event.low > 1.5 * (articles.high - articles.low)


def test_timeline_holds_the_truth() -> None:
    """The intervals of a timeline's points hold the true difference about 95 times in 100."""
    inside, seen = 0, 0
    for seed in range(40):
        found = outlets.gaps(made.told(60, EFFECTS, seed=seed))
        for one in timeline.gap(found, FIVE, "quarter").points:
            if not np.isnan(one.ends.low):
                seen += 1
                inside += one.ends.low <= GAPS[one.outlet] <= one.ends.high
    assert seen > 500
    assert 0.92 < inside / seen < 0.98
