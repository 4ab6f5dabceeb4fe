"""What the page on voices shows, put together once for all its parts: speakers, sides, words, verbs, one statement in several outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from analysis.charts.look import Row
from analysis.comparison.choice import ENOUGH_WORDS, Choice
from analysis.comparison.voices import cast as casting
from analysis.comparison.voices import known, ledger
from analysis.comparison.voices.pieces import NO_STATEMENT
from analysis.result import ROLES
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.voices.cast import Cast
    from analysis.comparison.voices.ledger import Entry
    from analysis.comparison.voices.pieces import Unit
    from analysis.comparison.voices.said import Said
    from analysis.result import Result
    from pages.parts.view import View

SIDES, ACTORS = "sides", "actors"
"""Exhibits whose edits this page goes by."""


class Board(NamedTuple):
    """The view and who speaks in it; articles are positions in the event everywhere."""

    now: View
    cast: Cast
    entries: list[Entry]

    def text(self, article: int) -> str:
        """Return an article's text."""
        return self.cast.results[article].article.text

    def name(self, one: Said) -> str:
        """Return who says a statement."""
        who = self.cast.who(one)
        return "not told" if who is None else self.cast.heard[who].name


def edits(now: View, exhibit: str) -> dict[str, Any]:
    """Return the reader's edits of an exhibit."""
    return dict(now.opened.edits.get(exhibit, {}))


def lay(now: View) -> Board:
    """Put together what the page shows, or take it as it was put together before."""
    results = now.opened.results
    changed = orjson.dumps([edits(now, SIDES), edits(now, ACTORS)], option=orjson.OPT_SORT_KEYS)
    key = (now.opened.version, *(result.article.hash for result in results), changed.decode())
    choice = (now.choice.voice, now.choice.headline, now.choice.captions)
    cast, entries = _laid(key, now.shown, choice, results, (edits(now, SIDES), edits(now, ACTORS)))
    return Board(now, cast, entries)


@remembered(24)
def _laid(
    key: tuple[str, ...],  # noqa: ARG001 - what is kept goes by
    shown: tuple[int, ...],
    choice: tuple[str, bool, bool],
    _results: Sequence[Result],
    _edits: tuple[dict[str, Any], dict[str, Any]],
) -> tuple[Cast, list[Entry]]:
    cast = casting.of(_results, Choice(*choice), shown=shown, actors=known.actors(_results, _edits[1]), edits=_edits[0])
    return cast, ledger.of(_results, shown, _speaker(cast), wanted=_wanted(cast))


def _speaker(cast: Cast) -> Any:
    def of(unit: Unit) -> int | None:
        if unit.statement == NO_STATEMENT:
            return None
        one = cast.results[unit.article].attribution.statements[unit.statement]
        return cast.places.get((unit.article, one.speaker))

    return of


def _wanted(cast: Cast) -> Any:
    """Whether a unit stands in a part of its article that counts: the headline and captions only where they are chosen."""
    roles = {ROLES.index(role) for role in cast.choice.roles("body")}

    def counts(unit: Unit) -> bool:
        columns = cast.results[unit.article].columns
        at = max(0, int(columns["start"].searchsorted(unit.start, side="right")) - 1)
        return int(columns["role"][at]) in roles

    return counts


def rows(board: Board, *, by: str = "") -> list[Row]:
    """Return the articles as rows of a chart, most words of side ``by`` first; too short ones last, unranked."""
    found = []
    for at in board.cast.shown:
        rates = board.cast.by_side[at]
        total = next(iter(rates.values())).over if rates else 0.0
        value = rates[by].value if by in rates else 0.0
        ranked = total >= ENOUGH_WORDS
        note = f"{total:,.0f} words" + ("" if ranked else ", not ranked")
        row = Row(at, board.now.names[at], note, board.now.hues[at], ranked=ranked)
        found.append((not ranked, -(value if value == value else -1.0), at, row))
    return [row for *_, row in sorted(found, key=lambda one: one[:3])]


def counted(board: Board) -> tuple[int, int]:
    """Return how many speakers and how many statements are shown."""
    return len({who for some in board.cast.speaking.values() for who in some}), len(board.cast.said)
