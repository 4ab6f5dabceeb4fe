"""The words and two-word phrases of several articles, counted: by article, and by sentence."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.wording import forms, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.choice import Choice
    from analysis.comparison.wording.tokens import Flags, Ints, Tokens
    from analysis.result import Result


class Pool(NamedTuple):
    """All words of several articles, one article after the other. ``label``: how each word of ``vocabulary`` is written.

    ``term``: position in ``vocabulary`` of each word (its group's word); ``article``, ``sentence`` (counted on through all articles),
    ``chosen`` and ``joined`` (follows the word before it directly) go by word too. ``grouped``: word → the word it counts as.
    """

    articles: tuple[Tokens, ...]
    vocabulary: tuple[str, ...]
    label: dict[str, str]
    names: frozenset[str]
    grouped: dict[str, str]
    term: Ints
    article: Ints
    sentence: Ints
    chosen: Flags
    joined: Flags


class Counted(NamedTuple):
    """Counts, a row an article and a column a term. ``parts``: positions of a term's words in the vocabulary, the second −1 for a word.

    ``times``: how often; ``sentences``: in how many sentences; ``words``: of each article; ``distinct``: of each article, words
    counted once a sentence.
    """

    parts: Ints
    times: Ints
    sentences: Ints
    words: Ints
    distinct: Ints


def pool(results: Sequence[Result], choice: Choice) -> Pool:
    """Return all words of ``results``, those of ``choice`` marked; groups and names are found over all of them."""
    articles = tuple(tokens.of(result, choice) for result in results)
    grouped = forms.groups(key for one in articles for key in one.keys)
    vocabulary = tuple(sorted(set(grouped.values())))
    place = {word: i for i, word in enumerate(vocabulary)}
    sentences = [int(one.sentence.max()) + 1 if len(one.sentence) else 0 for one in articles]
    before = np.concatenate([[0], np.cumsum(sentences)])[:-1]

    def column(parts: Sequence[Ints | Flags]) -> Ints:
        return np.concatenate([np.empty(0, dtype=np.int64), *parts]).astype(np.int64)

    return Pool(
        articles,
        vocabulary,
        _labels(articles, grouped),
        frozenset(grouped[word] for word in forms.names(articles)),
        grouped,
        column([np.array([place[grouped[key]] for key in one.keys], dtype=np.int64) for one in articles]),
        column([np.full(len(one.keys), i) for i, one in enumerate(articles)]),
        column([one.sentence + start for one, start in zip(articles, before, strict=True)]),
        column([one.chosen for one in articles]).astype(bool),
        column([one.joined for one in articles]).astype(bool),
    )


def _labels(articles: Sequence[Tokens], grouped: dict[str, str]) -> dict[str, str]:
    """Return group → its most frequent form, as it is written most often."""
    count: dict[str, dict[str, int]] = {}
    for one in articles:
        for key in one.keys:
            of_group = count.setdefault(grouped[key], {})
            of_group[key] = of_group.get(key, 0) + 1
    written = forms.written(articles)
    first = {group: min(found, key=lambda key: (-found[key], key)) for group, found in count.items()}
    return {group: _as_written(written.get(key, key)) for group, key in first.items()}


def _as_written(form: str) -> str:
    """Give "U.S" its last point, which a word does not end with here."""
    return f"{form}." if "." in form else form


def counted(found: Pool, wanted: Flags) -> Counted:
    """Count the chosen words that are ``wanted`` (by place in the vocabulary), and phrases of two of them."""
    here = found.chosen
    terms = np.stack([found.term, np.full(len(found.term), -1)], axis=1)
    pairs = np.flatnonzero(here[1:] & here[:-1] & found.joined[1:])
    pairs = pairs[wanted[found.term[pairs]] & wanted[found.term[pairs + 1]]]
    both = np.stack([found.term[pairs], found.term[pairs + 1]], axis=1)
    single = here & wanted[found.term] if len(found.term) else here
    rows = np.concatenate([terms[single], both])
    articles = np.concatenate([found.article[single], found.article[pairs]])
    sentences = np.concatenate([found.sentence[single], found.sentence[pairs]])
    code = rows[:, 0] * (len(found.vocabulary) + 1) + rows[:, 1] + 1
    known, term = np.unique(code, return_inverse=True)
    parts = np.stack([known // (len(found.vocabulary) + 1), known % (len(found.vocabulary) + 1) - 1], axis=1)
    count = len(found.articles)
    return Counted(
        parts,
        _table(articles, term, (count, len(known))),
        _once(articles, sentences, term, (count, len(known))),
        np.bincount(found.article[here], minlength=count),
        _once(found.article[here], found.sentence[here], found.term[here], (count, len(found.vocabulary))).sum(axis=1),
    )


def _table(articles: Ints, term: Ints, shape: tuple[int, int]) -> Ints:
    return np.bincount(articles * shape[1] + term, minlength=shape[0] * shape[1]).reshape(shape)


def _once(articles: Ints, sentences: Ints, term: Ints, shape: tuple[int, int]) -> Ints:
    """Count each term once a sentence."""
    _, first = np.unique(sentences * max(shape[1], 1) + term, return_index=True)
    return _table(articles[first], term[first], shape)


@cache
def grammar_words() -> frozenset[str]:
    """Return the words that hold sentences together."""
    text = resources.files("analysis.comparison.wording").joinpath("data", "grammar_words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word for _, words in rows for word in words.split())
