"""How likely two clauses tell the same fact: five features of what they share, and their printed weights.

log odds = BIAS + Σ weight × feature. ``clause``: cosine of the two clauses' terms, weighted by how rare a term is in the event;
``sentence``: the same of their whole sentences, counted only where the clauses fit each other best in the two sentences;
``words`` and ``names``: ln(1 + Σ rarity of shared terms), of names (terms mostly written with a capital) apart from the rest;
``number``: the rarity of the numbers above 3 that they share, 1 for one that stands nowhere else, at most 1. Fitted by ``python -m benchmarks.facts_fit`` (logistic regression) on pairs of
clauses that were labelled for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.facts import sparse
from analysis.comparison.facts.sparse import Floats, Ints, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.comparison.facts.units import Unit

BIAS = -8.24
WEIGHTS = {"clause": 5.66, "sentence": 5.34, "words": 1.83, "names": 0.93, "number": 8.32}
FLOOR = -5.0
"""Log odds of pairs that share next to nothing: no pair counts for less."""
CEILING = 3.0
"""No pair counts for more: one strong likeness does not outweigh several misfits."""
SMALL = frozenset({"#1", "#2", "#3"})
"""Numbers that any two sentences may share by chance."""
CAPITALS = 0.6
"""Share of a name's occurrences that begin with a capital."""
PLAIN, NAME, NUMBER, NONE = range(4)
"""Kinds of terms; those of no kind count in the cosines alone."""
TIE = 1e-6
LEAST = 1e-9


class Pairs(NamedTuple):
    """Pairs of units that share something: positions ``first`` < ``second``, and one row of ``features`` a pair."""

    first: Ints
    second: Ints
    features: Floats


class Words(NamedTuple):
    """All terms of all units. An entry each: ``unit`` and ``term`` (position in ``names``); a term each: ``rarity`` and ``kind``."""

    names: tuple[str, ...]
    unit: Ints
    term: Ints
    rarity: Floats
    kind: Ints

    @property
    def by_name(self) -> dict[str, float]:
        """Term → rarity."""
        return dict(zip(self.names, self.rarity.tolist(), strict=True))


def odds(pairs: Pairs) -> Floats:
    """Return the log odds that each pair tells the same fact, between ``FLOOR`` and ``CEILING``."""
    told: Floats = np.clip(BIAS + pairs.features @ np.array(list(WEIGHTS.values())), FLOOR, CEILING)
    return told


def pairs(units: Sequence[Unit], words: Words) -> Pairs:
    """Return every pair of units of different sentences that share a term, with its features (columns as in ``WEIGHTS``)."""
    sentence = numbered([(unit.article, unit.sentence) for unit in units])
    clauses, weights = _table(np.arange(len(units)), words)
    kind = words.kind[clauses.columns]
    rarity = np.sqrt(words.rarity[clauses.columns])
    most = np.log(len(units) + 1) or 1.0
    values = [weights, rarity * (kind == PLAIN), rarity * (kind == NAME), rarity * (kind == NUMBER) / np.sqrt(most)]
    found: list[tuple[Ints, Ints, Floats]] = []
    for i, j, (cosine, plain, names, numbers) in sparse.pairs(clauses, values):
        apart = sentence[i] != sentence[j]
        block = np.column_stack([cosine, np.zeros(len(i)), np.log1p(plain), np.log1p(names), np.minimum(numbers, 1)])
        found.append((i[apart], j[apart], block[apart]))
    if not found:
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(WEIGHTS))))
    first, second, features = (np.concatenate(part) for part in zip(*found, strict=True))
    fit = features[:, 0] + TIE * features[:, 2]
    best = _best(fit, first, sentence[second]) & _best(fit, second, sentence[first])
    features[best, 1] = _cosines(_table(sentence, words), sentence[first[best]], sentence[second[best]])
    return Pairs(first, second, features)


def weighed(units: Sequence[Unit], texts: Sequence[str]) -> Words:
    """Return the terms of ``units`` with how rare they are: ln((units + 1) ÷ (units that have it + ½))."""
    unit = np.repeat(np.arange(len(units)), [len(one.terms) for one in units])
    names = [one.name for each in units for one in each.terms]
    term = numbered(names)
    known = list(dict.fromkeys(names))
    capital = [texts[each.article][one.start].isupper() for each in units for one in each.terms]
    total = np.bincount(term, minlength=len(known))
    share = np.bincount(term, capital, minlength=len(known)) / np.maximum(total, 1)
    kind = np.where(share > CAPITALS, NAME, PLAIN)
    for place, name in enumerate(known):
        if name.startswith("#"):
            kind[place] = NONE if name in SMALL else NUMBER
    met = np.unique(unit * max(1, len(known)) + term) % max(1, len(known))
    held = np.bincount(met, minlength=len(known))
    return Words(tuple(known), unit, term, np.log((len(units) + 1) / (held + 0.5)), kind)


def numbered(keys: Sequence[object]) -> Ints:
    """Return each key's number, equal keys alike, by first occurrence."""
    known: dict[object, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _table(row_of: Ints, words: Words) -> tuple[Rows, Floats]:
    """Return the terms of each row once, and their weights, (1 + ln count) × rarity, scaled to length 1 a row."""
    size = max(1, len(words.rarity))
    key, count = np.unique(row_of[words.unit] * size + words.term, return_counts=True)
    table = Rows(int(row_of.max()) + 1 if len(row_of) else 0, key // size, key % size)
    weights = (1 + np.log(count)) * words.rarity[table.columns]
    length = np.sqrt(np.bincount(table.rows, weights**2, minlength=table.height))
    return table, weights / np.maximum(length, LEAST)[table.rows]


def _best(fit: Floats, unit: Ints, sentence: Ints) -> NDArray[np.bool_]:
    """Say of each pair whether no other clause of the other sentence fits this clause better."""
    key = numbered_pairs(unit, sentence)
    most = np.full(int(key.max()) + 1 if len(key) else 0, -np.inf)
    np.maximum.at(most, key, fit)
    return fit >= most[key] - LEAST


def numbered_pairs(first: Ints, second: Ints) -> Ints:
    """Return each pair's number, equal pairs alike."""
    size = int(second.max()) + 1 if len(second) else 1
    found: Ints = np.unique(first * size + second, return_inverse=True)[1].astype(np.int64)
    return found


def _cosines(sentences: tuple[Rows, Floats], first: Ints, second: Ints) -> Floats:
    """Return the cosine of each pair of sentences that is asked for."""
    table, weights = sentences
    wanted, back = np.unique(np.minimum(first, second) * table.height + np.maximum(first, second), return_inverse=True)
    told = np.zeros(len(wanted))
    for i, j, (cosine,) in sparse.pairs(table, [weights]):
        key = i * table.height + j
        at = np.searchsorted(key, wanted)
        hit = (at < len(key)) & (key[np.minimum(at, len(key) - 1)] == wanted)
        told[hit] = cosine[at[hit]]
    return told[back]
