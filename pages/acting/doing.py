"""What the chosen actor does, what is done to it, and what goes under its name: verbs and nouns, a square a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.actors import called
from analysis.text.actors.record import Role
from pages.acting import sentences
from pages.parts import words

if TYPE_CHECKING:
    from analysis.comparison.actors.called import Use
    from pages.acting.board import Board

COLUMNS = {
    Role.SUBJECT: "Acts",
    Role.OBJECT: "Is acted upon",
    Role.POSSESSOR: "What is its own",
    Role.MODIFIER: "What bears its name",
}
MOST = 5
"""Words that are named in a cell before the rest is counted."""


def draw(board: Board, actor: int) -> None:
    """Draw a row an article: squares and words for every part; the words open to their places."""
    uses = {role: called.words(board.laid.pages, actor, role) for role in COLUMNS}
    heads = "".join(f"<th>{told}</th>" for told in COLUMNS.values())
    body = "".join(_row(board, at, uses, len(board.of(actor)[at])) for at in board.now.shown)
    st.html(f'<table class="acts"><thead><tr><th></th>{heads}</tr></thead>{body}</table>')


def _row(board: Board, at: int, uses: dict[Role, dict[int, list[Use]]], mentions: int) -> str:
    hue = board.now.hues[at]
    note = f"{mentions} mention{'s' * (mentions != 1)}" if mentions else "not found in this text"
    cells = "".join(_cell(board, COLUMNS[role], uses[role][at]) for role in COLUMNS)
    name = f"{words.glyph(hue)}{words.safe(board.now.names[at])}"
    return f'<tbody class="b{"x" if hue is None else hue}"><tr><th class="who">{name}<p class="sub">{note}</p></th>{cells}</tr></tbody>'


def _cell(board: Board, head: str, uses: list[Use]) -> str:
    if not uses:
        return f'<td class="none"><span class="o">{head}</span>–</td>'
    squares = "<i></i>" * sum(len(use.seen) for use in uses)
    told = "".join(_word(board, use) for use in uses[:MOST])
    rest = [one for use in uses[MOST:] for one in use.seen]
    more = sentences.opened(board, f'<span class="n">{len(uses) - MOST} more</span>', rest, most=30) if rest else ""
    return f'<td><span class="o">{head}</span><p class="sq">{squares}</p><div class="words">{told}{more}</div></td>'


def _word(board: Board, use: Use) -> str:
    count = f' <span class="n">{len(use.seen)}</span>' if len(use.seen) > 1 else ""
    return sentences.opened(board, f"{words.safe(use.words)}{count}", use.seen)
