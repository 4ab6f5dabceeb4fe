"""Tone against ratings of people: ours, plain VADER, and what the news words add when their scale is chosen elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis import text
from analysis.article import Article
from analysis.measures import sentiment_text, sentiment_vader
from analysis.measures.sentiment import tone_of
from benchmarks import validity_stats as stats
from benchmarks.validity_data import Missing, column, rows, score
from benchmarks.validity_grade import fold

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.text.document import Document
    from benchmarks.validity_stats import Floats

SETS = (("nyt_editorial_sentiment", "mean_sentiment", "article_id"), ("headline_sentiment", "valence", "id"))
"""Data set, the column with the ratings, the column that says which rows belong together."""
SCALES = (0.0, 0.5, 1.0, 1.5)
"""What the valences of the news words are multiplied with in turn."""

Row = dict[str, Any]


def sentiment(data: Path) -> list[Row]:
    """How well tone follows the ratings of people. Raises Missing when neither set is there."""
    there = [one for one in SETS if (data / f"{one[0]}.jsonl").is_file()]
    if not there:
        raise Missing("Neither nyt_editorial_sentiment.jsonl nor headline_sentiment.jsonl is in the folder.")
    return [row for name, target, cluster in there for row in _rated(data, name, target, cluster)]


def _rated(data: Path, name: str, target: str, cluster: str) -> list[Row]:
    rated = rows(data, name)
    scored = [score(row["text"]) for row in rated]
    truth = np.array([row[target] for row in rated], dtype=float)
    clusters = [str(row[cluster]) for row in rated]
    weights = stats.draws(clusters)
    ways = {
        "ours": column(scored, "sentiment"),
        "plain_vader_measure": column(scored, "sentiment_vader"),
        "vader": column(scored, "vader"),
        "negative_words": -column(scored, "negative"),
        "length": column(scored, "words"),
    }
    figures = {way: stats.figure(stats.pearson, values, truth, weights) for way, values in ways.items()}
    crossed = stats.figure(
        stats.pearson, _cross_fitted([row["text"] for row in rated], truth, clusters), truth, weights
    )
    return [
        {"data": name, "figure": "Pearson", "n": len(rated), **figures},
        {"data": name, "figure": "Pearson, cross-fitted", "n": len(rated), "ours_scale": crossed},
    ]


def _cross_fitted(texts: list[str], truth: Floats, clusters: list[str]) -> Floats:
    """Score each half with the scale of news valences (0: none) that does best on the other half."""
    plain, news = sentiment_vader.plain().lexicon, sentiment_vader.with_news_words().lexicon
    documents = [text.read(Article.of(one)) for one in texts]
    tried = []
    for scale in SCALES:
        added = {word: scale * valence for word, valence in news.items() if word not in plain}
        removed = dict.fromkeys(plain.keys() - news.keys(), 0.0)
        vader = sentiment_vader.Vader({**added, **removed} if scale else {})
        tried.append(np.array([_tone(document, vader) for document in documents]))
    half, ones, out = np.array([fold(one) for one in clusters]), np.ones((1, len(texts))), np.zeros(len(texts))
    for side in (0, 1):
        there = half != side
        best = max(tried, key=lambda values: stats.pearson(values[there], truth[there], ones[:, there])[0])
        out[~there] = best[~there]
    return out


def _tone(document: Document, vader: sentiment_vader.Vader) -> float:
    shown = sentiment_text.prepare(document.article.text, document.names)
    tones = [tone_of(shown[s.start : s.end], 0, vader).compound * s.share for s in document.segments]
    total = sum(segment.share for segment in document.segments)
    return sum(tones) / total if total else 0.0
