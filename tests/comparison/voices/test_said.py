"""Whose every word is."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.comparison.choice import Choice
from analysis.comparison.voices import said
from analysis.result import ROLES, VOICES
from tests import texts
from tests.comparison.voices.made import EASTERN, NOBODY, WESTERN, result

NAMED = {**texts.NAMED, "eastern": EASTERN, "western": WESTERN, "nobody speaks": NOBODY}


@pytest.mark.parametrize("name", NAMED)
def test_words_are_those_of_the_segments(name: str) -> None:
    """By voice and by sentence there are as many words as the segments have: no word is lost, none counted twice."""
    one = result(NAMED[name])
    words = said.credited(one)
    counts = one.columns["words"]
    for code in range(len(VOICES)):
        assert (words.voice == code).sum() == counts[one.columns["voice"] == code].sum()
    for code in range(len(ROLES)):
        assert (words.role == code).sum() == counts[one.columns["role"] == code].sum()
    by_sentence = np.bincount(words.sentence, minlength=len(one.firsts))
    assert by_sentence.tolist() == np.add.reduceat(counts, one.firsts).astype(int).tolist() if len(one.firsts) else True


def test_own_words_are_nobodys_statement() -> None:
    """The outlet's own words are credited to no statement, whatever they report."""
    words = said.credited(result(EASTERN))
    assert (words.statement[words.voice == said.OWN] == said.NOBODY).all()
    assert (words.statement[words.voice == said.QUOTED] != said.NOBODY).all()
    wanting = result("Maria Keller wants the bridge to open in May. Olsen attacked the plan for the new bridge.")
    assert wanting.attribution.statements
    assert (said.credited(wanting).statement == said.NOBODY).all()


@pytest.mark.parametrize(
    ("voice", "quoted", "paraphrased"),
    [("all", True, True), ("own", True, True), ("quoted", True, False), ("paraphrased", False, True)],
)
def test_the_voice_decides_what_counts(voice: str, quoted: bool, paraphrased: bool) -> None:  # noqa: FBT001 - a table of cases
    """Quoted counts quotations only, paraphrased the rest; the outlet's own words are nobody's here, so own shows all."""
    found = said.of(result(EASTERN), Choice(voice))
    assert any(one.quoted for one in found) is quoted
    assert any(one.paraphrased for one in found) is paraphrased


def test_the_headline_counts_only_where_it_is_chosen() -> None:
    """A quotation in the headline is a statement with the headline counted and none without."""
    one = result(NOBODY, title="“We will never give up the old bridge,” Maria Keller says")
    assert said.of(one, Choice()) == []
    assert [each.quoted for each in said.of(one, Choice(headline=True))] == [8]


def test_statements_come_in_the_order_of_the_text() -> None:
    """The first words first."""
    found = said.of(result(EASTERN), Choice())
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert {one.statement.lemma for one in found} >= {"say", "add", "claim", "allege"}
