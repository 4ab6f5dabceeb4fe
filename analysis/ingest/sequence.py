"""Which blocks are the article: a chain of four states over the page, read off with its probabilities.

A page is *before* the article, then in the *article*, with *interruptions* (a teaser, a share bar), then *after* it, in
this order and no other. Each block speaks for each state by a weighted sum of its features, each step from state to state
has a weight, and the forward–backward algorithm gives the probability of every state at every block (a linear-chain
conditional random field: Lafferty, McCallum & Pereira 2001). The weights are in ``weights.tsv``, fitted by
``python -m benchmarks.cleaner --fit``.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NEVER = -1e4
LEAST_LIKELY = -80.0
"""Log units by which one state may fall behind another at one block."""


class State(IntEnum):
    """Where a block stands."""

    BEFORE = 0
    ARTICLE = 1
    INTERRUPTION = 2
    AFTER = 3


STEPS = (
    (State.BEFORE, State.BEFORE), (State.BEFORE, State.ARTICLE), (State.ARTICLE, State.ARTICLE),
    (State.ARTICLE, State.INTERRUPTION), (State.INTERRUPTION, State.INTERRUPTION), (State.INTERRUPTION, State.ARTICLE),
    (State.ARTICLE, State.AFTER), (State.AFTER, State.AFTER),
)  # fmt: skip
STARTS = np.array([0.0, 0.0, NEVER, NEVER])
STOPS = np.array([NEVER, 0.0, NEVER, 0.0])


class Weights(NamedTuple):
    """``features``: one row a column of `analysis.ingest.features.NAMES`, one column a state; ``steps``: from × to."""

    features: Floats
    steps: Floats


@cache
def weights() -> Weights:
    """Read the fitted weights."""
    from analysis.ingest.features import NAMES

    rows = [
        row.split("\t")
        for row in Path(__file__).with_name("weights.tsv").read_text("utf-8").splitlines()
        if row[:1] != "#"
    ]
    named = {name: [float(number) for number in numbers] for name, *numbers in rows}
    steps = np.array([named[f"step:{state.name.lower()}"] for state in State])
    allowed = np.full((len(State), len(State)), NEVER)
    for a, b in STEPS:
        allowed[a, b] = 0.0
    return Weights(np.array([named[name] for name in NAMES]), steps + allowed)


def probabilities(evidence: Floats, steps: Floats) -> Floats:
    """Return P(state | page) for every block, shape ``(blocks, 4)``, from ``evidence`` of that shape in log units.

    Forward and backward weights are made to add up to 1 at every block, so that nothing under- or overflows however
    long the page is (Rabiner 1989, section V.A).
    """
    count = len(evidence)
    likely = np.exp(np.maximum(evidence - evidence.max(axis=1, keepdims=True), LEAST_LIKELY))
    onward = np.exp(steps)
    forward, backward = np.empty_like(likely), np.empty_like(likely)
    here = np.exp(STARTS) * likely[0]
    forward[0] = here / here.sum()
    for at in range(1, count):
        here = (forward[at - 1] @ onward) * likely[at]
        forward[at] = here / here.sum()
    backward[-1] = np.exp(STOPS)
    for at in range(count - 2, -1, -1):
        here = onward @ (likely[at + 1] * backward[at + 1])
        backward[at] = here / here.sum()
    joint = forward * backward
    return np.asarray(joint / joint.sum(axis=1, keepdims=True))


def article_probabilities(features: Floats) -> Floats:
    """Return for every block the probability that it is the article's."""
    if not len(features):
        return np.zeros(0)
    fitted = weights()
    return probabilities(features @ fitted.features, fitted.steps)[:, State.ARTICLE]
