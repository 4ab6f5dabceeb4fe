"""Words are counted as textstat counts them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import words
from analysis.text.document import NO_WORD

TEXTS = {
    "empty": ("", 0),
    "one word": ("Putin", 1),
    "punctuation only": ("— … !?", 0),
    "dash between": ("war — and peace", 3),
    "hyphen": ("well-known peace-loving", 2),
    "apostrophes": ("don't 'tis '90s officials'", 4),
    "underscore": ("a _ b", 3),
    "figures": ("$400 90,000 5%", 3),
    "curly marks": ("“very dangerous.”", 2),
    "accents": ("coup d’état", 2),
    "no-break space": ("a\xa0b", 2),
}


@pytest.mark.parametrize(("text", "count"), TEXTS.values(), ids=TEXTS)
def test_count_equals_textstat(text: str, count: int) -> None:
    """The number of words is the one expected and the one textstat gives."""
    from textstat.backend.selections import list_words

    assert len(words.find(text)) == count == len(list_words(text))


@given(st.text())
def test_any_text_counts_as_textstat_does(text: str) -> None:
    """Whatever the characters, the count agrees with textstat, and each word begins with its first letter or digit."""
    from textstat.backend.selections import list_words

    found = words.find(text)
    assert len(found) == len(list_words(text))
    for start, end, first in zip(found.starts, found.ends, found.firsts, strict=True):
        assert start <= first < end
        assert text[start:end].split() == [text[start:end]]
        assert not any(char.isalnum() for char in text[start:first])


@given(st.text())
def test_tokens_are_slices_of_the_text(text: str) -> None:
    """Whatever stands between blanks is there as written, with its place and the place of its first letter or digit."""
    found = words.tokens(text)
    starts, ends, firsts = (column.tolist() for column in found[1:])
    assert found.written == text.split() == [text[start:end] for start, end in zip(starts, ends, strict=True)]
    wordy = [re.search(r"\w", token) for token in found.written]
    assert firsts == [start + match.start() if match else NO_WORD for start, match in zip(starts, wordy, strict=True)]
