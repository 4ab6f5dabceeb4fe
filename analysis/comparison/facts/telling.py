"""What is told and what is left out, all of it: the matrix, what stands in one article only, shared copy, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.facts import align, matrix, omission, wire
from analysis.result import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.article import Role
    from analysis.comparison.choice import Choice
    from analysis.comparison.differences import Difference
    from analysis.comparison.facts.matrix import Cell
    from analysis.comparison.facts.omission import Left
    from analysis.comparison.facts.record import Fact, Place
    from analysis.comparison.facts.wire import Copy
    from analysis.result import Result


class Row(NamedTuple):
    """One fact and its cells by article; ``weight``: what it weighs among what is left out."""

    fact: Fact
    cells: Mapping[int, Cell]
    weight: float


class Telling(NamedTuple):
    """Everything the page shows; articles go by their position.

    ``rows``: facts told by two or more, most widely told first. ``alone``: article → what stands only there. ``left``: one an
    article; ``pairs``: its differences. ``hidden``: facts that the reader hides, in no number. ``words``: how many of an article
    facts are looked for in.
    """

    rows: tuple[Row, ...]
    alone: Mapping[int, tuple[Fact, ...]]
    copies: tuple[Copy, ...]
    left: tuple[Left, ...]
    pairs: tuple[Difference, ...]
    hidden: tuple[Fact, ...]
    words: tuple[int, ...]


def of(results: Sequence[Result], choice: Choice, changed: Mapping[str, object] | None = None) -> Telling:
    """Return what the articles tell under ``choice`` and the reader's changes.

    Facts are aligned in all words; with a voice a fact counts as told where it is told in that voice, and what is told so in one
    article only is in no row. A sentence of shared copy says who else has it; it stands in nobody's list of its own.
    """
    roles = choice.roles("body")
    found = align.found(results, changed, roles)
    copies = tuple(wire.find(results, roles))
    shared = _by_article(copies)
    articles = [matrix.ready(result, roles) for result in results]
    told = [(fact, _copied(matrix.cells(fact, articles, choice.voice), shared)) for fact in found.facts]
    told = [one for one in told if len(one[1]) > 1]
    table = np.zeros((len(told), len(results)))
    for row, (_, cells) in enumerate(told):
        table[row, list(cells)] = 1
    weight = omission.weights(table)
    out = omission.of(table, [result.article.text_hash for result in results])
    order = sorted(range(len(told)), key=lambda row: (-len(told[row][1]), row))
    alone = {article: _own(facts, results[article], choice.voice, shared) for article, facts in found.alone.items()}
    return Telling(
        tuple(Row(*told[row], float(weight[row])) for row in order),
        alone, copies, out.left, out.pairs, found.hidden, tuple(_words(result, roles) for result in results),
    )  # fmt: skip


def _words(result: Result, roles: Sequence[Role]) -> int:
    """Return how many words of an article stand in these roles."""
    inside = np.isin(result.columns["role"], [ROLES.index(role) for role in roles])
    return int(result.columns["words"][inside].sum())


class _Shared(NamedTuple):
    """A stretch of shared copy in one article, and all articles that have it."""

    start: int
    end: int
    articles: tuple[int, ...]


def _by_article(copies: Sequence[Copy]) -> dict[int, list[_Shared]]:
    found: dict[int, list[_Shared]] = {}
    for copy in copies:
        for one in copy.stretches:
            found.setdefault(one.article, []).append(_Shared(one.start, one.end, copy.articles))
    return found


def _over(shared: Mapping[int, Sequence[_Shared]], place: Place) -> set[int]:
    """Return the other articles that have a place as shared copy."""
    every = shared.get(place.article, ())
    return {other for one in every if one.start < place.end and place.start < one.end for other in one.articles} - {
        place.article
    }


def _copied(cells: Mapping[int, Cell], shared: Mapping[int, Sequence[_Shared]]) -> dict[int, Cell]:
    """Put to each cell which other articles have its place as shared copy."""
    return {article: cell._replace(copied=tuple(sorted(_over(shared, cell.first)))) for article, cell in cells.items()}


def _own(
    facts: Sequence[Fact], result: Result, voice: str, shared: Mapping[int, Sequence[_Shared]]
) -> tuple[Fact, ...]:
    """Return what is this article's own: not shared copy, and told in the chosen voice."""
    return tuple(
        fact for fact in facts if not _over(shared, fact.places[0]) and matrix.in_voice(result, fact.places[0], voice)
    )
