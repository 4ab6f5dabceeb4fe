"""The README says what the benchmark wrote."""

from __future__ import annotations

import json
import re

import pytest

from analysis.agreement import own
from tests.shared import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = {
    (row["data"], row["figure"]): row["ours"]
    for row in json.loads((ROOT / "benchmarks" / "results" / "validity.json").read_text(encoding="utf-8"))["rows"]
    if "ours" in row
}
TOLD = {
    "called biased (BABE)|Sentences that experts call biased (BABE)": ("babe_sentences", "AUC"),
    "The same, yes or no": ("babe_sentences", "macro-F1"),
    "The words that experts marked": ("babe_sentences", "word F1"),
    "bias in their wording (BASIL)": ("basil lexical sentences", "AUC"),
    "name-calling (PTC)": ("ptc lines", "AUC"),
    "where the gap is clear": ("basil within-event pairs", "clear pairs"),
    "The same, all 159 pairs": ("basil within-event pairs", "all pairs"),
    "Tone of editorials": ("nyt_editorial_sentiment", "Pearson"),
    "Tone of headlines": ("headline_sentiment", "Pearson"),
    "Tone toward a person": ("target_sentiment_dev", "macro-F1, rw"),
    "names several people": ("target_sentiment_dev", "macro-F1, mt"),
    "What is attributed to somebody": ("quotes_dev", "content, character F1"),
    "direct speech": ("quotes_dev", "direct speech, character F1"),
    "told without quotation marks": ("quotes_dev", "paraphrase, character F1"),
    "and who says it": ("quotes_dev", "source, exact or head, F1"),
}


@pytest.mark.parametrize("told", TOLD)
def test_figures_are_those_of_the_last_run(told: str) -> None:
    """Every figure and interval in the table of agreement with people is the one in the benchmark's results."""
    names = told.split("|")
    [line] = [line for line in README.splitlines() if line.startswith("|") and re.search(re.escape(names[-1]), line)
              and re.search(r"\d\.\d\d \(\d", line)]  # fmt: skip
    value, low, high = ROWS[TOLD[told]]
    assert f"{value:.2f} ({low:.2f}–{high:.2f})" in line


def test_figures_on_own_labels_are_those_of_the_last_run() -> None:
    """What the README says of facts and actors are the figures of the benchmarks on labels of our own."""
    sample, others, _, unseen = own()
    [told] = [part for part in README.split("\n\n") if "labels of our own" in part]
    told = " ".join(told.split())
    assert f"{sample.right} in 100 are right on the sample and {sample.found} in 100 are found" in told
    assert f"{others.right} in 100 are right and only {others.found} in 100 are found" in told
    assert f"{unseen.found} in 100 are found" in told
