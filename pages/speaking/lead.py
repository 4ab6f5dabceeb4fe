"""The words that lead a version of a statement in, its verb marked by its stance."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.charts import marked
from analysis.comparison.voices.pieces import NO_STATEMENT
from pages.speaking import places, statements

if TYPE_CHECKING:
    from analysis.comparison.voices.pieces import Unit
    from analysis.text.attribution.record import Statement
    from pages.speaking.board import Board

LEAD = 110
"""Characters of the words that lead in."""
EDGES = " ,.;:!?\"“”‘’'\n\t"
"""Signs between a quotation and the words that lead in."""


def statement(board: Board, unit: Unit) -> Statement | None:
    """Return the statement that a version is, ``None`` for a quotation that is in none."""
    if unit.statement == NO_STATEMENT:
        return None
    return board.cast.results[unit.article].attribution.statements[unit.statement]


def words_of(board: Board, unit: Unit) -> str:
    """Return the words that lead a version in, or those that follow where none do, the verb marked by its stance."""
    text = board.text(unit.article)
    spans = board.cast.results[unit.article].sentences
    start = int(spans[places.sentence(spans, unit.start), 0])
    end = int(spans[places.sentence(spans, unit.end - 1), 1])
    one = statement(board, unit)
    at = one.cue.start if one and one.cue else -1
    inside = [(a.end, b.start) for a, b in pairwise(unit.tokens) if a.end <= at < b.start]
    before, after = _trimmed(text, start, unit.start), _trimmed(text, unit.end, end)
    led = before[0] < before[1] and not unit.end <= at < end
    first, last = _trimmed(text, *inside[0]) if inside else before if led else after
    if first >= last:
        return "no words"
    short = _last(text, first, last) if led and not inside else (first, _first(text, first, last))
    body = marked.html(text, *short, statements.cue(one) if one else (), statements.GROUPS)
    told = f"… {body}" if short[0] > first else body
    if one and led and first <= at < short[0] and not _parted(board, unit, at):
        told = f"{statements.chip(text, one)} {told}"
    return f"{told} …" if short[1] < last else told


def _parted(board: Board, unit: Unit, at: int) -> bool:
    """Whether something else in quotation marks stands between the verb and this part of a statement."""
    marks = board.cast.results[unit.article].marks
    return any(at < mark.start and mark.end < unit.start for mark in marks if mark.kind == "voice.quoted")


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    """Leave out the blanks and signs around a stretch."""
    while first < last and text[first] in EDGES:
        first += 1
    while last > first and text[last - 1] in EDGES:
        last -= 1
    return first, last


def _last(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the last words of a long stretch: those nearest to what they lead in."""
    if last - first <= LEAD:
        return first, last
    return text.find(" ", last - LEAD, last) + 1 or last - LEAD, last


def _first(text: str, first: int, last: int) -> int:
    """Return where the first words of a long stretch end."""
    if last - first <= LEAD:
        return last
    cut = text.rfind(" ", first, first + LEAD)
    return cut if cut > first else first + LEAD
