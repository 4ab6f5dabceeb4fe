"""The deals of many pairs of articles at once: what the sentences of two articles, dealt out anew, would differ by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from analysis.comparison.choice import Choice, Sums
    from analysis.comparison.draws import Deals
    from analysis.measures.base import Floats, Measure
    from analysis.result import Result

Key = tuple[str, int, int]
"""A measure and the positions of two articles."""


class Group(NamedTuple):
    """The measures of one place in an article: their sums by sentence, what each comes to, and which can be tested."""

    sums: Sums
    measures: list[Measure]
    seen: dict[str, float]
    tested: frozenset[str]


class Article(NamedTuple):
    """An article as one of a pair. ``groups``: a place each, the same places in the same order for all articles."""

    text_hash: str
    groups: list[Group]
    valued: Mapping[str, values.Value]


def article(result: Result, choice: Choice, measures: Collection[str], valued: Mapping[str, values.Value]) -> Article:
    """Return ``result`` as one of a pair that is compared in ``measures``. ``valued``: its values under ``choice``."""
    groups = [_group(*one) for one in values.grouped(result, choice, measures)]
    return Article(result.article.text_hash, groups, valued)


def _group(sums: Sums, measures: list[Measure]) -> Group:
    seen_here = {m.name: float(m.score(sums.total(m))[0]) for m in measures}
    tested = frozenset(m.name for m in measures if values.spoken(sums, m) >= values.FEWEST_SENTENCES)
    return Group(sums, measures, seen_here, tested)


class _Test(NamedTuple):
    """A pair to be tested at one place, put in the order of the hashes, so that (a, b) and (b, a) get the same deals."""

    pair: tuple[int, int]
    hashes: tuple[str, str]
    one: Group
    other: Group
    names: frozenset[str]

    def narrowed(self) -> _Test:
        """Return the same with nothing in it but what ``names`` need: long rounds are dealt for few measures."""
        measures = [measure for measure in self.one.measures if measure.name in self.names]
        one, other = (
            side._replace(sums=side.sums.only(measures), measures=measures) for side in (self.one, self.other)
        )
        return self._replace(one=one, other=other)

    def dealt(self, deals: Deals) -> tuple[Floats, Floats]:
        """Return the sums of both sides over all deals, ``(draws, columns)`` each."""
        sides = zip(*draws.permute(self.one.sums.table, self.other.sums.table, self.hashes, deals), strict=True)
        first, second = (side[0] if len(side) == 1 else np.concatenate(side) for side in sides)
        return first, second


def seen(articles: Sequence[Article], pairs: Sequence[tuple[int, int]], wanted: frozenset[str]) -> dict[Key, float]:
    """Return the differences that are there, the article whose hash is smaller minus the other, for what can be tested."""
    return {
        (measure.name, *test.pair): test.one.seen[measure.name] - test.other.seen[measure.name]
        for place in range(len(articles[0].groups) if articles else 0)
        for test in _tests(articles, [(*pair, wanted) for pair in pairs], place)
        for measure in test.one.measures
        if measure.name in test.names
    }


def chance(articles: Sequence[Article], keys: Sequence[Key], deals: Deals) -> dict[Key, Floats]:
    """Return the differences that a round of deals gives, one number a deal, for each of ``keys``."""
    found: dict[Key, Floats] = {}
    wanted: dict[tuple[int, int], set[str]] = {}
    for name, a, b in keys:
        wanted.setdefault((a, b), set()).add(name)
    asked = [(*pair, frozenset(names)) for pair, names in wanted.items()]
    for place in range(len(articles[0].groups)):
        tests = list(_tests(articles, asked, place))
        for some in [[one.narrowed()] for one in tests] if deals.number else [tests]:
            found |= _together(some, deals)
    return found


def _together(tests: Sequence[_Test], deals: Deals) -> dict[Key, Floats]:
    """Return the differences of ``tests`` at one place, each formula asked once for all of them."""
    if not tests:
        return {}
    found: dict[Key, Floats] = {}
    dealt = zip(*(test.dealt(deals) for test in tests), strict=True)
    together = [np.stack([sums.T for sums in side], axis=1) for side in dealt]
    sides = [tests[0].one.sums.drawn(sums.reshape(len(sums), -1)) for sums in together]
    for measure in tests[0].one.measures:
        if not any(measure.name in test.names for test in tests):
            continue
        gaps = measure.score(sides[0][measure.voiced]) - measure.score(sides[1][measure.voiced])
        for test, row in zip(tests, gaps.reshape(len(tests), -1), strict=True):
            if measure.name in test.names:
                found[measure.name, *test.pair] = row
    return found


def _tests(
    articles: Sequence[Article], pairs: Sequence[tuple[int, int, frozenset[str]]], place: int
) -> Iterator[_Test]:
    """Yield the pairs that can be tested at a place, each in those of its measures that can."""
    for a, b, wanted in pairs:
        first, second = sorted((articles[a], articles[b]), key=lambda article: article.text_hash)
        one, other = first.groups[place], second.groups[place]
        if names := one.tested & other.tested & wanted:
            yield _Test((a, b), (first.text_hash, second.text_hash), one, other, names)
