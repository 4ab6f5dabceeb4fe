"""What must hold of every comparison, whatever the texts: no verdict hangs on names, on order or on the unit of measurement."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.comparison import differences, shares, values
from analysis.comparison.choice import Choice
from analysis.comparison.differences import Difference, holm
from analysis.comparison.shares import Counts
from tests import texts

if TYPE_CHECKING:
    from analysis.result import Result

SENTENCES = (
    "The council met on Monday.",
    "“This is a brutal lie,” the minister said.",
    "The shameful regime crushed the helpless crowd, and nobody came.",
    "It rained.",
    "According to the mayor, the plan was wonderful.",
    "Prices rose by 3.4 % in May, more than in any month since 1998.",
    "!!!",
)
ARTICLE = st.lists(st.sampled_from(SENTENCES), max_size=10)
ROWS = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 30)), min_size=5, max_size=20)


@cache
def result(text: str) -> Result:
    """Analyse a text, once."""
    return analysis.analyse(analysis.Article.of(text))


def written(sentences: list[str], place: int) -> Result:
    """Return an article of these sentences; its number in the last one makes no two of them the same."""
    return result(" ".join([*sentences, f"It was day {place}."]))


def counts(rows: list[tuple[int, int]], name: str, *, times: float = 1.0, words: float = 1.0) -> Counts:
    """Return counts of one thing over sentences."""
    table = np.array(rows, dtype=np.float64)
    return Counts(("m",), table[:, :1] * times, table[:, 1] * words, name)


def told(pairs: list[Difference], order: list[int]) -> dict[tuple[str, int, int], tuple[float, ...]]:
    """Return what is said of every pair, by the articles' names and not by their places; ``order``: who stands where."""
    found = {}
    for one in pairs:
        a, b = order[one.a], order[one.b]
        sign = 1 if a < b else -1
        low, high = sorted((sign * one.low, sign * one.high))
        numbers = (sign * one.difference, low, high, one.p, one.p_holm, one.clear)
        found[one.measure, min(a, b), max(a, b)] = numbers
    return found


def same(
    one: dict[tuple[str, int, int], tuple[float, ...]], other: dict[tuple[str, int, int], tuple[float, ...]]
) -> None:
    """Fail unless both say the same of every pair."""
    assert one.keys() == other.keys()
    for key, numbers in one.items():
        assert numbers == pytest.approx(other[key], rel=1e-9, abs=1e-9, nan_ok=True), key


@given(st.lists(ARTICLE, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_articles_does_not_matter(many: list[list[str]], random: object) -> None:
    """Every pair has the same difference, interval, p and verdict, whatever stands first, in every measure."""
    results = [written(sentences, place) for place, sentences in enumerate(many)]
    order = list(range(len(results)))
    random.shuffle(order)  # type: ignore[attr-defined]
    turned = differences.of([results[i] for i in order], Choice())
    same(told(differences.of(results, Choice()), list(range(len(results)))), told(turned, order))


@given(ARTICLE, ARTICLE, st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=10, deadline=None)
def test_who_published_it_does_not_matter(one: list[str], other: list[str], first: str, second: str) -> None:
    """Renaming the outlets changes no number: draws are seeded by the texts alone."""
    bodies = [" ".join(one), " ".join(other)]
    plain, named = (
        analysis.differences([analysis.analyse(analysis.Article.of(text, outlet=name)) for text, name in zip(bodies, names, strict=True)])
        for names in (("", ""), (first, second))
    )  # fmt: skip
    pd.testing.assert_frame_equal(plain, named)


@pytest.mark.parametrize("name", sorted(texts.NAMED))
@pytest.mark.parametrize("voice", ["all", "own"])
def test_the_same_article_is_never_told_apart_from_itself(name: str, voice: str) -> None:
    """Sixteen copies, 120 pairs: no difference, p = 1 where there is one, an interval that is 0 at both ends, nothing clear."""
    article = result(texts.NAMED[name])
    wanted = ("loaded_language", "sentiment", "reading_grade", "quoted_share")
    for one in differences.of([article] * 16, Choice(voice), measures=wanted):
        assert one.difference == 0 or math.isnan(one.difference)
        assert one.p == 1 or math.isnan(one.p)
        assert (one.low, one.high) == (0, 0) or math.isnan(one.low)
        assert not one.clear


@given(ROWS, ROWS, st.sampled_from([0.5, 2.0, 4.0, 1024.0]))
@settings(max_examples=25, deadline=None)
def test_the_unit_does_not_matter(one: list[tuple[int, int]], other: list[tuple[int, int]], times: float) -> None:
    """Counting everything double, or measuring the words in pairs, changes neither p nor verdict; the numbers change with the unit."""
    plain = shares.differences([counts(one, "a1"), counts(other, "b2")])[0]
    for changed, scale in (
        (shares.differences([counts(one, "a1", times=times), counts(other, "b2", times=times)])[0], times),
        (shares.differences([counts(one, "a1", words=times), counts(other, "b2", words=times)])[0], 1 / times),
    ):
        assert (changed.p, changed.p_holm, changed.clear) == (plain.p, plain.p_holm, plain.clear)
        assert (changed.difference, changed.low, changed.high) == pytest.approx(
            (plain.difference * scale, plain.low * scale, plain.high * scale), rel=1e-9, abs=1e-9
        )


@given(st.lists(st.floats(1e-5, 1), min_size=1, max_size=30), st.floats(1e-5, 1))
def test_another_pair_makes_no_pair_clearer(p_values: list[float], more: float) -> None:
    """With a pair more in the family every adjusted p stays or grows, so that nothing becomes clear by adding an article."""
    pairs = [Difference(0, place, "m", 1, 0, 2, p, math.nan, clear=False) for place, p in enumerate([*p_values, more])]
    for few, many in zip(holm(pairs[:-1]), holm(pairs), strict=False):
        assert few.p_holm <= many.p_holm
        assert few.clear or not many.clear


@given(ARTICLE, st.sampled_from(["all", "own", "quoted", "paraphrased"]))
@settings(max_examples=25, deadline=None)
def test_values_and_intervals_are_numbers_or_undefined(sentences: list[str], voice: str) -> None:
    """Never infinite; the 50 % interval lies within the 95 % one; undefined comes with a reason."""
    for one in values.of(written(sentences, 0), Choice(voice)):
        assert not np.isinf([one.value, *one.ends]).any()
        assert one.reason or not math.isnan(one.ends.low)
        if not math.isnan(one.ends.low):
            assert one.ends.low <= one.ends.low50 <= one.ends.high50 <= one.ends.high


@given(st.integers(5, 30), st.integers(0, 4), st.integers(1, 30))
def test_where_all_sentences_are_alike_the_interval_is_the_value(sentences: int, count: int, words: int) -> None:
    """Without any spread, and so where nothing at all was counted, drawing again gives the same: the interval has no width."""
    rate = shares.rates(counts([(count, words)] * sentences, "ab"))["m"]
    assert rate.ends == pytest.approx([rate.value] * 4)
    assert rate.value == pytest.approx(100 * count / words)


def test_nothing_counted_beside_something_is_tested_all_the_same() -> None:
    """Zero counts have an interval without width; the test of the difference does not rest on it."""
    none, some = counts([(0, 10)] * 20, "a1"), counts([(0, 10)] * 19 + [(1, 10)], "b2")
    one = shares.differences([none, some])[0]
    assert shares.rates(none)["m"].ends == (0, 0, 0, 0)
    assert one.p > 0.5
    assert one.low <= one.difference <= one.high
    assert shares.differences([none, counts([(1, 10)] * 20, "c3")])[0].clear


@pytest.mark.parametrize("sentences", [0, 1, 4, 5])
def test_few_sentences_are_not_compared(sentences: int) -> None:
    """Below five sentences there is neither interval nor p nor verdict, however large the difference; from five on there are."""
    furious = result(
        " ".join(f"The brutal, shameful regime crushed {1900 + k} helpless people." for k in range(sentences))
    )
    calm = result(" ".join(f"The council met in the year {1900 + k}." for k in range(12)))
    one = next(one for one in differences.of([furious, calm], Choice()) if one.measure == "loaded_language")
    assert math.isnan(one.p) is math.isnan(one.low) is (sentences < values.FEWEST_SENTENCES)
    assert one.clear is (sentences >= values.FEWEST_SENTENCES)
