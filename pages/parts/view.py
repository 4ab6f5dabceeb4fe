"""What is compared: the event, the outlets, whose words. Chosen in the sidebar, kept in the address, told in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from analysis.charts import panels
from analysis.charts.look import COLOURED
from analysis.comparison import differences, values
from analysis.comparison.choice import Choice
from pages.parts import states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.charts.look import Row
    from analysis.comparison.differences import Difference
    from analysis.comparison.values import Value
    from analysis.library import Event
    from analysis.result import Result

VOICES = {"all": "All words", "own": "Own words", "quoted": "Quoted", "paraphrased": "Paraphrased"}
MEANING = {
    "all": "All words of the article, whoever says them.",
    "own": "Own words are what the outlet says itself. Quoted and paraphrased words belong to the people it cites.",
    "quoted": "Only words in quotation marks that the article attributes to someone.",
    "paraphrased": "Only what the article says that others say, without quotation marks (“X said that …”, “according to X …”).",
}
APART_DAYS = 4
FEW = 12
"""Articles up to which all pairs of an event are compared at once, so that switching one off compares nothing anew."""


@dataclass(frozen=True)
class View:
    """What the pages show. ``shown``: positions in the event of the chosen articles; ``names``, ``hues`` go by position."""

    opened: workspace.Opened
    shown: tuple[int, ...]
    names: tuple[str, ...]
    choice: Choice

    @property
    def event(self) -> Event:
        """The chosen event."""
        return self.opened.event

    @property
    def hues(self) -> tuple[int | None, ...]:
        """Colour by position in the event: it follows the outlet whatever else is shown."""
        return tuple(i if i < COLOURED else None for i in range(len(self.opened.results)))

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of the chosen articles, in the event's order."""
        return tuple(self.opened.results[i] for i in self.shown)

    @property
    def content(self) -> tuple[str, ...]:
        """What a cache of something made from the chosen articles goes by: the method and their texts, in order."""
        return (self.opened.version, *(result.article.hash for result in self.results))

    def values(self, voice: str | None = None) -> list[dict[str, Value]]:
        """Return measure → value for each chosen article, under the chosen voice or another."""
        choice = (voice or self.choice.voice, *self._parts)
        version = self.opened.version
        return [_values(version, result.article.hash, choice, _result=result) for result in self.results]

    def differences(self, voice: str | None = None) -> list[Difference]:
        """Return every pair's differences; ``a`` and ``b`` are positions among the chosen articles."""
        choice = (voice or self.choice.voice, *self._parts)
        if len(self.opened.results) > FEW:
            return _differences(self.content, choice, _results=self.results)
        everyone = (self.opened.version, *(result.article.hash for result in self.opened.results))
        return among(_differences(everyone, choice, _results=self.opened.results), self.shown)

    @property
    def _parts(self) -> tuple[bool, bool]:
        return self.choice.headline, self.choice.captions

    def rows(self, measure: str) -> list[Row]:
        """Return the chosen articles as chart rows, sorted by ``measure``, highest first; too short ones last, unranked."""
        names, hues = [self.names[i] for i in self.shown], [self.hues[i] for i in self.shown]
        return panels.rows(self.shown, names, hues, self.values(), measure)


@st.cache_resource(max_entries=2000, show_spinner=False)
def _values(version: str, digest: str, choice: tuple[str, bool, bool], _result: Result) -> dict[str, Value]:  # noqa: ARG001 - what the cache goes by
    """Keyed by content, and never changed by whoever gets it: one copy serves every browser session."""
    return {value.measure.name: value for value in values.of(_result, Choice(*choice))}


def among(pairs: Sequence[Difference], shown: Sequence[int]) -> list[Difference]:
    """Return the pairs of the articles at ``shown`` alone, adjusted for their own number, by their places in ``shown``.

    The same as comparing these articles by themselves: the draws of a pair depend on its two texts and nothing else.
    """
    place = {position: at for at, position in enumerate(shown)}
    kept: dict[str, list[Difference]] = {}
    for pair in pairs:
        if pair.a in place and pair.b in place:
            moved = pair._replace(a=place[pair.a], b=place[pair.b], p_holm=math.nan, clear=False)
            kept.setdefault(pair.measure, []).append(moved)
    return [one for same in kept.values() for one in differences.holm(same)]


@st.cache_resource(max_entries=128, show_spinner=False)
def _differences(
    key: tuple[str, ...],  # noqa: ARG001 - what the cache goes by
    choice: tuple[str, bool, bool],
    _results: Sequence[Result],
) -> list[Difference]:
    return differences.of(_results, Choice(*choice))


PLAIN = "plain VADER"


def by_plain_vader(view: View) -> View:
    """Return the same view with tone by plain VADER; every other number in it is the same."""
    results = tuple(_plain(view.opened.version, result.article.hash, _result=result) for result in view.opened.results)
    return replace(view, opened=replace(view.opened, results=results, variant=PLAIN))


@st.cache_resource(max_entries=200, show_spinner=False)
def _plain(version: str, digest: str, _result: Result) -> Result:  # noqa: ARG001 - what the cache goes by
    return workspace.plain_tone(_result)


def current() -> View:
    """Return what the frame has chosen; where there is nothing to show, say what to do and stop the page."""
    view: View | None = st.session_state.get("view")
    if view is None:
        states.nothing()
        st.stop()
    if not view.shown:
        states.none_chosen(view)
        st.stop()
    return view
