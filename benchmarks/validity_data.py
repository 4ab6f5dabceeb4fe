"""Texts that people labelled, and what each way of scoring makes of them."""

from __future__ import annotations

import functools
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

import analysis
from analysis.marks import Mark, Span
from analysis.measures.loaded import CATEGORIES

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.result import Result
    from benchmarks.validity_stats import Floats

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BODY = (1, 2)
"""Positions of the roles subheading and body in ``analysis.result.ROLES``."""
NAMES = tuple(category.name for category in CATEGORIES)


class Scored(NamedTuple):
    """One text scored: our measures first, then the simple ways."""

    loaded: float
    loaded_sum: float
    sentiment: float
    sentiment_vader: float
    vader: float
    negative: float
    negative_sum: float
    words: float
    by_category: tuple[float, ...]
    marks: tuple[Mark, ...]


class Missing(Exception):  # noqa: N818 - it says what is so
    """Raised with one sentence when a data set is not in the folder."""


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    """Read one data set. Raises Missing when its file is not there."""
    if not (data / f"{name}.jsonl").is_file():
        raise Missing(f"{name}.jsonl is not in the folder, so its figures are left out.")
    with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@functools.cache
def vader() -> Any:
    """Plain vaderSentiment, as a user would run it."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def score(text: str, title: str = "") -> Scored:
    """Score a text through the real pipeline (body text only, as the measures are defined) and in the simple ways."""
    result = analysis.analyse(analysis.Article.of(text, title=title))
    columns, body = result.columns, np.isin(result.columns["role"], BODY)

    def total(component: str) -> float:
        return float(columns[component][body].sum()) if component in columns else float("nan")

    words, tokens = total("words"), [token.lower() for token in WORD.findall(text)]
    lexicon = vader().lexicon
    negative = sum(lexicon.get(token, 0) < 0 for token in tokens)
    return Scored(
        loaded=100 * total("loaded") / words if words else 0.0,
        loaded_sum=total("loaded"),
        sentiment=total("tone") / total("share") if total("share") else 0.0,
        sentiment_vader=total("tone_vader") / total("share") if total("share") else 0.0,
        vader=vader().polarity_scores(text)["compound"],
        negative=negative / max(len(tokens), 1),
        negative_sum=negative,
        words=float(len(tokens)),
        by_category=tuple(total("loaded_" + name) for name in NAMES),
        marks=_charged(result),
    )


def _charged(result: Result) -> tuple[Mark, ...]:
    return tuple(mark for mark in result.marks if mark.kind.startswith("loaded.") and mark.weight > 0)


def column(scored: list[Scored], name: str) -> Floats:
    """One way of scoring as an array."""
    return np.array([getattr(one, name) for one in scored], dtype=float)


def without(scored: list[Scored], category: str) -> Floats:
    """Charged wording with one category left out, per 100 words."""
    at = NAMES.index(category)
    return np.array([100 * (one.loaded_sum - one.by_category[at]) / max(one.words, 1) for one in scored])


def lines(articles: list[dict[str, Any]], spans: list[dict[str, Any]]) -> list[tuple[str, str, float]]:
    """PTC articles as lines: (article, line, 1 when a span of loaded language or name-calling touches it)."""
    charged: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if span["technique"].startswith(("Loaded_Language", "Name_Calling")):
            charged[span["article_id"]].append(Span(span["start"], span["end"]))
    found = []
    for article in articles:
        start = 0
        for line in article["text"].split("\n"):
            end = start + len(line)
            if line.strip():
                touched = any(span.start < end and span.end > start for span in charged[article["article_id"]])
                found.append((article["article_id"], line, float(touched)))
            start = end + 1
    return found


def covered(text: str, marks: tuple[Mark, ...]) -> list[bool]:
    """For each word of ``text``: whether a mark touches it."""
    return [any(m.start < w.end() and m.end > w.start() for m in marks) for w in WORD.finditer(text)]
