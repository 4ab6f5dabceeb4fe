"""What the page on actors shows, put together once for all its parts: who is named where, in what role, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from analysis.charts.look import Row
from analysis.comparison.actors import merge, rates, seen
from analysis.comparison.actors.rates import NAMED, Key
from analysis.comparison.choice import ENOUGH_WORDS, Choice
from analysis.text.actors.record import Sort
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.actors.merge import Joined
    from analysis.comparison.actors.ratios import Rates
    from analysis.comparison.actors.seen import Page, Seen
    from analysis.result import Result
    from pages.parts.view import View

ACTORS = "actors"
"""The exhibit whose edits this page keeps."""
EACH, COUNTRY = "Each name", "By country"
FIRST = 12
"""Actors that are drawn before the reader asks for all."""
SORTS = {Sort.PERSON: "People", Sort.PLACE: "Countries and places", Sort.BODY: "Bodies"}


class Laid(NamedTuple):
    """Actors by how often they are named, the most named first; ``titles`` are their names, each one once."""

    joined: tuple[Joined, ...]
    titles: tuple[str, ...]
    pages: list[Page]
    rates: Rates


class Board(NamedTuple):
    """The view and the actors in it; articles are positions in the event everywhere."""

    now: View
    key: tuple[str, ...]
    laid: Laid

    @property
    def first(self) -> range:
        """The actors most named."""
        return range(min(FIRST, len(self.laid.joined)))

    @property
    def looked_at(self) -> range:
        """The actors of whom the finding may speak."""
        return range(min(rates.together(len(self.laid.pages)), len(self.laid.joined)))

    def text(self, article: int) -> str:
        """Return an article's text."""
        return self.now.opened.results[article].article.text

    def texts(self) -> dict[int, str]:
        """Return the texts of the articles shown, by position."""
        return {page.article: self.text(page.article) for page in self.laid.pages}

    def of(self, actor: int) -> dict[int, list[Seen]]:
        """Return an actor's mentions in each article shown, in order of the text."""
        return {page.article: [one for one in page.seen if one.actor == actor] for page in self.laid.pages}

    def span(self, one: Seen) -> tuple[int, int]:
        """Return the offsets of a mention's sentence."""
        page = next(page for page in self.laid.pages if page.article == one.article)
        start, end = page.spans[one.row].tolist()
        return start, end


def edits(now: View) -> dict[str, Any]:
    """Return the reader's edits of the actors."""
    return dict(now.opened.edits.get(ACTORS, {}))


def lay(now: View, *, grouped: bool) -> Board:
    """Put together what the page shows, or take it as it was put together before. ``grouped``: one actor a country."""
    results = now.opened.results
    changed = orjson.dumps(edits(now), option=orjson.OPT_SORT_KEYS).decode()
    choice = (now.choice.voice, now.choice.headline, now.choice.captions)
    key = (now.opened.version, *(result.article.hash for result in results), changed, str(grouped), str(choice))
    return Board(now, key, _laid(key, now.shown, choice, grouped, results, edits(now)))


@remembered(24)
def _laid(
    key: tuple[str, ...],  # noqa: ARG001 - what is kept goes by
    shown: tuple[int, ...],
    choice: tuple[str, bool, bool],
    grouped: bool,  # noqa: FBT001 - part of the key
    _results: Sequence[Result],
    _edits: dict[str, Any],
) -> Laid:
    joined = merge.merge(_results, _edits)
    if grouped:
        joined = merge.by_country(joined)
    pages = seen.lay_out(_results, joined, shown, Choice(*choice))
    order = _ranked(pages, len(joined))
    place = {old: new for new, old in enumerate(order)}
    pages = [page._replace(seen=tuple(one._replace(actor=place[one.actor]) for one in page.seen)) for page in pages]
    kept = tuple(joined[old] for old in order)
    return Laid(kept, _titles(kept), pages, rates.of(pages, range(min(FIRST, len(kept)))))


def _ranked(pages: Sequence[Page], count: int) -> list[int]:
    """Return the actors that are named, by their mean share of the articles' words, every article counting alike."""
    share = [0.0] * count
    for page in pages:
        words = float(page.words.sum()) or 1.0
        for one in page.seen:
            share[one.actor] += 1 / words
    return sorted((actor for actor in range(count) if share[actor]), key=lambda actor: (-share[actor], actor))


def _titles(joined: Sequence[Joined]) -> tuple[str, ...]:
    """Return names that are all different: of two actors of one name the second says what it is."""
    taken: set[str] = set()
    found = []
    for one in joined:
        title = one.name
        if title in taken:
            title = f"{one.name} ({one.sort})"
        number = 2
        while title in taken:
            title, number = f"{one.name} ({one.sort} {number})", number + 1
        taken.add(title)
        found.append(title)
    return tuple(found)


def of_actor(board: Board, actor: int) -> Rates:
    """Return how often one actor is named, acts and is acted upon; of those named most it is known already."""
    if actor in board.looked_at:
        return board.laid.rates
    return _roles(board.key, board.now.shown, actor, board.laid.pages)


@remembered(64)
def _roles(key: tuple[str, ...], shown: tuple[int, ...], actor: int, _pages: Sequence[Page]) -> Rates:  # noqa: ARG001
    return rates.of(_pages, [actor], actor)


def rows(board: Board, actor: int) -> list[Row]:
    """Return the articles shown as chart rows, the one that names the actor most first; too short ones last, unranked."""
    found = of_actor(board, actor)
    counted = {
        page.article: (len([1 for one in page.seen if one.actor == actor]), page.words.sum())
        for page in board.laid.pages
    }
    order = sorted(
        counted,
        key=lambda at: (counted[at][1] < ENOUGH_WORDS, -_number(found.of[at][str(Key(NAMED, actor))].value)),
    )
    return [
        Row(at, board.now.names[at], f"{counted[at][0]} mention{'s' * (counted[at][0] != 1)}", board.now.hues[at], ranked=counted[at][1] >= ENOUGH_WORDS)
        for at in order
    ]  # fmt: skip


def _number(value: float) -> float:
    return value if value == value else -1.0
