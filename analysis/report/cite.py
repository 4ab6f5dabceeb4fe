"""A finding as it can be cited: the sentence, its numbers and interval, what was measured, by which method, over which texts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison import findings
from analysis.measures import registry
from analysis.wording import number

if TYPE_CHECKING:
    from analysis.comparison.differences import Difference
    from analysis.report.story import Story

HASH = 12
"""Hex digits of a text's hash that are told: enough to tell any two texts of a library apart."""


class Citation(NamedTuple):
    """What is cited: the measure's name, the sentence on the page, and the sentence with everything needed to check it."""

    measure: str
    sentence: str
    whole: str


def citations(story: Story) -> list[Citation]:
    """Return a citation for every measure of the Overview, the clear differences first."""
    found = [_one(story, name) for name in findings.PHRASES]
    return sorted(found, key=lambda one: "cannot tell" in one.sentence or "too little" in one.sentence)


def _one(story: Story, measure: str) -> Citation:
    runs = findings.one(measure, story.values, story.differences, story.chosen_names)
    sentence = "".join(run.text for run in runs)
    pairs = [pair for pair in story.differences if pair.measure == measure]
    tested = [pair for pair in pairs if not math.isnan(pair.p)]
    clear = [pair for pair in tested if pair.clear]
    told = _difference(max(clear, key=lambda pair: abs(pair.difference)), tested) if clear else _none(tested)
    label = registry()[measure]
    texts = ", ".join(f"{story.names[i]} {story.results[i].article.text_hash[:HASH]}" for i in story.shown)
    whole = (
        f"{sentence} {told}{label.label}: {label.unit}; {story.state()}. One article per outlet: a statement about these articles. "
        f"Event “{story.event}”. Texts by hash: {texts}. Parallax, method {story.version}."
    )
    return Citation(measure, sentence, whole)


def _difference(pair: Difference, tested: list[Difference]) -> str:
    decimals = registry()[pair.measure].decimals
    gap, low, high = (abs(pair.difference), *sorted((abs(pair.low), abs(pair.high))))
    if pair.low < 0 < pair.high:  # an interval that reaches over nothing keeps its signs
        gap, low, high = pair.difference, pair.low, pair.high
    ends = f"{number(low, decimals)} to {number(high, decimals)}"
    return (
        f"Difference {number(gap, decimals)} (95 % bootstrap interval {ends}), permutation p = {number(pair.p_holm, 4)} after Holm’s "
        f"adjustment over {len(tested)} pair{'s' * (len(tested) != 1)}. "
    )


def _none(tested: list[Difference]) -> str:
    if not tested:
        return ""
    smallest = min(pair.p_holm for pair in tested)
    return f"Of {len(tested)} pair{'s' * (len(tested) != 1)} none differs clearly (smallest adjusted p = {number(smallest, 3)}). "
