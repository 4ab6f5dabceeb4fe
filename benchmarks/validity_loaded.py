"""Charged wording against what people marked: sentences, single words, spans, and pairs of articles on one event."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import validity_stats as stats
from benchmarks.validity_data import NAMES, WORD, Scored, column, covered, lines, rows, score, without

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.validity_stats import Floats

CLEAR = 4.0
"""Two articles are a clear pair when people marked at least this many more lexical spans per 1,000 words in one."""
STRONG = 1.0
"""Marks that weigh at least this much are the ones compared with single words and spans that people marked."""

Row = dict[str, Any]


def compared(name: str, of: str, scored: list[Scored], truth: Floats, clusters: list[str]) -> Row:
    """One row of the table: charged wording and the simple ways, each as [value, low, high]."""
    weights, measure = stats.draws(clusters), stats.auc
    ways = {
        "ours": column(scored, "loaded"),
        "ours_sum": column(scored, "loaded_sum"),
        "abs_vader": np.abs(column(scored, "vader")),
        "vader": -column(scored, "vader"),
        "negative_words": column(scored, "negative"),
        "negative_sum": column(scored, "negative_sum"),
        "length": column(scored, "words"),
    }
    if of == "macro-F1":
        measure, ways = stats.macro_f1, {way: stats.decide(values, truth) for way, values in ways.items()}
    figures = {way: stats.figure(measure, values, truth, weights) for way, values in ways.items()}
    return {"data": name, "figure": of, "n": len(truth), **figures}


def ablation(name: str, scored: list[Scored], truth: Floats) -> Row:
    """AUC with each category left out, minus AUC with all: what a category earns is negative."""
    ones = np.ones((1, len(truth)))
    full = stats.auc(column(scored, "loaded"), truth, ones)[0]
    lost = {cat: round(float(stats.auc(without(scored, cat), truth, ones)[0] - full), 4) for cat in NAMES}
    return {"data": name, "figure": "AUC without category", "n": len(truth), **lost}


def babe(data: Path) -> list[Row]:
    """Sentences that experts called biased or not, and the words they marked."""
    labelled = [row for row in rows(data, "babe_sentences") if row["label"] is not None]
    scored = [score(row["text"]) for row in labelled]
    truth = np.array([row["label"] for row in labelled], dtype=float)
    each = [str(i) for i in range(len(labelled))]
    table = [compared("babe_sentences", of, scored, truth, each) for of in ("AUC", "macro-F1")]
    return [*table, *words_marked(labelled, scored, each), ablation("babe_sentences", scored, truth)]


def words_marked(labelled: list[Row], scored: list[Scored], each: list[str]) -> list[Row]:
    """Precision, recall and F1 of marked words against the experts' words, by sentence as sets of words."""
    ours, gold, both = [], [], []
    for row, one in zip(labelled, scored, strict=True):
        marks = tuple(mark for mark in one.marks if mark.weight >= STRONG)
        found = {
            w.lower() for w, hit in zip(WORD.findall(row["text"]), covered(row["text"], marks), strict=True) if hit
        }
        wanted = {word.lower() for word in row["words"]}
        ours.append(len(found))
        gold.append(len(wanted))
        both.append(len(found & wanted))
    weights = stats.draws(each)
    hit, got, want = (weights @ np.array(counts, dtype=float) for counts in (both, ours, gold))
    parts = {"word precision": hit / got, "word recall": hit / want, "word F1": 2 * hit / (got + want)}
    return [
        {"data": "babe_sentences", "figure": k, "n": len(each), "ours": stats.interval(v)} for k, v in parts.items()
    ]


def basil(data: Path) -> list[Row]:
    """Sentences with lexical bias, spans touched, and pairs of articles on one event."""
    sentences, spans = rows(data, "basil_sentences"), rows(data, "basil_spans")
    scored = [score(row["text"]) for row in sentences]
    truth = np.array([row["lexical"] > 0 for row in sentences], dtype=float)
    table = [compared("basil lexical sentences", "AUC", scored, truth, [row["event"] for row in sentences])]
    table += touched([span for span in spans if span["bias"] == "lex"], sentences, scored)
    table += pairs(rows(data, "basil_articles"), spans)
    return [*table, ablation("basil lexical sentences", scored, truth)]


def touched(spans: list[Row], sentences: list[Row], scored: list[Scored]) -> list[Row]:
    """Share of lexical-bias spans that a mark touches, and how many words in 1,000 are marked."""
    marks = {(row["doc_id"], row["sent_idx"]): one.marks for row, one in zip(sentences, scored, strict=True)}
    table: list[Row] = []
    for least, name in ((0.0, "all marks"), (0.5, "marks of 0.5 or more"), (STRONG, "marks of 1 or more")):
        hits = [
            float(any(m.weight >= least and m.start < s["end"] and m.end > s["start"] for m in found))
            for s in spans
            for found in [marks.get((s["doc_id"], s["sent_idx"]), ())]
        ]
        weights = stats.draws([span["event"] for span in spans])
        value = stats.figure(stats.share, np.array(hits), np.zeros(len(hits)), weights)
        table.append({"data": "basil lexical spans", "figure": f"touched, {name}", "n": len(hits), "ours": value})
        flags = [
            covered(r["text"], tuple(m for m in one.marks if m.weight >= least))
            for r, one in zip(sentences, scored, strict=True)
        ]
        rate = 1000 * sum(map(sum, flags)) / sum(map(len, flags))
        table.append(
            {
                "data": "basil lexical spans",
                "figure": f"marked words per 1,000, {name}",
                "n": len(sentences),
                "ours": [round(rate, 2)] * 3,
            }
        )
    return table


def pairs(articles: list[Row], spans: list[Row]) -> list[Row]:
    """Say of two articles on one event which has more lexical-bias spans per word, and how often that is right."""
    count: dict[str, int] = defaultdict(int)
    for span in spans:
        count[span["doc_id"]] += span["bias"] == "lex"
    events: dict[str, list[tuple[float, Scored]]] = defaultdict(list)
    for row in articles:
        one = score(row["text"], row["title"])
        events[row["event"]].append((1000 * count[row["doc_id"]] / max(one.words, 1), one))
    table = []
    for name, least in (("all pairs", 0.0), ("clear pairs", CLEAR)):
        chosen = [
            (e, a, b)
            for e, group in events.items()
            for a, b in itertools.combinations(group, 2)
            if abs(a[0] - b[0]) >= least and a[0] != b[0]
        ]
        weights = stats.draws([event for event, _, _ in chosen])
        ways = {
            "ours": lambda s: s.loaded,
            "abs_vader": lambda s: abs(s.vader),
            "vader": lambda s: -s.vader,
            "negative_words": lambda s: s.negative,
            "length": lambda s: -s.words,
        }
        figures = {
            way: stats.figure(
                stats.share, np.array([_agrees(of, a, b) for _, a, b in chosen]), np.zeros(len(chosen)), weights
            )
            for way, of in ways.items()
        }
        table.append({"data": "basil within-event pairs", "figure": name, "n": len(chosen), **figures})
    return table


def _agrees(of: Callable[[Scored], float], a: tuple[float, Scored], b: tuple[float, Scored]) -> float:
    difference = (of(a[1]) - of(b[1])) * (a[0] - b[0])
    return 0.5 if difference == 0 else float(difference > 0)


def ptc(data: Path) -> list[Row]:
    """Lines with loaded language or name-calling."""
    found = lines(rows(data, "ptc_articles"), rows(data, "ptc_spans"))
    scored = [score(line) for _, line, _ in found]
    truth, clusters = np.array([label for *_, label in found]), [article for article, _, _ in found]
    table = [compared("ptc lines", of, scored, truth, clusters) for of in ("AUC", "macro-F1")]
    return [*table, ablation("ptc lines", scored, truth)]
