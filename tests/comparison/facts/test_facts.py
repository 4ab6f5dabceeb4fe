"""Facts: which clauses are aligned, what they are called, and what does not hang on the order of the articles."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis import Article
from analysis.comparison import facts
from analysis.comparison.choice import Choice
from analysis.comparison.facts import align, alike, clusters, telling, titles, units, words
from tests import texts
from tests.comparison.facts.made import three

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.record import Fact, Place
    from analysis.result import Result


def told(results: Sequence[Result], fact: Fact) -> str:
    """Return all text of a fact's places."""
    return " | ".join(results[place.article].article.text[place.start : place.end] for place in fact.places)


def holding(results: Sequence[Result], needle: str) -> Fact:
    """Return the fact whose text holds ``needle``."""
    return next(fact for fact in facts.of(results) if needle in told(results, fact))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("90,000 troops", ["#90000", "=troops"]),
        ("ninety thousand soldiers", ["#90000", "=troops"]),
        ("$400million", ["#$400000000"]),
        ("400 million dollars", ["#$400000000", "dollar"]),
        ("5 per cent", ["#%5", "cent"]),
        ("5% and five percent", ["#%5", "#%5", "percent"]),
        ("twenty-one ships", ["#21", "ship"]),
        ("one of them", []),
        ("in 2014", ["2014"]),
        ("escalated escalation", ["escal", "escal"]),
        ("Moscow and the Russians", ["@Russia", "@Russia"]),
        ("US arms for us", ["@United States", "=arms"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_terms(text: str, names: list[str]) -> None:
    """Numbers are compared by value, words by stem or meaning, names of a country as that country; function words not at all."""
    assert [term.name for term in words.terms(text, 0, len(text))] == names


def test_terms_say_where_they_stand() -> None:
    """Every term's offsets give its own words."""
    text = "About ninety thousand soldiers crossed Kyiv’s streets."
    found = [text[term.start : term.end] for term in words.terms(text, 0, len(text))]
    assert found == ["ninety thousand", "soldiers", "crossed", "Kyiv’s", "streets"]


def test_clauses_cover_the_sentence_and_tell_something() -> None:
    """A sentence with two statements is cut between them; clauses do not overlap and follow each other."""
    text = "Russia moved 90,000 troops to the border, according to officials, and the Kremlin denies that it plans an attack."
    found = units.of([analysis.analyse(Article.of(text))], units.PLACES)
    assert len(found) == 2
    assert "90,000" in text[found[0].start : found[0].end]
    assert "denies" in text[found[1].start : found[1].end]
    assert found[0].end <= found[1].start


def test_the_same_fact_in_three_articles() -> None:
    """A number told in three ways of wording is one fact of all three articles."""
    results = three()
    found = holding(results, "4,500 people were moved")
    assert found.articles == (0, 1, 2)
    assert "had to move out" in told(results, found)


def test_what_only_one_article_tells() -> None:
    """The band in the park stands in no fact, and in the third article's list only."""
    results = three()
    assert not any("brass band" in told(results, fact) for fact in facts.of(results))
    alone = align.found(results).alone
    assert any("brass band" in told(results, fact) for fact in alone[2])
    assert not any("brass band" in told(results, fact) for article in (0, 1) for fact in alone[article])


def test_most_widely_told_first() -> None:
    """Facts come by the number of articles that tell them."""
    many = [len(fact.articles) for fact in facts.of(three())]
    assert many == sorted(many, reverse=True)
    assert min(many) >= 2


def test_places_lie_inside_their_sentences() -> None:
    """Every place is a stretch of the sentence that it names."""
    results = three()
    for fact in facts.of(results):
        for place in fact.places:
            start, end = results[place.article].sentences[place.sentence]
            assert start <= place.start < place.end <= end


def shape(found: Sequence[Fact], order: Sequence[int]) -> list[tuple[str, str, list[Place]]]:
    """Return facts with articles by their position in the first order."""
    return [(f.key, f.title, sorted(p._replace(article=order[p.article]) for p in f.places)) for f in found]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_articles_changes_nothing(order: tuple[int, ...]) -> None:
    """Whatever the order of the articles, the facts, their keys and titles are the same, and so is what is left out."""
    results = three()
    turned = [results[i] for i in order]
    assert shape(facts.of(turned), order) == shape(facts.of(results), range(3))
    first, second = telling.of(results, Choice()), telling.of(turned, Choice())
    assert [second.left[order.index(i)] for i in range(3)] == list(first.left)


@pytest.mark.parametrize(
    "text", [texts.PLAIN, texts.USES_HARSH_WORDS, texts.QUOTES_HARSH_WORDS, "Yes. No. Perhaps not."]
)
def test_an_article_under_two_names_aligns_fully(text: str) -> None:
    """The same text under two names: every clause is told by both, nothing is told by one only, both leave out alike."""
    twice = [analysis.analyse(Article.of(text, outlet=outlet)) for outlet in ("One", "Other")]
    found = align.found(twice)
    assert not any(found.alone.values())
    covered = {(place.start, place.end) for fact in found.facts for place in fact.places if place.article == 0}
    assert covered == {(place.start, place.end) for fact in found.facts for place in fact.places if place.article == 1}
    whole = telling.of(twice, Choice())
    assert [left.value for left in whole.left] == [0.0, 0.0]
    assert not any(pair.clear for pair in whole.pairs)


SENTENCES = st.sampled_from(
    [
        "The mayor resigned on Tuesday over the unpaid contracts.",
        "About 4,500 people were moved out of the northern district.",
        "“We will rebuild the bridge within two years,” Greta Holm said.",
        "A brass band played for the swans, and nobody listened.",
        "He said: no.",
        "…",
        "Prices rose by five per cent; wages did not.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SENTENCES, max_size=6), min_size=1, max_size=4))
def test_any_articles_give_whole_facts(made: list[list[str]]) -> None:
    """No place is in two facts, every fact has two articles at least, and order changes nothing."""
    results = [analysis.analyse(Article.of(" ".join(lines))) for lines in made]
    found = align.found(results)
    places = [place for fact in found.facts for place in fact.places]
    assert len(places) == len(set(places))
    assert all(len(fact.articles) > 1 and fact.title for fact in found.facts)
    back = list(reversed(range(len(results))))
    turned = align.found([results[i] for i in back]).facts
    assert {fact.key for fact in turned} == {fact.key for fact in found.facts}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("and the Kremlin denies that it is planning to attack.", "The Kremlin denies that it is planning to attack"),
        ("which they say will “cover our southern borders.”", "Which they say will “cover our southern borders”"),
        ("If Moscow sends troops, it will pay.", "If Moscow sends troops, it will pay"),
        ("After the alliance ousted eight diplomats,", "The alliance ousted eight diplomats"),
        ("While the border is shut,", "The border is shut"),
        ("That is what transparency looks like.", "That is what transparency looks like"),
        ('"He is 81.', "He is 81"),
        ("Moscow annexed Crimea in 2014, weeks ", "Moscow annexed Crimea in 2014"),
        ("", ""),
        ("…", "…"),
        ("but", "But"),
    ],
)
def test_titles_are_cut_well(text: str, title: str) -> None:
    """What only joins a clause to another goes, marks are paired, the first letter is large."""
    assert titles.cut(text) == title


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="abcd", min_size=1, max_size=9), min_size=1, max_size=60))
def test_no_title_cuts_a_word(clause: list[str]) -> None:
    """A title keeps to its length, and every word of it is a whole word of the clause."""
    found = titles.cut(" ".join(clause))
    assert len(found) <= titles.LONGEST + 2
    assert {word.lower() for word in found.removesuffix(" …").split()} <= set(clause)


def test_clusters_are_no_chains() -> None:
    """Two clauses that are alike only through a third do not join when they have nothing in common themselves."""
    import numpy as np

    first, second = np.array([0, 1, 2]), np.array([1, 2, 3])
    odds = np.array([3.0, -0.5, 3.0])
    assert clusters.clusters(4, first, second, odds) == [[0, 1], [2, 3]]
    assert clusters.clusters(4, first, second, np.array([3.0, 3.0, 3.0])) == [[0, 1], [2, 3]]


def test_weights_are_printed_and_used() -> None:
    """The log odds are the printed bias and weights, nothing else."""
    import numpy as np

    features = np.array([[0.5, 0.4, 2.0, 1.0, 0.0]])
    plain = alike.BIAS + sum(w * x for w, x in zip(alike.WEIGHTS.values(), features[0], strict=True))
    pairs = alike.Pairs(np.array([0]), np.array([1]), features)
    assert alike.odds(pairs)[0] == pytest.approx(min(max(plain, alike.FLOOR), alike.CEILING))


def test_headlines_are_looked_into_only_when_they_count() -> None:
    """A headline is a unit like others when the reader counts headlines, and none else."""
    results = three()
    headed = Choice(headline=True).roles("body")
    lines = [
        {results[u.article].article.text[u.start : u.end] for u in units.of(results, roles)}
        for roles in (units.PLACES, headed)
    ]
    assert lines[1] - lines[0] == {"First title", "Second title", "Third title"}


def test_equal_texts_are_asked_once() -> None:
    """Facts asked of equal texts again come from memory, whatever else is known of the articles."""
    results = three()
    facts.of(results)
    before = align.aligned.cache_info().hits
    facts.of([replace(result) for result in results])
    assert align.aligned.cache_info().hits == before + 1
