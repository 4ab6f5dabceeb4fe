"""The matrix, what is left out, shared copy, and the page's answer in words."""

from __future__ import annotations

import numpy as np
import pytest

import analysis
from analysis import Article
from analysis.comparison.choice import Choice
from analysis.comparison.differences import Difference
from analysis.comparison.facts import align, finding, matrix, omission, telling, units, wire
from analysis.comparison.facts.record import Place
from tests.comparison.facts.made import AGENCY, three
from tests.comparison.facts.test_facts import holding, told

NAMES = ("First", "Second", "Third")


def test_depth_runs_from_the_first_sentence_to_the_last() -> None:
    """A fact in the first sentence has depth 0 and number 1, one in the last sentence depth 1."""
    results = three()
    ready = [matrix.ready(result, units.PLACES) for result in results]
    cells = matrix.cells(holding(results, "4,500 people were moved"), ready)
    assert cells[0].depth == 1.0
    assert cells[0].number == cells[0].sentences
    first = matrix.cells(holding(results, "resigned on Tuesday"), ready)[0]
    assert (first.depth, first.number) == (0.0, 1)


@pytest.mark.parametrize(
    ("text", "needle", "wording"),
    [
        ("“We will leave in May,” Alder said.", "“We will leave in May,”", "Alder said"),
        ("Alder claimed that the bridge had fallen.", "Alder claimed that the bridge had fallen.", "Alder claimed"),
        ("The bridge fell, according to the coast guard.", "The bridge fell", "according to the coast guard"),
        ("The bridge fell on Monday.", "The bridge fell on Monday.", "stated as fact"),
    ],
)
def test_who_says_it(text: str, needle: str, wording: str) -> None:
    """A clause that is somebody's statement is told as theirs, with the verb; any other is stated as fact."""
    result = analysis.analyse(Article.of(f"Alder spoke on Sunday. {text}"))
    start = result.article.text.index(needle)
    sentence = next(i for i, (s, e) in enumerate(result.sentences) if s <= start < e)
    found = matrix.wording(matrix.ready(result, units.PLACES), Place(0, start, start + len(needle), sentence))
    assert found.told.lower() == wording.lower()


def test_left_out_is_the_weighted_share() -> None:
    """Three articles and three facts: weights 1, ½ and ½; who lacks one of the lighter two leaves out a quarter."""
    table = np.array([[1.0, 1.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
    assert omission.weights(table).tolist() == [1.0, 0.5, 0.5]
    assert [left.value for left in omission.of(table, ["a", "b", "c"]).left] == [0.0, 25.0, 25.0]
    assert [left.told for left in omission.of(table, ["a", "b", "c"]).left] == [3, 2, 2]


HASHES = [f"{i:064x}" for i in range(4)]


def test_intervals_hold_the_value_and_do_not_hang_on_order() -> None:
    """An interval holds its value; articles and facts in another order have the same intervals and differences."""
    rng = np.random.default_rng(3)
    table = (rng.random((30, 4)) < 0.6).astype(float)
    table = table[table.sum(axis=1) > 1]
    found = omission.of(table, HASHES)
    assert all(one.ends.low <= one.value <= one.ends.high for one in found.left)
    order = [2, 0, 3, 1]
    turned = omission.of(table[::-1][:, order], [HASHES[i] for i in order])
    assert [turned.left[order.index(i)].ends for i in range(4)] == [one.ends for one in found.left]
    p = {frozenset((order[d.a], order[d.b])): d.p for d in turned.pairs}
    assert {frozenset((d.a, d.b)): d.p for d in found.pairs} == p


def test_alike_articles_cannot_be_told_apart_and_unlike_ones_can() -> None:
    """Two that tell the same facts are never clear; one that lacks most facts that three others tell is."""
    table = np.ones((40, 4))
    table[:36, 3] = 0
    pairs = {(d.a, d.b): d for d in omission.of(table, HASHES).pairs}
    assert not pairs[0, 1].clear
    assert pairs[0, 3].clear
    assert pairs[0, 3].difference < 0


def test_chance_rarely_looks_clear() -> None:
    """Where every article tells each fact with the same chance, few unadjusted differences are below 0.05."""
    rng = np.random.default_rng(5)
    hits = []
    for _ in range(60):
        table = (rng.random((30, 3)) < 0.6).astype(float)
        table = table[table.sum(axis=1) > 1]
        hits += [pair.p < 0.05 for pair in omission.of(table, HASHES[:3]).pairs]
    assert np.mean(hits) < 0.09


def test_no_fact_is_no_number() -> None:
    """Without shared facts nothing is left out by anyone, and the reason is told."""
    found = omission.of(np.zeros((0, 2)), HASHES[:2])
    assert all(one.value != one.value and one.reason for one in found.left)
    assert found.pairs == ()


def test_few_facts_have_no_interval() -> None:
    """Under five facts a value is told without an interval, and no pair is clear."""
    found = omission.of(np.array([[1.0, 1.0], [1.0, 1.0]]), HASHES[:2])
    assert all("fewer than" in one.reason and one.ends.low != one.ends.low for one in found.left)
    assert not any(pair.clear for pair in found.pairs)


def test_shared_copy_is_found_to_the_letter() -> None:
    """The agency's paragraph is found in both articles, from its first word to its full stop, and nothing else is."""
    results = three()
    found = wire.find(results, units.PLACES)
    assert [copy.articles for copy in found] == [(0, 1)]
    for one in found[0].stretches:
        assert results[one.article].article.text[one.start : one.end] == AGENCY


def test_the_same_quotation_is_no_wire_copy() -> None:
    """A long quotation in two articles is no shared copy: its words are the speaker's."""
    quote = "“We have no plan to attack anyone, we have said so many times, and we expect a written promise of the alliance,” Alder said."
    two = [
        analysis.analyse(Article.of(f"{start} {quote}"))
        for start in ("On Monday it rained in town.", "Nothing else was known.")
    ]
    assert wire.find(two, units.PLACES) == []


def test_shared_copy_in_the_matrix_and_the_lists() -> None:
    """A cell of shared copy says who else has it; what is shared copy is in nobody's list of its own."""
    results = three()
    found = telling.of(results, Choice())
    row = next(row for row in found.rows if "harbour" in told(results, row.fact))
    assert row.cells[0].copied == (1,)
    assert row.cells[1].copied == (0,)
    lists = [told(results, fact) for facts in found.alone.values() for fact in facts]
    assert not any("coast guard ordered" in text for text in lists)


def test_with_a_voice_only_what_is_told_in_it() -> None:
    """In quoted words only the quotation is a fact, in own words it is none."""
    results = three()
    quoted = [told(results, row.fact) for row in telling.of(results, Choice("quoted")).rows]
    own = [told(results, row.fact) for row in telling.of(results, Choice("own")).rows]
    assert any("rebuild" in text for text in quoted)
    assert not any("4,500" in text for text in quoted)
    assert any("resigned" in text for text in own)


def test_the_answer_names_who_tells_most_and_least() -> None:
    """The finding's numbers are those of the matrix."""
    found = telling.of(three(), Choice())
    text = "".join(run.text for sentence in finding.of(found, NAMES) for run in sentence)
    assert "too short" in text
    long = found._replace(words=(200,) * 3)
    text = "".join(run.text for sentence in finding.of(long, NAMES) for run in sentence)
    most, least = (pick(found.left, key=lambda left: left.told) for pick in (max, min))
    assert f" tells {most.told} of the {len(found.rows)} facts that at least two of these articles tell; " in text
    assert f" tells {least.told}." in text


@pytest.mark.parametrize(
    ("told", "words", "sentence"),
    [
        (
            (9, 9, 0),
            (500, 500, 500),
            "First tells 9 of the 9 facts that at least two of these articles tell; Third tells none.",
        ),
        ((9, 9, 0), (500, 500, 20), "Both articles tell 9 of the 9 facts that at least two of these articles tell."),
        (
            (9, 4, 0),
            (500, 500, 99),
            "First tells 9 of the 9 facts that at least two of these articles tell; Second tells 4.",
        ),
        ((9, 9, 9), (500, 500, 500), "Each article tells 9 of the 9 facts that at least two of these articles tell."),
    ],
)
def test_the_first_sentence_of_the_answer(told: tuple[int, ...], words: tuple[int, ...], sentence: str) -> None:
    """Numbers are figures, sentences are whole, and an article under 100 words is in no sentence."""
    found = telling.of(three(), Choice())
    left = tuple(one._replace(told=n, facts=9) for one, n in zip(found.left, told, strict=True))
    rows = (found.rows * 9)[:9]
    made = finding.of(found._replace(rows=rows, left=left, words=words, pairs=()), NAMES)
    assert "".join(run.text for run in made[0]) == sentence
    short = [name for name, many in zip(NAMES, words, strict=True) if many < 100]
    assert not any(name in run.text for name in short for one in made for run in one)


def test_what_is_strong_in_the_answer_is_what_was_found() -> None:
    """That outlets cannot be told apart is no finding and is not set in strong letters; what an outlet tells is."""
    pair = Difference(0, 1, "left_out", 3.0, -9.0, 12.0, 0.6, 0.6, clear=False)
    found = telling.of(three(), Choice())._replace(words=(200,) * 3, pairs=(pair,))
    runs = [run for one in finding.of(found, NAMES) for run in one]
    assert any(run.strong and " tells " in run.text for run in runs)
    assert [run.strong for run in runs if "cannot tell" in run.text] == [False]


def test_the_answer_for_one_article_and_for_none_alike() -> None:
    """One article is not a comparison; two that share nothing are said to share nothing."""
    one = telling.of(three()[:1], Choice())
    assert "not a comparison" in "".join(run.text for run in finding.of(one, NAMES[:1])[0])
    apart = [
        analysis.analyse(Article.of(text))
        for text in ("Swans sleep in the reeds tonight.", "Bread costs more in the capital.")
    ]
    none = telling.of(apart, Choice())
    assert "no fact" in "".join(run.text for run in finding.of(none, NAMES[:2])[0])


def test_empty_articles_are_no_error() -> None:
    """Articles without a word have no facts."""
    empty = [analysis.analyse(Article.of(text)) for text in ("", "…")]
    assert align.found(empty).facts == ()
    assert telling.of(empty, Choice()).rows == ()
