"""Words in their context: where a word or phrase stands in every article, and how much of its sentence is shown around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.wording import forms, tokens
from analysis.result import VOICES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.comparison.wording.terms import Pool
    from analysis.result import Result

WINDOW = 44
"""Characters of context to each side, so that a line stays a line on a wide screen."""
NARROW = 34
"""The same where the article's name stands before the line."""
LONGEST_QUERY = 6
"""Words of a query that are looked at."""


class Line(NamedTuple):
    """A place ``text[start:end]`` of one article. ``sentence``: the bounds of its sentence; ``shown``: of the context around it."""

    article: int
    start: int
    end: int
    sentence: tuple[int, int]
    shown: tuple[int, int]
    voice: str


class Search(NamedTuple):
    """What a query finds: spans by article in the chosen voice and parts, how many there are elsewhere, and the words it stands for."""

    spans: tuple[tuple[tuple[int, int], ...], ...]
    elsewhere: tuple[int, ...]
    forms: tuple[str, ...]


def search(pool: Pool, query: str) -> Search:
    """Find a word or phrase in every article: all forms that count as one with it, words of a phrase following each other.

    A query without a word finds nothing.
    """
    wanted = [_group(pool, key) for key in tokens.words(query)[:LONGEST_QUERY]]
    found = [list(_places(pool, i, wanted)) if wanted else [] for i in range(len(pool.articles))]
    inside, outside = [], []
    for article, places in zip(pool.articles, found, strict=True):
        chosen = [place for place in places if article.chosen[place : place + len(wanted)].all()]
        ends = [place + len(wanted) - 1 for place in chosen]
        inside.append(tuple((int(article.starts[a]), int(article.ends[b])) for a, b in zip(chosen, ends, strict=True)))
        outside.append(len(places) - len(chosen))
    members = {key for key, group in pool.grouped.items() if group in wanted}
    return Search(tuple(inside), tuple(outside), tuple(sorted(members)))


def _group(pool: Pool, key: str) -> str:
    """Return what a word counts as here; an initialism that nobody writes so, or a word in other capitals, as it is in lower case."""
    known = (one for one in (key, key.lower(), key.upper()) if one in pool.grouped)
    return next((pool.grouped[one] for one in known), forms.base(key, pool.grouped))


def _places(pool: Pool, article: int, wanted: Sequence[str]) -> Iterator[int]:
    one = pool.articles[article]
    keys = [pool.grouped[key] for key in one.keys]
    for place, key in enumerate(keys):
        end = place + len(wanted)
        if key == wanted[0] and keys[place:end] == list(wanted) and one.joined[place + 1 : end].all():
            yield place


def lines(result: Result, article: int, spans: Iterable[tuple[int, int]], *, window: int = WINDOW) -> list[Line]:
    """Return a line for each span, in the order given, with its sentence, its context and whose words they are.

    ``window``: characters of context to each side, at most.
    """
    starts, sentences = result.columns["start"], result.sentences
    found = []
    for start, end in spans:
        at = max(int(np.searchsorted(starts, start, side="right")) - 1, 0)
        place = max(int(np.searchsorted(sentences[:, 0], start, side="right")) - 1, 0)
        sentence = (int(sentences[place][0]), max(int(sentences[place][1]), end)) if len(sentences) else (start, end)
        voice = str(VOICES[int(result.columns["voice"][at])]) if len(starts) else ""
        found.append(
            Line(article, start, end, sentence, around(result.article.text, sentence, (start, end), window), voice)
        )
    return found


def around(text: str, sentence: tuple[int, int], span: tuple[int, int], window: int = WINDOW) -> tuple[int, int]:
    """Return how far the words around ``span`` are shown: inside its sentence, and no word cut in two."""
    left, right = max(sentence[0], span[0] - window), min(sentence[1], span[1] + window)
    if left > sentence[0]:
        left = min(span[0], text.find(" ", left, span[0]) + 1 or span[0])
    if right < sentence[1]:
        right = max(span[1], text.rfind(" ", span[1], right))
    return left, right
