from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison.choice import Choice
from analysis.comparison.wording import concordance, terms
from tests.comparison.wording.made import result

TEXT = "The talks went on. “We talk of peace,” the envoy said. NATO bases are old, and the U.S. agrees with us. A peace talk is no border talk."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("talk", ["talks", "talk", "talk", "talk"]),
        ("Talks", ["talks", "talk", "talk", "talk"]),
        ("peace talks", ["peace talk"]),
        ("order", []),
        ("nato", ["NATO"]),
        ("us", ["us"]),
        ("US", ["U.S"]),
        ("", []),
        ("14,000", []),
        ("talk of the town", []),
    ],
)
def test_a_query_finds_its_words_in_all_forms(query: str, expected: list[str]) -> None:
    """Whole words in any inflection; a part of a word ("order" in "border") is no match."""
    pool = terms.pool([result(TEXT)], Choice())
    spans = concordance.search(pool, query).spans[0]
    assert [TEXT[start:end] for start, end in spans] == expected


def test_only_the_chosen_voice_is_shown_and_the_rest_counted() -> None:
    """What stands in another voice is counted apart."""
    found = concordance.search(terms.pool([result(TEXT)], Choice("quoted")), "talk")
    assert [len(one) for one in found.spans] == [1]
    assert found.elsewhere == (3,)


def test_a_line_stays_in_its_sentence_and_cuts_no_word() -> None:
    """Context ends with the sentence and at blanks."""
    one = result(TEXT)
    span = (TEXT.index("agrees"), TEXT.index("agrees") + len("agrees"))
    line = concordance.lines(one, 0, [span], window=12)[0]
    left, right = line.shown
    assert line.sentence[0] <= left <= span[0] < span[1] <= right <= line.sentence[1]
    assert TEXT[left - 1] == " "
    assert TEXT[right] == " "
    assert line.voice == "own"


@given(st.text(max_size=200), st.integers(0, 199), st.integers(1, 20))
def test_lines_hold_in_any_text(text: str, start: int, length: int) -> None:
    """Whatever the text, the context is around the word and inside the text."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    left, right = concordance.around(text, (0, len(text)), (start, end))
    assert 0 <= left <= start <= end <= right <= len(text)
