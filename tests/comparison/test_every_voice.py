"""Values of every voice at once: those that `values` gives voice by voice, to the last digit."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis import Article
from analysis.comparison import every_voice, values
from analysis.comparison.choice import SPEAKABLE, Choice
from tests import texts

if TYPE_CHECKING:
    from analysis.result import Result

PIECES = (
    "The minister said that the plan was a disgrace. ",
    "“We will never accept this shameful betrayal!” she told reporters. ",
    "According to the ministry, the bridge may reopen in May.\n\n",
    "It is an utterly catastrophic failure, and nobody asked why. ",
    "No. ",
    "— … — ",
    "WHAT NEXT?\n\n",
)


def same(result: Result) -> None:
    """Fail where a value, a count or a reason differs by as much as a bit."""
    found = every_voice.of(result)
    for row, voice in enumerate(SPEAKABLE):
        one = values.of(result, Choice(voice), intervals=False)
        np.testing.assert_array_equal(found.value[row], [value.value for value in one])
        assert found.words[row].tolist() == [value.words for value in one]
        assert found.sentences[row].tolist() == [value.sentences for value in one]
        assert found.reason[row].tolist() == [value.reason for value in one]


@pytest.mark.parametrize("name", texts.NAMED)
def test_named_texts(name: str) -> None:
    """Texts with everything that can be missing: words, sentences, quotations, a headline."""
    for title in ("", "Minister slams shameful bridge plan"):
        same(analysis.analyse(Article.of(texts.NAMED[name], title=title)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.booleans())
def test_any_mixture_of_voices(pieces: list[str], titled: bool) -> None:  # noqa: FBT001 - what Hypothesis hands over
    """However own words, quotations and paraphrases are mixed, the sums are added in the same order."""
    same(analysis.analyse(Article.of("".join(pieces), title="“Disgrace”, says minister" if titled else "")))


def test_another_language() -> None:
    """Measures of English words have no value in another language, and the reason says so; counts stay."""
    article = dataclasses.replace(Article.of(texts.FRENCH), language="fr")
    result = analysis.analyse(article)
    same(result)
    found = every_voice.of(result)
    assert np.isnan(found.value).any()
    assert {"", "the text is not English, and this measure knows English words only"} <= set(found.reason.ravel())
    assert found.words[0].max() > 0
