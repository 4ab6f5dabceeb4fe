from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from analysis.comparison.choice import Choice
from analysis.comparison.wording import chance, keyness, terms
from tests.comparison.wording.made import BLAND, bland, result


def test_the_formula_by_hand() -> None:
    """δ, its error and z are what equations 16, 22 and 23 of Monroe, Colaresi & Quinn give by hand."""
    here = np.array([[6, 2], [1, 3]])
    words = np.array([100, 300])
    alpha = here.sum(axis=0) * (200 / 400)
    delta, error = keyness.log_odds(here, words, alpha)
    expected = math.log(9.5 / (100 + 200 - 9.5)) - math.log(4.5 / (300 + 200 - 4.5))
    assert delta[0, 0] == pytest.approx(expected, abs=1e-12)
    assert error[0, 0] == pytest.approx(math.sqrt(1 / 9.5 + 1 / 4.5), abs=1e-12)
    assert delta[1] == pytest.approx(-delta[0], abs=1e-12)


def test_the_tails_by_hand() -> None:
    """Of 4 uses dealt over 10 and 30 words, 3 or more in the first has the mid-p that counting gives."""
    ways = [math.comb(10, k) * math.comb(30, 4 - k) / math.comb(40, 4) for k in range(5)]
    p, least = chance.tails(np.array([[3], [1]]), np.array([4]), np.array([10, 30]))
    assert p[0, 0] == pytest.approx(2 * (ways[4] + ways[3] / 2))
    assert p[1, 0] == pytest.approx(p[0, 0])
    assert least[0, 0] == pytest.approx(2 * min(ways[4] / 2, ways[0] / 2))


def test_the_adjustment_by_hand() -> None:
    """Benjamini & Hochberg: p times the number of tests by rank, never falling with p."""
    assert chance.adjusted(np.array([0.01, 0.04, 0.03, 0.5])) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])


def test_tests_that_cannot_come_out_are_no_members_of_the_family() -> None:
    """Of tests that can give p = .2 or .001 at best only the latter are adjusted for."""
    assert chance.testable(np.array([0.2] * 50 + [0.001] * 3)).tolist() == [False] * 50 + [True] * 3
    assert not chance.testable(np.array([0.2] * 5)).any()


def test_a_word_that_one_repeats_stands_out() -> None:
    """A word in twelve sentences of one article and in none of the others is told apart, with an interval above 0."""
    results = [bland("Officials call it a gargantuan mistake.", times=12), bland(start=2), bland(start=4)]
    found = keyness.compare(terms.pool(results, Choice()))
    first = found.terms[0][0]
    assert "gargantuan" in {word for term in found.terms[0] if term.clear for word in term.forms}
    assert first.clear
    assert first.low > 0
    assert first.times == 12
    assert first.rest == 0
    assert all(term.article == 0 for term in keyness.clear(found))


def test_a_phrase_stands_for_its_words() -> None:
    """Two words that only occur together are one phrase; a word that also stands alone is not swallowed by it."""
    results = [bland("They spoke of the hostile bloc again.", times=8), bland(start=2), bland(start=4)]
    labels = [term.label for term in keyness.compare(terms.pool(results, Choice())).terms[0]]
    assert "hostile bloc" in labels
    assert "hostile" not in labels
    assert "bloc" not in labels


def test_a_word_in_one_sentence_only_is_not_looked_at() -> None:
    """Repeating a word in one sentence makes it no characteristic of the article."""
    results = [result(" ".join([*BLAND, "Gargantuan, " * 6 + "he said."])), bland()]
    assert "gargantuan" not in {term.label for term in keyness.compare(terms.pool(results, Choice())).terms[0]}


def test_names_and_grammar_words_only_on_request() -> None:
    """Names and words such as "the" are left out unless asked for."""
    results = [bland("Then we saw Moscow and the sea of the north.", times=9), bland(start=1), bland(start=3)]
    pool = terms.pool(results, Choice())

    def labels(found: keyness.Keyness) -> set[str]:
        return {word for term in found.terms[0] for word in term.forms}

    assert "moscow" not in labels(keyness.compare(pool))
    assert "moscow" in labels(keyness.compare(pool, with_names=True))
    assert "the" not in labels(keyness.compare(pool))
    assert {"the", "of"} & labels(keyness.compare(pool, with_grammar=True))


def test_one_article_under_two_names_has_no_word_of_its_own() -> None:
    """The same text twice cannot be told apart: no word has log-odds other than 0."""
    text = " ".join([*BLAND, *["A gargantuan mistake was made."] * 9])
    found = keyness.compare(terms.pool([result(text, outlet="A"), result(text, outlet="B")], Choice()))
    assert all(not one for one in found.terms)


def test_doubled_articles_keep_their_log_odds() -> None:
    """Every text followed by itself: log-odds are unchanged to 1e-9."""
    texts = [" ".join([*BLAND, *["A gargantuan mistake was made."] * 9]), " ".join(BLAND), " ".join(BLAND[2:])]
    once, twice = (
        keyness.compare(terms.pool([result(text) for text in those], Choice()))
        for those in (texts, [f"{text}\n\n{text}" for text in texts])
    )
    doubled = {term.label: term.log_odds for term in twice.terms[0]}
    assert once.terms[0]
    for term in once.terms[0]:
        assert doubled[term.label] == pytest.approx(term.log_odds, abs=1e-9)


def test_sentences_dealt_at_random_seldom_give_a_word() -> None:
    """With labels shuffled, at most 5 % of what is tested is flagged before the adjustment, and hardly any run has one after."""
    texts = [" ".join(BLAND[i:] + BLAND[: i + 3] + [f"Here are {word} words."] * 4) for i, word in enumerate(("some", "more", "new"))]  # fmt: skip
    pool = terms.pool([result(text) for text in texts], Choice())
    owner = np.zeros(int(pool.sentence.max()) + 1, dtype=np.int64)
    owner[pool.sentence] = pool.article
    rng = np.random.default_rng(5)
    before, after, tested = 0, 0, 0
    for _ in range(60):
        dealt = pool._replace(article=rng.permutation(owner)[pool.sentence])
        found = keyness.compare(dealt, with_grammar=True)
        those = [term for one in found.terms for term in one]
        tested += found.tested
        before += sum(term.p < 0.05 for term in those)
        after += any(term.clear for term in those)
    assert before <= 0.05 * tested
    assert after <= 3


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare(count: int) -> None:
    """No article, or one, gives no word and no error."""
    found = keyness.compare(terms.pool([bland()] * count, Choice()))
    assert found.terms == ((),) * count
    assert found.tested == 0


def test_empty_articles_beside_a_full_one() -> None:
    """Texts without words, or with none in the chosen voice, have no words of their own."""
    results = [result(""), result("…"), bland()]
    for choice in (Choice(), Choice("quoted")):
        assert [list(one) for one in keyness.compare(terms.pool(results, choice)).terms] == [[], [], []]


def test_the_same_input_gives_the_same_words() -> None:
    """Nothing is drawn at random."""
    results = [bland("A gargantuan mistake.", times=6), bland(start=2)]
    first, second = (keyness.compare(terms.pool(results, Choice())) for _ in range(2))
    assert first == second
    assert replace(Choice()) == Choice()
