"""The facts of several articles: clauses, likely pairs, clusters, the reader's changes, titles."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.facts import alike, claims, clusters, edits, titles, units
from analysis.comparison.facts.record import Fact, Found, Place
from analysis.comparison.facts.says import Says, says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.article import Role
    from analysis.comparison.facts.alike import Words
    from analysis.comparison.facts.titles import Source
    from analysis.comparison.facts.units import Unit
    from analysis.result import Result


class Aligned(NamedTuple):
    """``units`` in order of article and place, ``groups`` of them (positions) that tell the same, each with its ``likeness``; ``rarity`` by term.

    ``mute``: units that tell nothing and are alike to others only in a name, a time or a bare verb.
    """

    units: tuple[Unit, ...]
    groups: tuple[tuple[int, ...], ...]
    rarity: Mapping[str, float]
    likeness: tuple[float, ...]
    mute: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Asked:
    """What facts are asked of: equal for equal texts in equal roles."""

    hashes: tuple[str, ...]
    roles: tuple[Role, ...]
    results: tuple[Result, ...] = field(compare=False)


def found(
    results: Sequence[Result], changed: Mapping[str, object] | None = None, roles: Sequence[Role] = units.PLACES
) -> Found:
    """Return the facts of ``results`` under the reader's changes; articles go by their position.

    The order of the articles changes nothing but these positions: inside they stand by their texts' hashes.
    """
    order = sorted(range(len(results)), key=lambda i: results[i].article.text_hash)
    inside = tuple(results[i] for i in order)
    told = aligned(_Asked(tuple(one.article.hash for one in inside), tuple(roles), inside))
    hashes = [one.article.text_hash for one in inside]
    groups, names, hidden = edits.apply(told, hashes, edits.read(changed or {}))
    sources = [titles.source(one) for one in inside]
    known = dict(zip(told.groups, told.likeness, strict=True))
    shared: list[Fact] = []
    hid: list[Fact] = []
    together: set[int] = set()
    for place, group in enumerate(groups):
        if len({told.units[unit].article for unit in group}) > 1:
            together.update(group)
            fact = _fact(told, group, sources, order, names.get(place, ""))._replace(
                likeness=known.get(group, math.inf)
            )
            (hid if place in hidden else shared).append(fact)
    alone = _alone(told, together, sources, order)
    counts = [len(result.firsts) for result in results]
    return Found(tuple(sorted(shared, key=lambda fact: _rank(fact, counts))), alone, tuple(hid))


def _rank(fact: Fact, counts: Sequence[int]) -> tuple[float, float, str]:
    """Most widely told first; of those the one that stands nearest to the top on average."""
    firsts = {place.article: place.sentence / max(1, counts[place.article]) for place in reversed(fact.places)}
    return -len(firsts), sum(sorted(firsts.values())) / len(firsts), fact.key


@lru_cache(maxsize=16)
def aligned(asked: _Asked) -> Aligned:
    """Return which clauses of the articles tell the same, before any change of a reader's."""
    told = units.of(asked.results, asked.roles)
    texts = [result.article.text for result in asked.results]
    words = alike.weighed(told, texts)
    likely = alike.pairs(told, words)
    same: dict[str, list[int]] = {}
    for place, unit in enumerate(told):
        same.setdefault(" ".join(texts[unit.article][unit.start : unit.end].casefold().split()), []).append(place)
    together = [group for group in same.values() if len(group) > 1]
    odds = alike.odds(likely)
    joined = clusters.clusters(len(told), *likely[:2], odds, same=together)
    likeness = clusters.likeness(joined, *likely[:2], odds)
    kept, mute = _facts_of(joined, likeness, told, texts, words)
    return Aligned(tuple(told), tuple(group for group, _ in kept), words.by_name, tuple(one for _, one in kept), mute)


def _facts_of(
    groups: Sequence[Sequence[int]], likeness: Sequence[float], told: Sequence[Unit], texts: Sequence[str], words: Words
) -> tuple[list[tuple[tuple[int, ...], float]], frozenset[int]]:
    """Return the groups, those parted that tell no fact, each with its likeness, and which units of these tell nothing."""
    names = frozenset(name for name, kind in zip(words.names, words.kind.tolist(), strict=True) if kind == alike.NAME)
    terms = claims.Terms(words.by_name, names)
    kept: list[tuple[tuple[int, ...], float]] = []
    mute: set[int] = set()
    for group, odds in zip(groups, likeness, strict=True):
        members = [told[unit] for unit in group]
        if len({one.article for one in members}) == 1 or claims.is_one(members, texts, terms, odds):
            kept.append((tuple(group), odds))
            continue
        kept += [((unit,), math.inf) for unit in group]
        mute.update(
            unit for unit in group if says(texts[told[unit].article][told[unit].start : told[unit].end]) is Says.NOTHING
        )
    return sorted(kept, key=lambda one: one[0][0]), frozenset(mute)


def _places(aligned: Aligned, group: Iterable[int], order: Sequence[int]) -> tuple[Place, ...]:
    """Return where units stand, clauses that follow each other as one place; articles by their position outside."""
    found: list[Place] = []
    last = -2
    for number in sorted(group):
        unit = aligned.units[number]
        if number == last + 1 and found[-1].sentence == unit.sentence and found[-1].article == order[unit.article]:
            found[-1] = found[-1]._replace(end=unit.end)
        else:
            found.append(Place(order[unit.article], unit.start, unit.end, unit.sentence))
        last = number
    return tuple(sorted(found))


def _fact(aligned: Aligned, group: Sequence[int], sources: Sequence[Source], order: Sequence[int], name: str) -> Fact:
    members = [aligned.units[number] for number in group]
    first = min(members, key=lambda unit: (sources[unit.article].result.article.text_hash, unit.start))
    key = f"{sources[first.article].result.article.text_hash[:8]}-{first.start}"
    return Fact(key, name or titles.of(members, sources, aligned.rarity), _places(aligned, group, order), bool(name))


def _alone(
    aligned: Aligned, together: set[int], sources: Sequence[Source], order: Sequence[int]
) -> dict[int, tuple[Fact, ...]]:
    """Return, by article, what stands in no fact of several articles: the rarest terms first, whole sentences before parts."""
    runs: dict[tuple[int, int, int], list[int]] = {}
    start = 0
    for number, unit in enumerate(aligned.units):
        if number in together:
            continue
        before = aligned.units[number - 1] if number else None
        goes_on = (
            before and (before.article, before.sentence) == (unit.article, unit.sentence) and number - 1 not in together
        )
        start = start if goes_on else number
        runs.setdefault((unit.article, unit.sentence, start), []).append(number)
    told: dict[int, list[tuple[float, Fact]]] = {place: [] for place in range(len(sources))}
    for run in runs.values():
        members = [aligned.units[number] for number in run]
        terms = {one.name for unit in members for one in unit.terms}
        if len(terms) >= units.LEAST and not aligned.mute.issuperset(run):
            result = sources[members[0].article].result
            start, end = map(int, result.sentences[members[0].sentence])
            share = (members[-1].end - members[0].start) / (end - start)
            weight = share * sum(aligned.rarity[name] for name in terms)
            title = titles.cut(result.article.text[members[0].start : members[-1].end])
            told[members[0].article].append((-weight, _fact(aligned, run, sources, order, title)._replace(named=False)))
    return {
        order[article]: tuple(fact for _, fact in sorted(facts, key=lambda one: (one[0], one[1].places)))
        for article, facts in told.items()
    }
