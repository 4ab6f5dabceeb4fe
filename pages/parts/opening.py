"""Where a number opens to its words: the page and the choices that show what a measure's value of one article is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.measures import registry
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDING, TONE, READING, OVERVIEW = "wording", "tone", "reading_ease", "overview"
LOADED = "loaded_"
WHOLE = ("loaded_language", "loaded_spans", "headline_loaded_language")
"""Measures of charged wording that are of no single category."""


def of(measure: str) -> tuple[str, dict[str, str]]:
    """Return the page on which a measure opens, and the choices, as an address tells them, that open it there."""
    label = registry()[measure].label
    if measure in WHOLE:
        return WORDING, {}
    if measure.startswith(LOADED):
        return WORDING, {"category": label}
    if measure == "headline_sentiment":
        return TONE, {"what_tone": "Headline"}
    if measure == "sentiment_vader":
        return TONE, {"plain": "true"}
    if measure == "sentiment":
        return TONE, {}
    return (READING, {"what_reading": label}) if registry()[measure].by_formula else (OVERVIEW, {"what": label})


def link(measure: str, article: str, told: str, choices: Mapping[str, str | Sequence[str]]) -> str:
    """Return ``told``, a number, as the link to the words that make it. ``article``: its name; ``choices``: what goes along."""
    page, chosen = of(measure)
    return words.link("./" if page == OVERVIEW else page, {**choices, "who": article, **chosen}, told)
