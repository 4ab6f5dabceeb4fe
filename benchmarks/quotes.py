"""How well quotations are found and told from scare quotes, against people's attributions in news (PolNeAR).

``python -m benchmarks.quotes --data DIR`` prints the figures and writes them, numbers only, to
``benchmarks/results/quotes.json``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article import Article
from analysis.text import layout, quotes, sentences, speech
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "evaldata"
RESULT = ROOT / "benchmarks" / "results" / "quotes.json"
PLAIN = re.compile(r"[“\"][^“”\"]*[”\"]")
"""The plain way: whatever stands between two double quotation marks."""

IN_MIXED = re.compile(r"“[^“”]*”|\"[^\"]*\"|''.*?''|“[^“”\"]*\"|\"[^“”\"]*”", re.DOTALL)
"""The quoted stretches of a content that people called mixed."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cover(size: int, spans: list[tuple[int, int]]) -> bytearray:
    """One byte a character: 1 where a span lies."""
    covered = bytearray(size)
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def gold(text: str, attributions: list[dict[str, Any]]) -> tuple[bytearray, bytearray]:
    """Characters of direct speech (with the quoted stretches of mixed), and characters attributed in any way."""
    direct: list[tuple[int, int]] = []
    attributed: list[tuple[int, int]] = []
    for row in attributions:
        spans = [(start, end) for start, end in row["content_spans"]]
        attributed += spans
        if row["kind"] == "direct":
            direct += spans
        elif row["kind"] == "mixed":
            direct += [match.span() for start, end in spans for match in IN_MIXED.finditer(text, start, end)]
    return cover(len(text), direct), cover(len(text), attributed)


def score(hits: int, found: int, wanted: int, right: int) -> dict[str, float]:
    """Precision, recall and F1 of characters; ``hits`` of ``wanted`` were found, ``right`` of ``found`` are attributed."""
    precision, recall = right / found, hits / wanted
    return {
        "attributed_precision": round(precision, 4),
        "direct_recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "strict_precision": round(hits / found, 4),
    }


def articles(data: Path, part: str) -> Iterator[tuple[str, bytearray, bytearray]]:
    """Each article's text with its gold characters."""
    by_article: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(data / f"quotes_attributions_{part}.jsonl"):
        by_article[row["doc_id"]].append(row)
    for row in rows(data / f"quotes_articles_{part}.jsonl"):
        yield row["text"], *gold(row["text"], by_article[row["doc_id"]])


def measure(data: Path, part: str) -> dict[str, Any]:
    """Run over one part of the data."""
    counts: dict[str, Counter[str]] = {"ours": Counter(), "plain": Counter()}
    short: Counter[tuple[bool, bool]] = Counter()
    for text, direct, attributed in articles(data, part):
        article = Article.of(text)
        blocks = layout.blocks(text, article.parts)
        found = speech.attribute(text, quotes.find(text, blocks), sentences.find(text, article.parts, blocks))
        spans = {
            "ours": [(quote.start, quote.end) for quote in found if quote.voice is Voice.QUOTED],
            "plain": [match.span() for match in PLAIN.finditer(text)],
        }
        for way, listed in spans.items():
            covered = cover(len(text), listed)
            counts[way]["found"] += sum(covered)
            counts[way]["wanted"] += sum(direct)
            counts[way]["hits"] += sum(a & b for a, b in zip(covered, direct, strict=True))
            counts[way]["right"] += sum(a & b for a, b in zip(covered, attributed, strict=True))
        for quote in found:
            if len(re.findall(r"\S*\w\S*", text[quote.start : quote.end])) <= speech.SHORT:
                said = 2 * sum(attributed[quote.start : quote.end]) > quote.end - quote.start
                short[quote.voice is Voice.QUOTED, said] += 1
    quoted, scare = short[True, True] + short[True, False], short[False, True] + short[False, False]
    return {
        "characters": {
            way: score(count["hits"], count["found"], count["wanted"], count["right"]) for way, count in counts.items()
        },
        "short": {
            "quotations": quoted + scare,
            "quoted_precision": round(short[True, True] / quoted, 4),
            "quoted_recall": round(short[True, True] / (short[True, True] + short[False, True]), 4),
            "scare_precision": round(short[False, False] / scare, 4),
            "scare_recall": round(short[False, False] / (short[False, False] + short[True, False]), 4),
            "accuracy": round((short[True, True] + short[False, False]) / (quoted + scare), 4),
            "accuracy_all_quoted": round((short[True, True] + short[False, True]) / (quoted + scare), 4),
        },
    }


def main() -> None:
    """Measure every part that is there, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with quotes_articles_*.jsonl")
    data = parser.parse_args().data
    parts = sorted(path.stem.removeprefix("quotes_articles_") for path in data.glob("quotes_articles_*.jsonl"))
    figures = {part: measure(data, part) for part in parts}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
