from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import dates

DAY = datetime.date(2021, 12, 8)


@pytest.mark.parametrize(
    "line",
    [
        "8 Dec, 2021 14:34",
        "date 2021-12-08",
        "Published: 18:05, 8 December 2021",
        "Dec 8, 2021 7:42 PM GMT",
        "Dec. 8, 2021",
        "Wednesday, December 8, 2021",
        "Wed 8 Dec 2021 14.34 GMT",
        "By Jane Doe, Wednesday, 8 December 2021 08:05 GMT",
        "December 8th, 2021 at 7:04 pm ET",
        "8th of December, 2021",
        "2021/12/08",
        "2021.12.08",
        "Posted on 8 Dec 2021 by Staff",
        "LONDON | 8 December 2021",
    ],
)
def test_dates_are_read_in_the_ways_that_pages_write_them(line: str) -> None:
    """Day first, month first, numbers, with labels, weekdays and times of day."""
    found = dates.in_line(line)
    assert found is not None
    assert found.date == DAY


@pytest.mark.parametrize(
    "line",
    ["08/12/2021", "31 February 2021", "2021-13-40", "December 2021", "14:34", "", "May 2021 be better", "8 Dec"],
)
def test_what_is_no_day_gives_no_date(line: str) -> None:
    """A day that does not exist, or could be two days, or is not told, stays unknown."""
    assert dates.in_line(line) is None


def test_the_day_is_told_from_the_month_where_only_one_can_be() -> None:
    """13/12 and 12/13 are the same day; 8/8 is one either way."""
    assert dates.best(["13/12/2021"]) == dates.best(["12/13/2021"]) == datetime.date(2021, 12, 13)
    assert dates.best(["08/08/2021"]) == datetime.date(2021, 8, 8)


def test_publication_goes_before_updates_and_labels_before_bare_dates() -> None:
    """Of several dates the one that is labelled as publication wins, whatever the order."""
    assert dates.best(["Updated: 9 December 2021", "Published: 8 December 2021"]) == DAY
    assert dates.best(["7 December 2021", "First published on 8 December 2021"]) == DAY
    assert dates.best(["Nothing", "here"]) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("date 2021-10-21 Russia claims that it is so", "date 2021-10-21"),
        ("Published: 8 December 2021 The headline", "Published: 8 December 2021"),
        ("On 8 December 2021 the two met", ""),
        ("Dated furniture is sold in Leeds", ""),
        ("2021-10-21 was a Thursday", ""),
    ],
)
def test_a_label_with_a_date_before_a_headline_is_found(line: str, label: str) -> None:
    """Only a labelled date at the head of a line is parted from what follows."""
    assert line[: dates.leading(line)] == label


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_survives_being_written(day: datetime.date) -> None:
    """Any day written in four ways is read back."""
    for written in (day.isoformat(), f"{day:%d %B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%d %b, %Y} 10:00"):
        assert dates.best([written]) == day
