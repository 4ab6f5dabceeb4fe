"""The same-quote ledger on the page: the longest version on top, below it what each outlet led in, kept and cut."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison.voices import pieces
from analysis.comparison.voices.pieces import NO_STATEMENT
from pages.parts import words
from pages.speaking import board as boards
from pages.speaking import statements

if TYPE_CHECKING:
    from analysis.comparison.voices.ledger import Entry, Row
    from analysis.comparison.voices.pieces import Unit
    from analysis.text.attribution.record import Statement
    from pages.speaking.board import Board

FEW = 3
"""Statements that are shown before the reader asks for all."""
LEAD = 110
"""Characters of the words that lead in."""
ABOUT = 90
"""Characters of a statement that the Reading room writes above its places."""
EDGES = " ,.;:!?\"“”‘’'\n\t"
"""Signs between a quotation and the words that lead in."""


def draw(board: Board) -> None:
    """Draw the statements that most outlets carry; the rest on request."""
    found = board.entries
    if not found:
        words.warn(
            "No statement of five words or more, and no quotation, was found in two of these articles.", quiet=True
        )
        return
    every = st.session_state.get("every_entry", False)
    st.html("".join(entry(board, one) for one in (found if every else found[:FEW])))
    if len(found) > FEW:
        st.toggle(f"Show all {len(found)} statements that two articles or more carry", key="every_entry")


def entry(board: Board, one: Entry) -> str:
    """Return one statement as HTML."""
    text = board.text(one.longest.article)
    told = _told(board, one.longest)
    who = f"{words.safe(told)} · " if told else ""
    rows = "".join(_row(board, one, row) for row in one.rows)
    places = [f"{row.article}-{start}-{end}" for row in one.rows for start, end in row.places[:1]]
    link = words.read_in_context(*places, told="Line the articles up on it", about=_about(text, one))
    return (
        f'<div class="same"><blockquote>{_words(text, one, (True,) * one.words)}</blockquote>'
        f'<p class="sub">{who}{one.words} word{"s" * (one.words != 1)} in {words.safe(board.now.names[one.longest.article])}, '
        f"carried by {len(one.rows)} articles · {link}</p>"
        f'<table class="ladder cuts"><thead><tr><th>Outlet</th><th>Led in with</th><th>What it kept and cut</th><th>Where</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _about(text: str, one: Entry) -> str:
    """Return the first words of a statement, as they stand in the text."""
    tokens = one.longest.pieces[0].tokens
    end = max(token.end for token in tokens if token.end <= max(tokens[0].end, tokens[0].start + ABOUT))
    return text[tokens[0].start : end]


def _row(board: Board, one: Entry, row: Row) -> str:
    now = board.now
    longest, text = board.text(one.longest.article), board.text(row.article)
    added = "".join(f'<span class="more">also: {escape(text[a:b])}</span>' for a, b in row.added)
    places = [_place(board, unit) for unit in row.units]
    sentences = sorted({place for place, _ in places})
    where = f"sentence{'s' * (len(sentences) != 1)} {', '.join(map(str, sentences))} of {places[0][1]}"
    count = "all" if all(row.kept) else f"{sum(row.kept)} of"
    links = words.read_in_context(*(f"{row.article}-{start}-{end}" for start, end in row.places[:1]), told="Read")
    lead = "<br>".join(dict.fromkeys(_lead(board, unit) for unit in row.units))
    return (
        f'<tr><th class="who">{words.glyph(now.hues[row.article])}{words.safe(now.names[row.article])}</th>'
        f'<td class="lead">{lead}</td><td class="said">{_words(longest, one, row.kept)}{added}</td>'
        f'<td>{where}<p class="sub">{count} {one.words} words · {links}</p></td></tr>'
    )


def _words(text: str, one: Entry, kept: tuple[bool, ...]) -> str:
    """Return the longest version with the words that are not kept struck; what lies between its parts is left out."""
    told: list[str] = []
    tokens = one.longest.tokens
    ends = {piece.tokens[-1].start for piece in one.longest.pieces}
    first = 0
    while first < len(tokens):
        last = first
        while last + 1 < len(tokens) and kept[last + 1] == kept[first] and tokens[last].start not in ends:
            last += 1
        body = _slice(text, one, first, last)
        told.append(body if kept[first] else f'<span class="cut">{body}</span>')
        first = last + 1
    whole = "".join(told).strip()
    return f"“{whole}”" if one.longest.pieces[0].quoted else whole


def _slice(text: str, one: Entry, first: int, last: int) -> str:
    """Return words ``first`` to ``last`` with the signs up to the next word of the same piece."""
    tokens = one.longest.tokens
    ends = {piece.tokens[-1].start for piece in one.longest.pieces}
    until = tokens[last].end
    closes = tokens[last].start in ends
    if not closes:
        until = tokens[last + 1].start
        return escape(text[tokens[first].start : until])
    if last + 1 < len(tokens) and pieces.left_out(text[until : until + 6]):
        return f"{escape(text[tokens[first].start : until])} … "
    stop = "".join(sign for sign in text[until : until + 2] if sign in ".,!?;…")[:1]
    return escape(text[tokens[first].start : until] + ("" if last + 1 == len(tokens) else (stop or ".") + " "))


def _statement(board: Board, unit: Unit) -> Statement | None:
    if unit.statement == NO_STATEMENT:
        return None
    return board.cast.results[unit.article].attribution.statements[unit.statement]


def _told(board: Board, unit: Unit) -> str:
    one = _statement(board, unit)
    who = None if one is None else board.cast.places.get((unit.article, one.speaker))
    return "" if who is None else board.cast.heard[who].name


def _lead(board: Board, unit: Unit) -> str:
    """Return the words that lead a version in, or those that follow where none do, the verb marked by its stance."""
    text = board.text(unit.article)
    spans = board.cast.results[unit.article].sentences
    start = int(spans[boards.said_sentence(spans, unit.start), 0])
    end = int(spans[boards.said_sentence(spans, unit.end - 1), 1])
    one = _statement(board, unit)
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


def _place(board: Board, unit: Unit) -> tuple[int, int]:
    spans = board.cast.results[unit.article].sentences
    numbers = board.cast.numbers(unit.article)
    return numbers.get(boards.said_sentence(spans, unit.start), 1), len(numbers)
