"""The labelled facts: what counts as one, reading them, and counting which pairs a set of aligned facts gets right.

``gold/facts.json`` (development) and ``gold/facts_held_out.json`` hold ids and offsets only: an event's articles by their text
hash, and for each fact its places (article, start, end). They were labelled by reading, before anything was tuned; of the
"perhaps" places three were added when errors were looked at (annexation and tension in the raw articles).

What counts as the same fact: the same event, claim, number or statement. Wording may differ, and so may who is credited with it;
a speaker's call or warning is a fact of its own where several speakers make like ones. A sentence may tell several facts, then
its clauses are the places; otherwise the whole sentence is. Partial overlap counts when the core of it is shared. "perhaps": a
place that alludes to the fact, needs outside knowledge to be recognised, or tells something close to it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import analysis
from analysis.comparison.facts import matrix, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.result import Result

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared"
GOLD = ROOT / "benchmarks" / "gold"
SAMPLE = ("meridian-wire.txt", "daily-bellows.txt", "volga-today.txt", "north-sea-one.txt", "field-and-flag.html")
EVENTS = {"griffin": "d16050b3", "cruz": "59f2f47c", "senate": "ae243a95", "mueller": "e71d149d"}
"""BASIL's events by the first letters of their ids."""
HELD_OUT = frozenset({(0, 3), (1, 2), (1, 4), (2, 3), (3, 4)})
"""Pairs of the five raw articles that were looked at last."""

EVERY_PAIR = frozenset((a, b) for b in range(5) for a in range(b))

Span = tuple[int, int, int]
"""Article, start, end."""


class Gold(NamedTuple):
    """One labelled fact: ``told`` must be found; ``perhaps`` neither counts for nor against."""

    name: str
    told: tuple[Span, ...]
    perhaps: tuple[Span, ...]


class Set(NamedTuple):
    """One event: its articles, analysed, and its facts. ``pairs``: which pairs of articles count, all where empty."""

    name: str
    results: list[Result]
    facts: list[Gold]
    pairs: frozenset[tuple[int, int]] = frozenset()

    def counts(self, a: int, b: int) -> bool:
        """Say whether a pair of articles belongs to this set."""
        return a != b and (not self.pairs or (min(a, b), max(a, b)) in self.pairs)


def articles(name: str, data: Path) -> list[analysis.Article]:
    """Return an event's articles in the order of the labels, none where they are not in ``data``."""
    if name == "sample":
        files = [ROOT / "samples" / file for file in SAMPLE]
        return [one for file in files for one in analysis.read(file.read_bytes(), file.name)]
    if name == "raw":
        files = sorted((data / "articles" / "raw").glob("*.txt"))
        return [one for file in files for one in analysis.read(file.read_bytes(), file.name)]
    path = data / "evaldata" / "basil_articles.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    rows = [row for row in map(json.loads, lines) if row["event"].startswith(EVENTS[name])]
    rows.sort(key=lambda row: str(row["doc_id"]))
    return [analysis.Article.of(row["text"], outlet=row["outlet"], title=row["title"]) for row in rows]


def read(name: str, data: Path = DATA) -> Set | None:
    """Return a labelled event, ``None`` where its articles are missing or read otherwise than when they were labelled."""
    labels: dict[str, Any] = {}
    for file in ("facts.json", "facts_held_out.json"):
        labels |= json.loads((GOLD / file).read_text("utf-8"))
    found = articles(name, data)
    if [one.text_hash for one in found] != labels[name]["articles"]:
        return None
    facts = [
        Gold(key, *(tuple(tuple(s) for s in one[k]) for k in ("told", "perhaps")))
        for key, one in labels[name]["facts"].items()
    ]
    results = [analysis.analyse(one) for one in found]
    return Set(name, results, [_told_in_body(fact, results) for fact in facts])


def _told_in_body(fact: Gold, results: Sequence[Result]) -> Gold:
    """Return the fact without its places in titles and captions, in which no fact is looked for as long as nobody asks."""
    told = [
        {s for place in matrix.counted(one, units.PLACES) for s in [tuple(one.sentences[place].tolist())]}
        for one in results
    ]

    def inside(span: Span) -> bool:
        return any(start <= span[1] < end for start, end in told[span[0]])

    return Gold(fact.name, tuple(filter(inside, fact.told)), tuple(filter(inside, fact.perhaps)))


def overlap(one: Span, other: Span) -> bool:
    """Say whether two stretches are of one article and share at least half of the shorter."""
    if one[0] != other[0]:
        return False
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return shared > 0 and 2 * shared >= min(one[2] - one[1], other[2] - other[1])


class Count(NamedTuple):
    """What was counted: of our pairs those that are right, of the labelled pairs those that were found."""

    right: int
    ours: int
    found: int
    wanted: int


def sentences(labelled: Set, facts: Iterable[Sequence[Span]]) -> list[Count]:
    """Count pairs of places in two articles that are told as one fact, one count a labelled fact and one for what is in none.

    A pair of ours is right if both places overlap places of one labelled fact; it is left out where a "perhaps" is among them.
    """
    per_fact = {gold.name: [0, 0, 0, 0] for gold in labelled.facts} | {"": [0, 0, 0, 0]}
    ours = [list(spans) for spans in facts]
    for spans in ours:
        for i, one in enumerate(spans):
            for other in spans[i + 1 :]:
                if labelled.counts(one[0], other[0]):
                    name, right, counts = _judge(labelled.facts, one, other)
                    per_fact[name][0] += right
                    per_fact[name][1] += counts
    for gold in labelled.facts:
        for i, one in enumerate(gold.told):
            for other in gold.told[i + 1 :]:
                if labelled.counts(one[0], other[0]):
                    per_fact[gold.name][3] += 1
                    per_fact[gold.name][2] += any(
                        any(overlap(one, s) for s in spans) and any(overlap(other, s) for s in spans) for spans in ours
                    )
    return [Count(*one) for one in per_fact.values()]


def _judge(facts: Sequence[Gold], one: Span, other: Span) -> tuple[str, bool, bool]:
    """Return the labelled fact of a pair of ours ("" none), whether it is right, and whether it counts."""
    perhaps = False
    for gold in facts:
        if any(overlap(one, s) for s in gold.told) and any(overlap(other, s) for s in gold.told):
            return gold.name, True, True
        every = gold.told + gold.perhaps
        perhaps |= any(overlap(one, s) for s in every) and any(overlap(other, s) for s in every)
    return "", False, not perhaps


def outlets(labelled: Set, facts: Iterable[Sequence[Span]]) -> list[Count]:
    """Count what the matrix shows: pairs of articles that tell the same fact, whatever the number of sentences.

    Ours is right if any two of its places in the two articles are a right pair, left out where none is and one is "perhaps".
    """
    per_fact = {gold.name: [0, 0, 0, 0] for gold in labelled.facts} | {"": [0, 0, 0, 0]}
    ours = [list(spans) for spans in facts]
    for spans in ours:
        here = sorted({span[0] for span in spans})
        for i, a in enumerate(here):
            for b in here[i + 1 :]:
                if labelled.counts(a, b):
                    told = [_judge(labelled.facts, x, y) for x in spans for y in spans if x[0] == a and y[0] == b]
                    name = next((name for name, right, _ in told if right), "")
                    per_fact[name][0] += bool(name)
                    per_fact[name][1] += bool(name) or all(counts for _, _, counts in told)
    for gold in labelled.facts:
        here = sorted({span[0] for span in gold.told})
        for i, a in enumerate(here):
            for b in here[i + 1 :]:
                if labelled.counts(a, b):
                    per_fact[gold.name][3] += 1
                    per_fact[gold.name][2] += any(_holds(spans, gold, a) and _holds(spans, gold, b) for spans in ours)
    return [Count(*one) for one in per_fact.values()]


def _holds(spans: Sequence[Span], gold: Gold, article: int) -> bool:
    return any(overlap(s, t) for s in spans for t in gold.told if t[0] == article)
