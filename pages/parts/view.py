"""What is compared: the event, the outlets, whose words. Chosen in the sidebar, kept in the address, told in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from analysis.charts import panels
from analysis.charts.look import COLOURED
from analysis.comparison import differences, evidence, rounds, values
from analysis.comparison.choice import Choice
from analysis.measures import registry
from pages.parts import coming, states
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from analysis.charts.look import Row
    from analysis.comparison.differences import Difference
    from analysis.comparison.evidence import Telling
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
    def many(self) -> bool:
        """Whether there are so many pairs that the table of all of them is drawn only when the reader asks for it."""
        return math.comb(len(self.shown), 2) > rounds.MOST_AT_ONCE

    @property
    def hues(self) -> tuple[int | None, ...]:
        """Colour by position in the event: it follows the outlet whatever else is shown."""
        return tuple(i if i < COLOURED else None for i in range(len(self.opened.results)))

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results of the chosen articles, in the event's order."""
        return tuple(self.opened.results[i] for i in self.shown)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """What a cache of something made from the chosen articles goes by: the method and their texts, in order."""
        return (self.opened.version, *(result.article.hash for result in self.results))

    def values(self, voice: str | None = None) -> list[dict[str, Value]]:
        """Return measure → value for each chosen article, under the chosen voice or another."""
        return _valued(self.content, self._choice(voice), self.results)

    def differences(self, voice: str | None = None, *, measures: Sequence[str] | None = None) -> list[Difference]:
        """Return every pair, adjusted for their number; none of more articles than are compared in pairs.

        ``a`` and ``b`` are positions among the chosen articles. ``measures``: in these only; each takes its time.
        """
        wanted = tuple(registry()) if measures is None else tuple(measures)
        if len(self.shown) > rounds.MOST_ARTICLES:
            return []
        if len(self.opened.results) > FEW:
            return _pairs(self.content, self._choice(voice), wanted, self.results)
        everyone = (self.opened.version, *(result.article.hash for result in self.opened.results))
        return _among(everyone, self._choice(voice), wanted, self.shown, self.opened.results)

    def telling(self, clear: Collection[str]) -> list[Telling]:
        """Return the sentences that show best how the chosen articles differ (``evidence.telling``)."""
        return _telling(self.content, self._choice(None), tuple(sorted(clear)), self.results)

    def _choice(self, voice: str | None) -> tuple[str, bool, bool]:
        return (voice or self.choice.voice, *self._parts)

    @property
    def _parts(self) -> tuple[bool, bool]:
        return self.choice.headline, self.choice.captions

    def rows(self, measure: str) -> list[Row]:
        """Return the chosen articles as chart rows, sorted by ``measure``, highest first; too short ones last, unranked."""
        names, hues = [self.names[i] for i in self.shown], [self.hues[i] for i in self.shown]
        return panels.rows(self.shown, names, hues, self.values(), measure)


def _valued(key: tuple[str, ...], choice: tuple[str, bool, bool], results: Sequence[Result]) -> list[dict[str, Value]]:
    """Return measure → value for each of ``results``; ``key``: the method, and their texts by hash."""
    return [_values(key[0], digest, choice, result) for digest, result in zip(key[1:], results, strict=True)]


@remembered(400)
def _values(version: str, digest: str, choice: tuple[str, bool, bool], _result: Result) -> dict[str, Value]:  # noqa: ARG001 - what is kept goes by
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


@remembered(256)
def _among(
    key: tuple[str, ...],
    choice: tuple[str, bool, bool],
    measures: tuple[str, ...],
    shown: tuple[int, ...],
    _results: Sequence[Result],
) -> list[Difference]:
    every = _pairs(key, choice, measures, _results)
    return every if shown == tuple(range(len(_results))) else among(every, shown)


@remembered(64)
def _telling(
    key: tuple[str, ...],  # noqa: ARG001 - what is kept goes by
    choice: tuple[str, bool, bool],
    clear: tuple[str, ...],
    _results: Sequence[Result],
) -> list[Telling]:
    return evidence.telling(_results, Choice(*choice), clear)


def _pairs(
    key: tuple[str, ...],
    choice: tuple[str, bool, bool],
    measures: Sequence[str],
    results: Sequence[Result],
) -> list[Difference]:
    """Return the pairs in ``measures``; only those measures are compared that nobody has asked for before."""
    known = _known(key, choice)
    with known.lock:
        if missing := [name for name in measures if name not in known.pairs]:
            found = differences.of(results, Choice(*choice), measures=missing, valued=_valued(key, choice, results))
            known.pairs.update({name: [one for one in found if one.measure == name] for name in missing})
    return [one for name in measures for one in known.pairs[name]]


class _Known:
    """What is known of the pairs of some articles, by measure; ``lock`` is held by whoever compares them."""

    def __init__(self) -> None:
        self.lock, self.pairs = Lock(), dict[str, list["Difference"]]()


@remembered(128)
def _known(key: tuple[str, ...], choice: tuple[str, bool, bool]) -> _Known:  # noqa: ARG001 - what is kept goes by
    return _Known()


PLAIN = "plain VADER"


def by_plain_vader(view: View) -> View:
    """Return the same view with tone by plain VADER; every other number in it is the same."""
    results = tuple(_plain(view.opened.version, result.article.hash, result) for result in view.opened.results)
    return replace(view, opened=replace(view.opened, results=results, variant=PLAIN))


@remembered(200)
def _plain(version: str, digest: str, _result: Result) -> Result:  # noqa: ARG001 - what is kept goes by
    return workspace.plain_tone(_result)


def current() -> View:
    """Return what the frame has chosen; where there is nothing to show, say what to do and stop the page."""
    view: View | None = st.session_state.get("view")
    if view is None:
        coming.done()
        states.nothing()
        st.stop()
    if not view.shown:
        coming.done()
        states.none_chosen(view)
        st.stop()
    return view
