"""Values, intervals and differences between articles."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.comparison import draws, values
from analysis.comparison.differences import Difference, holm
from analysis.comparison.rounds import p_value
from tests import texts

RESULTS = {name: analysis.analyse(analysis.Article.of(text, outlet=name)) for name, text in texts.NAMED.items()}
COLUMNS = [
    "article",
    "outlet",
    "title",
    "measure",
    "value",
    "low",
    "high",
    "low50",
    "high50",
    "unit",
    "words",
    "sentences",
    "reason",
]
GAPS = ["a", "b", "measure", "difference", "low", "high", "p", "p_holm", "clear"]


def pair(p: float) -> Difference:
    """Make a difference of which only p matters."""
    return Difference(0, 1, "m", 1.0, 0.5, 1.5, p, math.nan, clear=False)


def test_the_columns_are_those_of_the_contract() -> None:
    """Compare and differences have the documented columns, in their order."""
    two = [RESULTS["plain"], RESULTS["uses harsh words"]]
    assert list(analysis.compare(two).columns) == COLUMNS
    assert list(analysis.differences(two).columns) == GAPS
    assert list(analysis.contributions(two[1], "sentiment").columns) == ["start", "end", "words", "share"]


def test_nothing_to_compare_gives_empty_frames() -> None:
    """No articles, no rows, the same columns."""
    assert list(analysis.compare([]).columns) == COLUMNS
    assert analysis.differences([]).empty


def test_articles_of_equal_outlet_and_title_stay_separate_rows() -> None:
    """Three times the same article: three rows a measure, told apart by their position."""
    frame = analysis.compare([RESULTS["plain"]] * 3)
    assert sorted(frame[frame["measure"] == "sentiment"]["article"]) == [0, 1, 2]


def test_adding_an_article_changes_nobodys_interval() -> None:
    """An article's row is the same alone and among others."""
    alone = analysis.compare([RESULTS["plain"]])
    among = analysis.compare([RESULTS["uses harsh words"], RESULTS["plain"], RESULTS["one sentence"]])
    numbers = ["value", "low", "high", "low50", "high50"]
    np.testing.assert_array_equal(alone[numbers], among[among["article"] == 1][numbers])


def test_the_order_of_two_articles_turns_the_sign_and_nothing_else() -> None:
    """A − b and b − a have the same p and opposite differences."""
    one, other = RESULTS["plain"], RESULTS["uses harsh words"]
    there, back = analysis.differences([one, other]), analysis.differences([other, one])
    np.testing.assert_array_equal(there["p"], back["p"])
    np.testing.assert_allclose(there["difference"], -back["difference"])


@pytest.mark.parametrize("voice", ["mine", "", "Own"])
def test_a_voice_that_does_not_exist_is_refused(voice: str) -> None:
    """A wrong voice raises one sentence that names the right ones."""
    with pytest.raises(ValueError, match="all, own, quoted, paraphrased"):
        analysis.compare([RESULTS["plain"]], voice)


def test_a_measure_that_does_not_exist_is_refused() -> None:
    """A wrong measure raises one sentence that names the right ones."""
    with pytest.raises(KeyError, match="loaded_language"):
        analysis.contributions(RESULTS["plain"], "bias")


def test_fewer_than_five_sentences_have_no_interval() -> None:
    """Four sentences: a value, no interval, a reason, and no clear difference however large."""
    four = analysis.analyse(
        analysis.Article.of("A brutal liar. A vicious thug. A cruel, evil coward. A horrible disgrace.")
    )
    row = analysis.compare([four]).set_index("measure").loc["sentiment"]
    assert row["value"] < -0.3
    assert math.isnan(row["low"])
    assert "fewer than 5 sentences" in row["reason"]
    assert not analysis.differences([four, RESULTS["plain"]])["clear"].any()


def test_voices_share_out_the_words() -> None:
    """Own, quoted and paraphrased words add up to all words; so do the shares of every sentence."""
    result = RESULTS["quotes harsh words"]
    words = {
        voice: analysis.compare([result], voice).set_index("measure")["words"]["sentiment"]
        for voice in ("all", "own", "quoted", "paraphrased")
    }
    assert words["all"] == words["own"] + words["quoted"] + words["paraphrased"]
    np.testing.assert_allclose(result.segments.groupby("sentence")["share"].sum(), 1)


def test_the_headline_counts_only_when_chosen() -> None:
    """A headline adds its words to the body's when asked to."""
    result = analysis.analyse(analysis.Article.of(texts.PLAIN, title="A brutal headline"))
    without, with_it = (
        analysis.compare([result], headline=headline).set_index("measure") for headline in (False, True)
    )
    assert with_it["words"]["sentiment"] == without["words"]["sentiment"] + 3
    assert with_it["value"]["sentiment"] < without["value"]["sentiment"]
    assert without["words"]["headline_sentiment"] == 3


def test_the_bootstrap_draws_whole_sentences() -> None:
    """Every draw has as many sentences as the text, and all columns of a sentence move together."""
    table = np.column_stack([np.ones(30), np.arange(30.0), 2 * np.arange(30.0)])
    drawn = draws.bootstrap(table, "ab" * 32)
    assert drawn.shape == (2000, 3)
    assert (drawn[:, 0] == 30).all()
    np.testing.assert_allclose(drawn[:, 2], 2 * drawn[:, 1])
    assert drawn[:, 1].mean() == pytest.approx(table[:, 1].sum(), rel=0.02)
    assert drawn[:, 1].std() == pytest.approx(np.sqrt(30) * table[:, 1].std(), rel=0.06)


def test_a_long_text_is_drawn_in_pieces_with_the_same_meaning() -> None:
    """More sentences than fit one piece: still 2,000 draws of all of them."""
    drawn = draws.bootstrap(np.ones((5000, 1)), "cd" * 32)
    assert drawn.shape == (2000, 1)
    assert (drawn == 5000).all()


def test_permutations_deal_out_every_sentence_once() -> None:
    """The two sides of each deal add up to the whole, with as many rows each as before."""
    first, second = np.arange(10.0)[:, None], np.arange(7.0)[:, None] + 100
    ones = np.ones_like
    for one, other in draws.permute(np.hstack([first, ones(first)]), np.hstack([second, ones(second)]), ("1", "2")):
        np.testing.assert_allclose(one[:, 0] + other[:, 0], first.sum() + second.sum())
        assert (one[:, 1] == 10).all()
        assert (other[:, 1] == 7).all()


@given(st.lists(st.floats(0.0005, 1), min_size=1, max_size=12))
def test_holm_never_lowers_p_and_keeps_their_order(p_values: list[float]) -> None:
    """Adjusted p are at least p, at most n times p, and ordered as p."""
    adjusted = [one.p_holm for one in holm([pair(p) for p in p_values])]
    for p, q in zip(p_values, adjusted, strict=True):
        assert p <= q <= min(1.0, p * len(p_values)) + 1e-15
    order = np.argsort(p_values, kind="stable")
    assert (np.diff(np.array(adjusted)[order]) >= 0).all()


def test_holm_by_hand() -> None:
    """Holm's own example: 0.01, 0.04, 0.03 become 0.03, 0.06, 0.06; an undefined p is no member of the family."""
    adjusted = holm([pair(p) for p in (0.01, 0.04, math.nan, 0.03)])
    assert [round(one.p_holm, 10) for one in adjusted if not math.isnan(one.p)] == [0.03, 0.06, 0.06]
    assert [one.clear for one in adjusted] == [True, False, False, False]


def test_p_counts_the_difference_seen_among_the_draws() -> None:
    """None of 1,999 draws as large: 1 ÷ 2,000; all as large: 1; more than one in twenty undefined: no p."""
    assert p_value(5.0, np.zeros(1999)) == 1 / 2000
    assert p_value(0.0, np.zeros(1999)) == 1
    assert math.isnan(p_value(5.0, np.array([np.nan] * 120 + [0.0] * 1880)))
    assert math.isnan(p_value(math.nan, np.zeros(1999)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_measured(text: str) -> None:
    """Whatever the characters: no error, offsets inside the text, shares of a sentence add up to 1."""
    result = analysis.analyse(analysis.Article.of(text))
    frame = analysis.compare([result])
    assert (frame["value"].notna() | (frame["reason"] != "")).all()
    for mark in result.marks:
        assert 0 <= mark.start < mark.end <= len(text)
    if len(result.segments):
        np.testing.assert_allclose(result.segments.groupby("sentence")["share"].sum(), 1)


@given(st.lists(st.floats(-1e6, 1e6) | st.just(math.nan), min_size=40, max_size=60))
def test_intervals_are_numpys_percentiles_of_the_defined_draws(numbers: list[float]) -> None:
    """The four ends equal numpy's percentiles; with more than one draw in twenty undefined there are none."""
    drawn = np.array(numbers)
    defined = drawn[~np.isnan(drawn)]
    found = values._ends({"m": drawn})
    if len(defined) < 0.95 * len(drawn):
        assert found == {}
    else:
        np.testing.assert_allclose(found["m"], np.percentile(defined, values.PERCENTILES), rtol=1e-12, atol=1e-6)
