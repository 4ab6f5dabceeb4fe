"""What each outlet calls whom: a matrix of actors and outlets; every label opens to the places where it stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.actors import called
from analysis.text.actors.record import How, Kind, Sort
from pages.acting import sentences
from pages.parts import tables, words

if TYPE_CHECKING:
    from analysis.comparison.actors.called import Use
    from pages.acting.board import Board

FEW = 6
MOST = 6
"""Labels in a cell before the rest is counted."""
MEANT = {Kind.DISTANCE: "takes distance", Kind.BEFORE: "before the name", Kind.AFTER: "after the name", Kind.POST: "in place of the name",
         Kind.TITLE: "title", Kind.BESIDE: "beside the name"}  # fmt: skip


def draw(board: Board, chosen: int) -> None:
    """Draw the matrix: the chosen actor first, then those with most labels."""
    texts = board.texts()
    ranked = called.labelled(board.laid.pages, range(len(board.laid.joined)))
    order = [*([chosen] if chosen in ranked else []), *(actor for actor in ranked if actor != chosen)]
    spelt = [actor for actor in board.first if actor not in order and _differs(board, actor, texts)]
    order = [*order[: FEW - 1], *spelt[:1], *order[FEW - 1 :], *spelt[1:]]
    if not order:
        words.warn("No labels were found: everybody is called by name alone.", quiet=True)
        return
    every = len(order) > FEW and st.session_state.get("every_label", False)
    now = board.now
    heads = "".join(f'<th class="who">{words.glyph(now.hues[at])}{words.safe(now.names[at])}</th>' for at in now.shown)
    body = "".join(_row(board, actor, texts) for actor in (order if every else order[:FEW]))
    st.html(tables.grid(f"<tr><th></th>{heads}</tr>", body, told="What each outlet calls whom", kind="calls"))
    if len(order) > FEW:
        st.toggle(f"Show all {len(order)} actors with labels", key="every_label")


def _differs(board: Board, actor: int, texts: dict[int, str]) -> bool:
    """Whether outlets write a place's name differently ("Kiev", "Kyiv")."""
    forms = called.names(board.laid.pages, actor, texts)
    written = {
        next((use.words.casefold() for use in uses if use.seen[0].mention.how is How.NAME), "")
        for uses in forms.values()
    }
    return board.laid.joined[actor].sort is Sort.PLACE and len(written - {""}) > 1


def _row(board: Board, actor: int, texts: dict[int, str]) -> str:
    labels = called.labels(board.laid.pages, actor, texts)
    forms = called.names(board.laid.pages, actor, texts)
    cells = "".join(_cell(board, at, labels[at], forms[at]) for at in board.now.shown)
    one = board.laid.joined[actor]
    of = f"{one.sort}{', ' + one.country if one.country and one.country != one.name else ''}"
    return f'<tr><th>{words.safe(board.laid.titles[actor])}<p class="sub">{words.safe(of)}</p></th>{cells}</tr>'


def _cell(board: Board, at: int, labels: list[Use], forms: list[Use]) -> str:
    name = f'<span class="o">{words.safe(board.now.names[at])}</span>'
    hue = board.now.hues[at]
    if not labels and not forms:
        return f'<td class="none b{"x" if hue is None else hue}">{name}not found in this text</td>'
    shown = "".join(sentences.opened(board, _told(use), use.seen) for use in labels[:MOST])
    more = f'<p class="sub">and {len(labels) - MOST} more</p>' if len(labels) > MOST else ""
    plain = ", ".join(f"{words.safe(use.words)} {len(use.seen)}" for use in forms[:4])
    return f'<td>{name}{shown}{more}<p class="sub">{plain}</p></td>'


def _told(use: Use) -> str:
    kind = Kind(use.kind)
    count = f' <span class="n">{len(use.seen)}</span>' if len(use.seen) > 1 else ""
    return f'<span class="{escape(kind)}" title="{MEANT[kind]}">{words.safe(use.words)}</span>{count}'
