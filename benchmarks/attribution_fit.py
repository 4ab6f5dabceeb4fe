"""Fit the weights of attribution to the training part of people's attributions (PolNeAR); the rules only propose.

``python -m benchmarks.attribution_fit --data DIR`` writes ``analysis/text/data/attribution_weights.tsv``: numbers for words and
patterns. Logistic regression with an L2 penalty; features seen fewer than ``RAREST`` times or weighing next to nothing are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.article import Article
from analysis.text import layout, quotes, sentences, speech
from analysis.text.attribution import candidates, extent, tokens
from benchmarks.attribution import DATA, ROOT, articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.text.attribution.candidate import Candidate
    from analysis.text.attribution.tokens import Line
    from benchmarks.attribution import Gold

WEIGHTS = ROOT / "analysis" / "text" / "data" / "attribution_weights.tsv"
RAREST = 10
LEAST = 0.05
PENALTY = 1.0
STEPS = 300
Rows = list["Sequence[str]"]


class Examples:
    """Features and truth of both judgements."""

    def __init__(self) -> None:
        self.cue: tuple[Rows, list[int]] = ([], [])
        self.border: tuple[Rows, list[int]] = ([], [])

    def add(self, text: str, gold: Sequence[Gold]) -> None:
        """Take in an article."""
        content, cue = np.full(len(text) + 1, -1), np.full(len(text) + 1, -1)
        for number, row in enumerate(gold):
            for name, marked in (("content_spans", content), ("cue_spans", cue)):
                for start, end in row[name]:
                    marked[start:end] = number
        for line in _lines(text):
            for candidate in candidates.find(line):
                numbers = [int(cue[line.starts[k]]) for k in range(candidate.first, candidate.last)]
                number = max(numbers)
                if content[line.starts[candidate.first]] >= 0 and number < 0:
                    continue  # inside what somebody else says: people marked only the outer statement
                right = number >= 0 and any(content[line.starts[at]] == number for at in _anchors(line, candidate))
                self.cue[0].append(candidate.features)
                self.cue[1].append(int(right))
                if right:
                    self._borders(line, candidate, gold[number])

    def _borders(self, line: Line, candidate: Candidate, row: Gold) -> None:
        """Take in where a content that was found could have ended, up to where it ends."""
        if candidate.place == "left" or candidate.start >= len(line.starts):
            return
        at = line.starts[candidate.start]
        ends = [end for start, end in row["content_spans"] if start <= at < end]
        if not ends:
            return
        for border, features in extent.borders(line, candidate.start, candidate.frame):
            stops = line.starts[border] >= ends[0]
            self.border[0].append(features)
            self.border[1].append(int(stops))
            if stops:
                return


def _lines(text: str) -> Iterator[Line]:
    """Lay an article's text out."""
    article = Article.of(text)
    blocks = layout.blocks(text, article.parts)
    split = sentences.find(text, article.parts, blocks)
    yield from tokens.lines(text, split, speech.attribute(text, quotes.find(text, blocks), split))


def _anchors(line: Line, candidate: Candidate) -> list[int]:
    """Tokens of which the content must hold one if the candidate is right."""
    before, after = max(0, candidate.edge - 2), min(candidate.start, len(line.starts) - 1)
    return {"right": [after], "raised": [after], "left": [before]}.get(candidate.place, [before, after])


def fit(rows: Rows, truth: Sequence[int]) -> dict[str, float]:
    """Logistic regression by Adam over all rows at once; returns feature → weight, "" for the constant."""
    seen = Counter(feature for row in rows for feature in set(row))
    index = {feature: place for place, feature in enumerate(sorted(f for f, times in seen.items() if times >= RAREST))}
    pairs = [(number, index[feature]) for number, row in enumerate(rows) for feature in set(row) if feature in index]
    where, which = np.array(pairs).T
    wanted, size = np.array(truth, dtype=float), len(index)
    weights, first, second = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    for step in range(1, STEPS + 1):
        total = np.bincount(where, weights=weights[which], minlength=len(wanted)) + weights[-1]
        error = 1 / (1 + np.exp(-total)) - wanted
        slope = np.append(np.bincount(which, weights=error[where], minlength=size), error.sum())
        slope[:-1] += PENALTY * weights[:-1]
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = 0.1 if step < STEPS * 2 / 3 else 0.03
        weights -= rate * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {feature: weights[place] for feature, place in index.items()} | {"": weights[-1]}


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with quotes_articles_train.jsonl")
    examples = Examples()
    for text, gold in articles(parser.parse_args().data, "train"):
        examples.add(text, gold)
    written = [
        "# Weights of attribution, fitted by benchmarks/attribution_fit.py: log odds for words and patterns.",
        "# table: cue (is this an attribution), border (does its content end here). The feature without a name is always added.",
        "table\tfeature\tweight",
    ]
    for name, (rows, truth) in (("cue", examples.cue), ("border", examples.border)):
        fitted = fit(rows, truth)
        written += [f"{name}\t{f}\t{w:.2f}" for f, w in sorted(fitted.items()) if abs(w) >= LEAST or not f]
        print(f"{name}: {len(rows)} examples, {sum(truth) / len(truth):.1%} of them so, {len(fitted)} features")
    Path(WEIGHTS).write_text("\n".join(written) + "\n", "utf-8")


if __name__ == "__main__":
    main()
