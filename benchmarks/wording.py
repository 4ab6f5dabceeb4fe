"""Wording: how often chance alone makes a word, a pair or a frame stand out, and how fast the exhibits are.

`python -m benchmarks.wording [RUNS]` deals the sentences of the sample, and of the five raw articles where they are, to the articles
at random, and prints what share of the tests comes out below 5 % before and after the adjustment. It writes `results/wording.json`.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import analysis
from analysis.comparison import frame_contrasts, frames
from analysis.comparison.choice import Choice
from analysis.comparison.wording import chance, contested, keyness, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.result import Result

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT.parent / "shared" / "articles" / "raw"
RESULTS = Path(__file__).parent / "results" / "wording.json"
RUNS = 200
REPEATS = 5


def sample() -> list[Result]:
    """Return the demonstration event, analysed."""
    plan = tomllib.loads((ROOT / "samples" / "event.toml").read_text(encoding="utf-8"))
    files = [ROOT / "samples" / one["file"] for one in plan["articles"]]
    return [analysis.analyse(article) for file in files for article in analysis.read(file.read_bytes(), file.name)]


def five() -> list[Result]:
    """Return the five raw articles, analysed; none where they are not."""
    return [
        analysis.analyse(article)
        for file in sorted(RAW.glob("*.txt"))
        for article in analysis.read(file.read_bytes(), file.name)
    ]


def shuffled(results: list[Result], runs: int) -> dict[str, float]:
    """Deal whole sentences to the articles at random; return what share of the tests on words is flagged."""
    pool = terms.pool(results, Choice())
    owner = np.zeros(int(pool.sentence.max()) + 1, dtype=np.int64)
    owner[pool.sentence] = pool.article
    rng = np.random.default_rng(0)
    family = below = after = with_any = 0
    for _ in range(runs):
        dealt = pool._replace(article=rng.permutation(owner)[pool.sentence])
        p, q = keyness.tested(dealt)
        family += p.size
        below += int((p < chance.LEVEL).sum())
        after += int((q < chance.LEVEL).sum())
        with_any += bool((q < chance.LEVEL).any())
    return {
        "tests a run": round(family / runs, 1),
        "share below 5 % before": round(below / max(family, 1), 4),
        "share below 5 % after": round(after / max(family, 1), 6),
        "share of runs with any word": round(with_any / runs, 4),
    }


def milliseconds(work: Callable[[], object]) -> float:
    """Return the least processor time of a few runs."""
    best = float("inf")
    for _ in range(REPEATS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return round(1000 * best, 1)


def speed(results: list[Result]) -> dict[str, float]:
    """Return how long each exhibit takes for these articles, from their results."""
    return {
        "distinctive words": milliseconds(lambda: keyness.compare(terms.pool(results, Choice()))),
        "contested pairs": milliseconds(lambda: contested.find(results, Choice())),
        "frames: rates": milliseconds(lambda: frames.profiles(results, Choice())),
        "frames: every pair": milliseconds(lambda: frame_contrasts.pairs(results, Choice())),
        "frames: each against the rest": milliseconds(lambda: frame_contrasts.with_rest(results, Choice())),
    }


def main(runs: int) -> None:
    """Measure, print, keep."""
    found: dict[str, Any] = {"runs": runs}
    for name, results in (("sample", sample()), ("five articles", five())):
        if results:
            found[name] = {"words of shuffled sentences": shuffled(results, runs), "milliseconds": speed(results)}
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
