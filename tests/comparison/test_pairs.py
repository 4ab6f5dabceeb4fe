"""Pairs of many articles: compared together, only as many as are needed, and to the last digit what one by one would give."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import analysis
from analysis.comparison import differences, draws, settings, values
from analysis.comparison.choice import Choice

if TYPE_CHECKING:
    from analysis.result import Result

FOUR = ("loaded_language", "sentiment", "reading_grade", "quoted_share")
FIRST = ("The brutal regime", "The council", "A furious mob", "The shameful deal", "A calm crowd", "The treaty")
THEN = (
    "crushed the protest",
    "met on Monday",
    "praised the wonderful plan",
    "said that nothing would change",
    "left early",
)


def made(count: int) -> list[Result]:
    """Return so many short articles that differ."""
    texts = [
        " ".join(f"{FIRST[(i + k) % 6]} {THEN[(i * k + k) % 5]} in the year {1900 + i}." for k in range(6))
        for i in range(count)
    ]
    return [analysis.analyse(analysis.Article.of(text)) for text in texts]


@pytest.fixture(scope="module")
def many() -> list[Result]:
    """Articles of which there are more pairs than can be clear."""
    return made(16)


def same(one: differences.Difference, other: differences.Difference) -> bool:
    """Whether two are the same, undefined numbers too."""
    return all(a == b or (a != a and b != b) for a, b in zip(one, other, strict=True))


def test_a_measure_asked_for_alone_is_what_it_is_among_all() -> None:
    """Which measures are asked for changes no number of any of them, nor does handing over the values."""
    few, choice = made(4), Choice()
    every = [one for one in differences.of(few, choice) if one.measure in FOUR]
    valued = [{one.measure.name: one for one in values.of(result, choice)} for result in few]
    alone = differences.of(few, choice, measures=FOUR, valued=valued)
    assert len(alone) == len(every) == 4 * 6
    assert all(map(same, alone, every))


def test_a_pair_compared_with_others_is_what_it_is_alone() -> None:
    """What is compared in one go with other pairs has the difference, interval and p that it has by itself."""
    few = made(5)
    together = {(one.a, one.b, one.measure): one for one in differences.of(few, Choice())}
    for one in differences.of([few[1], few[4]], Choice()):
        assert same(one._replace(p_holm=0.0, clear=False), together[1, 4, one.measure]._replace(
            a=0, b=1, p_holm=0.0, clear=False))  # fmt: skip


def test_of_few_articles_enough_is_everything() -> None:
    """Up to a hundred pairs, all are compared and adjusted."""
    few = made(4)
    assert all(map(same, differences.enough(few, Choice()), differences.of(few, Choice())))


def test_of_many_articles_enough_says_what_everything_says(many: list[Result]) -> None:
    """The same pairs are clear (none can be), the same measures can be tested; no adjusted p is told that needs all pairs."""
    for voice in ("all", "quoted"):
        every = differences.of(many, Choice(voice), measures=FOUR)
        some = differences.enough(many, Choice(voice), measures=FOUR)
        for name in FOUR:
            whole, part = ([one for one in pairs if one.measure == name] for pairs in (every, some))
            assert not any(one.clear for one in [*whole, *part])
            assert any(one.p == one.p for one in whole) == any(one.p == one.p for one in part)
            assert len(part) == len(whole) or all(math.isnan(one.p_holm) for one in part)
            known = {(one.a, one.b): one.p for one in whole}
            assert all(one.p != one.p or one.p == known[one.a, one.b] for one in part)
    loaded = [one for one in differences.enough(many, Choice(), measures=FOUR) if one.measure == "loaded_language"]
    assert differences.MOST_CLEAR < len(loaded) < math.comb(len(many), 2)


def test_more_pairs_than_can_be_clear_have_none_that_is() -> None:
    """The bound is the adjustment's own: the smallest p there is, among one pair more than the bound."""
    smallest = 1 / (1 + draws.DRAWS)
    pair = differences.Difference(0, 1, "m", 1.0, 0.5, 1.5, smallest, math.nan, clear=False)
    assert differences.holm([pair] * differences.MOST_CLEAR)[0].clear
    assert not any(one.clear for one in differences.holm([pair] * (differences.MOST_CLEAR + 1)))


@given(
    arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(3, 60)), elements=st.floats(-1e6, 1e6)),
    st.integers(0, 2),
)
def test_intervals_of_all_rows_are_those_of_each(table: np.ndarray, undefined: int) -> None:
    """To the last digit what numpy gives row by row, undefined draws left out."""
    table[0, :undefined] = np.nan
    expected = [tuple(np.percentile(row[~np.isnan(row)], (2.5, 97.5)).tolist()) for row in table]
    assert differences._ends(table.copy()) == expected


@given(
    arrays(
        np.float64, st.tuples(st.integers(1, 6), st.integers(2, 20)), elements=st.sampled_from([0.1, 0.2, 0.3, 0.4])
    ),
    st.data(),
)
def test_the_smallest_are_dealt_to_the_first_and_never_more(drawn: np.ndarray, data: st.DataObject) -> None:
    """As many as asked for in every row, none of them larger than one left out; equal numbers too."""
    count = data.draw(st.integers(0, drawn.shape[1] - 1))
    found = draws._smallest(drawn, count)
    assert (found.sum(axis=1) == count).all()
    for row, dealt in zip(drawn, found, strict=True):
        assert not count or row[dealt == 1].max() <= row[dealt == 0].min()


def test_a_deal_is_the_one_that_argpartition_makes() -> None:
    """The random numbers and what is made of them are as ever: no p of before changes."""
    hashes, sizes = ("ab" * 32, "cd" * 32), (7, 5)
    order = np.random.default_rng([int(one, 16) for one in hashes]).random((draws.DRAWS, 12)).argpartition(7, axis=1)
    expected = np.ones((draws.DRAWS, 12), np.uint8)
    np.put_along_axis(expected, order[:, 7:], 0, axis=1)
    for dealt in (next(draws._deals(hashes, sizes)), next(draws._dealt(hashes, sizes))):
        np.testing.assert_array_equal(dealt, expected)


@pytest.mark.parametrize("measure", FOUR)
def test_an_article_in_every_setting_is_what_it_is_among_others(measure: str) -> None:
    """Each column of the table is the article measured alone."""
    few = made(3)
    survival = settings.survival(few, measure)
    for column, result in enumerate(few):
        np.testing.assert_array_equal(survival.values[:, column], settings.measured(result, measure))
