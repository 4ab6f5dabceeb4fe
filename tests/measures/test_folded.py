"""A text cut into tokens by what stands between its blanks has the tokens that a search through the folded text finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.folded import Folded
from analysis.measures.loaded_lexicon import TOKEN, fold

ALPHABET = st.sampled_from("aBé'’ʼs‑-_ \n\u00a0\u2028.“İΣß5😀")


@given(st.text(ALPHABET) | st.text())
def test_tokens_are_those_of_the_whole_text(text: str) -> None:
    """Tokens and their places are the same, whether or not they were cut at blanks first; offsets are those of the text."""
    found = list(TOKEN.finditer(fold(text)))
    folded = Folded(text)
    assert folded.words == [match[0] for match in found]
    assert folded.starts == [match.start() for match in found]
    assert len(folded.folded) == len(text)
