"""The sentences that are made from the numbers: they say no more, and no less, than these."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison import findings, rounds
from analysis.comparison.differences import Difference
from analysis.comparison.findings import PHRASES, Run

NAMES = ("Post", "Echo", "Wire")


class Given(NamedTuple):
    """A value as far as a sentence needs it, of an article that is long enough to be ranked."""

    value: float
    words: int = 500


def said(runs: list[Run]) -> str:
    """Return a sentence as plain text."""
    return "".join(run.text for run in runs)


def pair(measure: str, a: int, b: int, gap: float, *, clear: bool, p: float = 0.001) -> Difference:
    """Return a difference whose interval does not matter."""
    return Difference(a, b, measure, gap, gap - 1, gap + 1, p, p, clear)


def sentence(measure: str, high: float, low: float) -> str:
    """Return what is said of two articles that clearly differ in a measure."""
    values: list[Any] = [{measure: Given(high)}, {measure: Given(low)}]
    return said(findings.one(measure, values, [pair(measure, 0, 1, high - low, clear=True)], NAMES))


@pytest.mark.parametrize(
    ("measure", "high", "low", "told"),
    [
        ("loaded_language", 4.0, 1.9, "Post uses about twice as much charged wording as Echo (4.0 against 1.9 weighted marks per 100 words)."),
        ("loaded_language", 1.2, 1.1, "Post uses somewhat more charged wording than Echo (1.2 against 1.1 weighted marks per 100 words)."),
        ("loaded_language", 0.04, 0.01, "Post uses about four times as much charged wording as Echo (0.04 against 0.01 weighted marks per 100 words)."),
        ("loaded_language", 2.0, 0.0, "Post uses charged wording, Echo none (2.0 against 0.0 weighted marks per 100 words)."),
        ("sentiment", 0.3, -0.1, "Post is more positive in tone than Echo (+0.30 against −0.10)."),
        ("sentiment", -0.1, -0.5, "Post is less negative in tone than Echo (−0.10 against −0.50)."),
        ("sentiment", 0.021, 0.018, "Post is more positive in tone than Echo (+0.021 against +0.018)."),
        ("reading_grade", 14.0, 9.0, "Post is harder to read than Echo: about 14th grade (college) against about 9th grade."),
        ("reading_grade", 10.4, 9.8, "Post is harder to read than Echo: about 10th grade both, 10.4 against 9.8."),
        ("quoted_share", 40.0, 12.0, "Post gives 40 % of its words to quoted speech, Echo 12 %."),
        ("quoted_share", 12.4, 12.1, "Post gives 12.4 % of its words to quoted speech, Echo 12.1 %."),
    ],
)  # fmt: skip
def test_a_clear_difference_in_words(measure: str, high: float, low: float, told: str) -> None:
    """The higher one comes first, and two numbers that clearly differ are never printed alike."""
    assert sentence(measure, high, low) == told


@given(st.sampled_from(list(PHRASES)), st.floats(0, 60), st.floats(0, 60))
def test_every_clear_difference_is_told_without_a_hole(measure: str, one: float, other: float) -> None:
    """Whatever the numbers, the sentence names the article with the higher value first and ends as a sentence does."""
    if one == other:
        return
    values: list[Any] = [{measure: Given(one)}, {measure: Given(other)}]
    runs = findings.one(measure, values, [pair(measure, 0, 1, one - other, clear=True)], NAMES)
    assert runs[0].text == NAMES[0 if one > other else 1]
    assert said(runs).endswith(".")
    assert "nan" not in said(runs)


@given(st.permutations(range(3)), st.lists(st.booleans(), min_size=3, max_size=3))
def test_the_order_of_articles_changes_no_verdict(order: list[int], clear: list[bool]) -> None:
    """The words over a panel are the same whatever the order, and renaming outlets changes the names in them only."""
    every = [(0, 1), (0, 2), (1, 2)]
    pairs = [pair("sentiment", a, b, 1.0, clear=one) for (a, b), one in zip(every, clear, strict=True)]
    turned = [one._replace(a=order.index(one.a), b=order.index(one.b)) for one in pairs][::-1]
    assert findings.short("sentiment", pairs, NAMES) == findings.short("sentiment", turned, [NAMES[i] for i in order])
    other = ("Uno", "Due", "Tre")
    told = findings.short("sentiment", pairs, NAMES)
    for name, new in zip(NAMES, other, strict=True):
        told = told.replace(name, new)
    assert told == findings.short("sentiment", pairs, other)


def test_too_many_articles_are_told_as_such() -> None:
    """Where no pair was compared because there are too many, nobody reads that the text is too little or the articles alike."""
    count = rounds.MOST_ARTICLES + 1
    values: list[Any] = [{name: Given(1.0) for name in PHRASES}] * count
    names = [f"Paper {n}" for n in range(count)]
    assert said(findings.overall(values, [], names)[0]) == findings.TOO_MANY
    assert said(findings.one("sentiment", values, [], names)) == findings.TOO_MANY
    assert findings.short("sentiment", [], names) == "Too many to compare in pairs"
    few = [pair("sentiment", 0, 1, 1.0, clear=False, p=math.nan)]
    assert "too little text" in said(findings.one("sentiment", values[:2], few, names[:2]))


def test_an_article_too_short_to_be_ranked_is_in_no_finding() -> None:
    """A clear difference from an article of under 100 words is told nowhere; one between longer articles still is."""
    values: list[Any] = [{"sentiment": Given(0.9, words)} for words in (40, 500, 100)]
    short = [pair("sentiment", 0, other, 0.9, clear=True) for other in (1, 2)]
    assert findings.ranked(short, values) == []
    assert "too little text" in said(findings.one("sentiment", values, short, NAMES))
    told = said(findings.one("sentiment", values, [*short, pair("sentiment", 1, 2, 0.2, clear=True)], NAMES))
    assert told.startswith("Echo is more positive in tone than Wire")
    every: list[Any] = [{name: Given(1.0, words) for name in PHRASES} for words in (40, 500, 100)]
    assert "Post" not in " ".join(map(said, findings.overall(every, short, NAMES)))


@pytest.mark.parametrize(
    ("gaps", "told"),
    [
        ({(0, 1): 1.0, (0, 2): 1.0}, "Post clearly highest"),
        ({(0, 1): -1.0, (0, 2): -1.0}, "Post clearly lowest"),
        ({(0, 2): -1.0, (1, 2): -1.0}, "Wire clearly highest"),
        ({(0, 1): 1.0, (0, 2): -1.0}, "2 of 3 pairs clearly differ"),
        ({(0, 1): 1.0}, "1 of 3 pairs clearly differ"),
        ({}, "Cannot tell them apart"),
    ],
)
def test_who_stands_apart(gaps: dict[tuple[int, int], float], told: str) -> None:
    """Over a panel stands who is clearly above, or below, all others; else how many pairs differ."""
    every = [pair("sentiment", a, b, gaps.get((a, b), 0.1), clear=(a, b) in gaps) for a, b in [(0, 1), (0, 2), (1, 2)]]
    assert findings.short("sentiment", every, NAMES) == told
