"""Fit the weights of the cleaner's chain to pages that people have marked: gradient ascent on the log likelihood.

Called by ``python -m benchmarks.cleaner --fit``; numpy only, the same pages give the same weights.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from analysis.ingest import sequence
from analysis.ingest.features import NAMES, matrix
from analysis.ingest.sequence import NEVER, STARTS, STEPS, STOPS, State, Weights
from benchmarks import cleaner as benchmark
from benchmarks.cleaner import WORD, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float64]
RIDGE, ROUNDS, PACE = 0.02, 150, 0.1
FOLDS = 6
CLEAN = 40
"""Articles without a page around them that are learned beside the pages, so that clean text is kept whole."""


class Page(NamedTuple):
    """``features``: blocks × features; ``kept``: whether people count the block to the article."""

    features: Floats
    kept: NDArray[np.bool_]


def cropped(page: Page, margin: int = 150) -> Page:
    """Leave out what lies more than ``margin`` blocks from the article: it teaches nothing and costs time."""
    inside = np.flatnonzero(page.kept)
    first, last = max(0, inside[0] - margin), inside[-1] + margin + 1
    return Page(page.features[first:last], page.kept[first:last])


def states(kept: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Say the state of every block from which blocks people kept (at least one)."""
    inside = np.flatnonzero(kept)
    out = np.full(len(kept), int(State.INTERRUPTION))
    out[: inside[0]] = State.BEFORE
    out[inside[-1] + 1 :] = State.AFTER
    out[kept] = State.ARTICLE
    return out


class _Batch(NamedTuple):
    """All pages: ``features`` and one-hot ``gold`` of all blocks in a row, ``mask`` (pages × longest page) says where they
    go, ``weight`` of each block's page, ``page_weight``, and the weighted counts of ``steps``.
    """

    features: Floats
    gold: Floats
    mask: NDArray[np.bool_]
    weight: Floats
    page_weight: Floats
    steps: Floats


def _batch(pages: Sequence[Page]) -> _Batch:
    longest = max(len(page.kept) for page in pages)
    mask = np.zeros((len(pages), longest), bool)
    steps = np.zeros((len(State), len(State)))
    page_weight = np.array([len(page.kept) ** -0.5 for page in pages])
    page_weight /= page_weight.sum()
    truths = [states(page.kept) for page in pages]
    for at, truth in enumerate(truths):
        mask[at, : len(truth)] = True
        np.add.at(steps, (truth[:-1], truth[1:]), page_weight[at])
    weight = np.repeat(page_weight, [len(truth) for truth in truths])
    gold = np.eye(len(State))[np.concatenate(truths)]
    return _Batch(np.concatenate([page.features for page in pages]), gold, mask, weight, page_weight, steps)


def _log_sum(values: Floats, axis: int) -> Floats:
    """Return log Σ exp along an axis without overflow."""
    top = values.max(axis=axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis))


def _sweep(evidence: Floats, steps: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """Forward–backward over all pages at once; padding carries the last value on."""
    forward, backward = np.zeros_like(evidence), np.zeros_like(evidence)
    forward[:, 0], backward[:, -1] = evidence[:, 0] + STARTS, STOPS
    longest = evidence.shape[1]
    for t in range(1, longest):
        new = _log_sum(forward[:, t - 1, :, None] + steps, 1) + evidence[:, t]
        forward[:, t] = np.where(mask[:, t, None], new, forward[:, t - 1])
    for t in range(longest - 2, -1, -1):
        new = _log_sum(steps + (evidence[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
        backward[:, t] = np.where(mask[:, t + 1, None], new, backward[:, t + 1])
    return forward, backward, _log_sum(forward[:, -1] + STOPS, 1)


def _gradients(batch: _Batch, features: Floats, steps: Floats) -> tuple[Floats, Floats]:
    """Return expected minus observed counts, of features by state and of steps."""
    evidence = np.zeros((*batch.mask.shape, len(State)))
    evidence[batch.mask] = batch.features @ features
    forward, backward, total = _sweep(evidence, steps, batch.mask)
    marginal = np.exp((forward + backward - total[:, None, None])[batch.mask])
    by_feature = batch.features.T @ ((marginal - batch.gold) * batch.weight[:, None])
    both = batch.mask[:, 1:]
    ahead = (evidence + backward - total[:, None, None])[:, 1:][both]
    pair = forward[:, :-1][both][:, :, None] + steps + ahead[:, None, :]
    pair_weight = np.broadcast_to(batch.page_weight[:, None], both.shape)[both]
    expected = (np.exp(np.minimum(pair, 0)) * pair_weight[:, None, None]).sum(0)
    return by_feature, expected - batch.steps


def fit(pages: Sequence[Page], ridge: float = RIDGE) -> Weights:
    """Return the weights under which the marked pages are most likely, with a ridge penalty (Adam, a fixed number of rounds)."""
    batch = _batch([cropped(page) for page in pages])
    allowed = np.full((len(State), len(State)), NEVER)
    for a, b in STEPS:
        allowed[a, b] = 0.0
    values = [np.zeros((batch.features.shape[1], len(State))), np.zeros((len(State), len(State)))]
    mean, square = [np.zeros_like(value) for value in values], [np.zeros_like(value) for value in values]
    for turn in range(1, ROUNDS + 1):
        slopes = _gradients(batch, values[0], values[1] + allowed)
        for at, slope in enumerate(slopes):
            full = slope + ridge * values[at]
            mean[at] = 0.9 * mean[at] + 0.1 * full
            square[at] = 0.999 * square[at] + 0.001 * full * full
            values[at] -= PACE * (mean[at] / (1 - 0.9**turn)) / (np.sqrt(square[at] / (1 - 0.999**turn)) + 1e-8)
    return Weights(values[0], values[1] + allowed)


def write(weights: Weights, path: Path) -> None:
    """Write weights as a table that a person can read."""
    rows = ["# feature\tbefore\tarticle\tinterruption\tafter"]
    rows += [
        "\t".join([name, *(f"{value:.2f}" for value in row)]) for name, row in zip(NAMES, weights.features, strict=True)
    ]
    for state, row in zip(State, weights.steps, strict=True):
        shown = [value if value > NEVER / 2 else 0.0 for value in row]
        rows.append("\t".join([f"step:{state.name.lower()}", *(f"{value:.2f}" for value in shown)]))
    path.write_text("\n".join(rows) + "\n", "utf-8")


def marked(lines: Sequence[str], gold: str) -> NDArray[np.bool_]:
    """Say which lines of a page are in the text that people marked: most of their runs of four words are."""
    known = set(runs(gold))
    whole = {" ".join(WORD.findall(line)) for line in gold.split("\n")}
    out = []
    for line in lines:
        words = WORD.findall(line)
        if len(words) < 8:
            out.append(bool(words) and " ".join(words) in whole)
        else:
            found = runs(line)
            out.append(sum(times for run, times in found.items() if run in known) > found.total() / 2)
    return np.array(out, bool)


def clean_articles(data: Path) -> list[Page]:
    """Read articles that have no page around them."""
    path = data / "basil_articles.jsonl"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row, _ in zip(rows, range(CLEAN), strict=False)]
    split = [[line.strip() for line in text.split("\n") if line.strip()] for text in texts]
    return [Page(matrix(lines), np.ones(len(lines), bool)) for lines in split if len(lines) > 2]


def refit(pages: Sequence[benchmark.Page], data: Path) -> dict[str, float]:
    """Fit the weights to all pages and write them; return how well weights fitted on other pages read a page."""
    learned = [Page(matrix(page.lines), marked(page.lines, page.gold)) for page in pages]
    clean = clean_articles(data)
    order = np.random.default_rng(0).permutation(len(pages))
    scores: list[benchmark.Scores] = []
    for fold in np.array_split(order, FOLDS):
        out = set(fold.tolist())
        weights = fit([page for at, page in enumerate(learned) if at not in out and page.kept.any()] + clean)
        with mock.patch.object(sequence, "weights", lambda fitted=weights: fitted):
            scores += [benchmark.agreement(benchmark.cleaned(pages[at]), pages[at].gold) for at in fold]
    write(fit([page for page in learned if page.kept.any()] + clean), Path(sequence.__file__).with_name("weights.tsv"))
    sequence.weights.cache_clear()
    return benchmark.averages(scores)
