"""What each outlet calls whom: a row an actor, a column an outlet; a row opens to its labels and names, each to where it stands."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.actors import called
from analysis.text.actors.record import How, Kind, Sort
from pages.acting import spelt
from pages.parts import exhibits, rows, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.actors.called import Use
    from pages.acting.board import Board

FEW = 7
MOST = 6
"""Labels in a cell before the rest is counted."""
NAMES = 4
"""Spellings of a name in a cell."""
MEANT = {Kind.DISTANCE: "takes distance", Kind.BEFORE: "before the name", Kind.AFTER: "after the name", Kind.POST: "in place of the name",
         Kind.TITLE: "title", Kind.BESIDE: "beside the name"}  # fmt: skip


def draw(board: Board, chosen: int) -> None:
    """Draw the matrix: those with most labels first, the chosen actor among them and open."""
    words.section(
        "What each outlet calls whom",
        "Labels beside the names, most telling first; below them the names that are used, with their number. Press a row to read where they "
        "stand, or a word to read just its sentences.",
    )
    texts = board.texts()
    order = _order(board, texts)
    if chosen and chosen not in order:  # the first one is chosen where nobody chose
        order = [chosen, *order]
    shown = exhibits.columns(board.now)
    now = board.now
    heads = [f'<p class="who">{words.glyph(now.hues[at])}{words.safe(now.names[at])}</p>' for at in shown]
    st.html(rows.head("", heads))
    place = st.container()
    every = len(order) > FEW and st.toggle(
        f"Show all {len(order)} actors with labels", key="every_label", bind="query-params"
    )
    some = [actor for at, actor in enumerate(order) if every or at < FEW or actor == chosen]
    with place:
        lines = [_row(board, actor, shown, texts) for actor in some]
        rows.draw(lines, key="actor", opened=partial(spelt.draw, board, chosen, texts), closes=False)


def _order(board: Board, texts: dict[int, str]) -> list[int]:
    """Return the actors of the matrix: those with most labels, and among the first of them one whose name is spelt differently."""
    ranked = called.labelled(board.laid.pages, range(len(board.laid.joined)))
    spelt = [actor for actor in board.first if actor not in ranked and _differs(board, actor, texts)]
    return [*ranked[: FEW - 1], *spelt[:1], *ranked[FEW - 1 :], *spelt[1:]]


def _differs(board: Board, actor: int, texts: dict[int, str]) -> bool:
    """Whether outlets write a place's name differently ("Kiev", "Kyiv")."""
    forms = called.names(board.laid.pages, actor, texts)
    written = {
        next((use.words.casefold() for use in uses if use.seen[0].mention.how is How.NAME), "")
        for uses in forms.values()
    }
    return board.laid.joined[actor].sort is Sort.PLACE and len(written - {""}) > 1


def _row(board: Board, actor: int, shown: Sequence[int], texts: dict[int, str]) -> rows.Row:
    labels = called.labels(board.laid.pages, actor, texts)
    forms = called.names(board.laid.pages, actor, texts)
    names = [f"{words.glyph(board.now.hues[at])}{words.safe(board.now.names[at])}" for at in shown]
    title = board.laid.titles[actor]
    body = rows.cells(names, [_cell(title, labels[at], forms[at]) for at in shown], kind="calls")
    absent = [name for name, at in zip(names, shown, strict=True) if not labels[at] and not forms[at]]
    body += f'<p class="none onphone">not found in {", ".join(absent)}</p>' if absent else ""
    one = board.laid.joined[actor]
    of = f"{one.sort}{', ' + one.country if one.country and one.country != one.name else ''}"
    return rows.Row(title, title, body, of)


def _cell(title: str, labels: list[Use], forms: list[Use]) -> str:
    if not labels and not forms:
        return '<p class="none">not found in this text</p>'
    told = "".join(f"<p>{_told(title, use)}</p>" for use in labels[:MOST])
    more = f'<p class="sub">and {len(labels) - MOST} more</p>' if len(labels) > MOST else ""
    plain = ", ".join(spelt.link(title, use, f"{words.safe(use.words)} {len(use.seen)}") for use in forms[:NAMES])
    return f'{told}{more}<p class="sub">{plain}</p>'


def _told(title: str, use: Use) -> str:
    kind = Kind(use.kind)
    count = f' <span class="n">{len(use.seen)}</span>' if len(use.seen) > 1 else ""
    inside = f'<span class="{escape(kind)}" title="{MEANT[kind]}">{words.safe(use.words)}</span>{count}'
    return spelt.link(title, use, inside)
