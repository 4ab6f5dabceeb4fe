from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.over_time import chance, findings, outlets
from analysis.over_time.collection import busiest, sliced
from tests.over_time import made

ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-1, 6), st.floats(-5, 5), st.integers(-1, 900)), min_size=1, max_size=60
)


def test_gap_by_hand() -> None:
    """The gap is the outlet's mean minus the mean of the others' means: two articles of one outlet count as one voice."""
    apart = outlets.gaps(made.sliced([(0, 0, 4.0, 10), (0, 0, 6.0, 9), (1, 0, 1.0, 12), (2, 0, 3.0, 11)]))
    assert apart.gap.tolist() == [3.0, -3.0, 0.0]
    assert apart.day.tolist() == [9, 9, 9]
    assert apart.articles.tolist() == [2, 1, 1]
    assert apart.others.tolist() == [2, 2, 2]


def test_events_of_one_outlet_and_no_event_tell_no_gap() -> None:
    """What one outlet alone tells of, and articles without an event, have no others to be compared with."""
    apart = outlets.gaps(made.sliced([(0, 0, 4.0, 1), (0, 0, 5.0, 1), (0, -1, 4.0, 1), (1, -1, 4.0, 1)]))
    assert len(apart.gap) == 0


def test_pooled_counts_each_event_once() -> None:
    """The mean gap is over events, however many articles an event has."""
    many = [(0, 0, 2.0, 1)] * 9 + [(1, 0, 1.0, 1), (0, 1, 5.0, 1), (1, 1, 1.0, 1)]
    assert outlets.pooled(outlets.gaps(made.sliced(many)), [0])[0].gap == 2.5


@given(ROWS)
def test_gaps_of_two_outlets_mirror_each_other(rows: list[tuple[int, int, float, int]]) -> None:
    """Where two outlets tell of an event their gaps are each other's negative; of more they add up to zero."""
    apart = outlets.gaps(made.sliced(rows))
    for event in set(apart.event.tolist()):
        mine = apart.gap[apart.event == event]
        assert len(mine) >= 2
        assert sum(mine) == pytest.approx(0, abs=1e-9)


@given(ROWS, st.floats(-100, 100))
def test_what_happened_falls_out(rows: list[tuple[int, int, float, int]], heat: float) -> None:
    """Adding the same to all articles of an event changes no gap."""
    moved = [(outlet, event, value + (heat if event == 2 else 0), day) for outlet, event, value, day in rows]
    before, after = outlets.gaps(made.sliced(rows)), outlets.gaps(made.sliced(moved))
    assert np.allclose(before.gap, after.gap, atol=1e-9)


@given(ROWS)
def test_profiles_are_means(rows: list[tuple[int, int, float, int]]) -> None:
    """A profile is the mean of the outlet's articles; without one it is undefined and has no interval."""
    found = made.sliced(rows)
    for one in outlets.profiles(found, range(4)):
        mine = [value for outlet, _, value, _ in rows if outlet == one.outlet]
        assert one.articles == len(mine)
        assert math.isnan(one.value) if not mine else one.value == pytest.approx(np.mean(mine))
        if one.clusters < chance.FEWEST:
            assert math.isnan(one.ends.low)
        elif not math.isnan(one.ends.low):
            assert one.ends.low <= one.ends.low50 <= one.ends.high50 <= one.ends.high


def test_few_events_are_not_tested() -> None:
    """Below the fewest events there is no interval, no test, and nothing is clear, however large the gap."""
    rows = [(outlet, event, 10.0 * outlet + event % 2, 1) for event in range(chance.FEWEST - 1) for outlet in range(2)]
    for one in outlets.pooled(outlets.gaps(made.sliced(rows)), range(2)):
        assert math.isnan(one.p)
        assert not one.clear
        assert findings.short(one) == f"fewer than {chance.FEWEST} shared events"


def test_the_same_everywhere_is_told_apart_by_nothing() -> None:
    """One and the same value in all articles: no gap, p = 1. One and the same gap everywhere: clear."""
    level = outlets.pooled(outlets.gaps(made.sliced([(o, e, 1.0, 1) for e in range(9) for o in range(3)])), range(3))
    assert [(one.gap, one.p, one.clear) for one in level] == [(0.0, 1.0, False)] * 3
    steady = outlets.pooled(
        outlets.gaps(made.sliced([(o, e, float(o), 1) for e in range(9) for o in range(2)])), range(2)
    )
    assert [one.clear for one in steady] == [True, True]


@pytest.mark.parametrize("outlets_", [2, 3, 6])
def test_outlets_that_print_the_same_articles_are_never_told_apart(outlets_: int) -> None:
    """The same articles in whatever order: no gap at all, not even what adding them up otherwise leaves."""
    rng = np.random.default_rng(outlets_)
    for _ in range(60):
        values = rng.normal(0.3, 0.2, (8, 3)).astype(np.float32).astype(float)
        rows = [(o, e, values[e, at], 1) for e in range(8) for o in range(outlets_) for at in rng.permutation(3)]
        found = outlets.pooled(outlets.gaps(made.sliced(rows)), range(outlets_))
        assert [(one.gap, one.p, one.clear) for one in found] == [(0.0, 1.0, False)] * outlets_


@pytest.mark.parametrize(("events", "p"), [(5, 0.0625), (6, 0.03125), (12, 2**-11)])
@pytest.mark.parametrize("step", [1.0, 0.1])
def test_the_same_gap_everywhere_is_no_certainty(events: int, p: float, step: float) -> None:
    """Gaps without any spread, as of whole numbers, are tested by their signs: five alike happen in one of sixteen cases."""
    rows = [(o, e, e / 7 + o * step, 1) for e in range(events) for o in range(2)]
    found = outlets.pooled(outlets.gaps(made.sliced(rows)), range(2))
    assert [one.p for one in found] == [p, p]


def test_others_are_all_outlets_whoever_is_shown() -> None:
    """Switching an outlet off changes no gap of another, only the adjustment for how many are shown."""
    found = outlets.gaps(made.told(30, (0.6, 0, 0, 0), seed=1))
    few, all_ = outlets.pooled(found, [0]), outlets.pooled(found, range(4))
    assert few[0].gap == all_[0].gap
    assert few[0].p == all_[0].p
    assert few[0].p_holm == few[0].p
    assert all_[0].p_holm >= all_[0].p


def test_same_input_same_output() -> None:
    """Intervals are the same to the last digit each time, and with more clusters than the table of weights has columns too."""
    found = made.told(3000, (0.2, 0), seed=2)
    assert outlets.profiles(found, range(2)) == outlets.profiles(found, range(2))
    wide = outlets.pooled(outlets.gaps(found), [0])[0]
    plain = outlets.gaps(found).gap[outlets.gaps(found).outlet == 0]
    half = 1.96 * plain.std(ddof=1) / math.sqrt(len(plain))
    assert (wide.ends.high - wide.ends.low) / 2 == pytest.approx(half, rel=0.08)


def test_slice_tells_what_it_leaves_out() -> None:
    """Short articles, those without an outlet, and (in a period) those without a date are left out and counted."""
    rows = [
        ("Post", "e", 1.0, 50),
        ("", "e", 1.0, 50),
        ("Echo", "e", 2.0, -1),
        ("Echo", "f", float("nan"), 60),
        ("Post", "f", 3.0, 99),
    ]
    found = made.collection(rows)
    whole = sliced(found, "loaded_language", "all")
    assert (len(whole.row), whole.short, whole.nameless, whole.undated) == (3, 1, 1, 0)
    part = sliced(found, "loaded_language", "all", (40, 70))
    assert (len(part.row), part.short, part.nameless, part.undated, part.outside) == (1, 1, 1, 1, 1)
    assert len(sliced(made.collection(rows, words=99), "loaded_language", "own").row) == 0
    assert len(sliced(made.collection(rows, words=9), "headline_sentiment", "all").row) == 3


def test_busiest_outlets_share_most_events() -> None:
    """Outlets come by the events they share with others, not by how much they publish."""
    rows = [("Alone", f"x{at}", 1.0, 1) for at in range(9)] + [("Post", "e", 1.0, 1), ("Echo", "e", 1.0, 1), ("Echo", "f", 1.0, 1), ("Alone", "", 1.0, 1), ("Wire", "f", 1.0, 1)]  # fmt: skip
    found = made.collection(rows)
    assert [found.outlets[at] for at in busiest(found)] == ["Echo", "Post", "Wire", "Alone"]
    assert busiest(made.collection([("Post", "", 1.0, 1)])) == [0]


# ---------------------------------------------------------------- in words


def _said(pooled: list[outlets.Pooled], names: list[str]) -> str:
    told = findings.overall("loaded_language", pooled, names, [one.outlet for one in pooled], 1)
    return " ".join("".join(run.text for run in sentence) for sentence in told)


def test_finding_names_who_stands_apart() -> None:
    """A clear outlet is told with its difference, interval and events; the others with "cannot tell apart"; no verdict."""
    apart = outlets.pooled(outlets.gaps(made.told(40, (2.0, 0.45, 0.5), seed=4)), range(3))
    said = _said(apart, ["Post", "Echo", "Wire"])
    assert said.startswith("Post uses more charged wording than the other outlets on the same events (+")
    assert "per 100 words, 95 % interval" in said
    assert "40 events" in said
    assert "bias" not in said


@pytest.mark.parametrize(
    ("events", "effects", "said"),
    [
        (
            40,
            (0, 0, 0),
            "On the same events we cannot tell any of these outlets apart from the others in charged wording.",
        ),
        (
            2,
            (3, 0, 0),
            "Nothing can be said yet: an outlet needs 5 events or more that others tell too, and none of these has so many.",
        ),
        (2, (3,), "One outlet is not a comparison. Choose another one beside it."),
    ],
)
def test_finding_that_tells_no_difference(events: int, effects: tuple[float, ...], said: str) -> None:
    """No difference, too few events and one outlet alone are each told as such."""
    apart = outlets.pooled(outlets.gaps(made.told(events, effects, seed=4)), range(len(effects)))
    assert _said(apart, ["Post", "Echo", "Wire"]) == said


def test_places_tell_the_ends_apart() -> None:
    """Numbers get as many decimals as tell the ends of the narrowest interval apart, never fewer than the measure's."""
    ends = outlets.pooled(outlets.gaps(made.told(40, (2.0, 0), seed=4)), range(2))[0].ends
    assert findings.places("loaded_language", [ends]) == 1
    assert findings.places("loaded_language", [ends, ends._replace(low=1.0, high=1.03)]) == 2
    assert findings.places("sentiment", []) == 2


@given(st.lists(st.integers(0, 50), max_size=80), st.booleans())
def test_distinct_is_numpys_unique(codes: list[int], far: bool) -> None:  # noqa: FBT001 - a case
    """Counting gives the same as sorting, for small numbers and for those that are too large to count."""
    numbers = np.array(codes, np.int64) * (chance.COUNTED if far else 1)
    known, place = chance.distinct(numbers)
    wanted, places = np.unique(numbers, return_inverse=True)
    assert known.tolist() == wanted.tolist()
    assert place.tolist() == places.tolist()
