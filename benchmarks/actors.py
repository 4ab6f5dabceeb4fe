"""How well people, places and bodies are found: against our own labels on the five raw articles, and on others held out.

``python -m benchmarks.actors [--data ../shared/articles]`` prints the figures and writes them, numbers only, to
``benchmarks/results/actors.json``. What counts as a mention stands in ``benchmarks/gold/actors.md``. A mention is found when its
offsets are right to the letter (a stop at the end apart), and right when its sort is too. Aliases: B³ over the mentions found,
how far those of one actor were put together and no others with them (Bagga & Baldwin 1998).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

import analysis
from analysis.article import Article
from analysis.text import actors, build
from analysis.text.actors.record import How

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "articles"
OTHERS = ("basil_articles", "quotes_articles_dev")
GOLD = ROOT / "benchmarks" / "gold" / "actors.json"
RESULT = ROOT / "benchmarks" / "results" / "actors.json"
SORTS = {"p": "person", "l": "place", "b": "body"}
SETS = ("five", "looked_at", "held_out")
DRAWS, SEED = 2000, 20211208
TIMES = 20

Span = tuple[int, int]
Labels = dict[Span, tuple[str, int]]
"""Offsets → sort and actor."""


class Scored(NamedTuple):
    """Counts of one article: labelled, found (by us), hit (offsets right), right (sort too), and B³ sums over the hits."""

    labelled: int
    found: int
    hit: int
    right: int
    precise: float
    recalled: float


def gold(name: str) -> dict[str, Labels]:
    """Return a set's labels by the hash of the text."""
    kept = json.loads(GOLD.read_text("utf-8"))[name]
    labels: dict[str, Labels] = {text_hash: {} for text_hash in kept["articles"]}
    for article, start, end, sort, actor in kept["mentions"]:
        labels[kept["articles"][article]][start, end] = (SORTS[sort], actor)
    return labels


def five(data: Path) -> Iterator[Article]:
    """Yield the five raw articles as they are read."""
    for file in sorted((data / "raw").iterdir()):
        yield from analysis.read(file.read_bytes(), file.name)


def others(data: Path) -> Iterator[Article]:
    """Yield the articles from which those held out were taken."""
    for name in OTHERS:
        for line in (data.parent / "evaldata" / f"{name}.jsonl").read_text("utf-8").splitlines():
            yield Article.of(json.loads(line)["text"])


def found(article: Article) -> Labels:
    """Return what is found by name, posts and pronouns left out."""
    document = build.read(article)
    return {
        _bare(article.text, mention.start, mention.end): (str(actor.sort), number)
        for number, actor in enumerate(document.actors)
        for mention in actor.mentions
        if mention.how in (How.NAME, How.PEOPLE)
    }


def _bare(text: str, start: int, end: int) -> Span:
    """Return offsets without a stop that ends an abbreviation; initials keep theirs."""
    name = text[start:end]
    return (start, end - 1) if name.endswith(".") and "." not in name[:-1] else (start, end)


def score(text: str, labels: Labels, ours: Labels) -> Scored:
    """Count one article."""
    labels = {_bare(text, *span): told for span, told in labels.items()}
    hits = sorted(labels.keys() & ours.keys())
    gold_of, ours_of = _groups(hits, labels), _groups(hits, ours)
    precise = recalled = 0.0
    for span in hits:
        mine, theirs = ours_of[ours[span][1]], gold_of[labels[span][1]]
        both = len(mine & theirs)
        precise += both / len(mine)
        recalled += both / len(theirs)
    right = sum(labels[span][0] == ours[span][0] for span in hits)
    return Scored(len(labels), len(ours), len(hits), right, precise, recalled)


def _groups(hits: Sequence[Span], labels: Labels) -> dict[int, set[Span]]:
    groups: defaultdict[int, set[Span]] = defaultdict(set)
    for span in hits:
        groups[labels[span][1]].add(span)
    return groups


def figures(scored: Sequence[Scored]) -> dict[str, list[float]]:
    """Return each figure with its 95 % interval over draws of whole articles."""
    table = np.array(scored, dtype=np.float64)
    rng = np.random.default_rng(SEED)
    drawn = table[rng.integers(0, len(table), (DRAWS, len(table)))].sum(axis=1)
    values, ends = _values(table.sum(axis=0)[None]), _values(drawn)
    return {
        name: [
            round(float(values[name][0]), 4),
            *(round(float(end), 4) for end in np.percentile(ends[name], (2.5, 97.5))),
        ]
        for name in values
    }


def _values(sums: NDArray[np.float64]) -> Mapping[str, NDArray[np.float64]]:
    labelled, ours, hit, right, precise, recalled = sums.T
    found_rightly = {"precision": right / ours, "recall": right / labelled}
    p, r = found_rightly.values()
    alias_p, alias_r = precise / hit, recalled / hit
    return {
        "found": hit / labelled,
        **found_rightly,
        "f1": 2 * p * r / (p + r),
        "typing": right / hit,
        "aliases_b3_f1": 2 * alias_p * alias_r / (alias_p + alias_r),
    }


def speed(articles: Sequence[Article]) -> float:
    """Return milliseconds of process time that finding takes for 600 words, at best: others use the machine as well."""
    documents = [build.read(article) for article in articles]
    best = float("inf")
    for _ in range(TIMES):
        began = time.process_time()
        for one in documents:
            actors.find(one.article.text, one.sentences, one.names, one.attribution)
        best = min(best, time.process_time() - began)
    return 1000 * best / sum(len(one.words) for one in documents) * 600


def run(data: Path) -> dict[str, object]:
    """Score both sets."""
    told: dict[str, object] = {}
    raw, rest = list(five(data)), list(others(data))
    for name in SETS:
        articles, labels = (raw if name == "five" else rest), gold(name)
        scored = [score(a.text, labels[a.text_hash], found(a)) for a in articles if a.text_hash in labels]
        sorts = Counter(sort for one in labels.values() for sort, _ in one.values())
        counts = {
            "articles": len(scored),
            "labelled": sum(sorts.values()),
            **sorts,
            "found": sum(one.found for one in scored),
        }
        told[name] = {"counts": counts, **figures(scored)}
    told["ms_for_600_words"] = round(speed(raw), 2)
    return told


def main() -> None:
    """Print the figures and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    told = run(parser.parse_args().data)
    for name in SETS:
        print(name, told[name])
    print("finding, process time for 600 words:", told["ms_for_600_words"], "ms")
    RESULT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
