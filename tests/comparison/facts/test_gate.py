"""Quality gate: facts must stay as well aligned as they were measured, and the sample's planted facts must be found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from analysis.comparison import facts
from benchmarks import facts_gold
from tests.shared import shared

if TYPE_CHECKING:
    from benchmarks.facts_gold import Count, Set

FLOORS = {"sample": (0.92, 0.82), "raw": (0.55, 0.28), "senate": (0.7, 0.55), "mueller": (0.5, 0.3)}
"""Event → least precision and recall over pairs of outlets; a little under what was measured."""
PLANTED = {
    "call": {0, 1, 2, 3, 4},
    "measures": {0, 1, 2, 3, 4},
    "troops": {0, 1, 3, 4},
    "provocative": {0, 1, 3},
    "frank": {0, 2, 3, 4},
    "greek": {0, 2, 3},
    "written": {0, 2, 4},
    "baseless": {0, 1, 2},
    "million": {1, 2, 4},
    "dead": {0, 3},
    "minutes": {2, 4},
    "pictures": {2, 4},
    "exercises": {3, 4},
    "criminal": {0, 1, 2, 3},
}
"""Facts of samples/README.md → the articles that tell them (0 Meridian Wire, 1 Bellows, 2 Volga, 3 North Sea One, 4 Field & Flag)."""


@lru_cache(maxsize=8)
def event(name: str) -> Set | None:
    """Return a labelled event, ``None`` where its articles are not here."""
    return facts_gold.read(name)


def rates(counts: list[Count]) -> tuple[float, float]:
    """Return precision and recall."""
    right, ours, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return right / max(1, ours), found / wanted


@pytest.mark.parametrize("name", FLOORS)
def test_alignment_stays_as_good_as_measured(name: str) -> None:
    """Precision and recall over pairs of outlets do not drop below their floors."""
    if name != "sample":
        shared("articles/raw" if name == "raw" else "evaldata/basil_articles.jsonl")
    labelled = event(name)
    assert labelled, f"{name}: the labels do not fit the texts as they are read now"
    ours = [[place[:3] for place in fact.places] for fact in facts.of(labelled.results)]
    precision, recall = rates(facts_gold.outlets(labelled, ours))
    assert precision >= FLOORS[name][0]
    assert recall >= FLOORS[name][1]


@pytest.mark.parametrize("name", PLANTED)
def test_the_planted_facts_are_found(name: str) -> None:
    """Every fact that was planted in the sample is one fact, told by the articles that tell it and no other."""
    labelled = event("sample")
    assert labelled
    gold = next(one for one in labelled.facts if one.name == name)
    found = max(
        facts.of(labelled.results),
        key=lambda fact: len({p.article for p in fact.places if any(facts_gold.overlap(p[:3], t) for t in gold.told)}),
    )
    assert set(found.articles) == PLANTED[name]


def test_labels_are_offsets_only() -> None:
    """The gold holds no text: names of facts, hashes and numbers."""
    import json

    for file in facts_gold.GOLD.glob("facts*.json"):
        for one in json.loads(file.read_text("utf-8")).values():
            assert all(len(text_hash) == 64 for text_hash in one["articles"])
            assert all(
                len(span) == 3 and all(isinstance(n, int) for n in span)
                for fact in one["facts"].values()
                for span in (*fact["told"], *fact["perhaps"])
            )
            assert all(name.isalpha() and len(name) < 16 for name in one["facts"])


def test_counting_pairs() -> None:
    """A pair of ours is right with a labelled pair, wrong without, and left out where a "perhaps" is in it."""
    told = facts_gold.Gold("one", ((0, 0, 10), (1, 0, 10)), ((2, 0, 10),))
    labelled = facts_gold.Set("made", [], [told])
    counts = facts_gold.sentences(labelled, [[(0, 0, 10), (1, 2, 9), (2, 0, 10)], [(0, 50, 60), (1, 50, 60)]])
    assert [tuple(sum(column) for column in zip(*counts, strict=True))] == [(1, 2, 1, 1)]
