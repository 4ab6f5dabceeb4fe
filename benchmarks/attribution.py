"""How well attribution agrees with people: source, cue and content of statements in news articles (PolNeAR).

``python -m benchmarks.attribution --data DIR`` prints the figures and writes them, numbers only, to
``benchmarks/results/attribution.json``. The weights were fitted on the part called train. The rules and the
threshold were mended by looking at errors on dev, so dev is not wholly unseen.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.article import Article
from analysis.text import build
from analysis.text.attribution import Kind, attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.text.attribution import Attribution, Statement

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "evaldata"
RESULT = ROOT / "benchmarks" / "results" / "attribution.json"
PLAIN = re.compile(r"[“\"][^“”\"]*[”\"]")
"""The plain way: whatever stands between two double quotation marks."""

DRAWS = 2000
SEED = 20211208
_HEAD_ENDS = re.compile(r"[,(]| (?:who|which|that|of|in|at|on|for|from|with|to|by|and|or|-|—|–) ")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")

Gold = dict[str, Any]


class Texts(NamedTuple):
    """An article's text and what people attributed in it."""

    text: str
    gold: list[Gold]


def articles(data: Path, part: str) -> Iterator[Texts]:
    """Each article of a part."""
    by_article: defaultdict[str, list[Gold]] = defaultdict(list)
    for row in _rows(data / f"quotes_attributions_{part}.jsonl"):
        by_article[row["doc_id"]].append(row)
    for row in _rows(data / f"quotes_articles_{part}.jsonl"):
        yield Texts(row["text"], by_article[row["doc_id"]])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON lines."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def head(text: str, start: int, end: int) -> int:
    """Offset of a source's head word: the last one before a comma, preposition or relative clause."""
    cut = _HEAD_ENDS.search(text, start + 1, end)
    words = list(_WORD.finditer(text, start, cut.start() if cut else end)) or list(_WORD.finditer(text, start, end))
    return words[-1].start() if words else start


def count(text: str, gold: Sequence[Gold], found: Attribution) -> Counter[str]:
    """Count an article's characters, sources and cues."""
    total: Counter[str] = Counter()
    owner = np.full(len(text) + 1, -1)
    kinds = np.zeros(len(text) + 1, dtype=np.int8)
    codes = {kind: number for number, kind in enumerate(Kind, 1)}
    for number, row in enumerate(gold):
        for start, end in row["content_spans"]:
            owner[start:end] = number
            kinds[start:end] = codes.get(row["kind"], 0)
    ours = np.zeros(len(text) + 1, dtype=np.int8)
    spoken = np.zeros(len(text) + 1, dtype=bool)
    for statement in found.statements:
        for start, end in statement.content:
            ours[start:end] = codes[statement.kind]
            spoken[start:end] |= statement.spoken
    _count_characters(total, "all", ours > 0, owner >= 0, owner >= 0)
    _count_characters(total, "spoken", spoken, owner >= 0, owner >= 0)
    for kind, code in codes.items():
        _count_characters(total, kind, ours == code, owner >= 0, kinds == code, ours > 0)
    plain = np.zeros(len(text) + 1, dtype=bool)
    for match in PLAIN.finditer(text):
        plain[match.start() : match.end()] = True
    _count_characters(total, "plain", plain, owner >= 0, owner >= 0)
    _count_spans(total, text, gold, found.statements, owner)
    return total


def _count_characters(
    total: Counter[str], name: str, ours: Any, right: Any, wanted: Any, cover: Any | None = None
) -> None:
    """``right``: what counts as right of ours; ``wanted``: what should be found, by ``cover`` (ours unless given)."""
    total[f"{name} ours"] += int(ours.sum())
    total[f"{name} right"] += int((ours & right).sum())
    total[f"{name} wanted"] += int(wanted.sum())
    total[f"{name} found"] += int(((ours if cover is None else cover) & wanted).sum())


def _count_spans(
    total: Counter[str], text: str, gold: Sequence[Gold], statements: Iterable[Statement], owner: Any
) -> None:
    """Compare each statement's source and cue with those of the gold statement that shares most of its content."""
    good: dict[str, set[int]] = {"source": set(), "cue": set()}
    for statement in statements:
        shared = Counter(int(n) for start, end in statement.content for n in owner[start:end] if n >= 0)
        number = shared.most_common(1)[0][0] if shared else -1
        row = gold[number] if number >= 0 else {"source_spans": [], "cue_spans": []}
        if statement.source:
            same = any(
                (start, end) == statement.source or head(text, start, end) == head(text, *statement.source)
                for start, end in row["source_spans"][:1]
            )
            total["source ours"] += 1
            total["source right"] += same
            good["source"] |= {number} if same else set()
        if statement.cue:
            cue = statement.cue
            same = any(start < cue.end and cue.start < end for start, end in row["cue_spans"])
            total["cue ours"] += 1
            total["cue right"] += same
            good["cue"] |= {number} if same else set()
    for name, numbers in good.items():
        total[f"{name} wanted"] += sum(bool(row[f"{name}_spans"]) for row in gold)
        total[f"{name} found"] += len(numbers)


def rates(total: Counter[str], name: str) -> dict[str, float]:
    """Precision, recall and F1."""
    precision = total[f"{name} right"] / max(1, total[f"{name} ours"])
    recall = total[f"{name} found"] / max(1, total[f"{name} wanted"])
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(both, 4)}


def interval(counts: Sequence[Counter[str]], name: str) -> list[float]:
    """95 % of the F1 over draws of whole articles."""
    cells = np.array([[one[f"{name} {what}"] for what in ("right", "ours", "found", "wanted")] for one in counts])
    drawn = np.random.default_rng(SEED).integers(0, len(cells), (DRAWS, len(cells)))
    right, ours, found, wanted = cells[drawn].sum(axis=1).T
    precision, recall = right / np.maximum(1, ours), found / np.maximum(1, wanted)
    both = 2 * precision * recall / np.maximum(1e-9, precision + recall)
    return [round(float(edge), 4) for edge in np.percentile(both, (2.5, 97.5))]


def measure(data: Path, part: str) -> dict[str, Any]:
    """Run over one part of the data."""
    counts: list[Counter[str]] = []
    unresolved: Counter[str] = Counter()
    spent = 0.0
    words = 0
    for text, gold in articles(data, part):
        document = build.read(Article.of(text))
        begun = time.process_time()
        found = attribute(text, document.sentences, document.quotes, document.names)
        spent += time.process_time() - begun
        words += len(document.words)
        counts.append(count(text, gold, found))
        for statement in found.statements:
            if statement.source:
                unresolved["sources"] += 1
                unresolved["unresolved"] += statement.speaker < 0
    total = sum(counts, Counter[str]())
    names = ("all", "spoken", *(str(kind) for kind in Kind), "plain", "source", "cue")
    return {
        "articles": len(counts),
        **{name: rates(total, name) | {"f1_interval": interval(counts, name)} for name in names},
        "sources_unresolved": round(unresolved["unresolved"] / max(1, unresolved["sources"]), 4),
        "ms_per_600_words": round(600_000 * spent / max(1, words), 2),
    }


TOLD = {
    "all": "content, character F1",
    "direct": "direct speech, character F1",
    "mixed": "mixed speech, character F1",
    "indirect": "paraphrase, character F1",
    "source": "source, exact or head, F1",
    "cue": "cue, F1",
}


def rows(data: Path) -> list[dict[str, Any]]:
    """Return the figures of the part that weights were not fitted on, as rows of the table of all measures. Raises Missing without it."""
    from benchmarks.validity_data import Missing

    if not (data / "quotes_articles_dev.jsonl").is_file():
        raise Missing("quotes_articles_dev.jsonl is not in the folder, so its figures are left out.")
    found = measure(data, "dev")
    plain = [found["plain"]["f1"], *found["plain"]["f1_interval"]]
    return [
        {
            "data": "quotes_dev",
            "figure": told,
            "n": found["articles"],
            "ours": [found[name]["f1"], *found[name]["f1_interval"]],
            **({"double_quotes": plain} if name == "all" else {}),
        }
        for name, told in TOLD.items()
    ]


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
