"""The sentences that show best how articles differ."""

from __future__ import annotations

import analysis
from analysis.article import Article
from analysis.comparison import evidence
from analysis.comparison.choice import Choice

PLAIN = "The council met on Monday and talked about the bridge for an hour. " * 12
HARSH = "The evil thugs slaughtered helpless families in a monstrous, barbaric rampage. "


def test_a_text_too_short_to_be_ranked_shows_nothing() -> None:
    """Of a long article and a scrap the long one's sentence is shown, however much a sentence is of the scrap."""
    scrap, long = (analysis.analyse(Article.of(text)) for text in (HARSH, PLAIN + HARSH))
    assert {one.shown.article for one in evidence.telling([scrap, long], Choice())} == {1}


def test_where_all_are_too_short_they_are_shown() -> None:
    """Of nothing but scraps a sentence is shown all the same."""
    scraps = [analysis.analyse(Article.of(text)) for text in (HARSH, "The bridge is open again after the winter.")]
    assert 0 in {one.shown.article for one in evidence.telling(scraps, Choice())}
