"""Honest estimates: what is chosen with the help of labelled data is chosen on one half and scored on the other.

Three ways, from strict to stricter, on the lexicon as written, before any grading: strengths graded on the other half
(printed weights); strengths and category weights chosen on the other half; strengths graded on the other data sets only.
Beside them a bag of words: a logistic regression that learns from four fifths of the very data and scores the fifth.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.measures import loaded_lexicon
from benchmarks import validity_grade as grading
from benchmarks import validity_stats as stats
from benchmarks.validity_data import NAMES, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.validity_grade import Text
    from benchmarks.validity_stats import Floats

Row = dict[str, Any]
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
ROUNDS = 2
FOLDS = 5
RARE = 2
"""Words that stand in fewer texts are no feature of the bag of words."""
PENALTY = 1.0
EPOCHS = 200
STRONG = 1.0


def printed() -> Floats:
    """Return the weights of the categories as the program has them."""
    return np.array([loaded_lexicon.weights()[name] for name in NAMES])


def rows_of(sets: dict[str, list[Text]]) -> list[Row]:
    """Return the cross-fitted rows of the table, for the data sets that are there."""
    halves = {name: np.array([grading.fold(one.cluster) for one in group]) for name, group in sets.items()}
    scores: dict[str, dict[str, Floats]] = {name: {} for name in sets}
    grades_of: list[dict[str, int]] = []
    for half in (0, 1):
        train = {n: [one for one, h in zip(group, halves[n], strict=True) if h != half] for n, group in sets.items()}
        grades = grading.grade(train.values())
        grades_of.append(grades)
        chosen = weights([(grading.features(group, grades), _truth(group)) for group in train.values()])
        for name, group in sets.items():
            table, here = grading.features(group, grades), halves[name] == half
            for way, with_weights in (("strengths", printed()), ("strengths_and_weights", chosen)):
                column = scores[name].setdefault(way, np.zeros(len(group)))
                column[here] = (table @ with_weights)[here]
    found = []
    for name, group in sets.items():
        others = grading.grade([rest for other, rest in sets.items() if other != name])
        scores[name]["other_sets"] = grading.features(group, others) @ printed()
        scores[name]["ungraded"] = grading.features(group, {}) @ printed()
        found += _figures(name, group, scores[name])
    if "babe_sentences" in sets:
        found.append(_words(sets["babe_sentences"], halves["babe_sentences"], grades_of))
    return found


def _truth(group: Sequence[Text]) -> Floats:
    return np.array([one.charged for one in group])


def _figures(name: str, group: list[Text], scores: dict[str, Floats]) -> list[Row]:
    truth, clusters = _truth(group), [one.cluster for one in group]
    draws, table = stats.draws(clusters), []
    words = bag_of_words([str(one.body) for one in group], truth, clusters)
    ways = {**{f"ours_{way}": values for way, values in scores.items()}, "bag_of_words": words}
    for of in ("AUC", "macro-F1"):
        figures = {
            way: stats.figure(stats.auc, values, truth, draws)
            if of == "AUC"
            else stats.figure(stats.macro_f1, stats.decide(values, truth), truth, draws)
            for way, values in ways.items()
        }
        table.append({"data": name, "figure": f"{of}, cross-fitted", "n": len(truth), **figures})
    return table


def weights(parts: list[tuple[Floats, Floats]]) -> Floats:
    """Choose category weights among ``STEPS``, one category after the other, by the mean AUC over the data sets."""
    best = np.where(printed() > 0, 0.5, 0.0)

    def mean_auc(candidate: Floats) -> float:
        return float(np.mean([stats.auc(x @ candidate, y, np.ones((1, len(y))))[0] for x, y in parts]))

    for _ in range(ROUNDS):
        for at, name in enumerate(NAMES):
            if name != "hedge":
                tried = [np.where(np.arange(len(NAMES)) == at, step, best) for step in STEPS]
                best = tried[int(np.argmax([mean_auc(candidate) for candidate in tried]))]
    return best


def _words(group: list[Text], half: Floats, grades: list[dict[str, int]]) -> Row:
    """F1 of marked words against the experts' words, strengths graded on the other half."""
    weight = loaded_lexicon.weights()
    counts = np.zeros((3, len(group)))
    for at, one in enumerate(group):
        graded = grades[int(half[at])]
        strong = [hit for hit in one.hits if weight[hit.entry.category] * grading.strength_of(hit, graded) >= STRONG]
        ours = {
            word.group().lower()
            for word in WORD.finditer(one.body)
            if any(hit.start < word.end() and word.start() < hit.end for hit in strong)
        }
        gold = {word.lower() for word in one.marked}
        counts[:, at] = len(ours & gold), len(ours), len(gold)
    draws = stats.draws([one.cluster for one in group])
    both, found, wanted = (draws @ row for row in counts)
    return {
        "data": "babe_sentences",
        "figure": "word F1, cross-fitted",
        "n": len(group),
        "ours_strengths": stats.interval(2 * both / (found + wanted)),
    }


def bag_of_words(texts: list[str], truth: Floats, clusters: list[str]) -> Floats:
    """Score every text by a logistic regression on its words that was trained on the other folds of clusters."""
    bags = [sorted({word.lower() for word in WORD.findall(one)}) for one in texts]
    names = sorted(set(clusters))
    fold_of = dict(zip(names, np.random.default_rng(stats.SEED).permutation(len(names)) % FOLDS, strict=True))
    folds, scores = np.array([fold_of[cluster] for cluster in clusters]), np.zeros(len(texts))
    for fold in range(FOLDS):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        vocabulary = _vocabulary([bags[at] for at in train])
        fitted = _fit(_cells([bags[at] for at in train], vocabulary), truth[train], len(vocabulary))
        cells = _cells([bags[at] for at in test], vocabulary)
        scores[test] = np.bincount(cells.rows, cells.values * fitted[cells.columns], len(test)) + fitted[-1]
    return scores


def _vocabulary(bags: list[list[str]]) -> dict[str, tuple[int, float]]:
    """Word → its column and how much it is worth: ln((1 + texts) ÷ (1 + texts with it)) + 1."""
    number = Counter(word for bag in bags for word in bag)
    usual = [word for word, times in number.items() if times >= RARE]
    return {word: (at, float(np.log((1 + len(bags)) / (1 + number[word])) + 1)) for at, word in enumerate(usual)}


class Cells(NamedTuple):
    """A sparse table: row, column and value of every word in every text."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats


def _cells(bags: list[list[str]], vocabulary: dict[str, tuple[int, float]]) -> Cells:
    """Return the words of every text with their worth, each text's values scaled to length 1."""
    known = [[vocabulary[word] for word in bag if word in vocabulary] for bag in bags]
    scale = [1 / max(sum(worth**2 for _, worth in one), 1.0) ** 0.5 for one in known]
    cells = [(at, column, worth * scale[at]) for at, one in enumerate(known) for column, worth in one]
    at, columns, values = zip(*cells, strict=True)
    return Cells(np.array(at), np.array(columns), np.array(values))


def _fit(cells: Cells, truth: Floats, width: int) -> Floats:
    """Return weights and, last, the constant of a ridge logistic regression, by Nesterov's accelerated gradient.

    Every weight has its own step: as no value is negative, the row sums of XᵀX bound its curvature.
    """
    (rows, columns, values), number = cells, len(truth)
    sums = np.bincount(rows, values, number) + 1
    curve = np.append(np.bincount(columns, values * sums[rows], width), sums.sum()) / 4 + PENALTY
    penalty = np.append(np.full(width, PENALTY), 0.0)
    at = np.zeros(width + 1)
    before = at.copy()
    for step in range(EPOCHS):
        ahead = at + step / (step + 3) * (at - before)
        error = 1 / (1 + np.exp(-np.bincount(rows, values * ahead[columns], number) - ahead[-1])) - truth
        slope = np.append(np.bincount(columns, values * error[rows], width), error.sum()) + penalty * ahead
        before, at = at, ahead - slope / curve
    return at
