"""Krippendorff's alpha against the published examples, its properties, its interval and its words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.blind import alpha
from analysis.comparison.blind.alpha import Alpha

if TYPE_CHECKING:
    import random


def table(*rows: str) -> list[list[float | None]]:
    """Read a table of answers, a row a person; "." is no answer."""
    return [[None if one == "." else float(ord(one) if one.isalpha() else one) for one in row.split()] for row in rows]


FOUR = table(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff (2011), examples C to E: four observers, twelve units, missing answers."""
BINARY = table("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
"""The same, example A: two observers, binary data."""
NAMES = table("a a b b d c c c e d d a", "b a b b b c c c e d d d")
"""The same, example B: two observers, nominal data."""


@pytest.mark.parametrize(
    ("answers", "metric", "value"),
    [
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
        (FOUR, "ratio", 0.797),
        (BINARY, "nominal", 0.095),
        (NAMES, "nominal", 0.692),
    ],
)
def test_published(answers: list[list[float | None]], metric: str, value: float) -> None:
    """The worked examples of Krippendorff (2011) come out as printed."""
    assert alpha.alpha(answers, metric).value == pytest.approx(value, abs=0.0005)


def test_counts() -> None:
    """Only units with two answers or more count, and their answers: 11 units and 40 answers in the published example."""
    found = alpha.alpha(FOUR, "nominal")
    assert (found.units, found.answers) == (11, 40)


ANSWERS = st.integers(2, 5).flatmap(
    lambda people: st.integers(1, 8).flatmap(
        lambda units: st.lists(
            st.lists(st.one_of(st.none(), st.sampled_from([0.0, 1.0, 2.0, 3.0])), min_size=units, max_size=units),
            min_size=people,
            max_size=people,
        )
    )
)


def same(one: float, other: float) -> bool:
    """Say whether two values are equal, or both undefined."""
    return (math.isnan(one) and math.isnan(other)) or one == pytest.approx(other, abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(ANSWERS, st.randoms(use_true_random=False), st.sampled_from(sorted(alpha.METRICS)))
def test_order_of_people_and_units(answers: list[list[float | None]], chance: random.Random, metric: str) -> None:
    """Neither the order of the people nor that of the units changes anything, and alpha is never above 1."""
    value = alpha.alpha(answers, metric).value
    mixed = list(answers)
    chance.shuffle(mixed)
    order = list(range(len(answers[0])))
    chance.shuffle(order)
    assert same(value, alpha.alpha(mixed, metric).value)
    assert same(value, alpha.alpha([[row[i] for i in order] for row in answers], metric).value)
    assert math.isnan(value) or value <= 1 + 1e-9


@settings(deadline=None, max_examples=60)
@given(ANSWERS, st.permutations([0.0, 1.0, 2.0, 3.0]))
def test_labels_of_nominal(answers: list[list[float | None]], names: list[float]) -> None:
    """Other names for the values change nothing where only equality counts."""
    renamed = [[None if one is None else names[int(one)] for one in row] for row in answers]
    assert same(alpha.alpha(answers, "nominal").value, alpha.alpha(renamed, "nominal").value)


@settings(deadline=None, max_examples=60)
@given(ANSWERS)
def test_ordinal_is_of_ranks(answers: list[list[float | None]]) -> None:
    """Stretching the scale changes nothing where only the order counts, and neither does turning it round."""
    stretched = [[None if one is None else one**3 * 10 - 4 for one in row] for row in answers]
    turned = [[None if one is None else -one for one in row] for row in answers]
    value = alpha.alpha(answers, "ordinal").value
    assert same(value, alpha.alpha(stretched, "ordinal").value)
    assert same(value, alpha.alpha(turned, "ordinal").value)


@settings(deadline=None, max_examples=60)
@given(ANSWERS)
def test_who_answers_nothing_counts_nothing(answers: list[list[float | None]]) -> None:
    """A colleague without answers, and an item that one person answered, change nothing."""
    more = [[*row, 1.0 if i == 0 else None] for i, row in enumerate([*answers, [None] * len(answers[0])])]
    assert same(alpha.alpha(answers, "nominal").value, alpha.alpha(more, "nominal").value)


def test_two_values_are_alike_in_every_order() -> None:
    """With two values the ordinal and the nominal alpha are the same number."""
    assert alpha.alpha(BINARY, "ordinal").value == pytest.approx(alpha.alpha(BINARY, "nominal").value)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([], alpha.NO_PAIR),
        ([[1.0, 2.0]], alpha.NO_PAIR),
        ([[1.0, None], [None, 2.0]], alpha.NO_PAIR),
        ([[1.0, 1.0], [1.0, 1.0]], alpha.ALL_SAME),
    ],
)
def test_undefined(answers: list[list[float | None]], reason: str) -> None:
    """Where nothing can be compared, or nothing differs, there is no value but a reason: never 0 and never 1."""
    found = alpha.alpha(answers, "nominal")
    assert math.isnan(found.value)
    assert found.reason == reason


def test_interval() -> None:
    """The interval holds the value, is the same every time, and is missing with a reason where there are few units."""
    found = alpha.alpha(FOUR, "nominal", seed=3)
    assert found.low < found.value < found.high
    assert found == alpha.alpha(FOUR, "nominal", seed=3)
    few = alpha.alpha(table("1 2 3 1", "1 2 1 1"), "nominal")
    assert math.isnan(few.low)
    assert few.reason == alpha.FEW_UNITS
    onesided = alpha.alpha(table("1 1 1 1 1 2", "1 1 1 1 1 2"), "nominal")
    assert onesided.value == 1
    assert onesided.reason == alpha.ONE_SIDED


@pytest.mark.parametrize(
    ("found", "people", "told"),
    [
        (Alpha(0.9, 0.85, 0.95, 9, 18, ""), 2, "reliable: different people"),
        (Alpha(0.8, 0.8, 0.95, 9, 18, ""), 2, "reliable: different people"),
        (Alpha(0.7, 0.67, 0.75, 9, 18, ""), 2, "tentative"),
        (Alpha(0.5, 0.4, 0.6, 9, 18, ""), 2, "not reliable: you agree more than by chance"),
        (Alpha(0.3, -0.1, 0.6, 9, 18, ""), 2, "not reliable: we cannot tell your agreement from chance."),
        (
            Alpha(0.3, math.nan, math.nan, 3, 6, alpha.FEW_UNITS),
            2,
            "cannot tell your agreement from chance (no interval",
        ),
        (Alpha(-0.1, -0.4, 0.2, 9, 18, ""), 2, "no more than chance"),
        (Alpha(0.7, -0.4, 0.9, 9, 18, ""), 2, "anything from −0.40 to 0.90"),
        (Alpha(0.7, math.nan, math.nan, 3, 6, alpha.FEW_UNITS), 2, "no interval"),
        (Alpha(math.nan, math.nan, math.nan, 0, 0, alpha.NO_PAIR), 1, "no agreement can be computed"),
        (Alpha(math.nan, math.nan, math.nan, 5, 10, alpha.ALL_SAME), 2, "same answer to every item"),
    ],
)
def test_meaning(found: Alpha, people: int, told: str) -> None:
    """Every level of agreement has its words; a wide interval and a missing one are told."""
    assert told in alpha.meaning(found, people)
