"""Pairs of many articles: compared together, and to the last digit what one by one would give."""

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
    """Articles of which there are more pairs than 2,000 deals can tell apart."""
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


def test_of_many_articles_every_pair_is_tested(many: list[Result]) -> None:
    """Beyond a hundred pairs each still has a p, the same whichever measures are asked for and whatever the articles' order."""
    every = differences.of(many, Choice(), measures=FOUR)
    assert len(every) == 4 * math.comb(len(many), 2)
    alone = differences.of(many[::-1], Choice(), measures=["loaded_language"])
    last = len(many) - 1
    told = {(last - one.b, last - one.a): one for one in alone}
    loaded = [one for one in every if one.measure == "loaded_language"]
    assert [(one.p, one.p_holm, one.clear) for one in loaded] == [
        (told[one.a, one.b].p, told[one.a, one.b].p_holm, told[one.a, one.b].clear) for one in loaded
    ]
    assert any(not math.isnan(one.p) for one in loaded)


def test_one_of_many_articles_is_told_apart() -> None:
    """Fifteen articles, 105 pairs: the one that differs in every sentence is told apart from all others, and these are not."""
    furious = "The brutal regime crushed the shameful, disgraceful and corrupt mob in the year {}."
    others = [
        " ".join(f"The council met on Monday in the year {1900 + 20 * i + k}." for k in range(14)) for i in range(14)
    ]
    texts = [" ".join(furious.format(1800 + k) for k in range(14)), *others]
    results = [analysis.analyse(analysis.Article.of(text)) for text in texts]
    found = differences.of(results, Choice(), measures=["loaded_language"])
    assert {(one.a, one.b) for one in found if one.clear} == {(0, b) for b in range(1, 15)}
    every = [one for one in differences.of(results, Choice(), measures=FOUR) if one.measure == "loaded_language"]
    assert all(map(same, every, found))


@given(
    arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(3, 60)), elements=st.floats(-1e6, 1e6)),
    st.integers(0, 2),
)
def test_intervals_of_all_rows_are_those_of_each(table: np.ndarray, undefined: int) -> None:
    """To the last digit what numpy gives row by row, undefined draws left out."""
    table[0, :undefined] = np.nan
    expected = [tuple(np.percentile(row[~np.isnan(row)], (2.5, 97.5)).tolist()) for row in table]
    assert differences.ends_of(table.copy()) == expected


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
