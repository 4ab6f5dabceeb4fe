from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison.choice import Choice
from analysis.comparison.wording import forms, terms, tokens
from tests.comparison.wording.made import result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor’s plan, the mayor's plan", ["the", "mayor", "plan", "the", "mayor", "plan"]),
        ("US troops told us so", ["US", "troops", "told", "us", "so"]),
        ("U.S. troops and U.N. aid", ["US", "troops", "and", "UN", "aid"]),
        ("Peace-loving people don’t 3 ask 14,000", ["peace-loving", "people", "don't", "ask"]),
        ("BRAZEN CHEEK of NATO", ["brazen", "cheek", "of", "NATO"]),
        ("…", []),
    ],
)
def test_what_words_are_called(text: str, expected: list[str]) -> None:
    """Possessives are cut, numbers left out, initialisms told from words in capitals."""
    assert tokens.words(text) == expected


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("talks", {"talk"}, "talk"),
        ("talks", set(), "talks"),
        ("countries", {"country"}, "country"),
        ("warned", {"warn"}, "warn"),
        ("planned", {"plan"}, "plan"),
        ("moving", {"move"}, "move"),
        ("policies", {"police"}, "policies"),
        ("news", {"new"}, "news"),
        ("arms", {"arm"}, "arms"),
        ("crisis", {"crisi"}, "crisis"),
        ("bus", {"bu"}, "bus"),
        ("evening", {"even"}, "evening"),
        ("US", {"u"}, "US"),
    ],
)
def test_forms_that_count_as_one(word: str, known: set[str], expected: str) -> None:
    """A plural or verb form joins its plain form if somebody uses that, and nothing else."""
    assert forms.base(word, known) == expected


def test_names_are_what_is_written_with_a_capital_in_mid_sentence() -> None:
    """A capital at a beginning or in a headline says nothing; a word seen in lower case more often is no name."""
    text = "Plans failed. He met Moscow there. The plans for Moscow were old. “Peace is near,” said Peace Corps staff. Peace talks and peace plans met no peace."
    found = terms.pool([result(text, title="Every Word Has Its Capital Here")], Choice())
    assert "moscow" in found.names
    assert found.names.isdisjoint({"plan", "plans", "every", "word", "peace"})


def test_voice_and_headline_choose_the_words() -> None:
    """Only words of the chosen voice and parts are counted."""
    one = result("“Shameful lies,” the mayor said on Monday to the press.", title="Mayor angry")
    counted = {}
    for choice in (Choice(), Choice("own"), Choice("quoted"), Choice(headline=True)):
        pool = terms.pool([one], choice)
        keys = [key for key, chosen in zip(pool.articles[0].keys, pool.chosen, strict=True) if chosen]
        counted[choice] = keys
    assert "angry" not in counted[Choice()]
    assert "angry" in counted[Choice(headline=True)]
    assert counted[Choice("quoted")] == ["shameful", "lies"]
    assert "shameful" not in counted[Choice("own")]


@given(st.text(max_size=300))
def test_offsets_hold_in_any_text(text: str) -> None:
    """Whatever the text, each word stands where its offsets say, and no word is cut out of another."""
    one = tokens.of(result(text), Choice())
    for written, start, end in zip(one.written, one.starts.tolist(), one.ends.tolist(), strict=True):
        assert text[start:end] == written
    assert (one.starts[1:] >= one.ends[:-1]).all()


@pytest.mark.parametrize("piece", ["a-", "U.", "a'", "’", "’s ", "A", "aa-aa."])
def test_reading_words_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """Four times the text takes about four times as long, whatever it repeats (quadratic time would be sixteen)."""

    def seconds(count: int) -> float:
        text = piece * count
        best = 9.0
        for _ in range(5):
            started = time.process_time()
            tokens.words(text)
            best = min(best, time.process_time() - started)
        return best

    count = 30_000 // len(piece)
    assert seconds(4 * count) < 9 * seconds(count) + 0.05
