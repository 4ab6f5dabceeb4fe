"""What may be asked: sentences with enough words of the outlet's own, and pairs of them that tell the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.article import Role
from analysis.comparison import facts
from analysis.comparison.blind import mask
from analysis.comparison.blind.record import Sentence, cuts
from analysis.comparison.facts import words
from analysis.marks import Span
from analysis.result import ROLES, VOICES
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.measures.base import Floats
    from analysis.result import Result

FEWEST_WORDS = 8
"""Own words that a sentence needs: with fewer there is nothing to judge."""
OWN_SHARE = 0.6
"""Share of a sentence's words that must be the outlet's own; the others are left out."""
MOST = 1000
"""Sentences that are compared: each with each."""
MOST_PAIRS = 2000
"""Pairs that are dealt from, the best of each sort."""
LIKE = 0.2
"""Cosine of rarity-weighted terms from which on two sentences count as on the same matter, where no fact joins them."""


class Pair(NamedTuple):
    """Two sentences (positions among the candidates) of different outlets. ``about``: the fact both tell, "" by words alone."""

    first: int
    second: int
    likeness: float
    about: str


def sentences(results: Sequence[Result]) -> list[Sentence]:
    """Return the sentences of every article's body with enough own words, in order; at most 1,000, evenly from all articles."""
    names = mask.spans([result.article for result in results])
    found = [_of(article, result, names[article]) for article, result in enumerate(results)]
    most = max(10, MOST // max(1, len(results)))
    return [one for each in found for one in _thinned(each, most)]


def _of(article: int, result: Result, names: list[Span]) -> list[Sentence]:
    first = result.firsts
    if not len(first):
        return []
    columns = result.columns
    theirs = columns["voice"] != VOICES.index(Voice.OWN)
    total = np.add.reduceat(columns["words"], first)
    own = np.add.reduceat(columns["words"] * ~theirs, first)
    body = columns["role"][first] == ROLES.index(Role.BODY)
    fit = body & (own >= FEWEST_WORDS) & (own >= OWN_SHARE * total)
    bounds = zip(
        columns["start"][theirs].astype(int).tolist(), columns["end"][theirs].astype(int).tolist(), strict=True
    )
    others = mask.union(Span(start, end) for start, end in bounds)
    found = []
    for start, end in result.sentences[fit].tolist():
        stop = start + len(result.article.text[start:end].rstrip())
        found.append(Sentence(article, start, stop, cuts(names, others, start, stop)))
    return found


def _thinned(found: list[Sentence], most: int) -> list[Sentence]:
    return found if len(found) <= most else [found[i] for i in np.linspace(0, len(found) - 1, most).astype(int)]


def pairs(
    results: Sequence[Result], found: Sequence[Sentence], outlets: Sequence[str], edits: Mapping[str, object]
) -> list[Pair]:
    """Return the pairs of ``found`` that tell the same and are of different outlets, those that a fact joins first, best first.

    ``outlets``: by article. ``edits``: the reader's changes to the facts.
    """
    joined = _by_facts(results, found, outlets, edits)
    known = {(pair.first, pair.second) for pair in joined}
    alike = [pair for pair in _by_words(results, found, outlets) if pair[:2] not in known]
    return [*joined, *alike][:MOST_PAIRS]


def _by_facts(
    results: Sequence[Result], found: Sequence[Sentence], outlets: Sequence[str], edits: Mapping[str, object]
) -> list[Pair]:
    at = {(one.article, one.start): place for place, one in enumerate(found)}
    shared: Counter[tuple[int, int]] = Counter()
    told: dict[tuple[int, int], str] = {}
    for fact in facts.of(results, edits):
        here = set()
        for place in fact.places:
            one = at.get((place.article, int(results[place.article].sentences[place.sentence, 0])))
            if one is not None and _own(found[one], place.start, place.end):
                here.add(one)
        for first in here:
            for second in here:
                if first < second and outlets[found[first].article] != outlets[found[second].article]:
                    shared[first, second] += 1
                    told.setdefault((first, second), fact.title)
    return [
        Pair(*key, float(count), told[key]) for key, count in sorted(shared.items(), key=lambda one: (-one[1], one[0]))
    ]


def _own(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether most of ``[start:end]`` is shown: a fact that stands in a quotation cannot be compared."""
    hidden = sum(max(0, min(end, cut.end) - max(start, cut.start)) for cut in sentence.cut)
    return 2 * hidden < end - start


def _by_words(results: Sequence[Result], found: Sequence[Sentence], outlets: Sequence[str]) -> list[Pair]:
    """Return pairs by the cosine of their terms, (1 + ln count) × ln((sentences + 1) ÷ (sentences with it + ½))."""
    table = _table(results, found)
    if not table.size:
        return []
    likeness = table @ table.T
    group = np.unique([outlets[one.article] for one in found], return_inverse=True)[1]
    apart = np.triu(group[:, None] != group[None, :], 1) & (likeness >= LIKE)
    met = [Pair(int(i), int(j), float(likeness[i, j]), "") for i, j in np.argwhere(apart)]
    return sorted(met, key=lambda pair: (-round(pair.likeness, 9), pair.first, pair.second))


def _table(results: Sequence[Result], found: Sequence[Sentence]) -> Floats:
    counted = [Counter(_shown_terms(results[one.article].article.text, one)) for one in found]
    held = Counter(name for each in counted for name in each)
    place = {name: i for i, name in enumerate(sorted(name for name, count in held.items() if count > 1))}
    table = np.zeros((len(found), len(place)))
    length = np.zeros(len(found))
    for row, each in enumerate(counted):
        for name, count in each.items():
            weight = (1 + np.log(count)) * np.log((len(found) + 1) / (held[name] + 0.5))
            length[row] += weight**2
            if name in place:
                table[row, place[name]] = weight
    table /= np.sqrt(np.maximum(length, 1e-12))[:, None]
    return table


def _shown_terms(text: str, sentence: Sentence) -> list[str]:
    """Return the terms of the words that are shown."""
    return [
        one.name
        for one in words.terms(text, sentence.start, sentence.end)
        if not any(cut.start <= one.start < cut.end for cut in sentence.cut)
    ]
