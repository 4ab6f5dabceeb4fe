"""Train the weights of tone around an actor: ``python -m benchmarks.target_fit [--data DIR] [--write]``.

Multinomial logistic regression with an L2 penalty, on ``target_sentiment_train`` (NewsMTSC, MIT), by L-BFGS in numpy. Prints
macro-F1 in cross-validation by sentence, so that no sentence helps to judge itself. What is written are weights of the
lexicon's own features by name and of words by hash; no word of a sentence can be read from them.
"""

from __future__ import annotations

import argparse
import json
import time
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.measures import target_features, target_model, target_window

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5
LEAST = 4
"""A feature of the lexicon must occur this often to have a weight of its own; a word this often too."""
PENALTY = 40.0
CUES_PENALTY = 30.0
MEMORY, STEPS = 12, 150


class Rows(NamedTuple):
    """A sparse matrix by rows: row r holds ``columns`` and ``values`` from ``begins[r]`` on."""

    begins: Ints
    columns: Ints
    values: Floats
    width: int

    def take(self, chosen: Ints) -> Rows:
        """Return some of the rows."""
        ends = np.append(self.begins[1:], len(self.columns))
        pieces = [np.arange(self.begins[r], ends[r]) for r in chosen]
        sizes = np.array([len(piece) for piece in pieces])
        every = np.concatenate(pieces)
        return Rows(np.cumsum(sizes) - sizes, self.columns[every], self.values[every], self.width)


def read(data: Path, name: str) -> list[dict[str, Any]]:
    """Read one data set."""
    with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def featured(mentions: list[dict[str, Any]]) -> list[dict[tuple[bool, str], float]]:
    """Features of every mention: (lexical or not, name) → value."""
    found = []
    for row in mentions:
        window = target_window.read(row["text"], row["start"], row["end"], 0, len(row["text"]))
        features: dict[tuple[bool, str], float] = {}
        for one in target_features.find(window):
            key = (one.lexical, one.name)
            features[key] = features.get(key, 0.0) + one.value if one.lexical else 1.0
        found.append(features)
    return found


def columns(features: list[dict[tuple[bool, str], float]], *, words: bool) -> dict[tuple[bool, str], int]:
    """Which features get a weight: (lexical, name) → column; names of words that hash alike share one."""
    counts = Counter(key for row in features for key in row)
    kept = sorted(name for (lexical, name), count in counts.items() if lexical and count >= LEAST)
    table: dict[tuple[bool, str], int] = {(True, name): at for at, name in enumerate(kept)}
    if words:
        for (lexical, name), count in counts.items():
            if not lexical and count >= LEAST:
                table[False, name] = len(kept) + target_model.bucket(name)
    return table


def matrix(features: list[dict[tuple[bool, str], float]], table: dict[tuple[bool, str], int], width: int) -> Rows:
    """Lay the features out as a sparse matrix; the last column is 1 in every row."""
    begins, cols, values = [], [], []
    for row in features:
        begins.append(len(cols))
        for (lexical, name), value in row.items():
            at = table.get((lexical, name))
            if at is not None:
                cols.append(at)
                values.append(value * (target_model.LEXICAL if lexical else 1.0))
        cols.append(width - 1)
        values.append(1.0)
    return Rows(np.array(begins), np.array(cols), np.array(values), width)


def logits(rows: Rows, weights: Floats) -> Floats:
    """Sum of weights of every row, shape (rows, 3)."""
    return np.add.reduceat(weights[rows.columns] * rows.values[:, None], rows.begins, axis=0)


def fit(rows: Rows, labels: Ints, penalty: float) -> Floats:
    """Weights of shape (width, 3) that make the labels (0, 1, 2) likeliest under the penalty."""
    sizes = np.diff(np.append(rows.begins, len(rows.columns)))
    free = np.ones((rows.width, 1))
    free[-1] = 0
    goal = np.eye(3)[labels]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(rows.width, 3)
        scores = logits(rows, weights)
        scores -= scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores).sum(axis=1, keepdims=True))
        value = -((scores - total) * goal).sum() + penalty / 2 * (free * weights**2).sum()
        missed = np.repeat(np.exp(scores - total) - goal, sizes, axis=0) * rows.values[:, None]
        slope = np.stack([np.bincount(rows.columns, missed[:, k], rows.width) for k in range(3)], axis=1)
        return float(value), (slope + penalty * free * weights).ravel()

    return minimise(loss, np.zeros(rows.width * 3)).reshape(rows.width, 3)


def minimise(loss: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """L-BFGS with backtracking (Nocedal & Wright 2006, algorithm 7.4)."""
    here, (value, slope) = start, loss(start)
    pairs: list[tuple[Floats, Floats, float]] = []
    for _ in range(STEPS):
        way, kept = slope.copy(), []
        for step, change, curve in reversed(pairs):
            kept.append(float(step @ way) / curve)
            way -= kept[-1] * change
        if pairs:
            step, change, curve = pairs[-1]
            way *= curve / float(change @ change)
        for (step, change, curve), first in zip(pairs, reversed(kept), strict=True):
            way += (first - float(change @ way) / curve) * step
        size = 1.0 if pairs else 1 / max(float(np.linalg.norm(slope)), 1.0)
        descent = float(slope @ way)
        while True:
            there = here - size * way
            new, steeper = loss(there)
            if new <= value - 1e-4 * size * descent or size < 1e-8:
                break
            size /= 2
        step, change = there - here, steeper - slope
        if value - new < 1e-6 * max(abs(value), 1):
            return there
        if float(step @ change) > 1e-10:
            pairs = [*pairs[-MEMORY + 1 :], (step, change, float(step @ change))]
        here, value, slope = there, new, steeper
    return here


def macro_f1(decided: Ints, labels: Ints) -> float:
    """Mean F1 of the three classes."""
    return float(
        np.mean(
            [
                2 * np.sum((decided == k) & (labels == k)) / (np.sum(decided == k) + np.sum(labels == k))
                for k in range(3)
            ]
        )
    )


def folds(mentions: list[dict[str, Any]]) -> Ints:
    """Fold of every mention, the same for all mentions of one text."""
    return np.array([zlib.crc32(row["text"].encode()) % FOLDS for row in mentions])


def cross_validated(rows: Rows, labels: Ints, fold: Ints, penalty: float) -> Ints:
    """Decide every mention by weights trained on the other folds."""
    decided = np.zeros(len(labels), dtype=np.int64)
    for k in range(FOLDS):
        mine, others = np.flatnonzero(fold == k), np.flatnonzero(fold != k)
        decided[mine] = logits(rows.take(mine), fit(rows.take(others), labels[others], penalty)).argmax(axis=1)
    return decided


def main() -> None:
    """Cross-validate, and write the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "evaldata")
    parser.add_argument("--quick", action="store_true", help="leave the cross-validation out")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    asked, began = parser.parse_args(), time.perf_counter()
    mentions = read(asked.data, "target_sentiment_train")
    labels, fold, features = np.array([row["label"] + 1 for row in mentions]), folds(mentions), featured(mentions)
    fitted = []
    for words, penalty in ((False, CUES_PENALTY), (True, PENALTY)):
        table = columns(features, words=words)
        lexical = [name for (known, name) in table if known]
        width = len(lexical) + words * target_model.BUCKETS + 1
        rows = matrix(features, table, width)
        what = "lexicon and words" if words else "lexicon alone"
        if not asked.quick:
            figure = macro_f1(cross_validated(rows, labels, fold, penalty), labels)
            print(
                f"{what}: macro-F1 {figure:.4f} in {FOLDS}-fold cross-validation by sentence, {len(lexical)} cue features"
            )
        fitted.append(fit(rows, labels, penalty) if asked.write else np.zeros((width, 3)))
    if asked.write:
        target_model.write(lexical, fitted[0], fitted[1])
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
