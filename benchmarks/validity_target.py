"""Does tone around an actor agree with people? ``python -m benchmarks.validity_target [--data DIR]`` prints the table.

Macro-F1 over the three tones (negative, none, positive) on the mentions of ``target_sentiment_dev``: ``rw`` as news is,
``mt`` sentences with several actors. The simple ways are scored in the same run; the bag of words is trained on
``target_sentiment_train`` as ours is. Intervals are bootstrapped over sentences.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.measures import target
from benchmarks import target_fit, validity_data
from benchmarks import validity_stats as stats

if TYPE_CHECKING:
    from benchmarks.target_fit import Ints
    from benchmarks.validity_stats import Floats

ROOT = Path(__file__).resolve().parents[1]
TONES = (-1, 0, 1)
VADER_NEUTRAL = 0.05
"""Compounds smaller than this in size are no tone: the thresholds VADER's authors give."""
EFFECT_NEUTRAL = 0.5
BAG_PENALTY = 20.0
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Row = dict[str, Any]
Mentions = list[dict[str, Any]]


def macro_f1(decided: Floats, truth: Floats, weights: Floats) -> Floats:
    """Mean of the F1 of the three tones, one figure a draw."""
    each = []
    for value in TONES:
        hit = weights @ ((decided == value) & (truth == value)).astype(float)
        each.append(2 * hit / (weights @ (decided == value).astype(float) + weights @ (truth == value).astype(float)))
    return np.nan_to_num(np.array(each)).mean(axis=0)


def ours(mentions: Mentions, *, words: bool) -> Floats:
    """Our label of every mention."""
    return np.array([target.tone(row["text"], row["start"], row["end"], words=words).label for row in mentions], float)


def by_hand(mentions: Mentions) -> Floats:
    """Use the data files alone, nothing trained: the sign of the sum of effects that reach the mention."""
    sums = np.array([target.effects(row["text"], row["start"], row["end"]) for row in mentions])
    return np.sign(sums) * (np.abs(sums) > EFFECT_NEUTRAL)


def vader(mentions: Mentions) -> Floats:
    """Take the compound of the sentence, whoever the mention is."""
    ask = validity_data.vader().polarity_scores
    compounds = np.array([ask(row["text"])["compound"] for row in mentions])
    return np.sign(compounds) * (np.abs(compounds) >= VADER_NEUTRAL)


def bag_of_words(train: Mentions, mentions: Mentions) -> Floats:
    """Train a logistic model of the words of the sentence, wherever they stand, trained as ours is."""
    counts = Counter(word for row in train for word in _bag(row))
    columns = {word: at for at, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
    rows, asked = (_bag_rows(each, columns) for each in (train, mentions))
    labels: Ints = np.array([row["label"] + 1 for row in train])
    return (target_fit.logits(asked, target_fit.fit(rows, labels, BAG_PENALTY)).argmax(axis=1) - 1).astype(float)


def _bag(row: dict[str, Any]) -> set[str]:
    return {word.lower() for word in _WORD.findall(row["text"])}


def _bag_rows(mentions: Mentions, columns: dict[str, int]) -> target_fit.Rows:
    """One row a mention; the last column, 1 in every row, is the constant."""
    width = len(columns) + 1
    each = [[*sorted({columns[word] for word in _bag(row) if word in columns}), width - 1] for row in mentions]
    sizes = np.array([len(one) for one in each])
    every = np.concatenate([np.array(one) for one in each])
    return target_fit.Rows(np.cumsum(sizes) - sizes, every, np.ones(len(every)), width)


def rows(data: Path) -> list[Row]:
    """Return one row for each split, and one for both; without a training set the bag of words is left out."""
    mentions = validity_data.rows(data, "target_sentiment_dev")
    trainable = (data / "target_sentiment_train.jsonl").exists()
    ways = {
        "ours": ours(mentions, words=True),
        "ours_lexicon_alone": ours(mentions, words=False),
        "effects_by_hand": by_hand(mentions),
        "vader": vader(mentions),
        "majority": np.zeros(len(mentions)),
    }
    if trainable:
        ways["bag_of_words"] = bag_of_words(validity_data.rows(data, "target_sentiment_train"), mentions)
    truth = np.array([row["label"] for row in mentions], dtype=float)
    split = np.array([row["split"] for row in mentions])
    table = []
    for name, chosen in (("rw", split == "rw"), ("mt", split == "mt"), ("both", np.ones(len(split), dtype=bool))):
        clusters = [row["text"] for row, taken in zip(mentions, chosen, strict=True) if taken]
        weights = stats.draws(clusters)
        figures = {
            way: stats.figure(macro_f1, decided[chosen], truth[chosen], weights) for way, decided in ways.items()
        }
        table.append({"data": "target_sentiment_dev", "figure": f"macro-F1, {name}", "n": int(chosen.sum()), **figures})
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "evaldata")
    asked, began = parser.parse_args(), time.perf_counter()
    for row in rows(asked.data):
        print(f"{row['data']}  {row['figure']}  n={row['n']}")
        for way, value in row.items():
            if isinstance(value, list):
                print(f"  {way:20} {value[0]:.3f} [{value[1]:.3f}, {value[2]:.3f}]")
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
