"""A short quotation is speech when its sentence credits somebody with it, else a scare quote; titles are no speech."""

from __future__ import annotations

import pytest

import analysis.text
from analysis.article import Article
from analysis.text.document import Voice


def voices(text: str, title: str = "") -> list[str]:
    """Return the voice of each quotation."""
    return [quote.voice.value for quote in analysis.text.read(Article.of(text, title=title)).quotes]


QUOTED, OWN = ["quoted"], ["own"]
CASES = {
    "cue": ("Putin called the question “provocative” on Monday.", QUOTED),
    "according to": ("The plan is a “threat”, according to the ministry.", QUOTED),
    "noun of saying": ("Despite Blinken's comments about “serious consequences,” nothing came.", QUOTED),
    "no cue": ("Thousands of Russian “volunteers” joined the fighting.", OWN),
    "so-called": ("The so-called “red line” was crossed, he said.", OWN),
    "a sentence of its own": ("They asked him. “No comment.”", QUOTED),
    "long without a cue": ("It was meant to “ensure risk reduction and operational de-confliction.”", QUOTED),
    "cue only inside the quotation": ("His “I said so” face is known.", OWN),
    "title with a noun": ("The “Concept for Deterrence and Defense in the Euro-Atlantic Area” plan comes.", OWN),
    "title of a show": ("He said so on the show “Meet the Press” on Sunday.", OWN),
    "a noun, not a verb": ("The report is on the “reset” of his claims and a state.", QUOTED),
    "continues a speech": ("“We shall never give up this land,” he said. It was “ours”.", ["quoted", "quoted"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_voices(text: str, expected: list[str]) -> None:
    """Each case gets the voice that a reader would give it."""
    assert voices(text) == expected


def test_headlines_name_their_source_after_a_colon_or_dash() -> None:
    """In a headline "…: Putin" and "… – Putin" are attributions."""
    assert voices("", title="NATO move 'direct threat' to security: Putin") == QUOTED
    assert voices("", title="‘Criminal’ to allow NATO move – Putin") == QUOTED
    assert voices("", title="The 'threat' that was none") == OWN


def test_scare_quotes_are_own_words() -> None:
    """A scare quote makes no segment of its own."""
    document = analysis.text.read(Article.of("Thousands of “volunteers” joined."))
    assert [segment.voice for segment in document.segments] == [Voice.OWN]
