"""One statement in several outlets: a row a statement, which opens to what each outlet led in, kept and cut."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.wording import shorten
from pages.parts import exhibits, rows, words
from pages.speaking import cuts, lead, places

if TYPE_CHECKING:
    from analysis.comparison.voices.ledger import Entry, Row
    from analysis.comparison.voices.pieces import Unit
    from pages.speaking.board import Board

FEW = 8
"""Statements that are shown before the reader asks for all."""
ABOUT = 90
"""Characters of a statement that the Reading room writes above its places."""
TITLE = 76
"""Characters of a statement in its row."""


def draw(board: Board) -> None:
    """Draw the statements that most outlets carry; the rest on request. The first one is open."""
    words.section(
        "One statement, several outlets",
        "The longest version stands on top. Below, what each outlet kept, shortest first; struck words were cut. Press another row to open it.",
    )
    found = board.entries
    if not found:
        words.warn(
            "No statement of five words or more, and no quotation, was found in two of these articles.", quiet=True
        )
        return
    titles = _titles(board)
    exhibits.pick("statement", range(len(found)))
    chosen = st.selectbox(
        "Statement",
        range(len(found)),
        format_func=lambda at: words.option(titles[at]),
        key="statement",
        bind="query-params",
        width=560,
        label_visibility="collapsed",
    )
    place = st.container()
    every = len(found) > FEW and st.toggle(
        f"Show all {len(found)} statements that two articles or more carry", key="every_entry", bind="query-params"
    )
    shown = [at for at in range(len(found)) if every or at < FEW or at == chosen]
    with place:
        lines = [rows.Row(at, titles[at], _carried(board, found[at])) for at in shown]
        rows.draw(lines, key="statement", opened=partial(_opened, board, found[chosen]), closes=False)


def _titles(board: Board) -> list[str]:
    """Return the first words of each statement, numbered where two begin alike: they stand in the address."""
    seen: dict[str, int] = {}
    told = []
    for one in board.entries:
        tokens = one.longest.tokens
        text = board.text(one.longest.article)[tokens[0].start : tokens[-1].end]
        title = shorten(" ".join(text.split()), TITLE)
        seen[title] = seen.get(title, 0) + 1
        told.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return told


def _carried(board: Board, one: Entry) -> str:
    """Say who says it, how long it is at its longest, and which outlets carry it."""
    now = board.now
    names = "".join(
        f'<span class="nm">{words.glyph(now.hues[row.article])}{words.safe(now.names[row.article])}</span> '
        for row in one.rows
    )
    told = _told(board, one.longest)
    who = f"{words.safe(told)} · " if told else ""
    return f'<p class="sub">{who}{one.words} word{"s" * (one.words != 1)} at most · carried by {len(one.rows)}: {names}</p>'


def _opened(board: Board, one: Entry) -> None:
    st.html(entry(board, one))


def entry(board: Board, one: Entry) -> str:
    """Return one statement as HTML."""
    text = board.text(one.longest.article)
    told = _told(board, one.longest)
    who = f"{words.safe(told)} · " if told else ""
    body = "".join(_row(board, one, row) for row in one.rows)
    at = [f"{row.article}-{start}-{end}" for row in one.rows for start, end in row.places[:1]]
    link = words.read_in_context(*at, told="Line the articles up on it", about=_about(text, one))
    return (
        f'<div class="same"><blockquote>{cuts.struck(text, one, (True,) * one.words)}</blockquote>'
        f'<p class="sub">{who}{one.words} word{"s" * (one.words != 1)} in {words.safe(board.now.names[one.longest.article])}, '
        f"carried by {len(one.rows)} articles · {link}</p>"
        f'<table class="cuts"><thead><tr><th>Outlet</th><th>Led in with</th><th>What it kept and cut</th><th>Where</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
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
    stands = [_place(board, unit) for unit in row.units]
    sentences = sorted({place for place, _ in stands})
    where = f"sentence{'s' * (len(sentences) != 1)} {', '.join(map(str, sentences))} of {stands[0][1]}"
    count = "all" if all(row.kept) else f"{sum(row.kept)} of"
    links = words.read_in_context(*(f"{row.article}-{start}-{end}" for start, end in row.places[:1]), told="Read")
    led = "<br>".join(dict.fromkeys(lead.words_of(board, unit) for unit in row.units))
    return (
        f'<tr><th class="who">{words.glyph(now.hues[row.article])}{words.safe(now.names[row.article])}</th>'
        f'<td class="lead">{led}</td><td class="said">{cuts.struck(longest, one, row.kept)}{added}</td>'
        f'<td>{where}<p class="sub">{count} {one.words} words · {links}</p></td></tr>'
    )


def _told(board: Board, unit: Unit) -> str:
    one = lead.statement(board, unit)
    who = None if one is None else board.cast.places.get((unit.article, one.speaker))
    return "" if who is None else board.cast.heard[who].name


def _place(board: Board, unit: Unit) -> tuple[int, int]:
    spans = board.cast.results[unit.article].sentences
    numbers = board.cast.numbers(unit.article)
    return numbers.get(places.sentence(spans, unit.start), 1), len(numbers)
