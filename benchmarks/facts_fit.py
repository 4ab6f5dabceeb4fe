"""Fits the weights of ``analysis.comparison.facts.alike`` on the labelled facts for development: ``python -m benchmarks.facts_fit``.

Logistic regression with a small ridge. Of the clauses of two places that tell one fact only the likeliest pair is a positive
example, the others are left out, as are "perhaps" pairs; every other pair of clauses in two articles is a negative one. An
example of a fact counts 1 ÷ √(pairs of that fact), so that what is repeated often does not outweigh the rest. Prints the
weights fitted on all sets, and for each set what those fitted on the others reach.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.facts import alike, units
from benchmarks import facts_gold
from benchmarks.facts_gold import DATA, HELD_OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.sparse import Floats

DEVELOPMENT = ("sample", "raw", "griffin", "cruz")
RIDGE = 1.0
ROUNDS = 4
STEPS = 40


class Examples(NamedTuple):
    """Pairs of clauses of one event: ``features``; ``gold``: per labelled pair, which rows could be it, and its weight.

    ``negative``: which rows tell no one fact.
    """

    features: Floats
    gold: list[tuple[list[int], float]]
    negative: Floats


def examples(labelled: facts_gold.Set) -> Examples:
    """Return what an event has to learn from."""
    found = units.of(labelled.results, units.PLACES)
    texts = [one.article.text for one in labelled.results]
    likely = alike.pairs(found, alike.weighed(found, texts))
    spans = [(unit.article, unit.start, unit.end) for unit in found]
    rows = {pair: row for row, pair in enumerate(zip(likely.first.tolist(), likely.second.tolist(), strict=True))}
    told: dict[tuple[int, int], str] = {}
    gold = []
    for fact in labelled.facts:
        places = [[u for u, span in enumerate(spans) if facts_gold.overlap(span, place)] for place in fact.told]
        every = sorted(
            {u for place in (*fact.told, *fact.perhaps) for u, s in enumerate(spans) if facts_gold.overlap(s, place)}
        )
        told |= {(i, j): fact.name for i in every for j in every if i < j}
        sets = [
            [rows[min(i, j), max(i, j)] for i in one for j in other if (min(i, j), max(i, j)) in rows]
            for k, one in enumerate(places)
            for m, other in enumerate(places)
            if fact.told[k][0] < fact.told[m][0] and labelled.counts(fact.told[k][0], fact.told[m][0])
        ]
        gold += [(one, 1 / np.sqrt(len(sets))) for one in sets if one]
    negative = [
        (i, j) not in told and labelled.counts(spans[i][0], spans[j][0])
        for i, j in zip(likely.first.tolist(), likely.second.tolist(), strict=True)
    ]
    return Examples(likely.features, gold, np.array(negative, dtype=bool))


def fit(sets: Sequence[Examples]) -> Floats:
    """Return bias and weights."""
    weights = np.array([alike.BIAS, *alike.WEIGHTS.values()])
    for _ in range(ROUNDS):
        rows, truth, count = [], [], []
        for one in sets:
            score = one.features @ weights[1:]
            best = {max(some, key=lambda row: (score[row], -row)): weight for some, weight in one.gold}
            rows += [one.features[list(best)], one.features[one.negative]]
            truth += [np.ones(len(best)), np.zeros(int(one.negative.sum()))]
            count += [np.array(list(best.values())), np.ones(int(one.negative.sum()))]
        weights = _logistic(np.concatenate(rows), np.concatenate(truth), np.concatenate(count))
    return weights


def _logistic(features: Floats, truth: Floats, count: Floats) -> Floats:
    scale = features.std(axis=0) + 1e-9
    table = np.column_stack([np.ones(len(features)), features / scale])
    ridge = RIDGE * np.diag([0.0, *np.ones(features.shape[1])])
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (count * (chance - truth)) + ridge @ found
        bend = (table.T * (count * chance * (1 - chance) + 1e-9)) @ table + ridge
        found -= np.linalg.solve(bend, slope)
    return np.array([found[0], *(found[1:] / scale)])


def development(data: Path) -> dict[str, facts_gold.Set]:
    """Return the labelled events to develop on; of the raw articles those pairs that are not held out."""
    found = {name: facts_gold.read(name, data) for name in DEVELOPMENT}
    kept = {name: one for name, one in found.items() if one}
    if "raw" in kept:
        kept["raw"] = kept["raw"]._replace(pairs=facts_gold.EVERY_PAIR - HELD_OUT)
    return kept


def others(sets: dict[str, Examples], name: str) -> Floats:
    """Return the weights fitted without one event."""
    return fit([one for other, one in sets.items() if other != name])


def main() -> None:
    """Fit on all development sets and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    sets = {name: examples(one) for name, one in development(parser.parse_args().data).items()}
    for name, weights in (("all", fit(list(sets.values()))), *((f"without {one}", others(sets, one)) for one in sets)):
        told = "  ".join(f"{key} {value:6.2f}" for key, value in zip(("bias", *alike.WEIGHTS), weights, strict=True))
        print(f"{name:16} {told}")


if __name__ == "__main__":
    main()
