from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.over_time import outlets, timeline
from tests.over_time import made

DAYS = st.lists(
    st.integers(datetime.date(1990, 1, 1).toordinal(), datetime.date(2030, 12, 31).toordinal()), min_size=1, max_size=40
)


@pytest.mark.parametrize("unit", timeline.UNITS)
@given(days=DAYS)
def test_every_article_is_in_one_period(unit: str, days: list[int]) -> None:
    """Each dated article counts in exactly one period, and lies in it; periods follow each other without a gap."""
    line = timeline.level(made.sliced([(0, at, float(at), day) for at, day in enumerate(days)]), [0], unit)
    assert sum(one.articles for one in line.points) == len(days)
    assert line.starts[0].toordinal() <= min(days)
    assert list(line.starts) == sorted(set(line.starts))
    assert line.starts[-1].toordinal() <= max(days)
    for one in line.points:
        assert (one.articles == 0) == math.isnan(one.value)


def test_undated_articles_are_told_of() -> None:
    """Articles without a date are in no period and are counted; with none dated there is no period."""
    line = timeline.level(made.sliced([(0, 0, 1.0, -1), (0, 1, 2.0, made.FIRST), (1, 1, 2.0, -1)]), [0])
    assert (line.undated, sum(one.articles for one in line.points)) == (1, 1)
    none = timeline.level(made.sliced([(0, 0, 1.0, -1)]), [0])
    assert (none.starts, none.points, none.undated) == ((), (), 1)


def test_gap_goes_by_the_event() -> None:
    """A difference counts in the period of its event's first day, also where the outlet's own article has no date."""
    found = outlets.gaps(made.sliced([(0, 0, 3.0, -1), (1, 0, 1.0, made.FIRST)]))
    line = timeline.gap(found, [0], "month")
    assert [(one.value, one.articles) for one in line.points] == [(2.0, 1)]


@pytest.mark.parametrize(("events", "unit"), [(3, "month"), (60, "quarter"), (900, "year")])
def test_unit_that_tells_something(events: int, unit: str) -> None:
    """Unless chosen the unit is the finest in which most points have an interval, and never more than can be read."""
    line = timeline.level(made.told(events, (0, 0), seed=1), range(2))
    assert len(line.starts) <= timeline.MOST_PERIODS
    assert timeline.UNITS.index(line.unit) <= timeline.UNITS.index(unit)
    assert timeline.level(made.told(1200, (0,), seed=1), [0], "week").unit == "quarter"


@pytest.mark.parametrize(
    ("unit", "name"), [("week", "week of 5 Feb 2024"), ("month", "Feb 2024"), ("quarter", "Q1 2024"), ("year", "2024")]
)
def test_names(unit: str, name: str) -> None:
    """Periods are called as people call them."""
    assert timeline.named(datetime.date(2024, 2, 5), unit) == name
