"""Against people's labels: the five raw articles, and three on which nothing was tried."""

from __future__ import annotations

import json

import pytest

from benchmarks import actors
from tests.shared import shared

FLOORS = {"five": (0.95, 0.95), "held_out": (0.85, 0.93)}
"""Set → recall and precision (offsets and sort right) below which a change has made things worse."""


@pytest.mark.parametrize("name", FLOORS)
def test_found_and_rightly_typed(name: str) -> None:
    """At least so many of the labelled mentions are found to the letter with their sort, and so many of those found are right."""
    data = shared("articles")
    shared("evaldata")
    labels = actors.gold(name)
    articles = actors.five(data) if name == "five" else actors.others(data)
    scored = [actors.score(a.text, labels[a.text_hash], actors.found(a)) for a in articles if a.text_hash in labels]
    assert len(scored) == len(labels)
    figures = actors.figures(scored)
    assert figures["recall"][0] >= FLOORS[name][0]
    assert figures["precision"][0] >= FLOORS[name][1]


def test_labels_hold_no_text() -> None:
    """The gold is hashes and numbers and five letters: nothing of anybody's article."""
    kept = json.loads(actors.GOLD.read_text("utf-8"))
    for one in kept.values():
        assert all(len(text_hash) == 64 for text_hash in one["articles"])
        assert {mention[3] for mention in one["mentions"]} <= set(actors.SORTS)
        assert all(isinstance(part, int) for mention in one["mentions"] for part in (*mention[:3], mention[4]))
