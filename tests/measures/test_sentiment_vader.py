from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import sentiment, sentiment_vader
from analysis.measures.sentiment_text import prepare
from tests.shared import shared

if TYPE_CHECKING:
    from analysis.measures.sentiment import Tone

QUIRKS = (
    "VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!",
    "The book was only kind of good.",
    "The plot was good, but the characters are uncompelling and the dialog is not great.",
    "good bad good but good bad good bad",
    "At least it isn't a horrible book.",
    "It was the least good and least bad, very least good.",
    "never so good, never this good, without doubt good, without a doubt good",
    "Give us all this fiasco.",
    "No good no bad, no or good, no nor fine, no",
    "It is the shit, bad ass, yeah right, a kiss of death at the bus stop to die for",
    "just enough good, sort of good, kind-of good",
    "good😀bad 💘love 🆙good ™ 😀!",
    "GOOD bad GOOD",
    "ALL GOOD BAD",
    "Really? Good? Good?? Bad????",
    "Sad!!!!!!!! :( :-) ;D",
    "good\tbad\n\nnot good but better",
    "good bad",
    "good -- bad!!",
    "",
    "   ",
    "!?",
    "but",
    "dangerous.\" 'good' (bad)",
)


def of(text: str, vader: sentiment_vader.Vader) -> Tone:
    """Return the tone of a text as ``count`` finds it for a segment."""
    plain = vader.emojis.keys().isdisjoint(text)
    return sentiment.tone_of(text, 0, vader) if plain else sentiment._with_emoji(text, 0, vader)


def assert_equal_to_vader(text: str) -> None:
    """Compare compound with vaderSentiment's, and the sum of the marks' weights with the compound."""
    tone = of(text, sentiment_vader.plain())
    assert round(tone.compound, 4) == sentiment_vader._analyzer().polarity_scores(text)["compound"], text
    assert sum(mark.weight for mark in tone.marks) == pytest.approx(tone.compound, abs=1e-12), text


def vocabulary() -> list[str]:
    """Return words that VADER has rules for, the rare rules as often as the many words."""
    vader = sentiment_vader.plain()
    rules = [*vader.module.BOOSTER_DICT, *vader.module.NEGATE, *vader.module.SPECIAL_CASES]
    named = [
        "but",
        "no",
        "or",
        "nor",
        "least",
        "at",
        "very",
        "never",
        "so",
        "this",
        "without",
        "doubt",
        "kind of",
        "n't",
    ]
    other = ["table", "the", "Ukraine", "😀", "💘", "!", "?", "??", "!!!", "...", "xX"]
    return [*vader.lexicon, *rules * 20, *named * 150, *other * 60]


@pytest.mark.parametrize("text", QUIRKS)
def test_quirks_of_vader_are_kept(text: str) -> None:
    """Every rule of VADER, odd ones included, gives what vaderSentiment gives."""
    assert_equal_to_vader(text)


def test_equal_to_vader_on_thousands_of_made_sentences() -> None:
    """5,000 sentences of words with rules, in any case and punctuation, score as vaderSentiment scores them."""
    dice = random.Random(20211207)  # noqa: S311 - a fixed seed, not a secret
    words = vocabulary()
    shapes = (str, str, str, str, str.upper, str.title)
    ends = ("", "", "", "", ",", ".", "!", "?", "…", '"', "'s")
    for _ in range(5000):
        chosen = dice.choices(words, k=dice.randint(1, 12))
        assert_equal_to_vader(" ".join(dice.choice(shapes)(word) + dice.choice(ends) for word in chosen))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(vocabulary()), st.text(max_size=6)), max_size=15),
    st.sampled_from([" ", "  ", "\n"]),
)
def test_equal_to_vader_whatever_the_text(words: list[str], blank: str) -> None:
    """Any text whatever, mixed with words that have rules, scores as vaderSentiment scores it."""
    assert_equal_to_vader(blank.join(words))


@pytest.mark.parametrize("name", ["nyt_editorial_sentiment", "target_sentiment_train", "headline_sentiment"])
def test_equal_to_vader_on_real_sentences(name: str) -> None:
    """Real sentences of news, 5,000 at most from each set, score as vaderSentiment scores them."""
    rows = shared(f"evaldata/{name}.jsonl").read_text("utf-8").splitlines()[:5000]
    for row in rows:
        assert_equal_to_vader(prepare(json.loads(row)["text"], ()))


def test_news_words_change_only_their_own_entries() -> None:
    """The list with news words is VADER's, but for the words of our file; those of valence 0 are off it."""
    plain, news = sentiment_vader.plain().lexicon, sentiment_vader.with_news_words().lexicon
    added, dropped = news.keys() - plain.keys(), plain.keys() - news.keys()
    assert all(plain[word] == news[word] for word in plain.keys() & news.keys())
    assert {"invaded", "annexed", "militants", "ceasefire"} <= added
    assert {"party", "like", "security"} <= dropped
    assert "vader" not in dropped | added


def test_news_words_are_well_formed() -> None:
    """Each news word is one lower-case token on VADER's scale, that no booster or negation of VADER's is."""
    plain, news = sentiment_vader.plain(), sentiment_vader.with_news_words()
    rules = plain.boosters | set(plain.module.NEGATE)
    for word in news.lexicon.keys() - plain.lexicon.keys():
        assert word == word.lower() == sentiment_vader.token(word)
        assert len(word.split()) == 1
        assert 0 < abs(news.lexicon[word]) <= 4
        assert word not in rules


def test_a_stand_in_for_an_absent_word_is_on_no_list() -> None:
    """The sign that replaces a word, when its effect is looked for, has no rule of its own."""
    vader = sentiment_vader.with_news_words()
    assert "_" not in vader.lexicon.keys() | vader.changers
