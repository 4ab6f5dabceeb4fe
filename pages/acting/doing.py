"""In what role: how often the actor acts and is acted upon, with which verbs and nouns, a square a mention, and the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.dots import Dot, Panel
from analysis.charts.look import Row, plain
from analysis.charts.units import Cell, Group, Line, units
from analysis.comparison import findings
from analysis.comparison.actors import called
from analysis.comparison.actors.rates import ACTS, NAMED, UNDERGOES, Key
from analysis.text.actors.record import Role
from analysis.wording import shorten
from pages.acting import board as boards
from pages.acting import chosen
from pages.parts import chart, head, states, width, words

if TYPE_CHECKING:
    from analysis.comparison.actors.called import Use
    from analysis.comparison.actors.seen import Seen
    from pages.acting.board import Board

PANELS = (
    (NAMED, chosen.ANY, "Named", "of 100 words", 1, None),
    (ACTS, chosen.ACTS, "Acts", "of 100 mentions", 0, (-5.0, 108.0)),
    (UNDERGOES, chosen.UNDERGOES, "Is acted upon", "of 100 mentions", 0, (-5.0, 108.0)),
)
COLUMNS = {
    Role.SUBJECT: "Acts",
    Role.OBJECT: "Is acted upon",
    Role.POSSESSOR: "Its own",
    Role.MODIFIER: "Bears its name",
}
OF_ROLE = {role: told for told, role in chosen.PARTS.items() if role is not None}
SQUARE = "role_square"
"""What the squares stand for; no choice goes by this name, so that they get no ring: the drawing shows which are chosen."""
HOVER = 100


def draw(board: Board, actor: int) -> None:
    """Draw how often, the squares, and the sentences of the article and part that are chosen."""
    words.section(
        f"What {board.laid.titles[actor]} does, and what is done to it",
        "It acts where it is the subject of a verb, it is acted upon where it is the object, or the subject of a passive. One square for each mention "
        "with a verb or noun. Press a square or a dot to read its sentences, or choose one verb or noun.",
    )
    _squares(board, actor)
    chosen.evidence(board, actor, parts=True)
    words.section(
        "How often, and what we can tell",
        "Lines: 50 % and 95 % intervals. With few mentions nothing can be told apart.",
    )
    _dots(board, actor)


def _dots(board: Board, actor: int) -> None:
    """Draw three panels: how often it is named, and how often it acts and is acted upon; a press chooses article and part."""
    found = boards.of_actor(board, actor)
    place = {at: number for number, at in enumerate(board.now.shown)}
    pairs = [pair._replace(a=place[pair.a], b=place[pair.b]) for pair in found.pairs]
    panels = []
    for family, part, title, unit, decimals, span in PANELS:
        name = str(Key(family, actor))
        dots = {at: Dot(rates[name].value, *rates[name].ends, rates[name].reason) for at, rates in found.of.items()}
        told = findings.short(name, pairs, head.names(board.now))
        panels.append(Panel(part, title, unit, told, dots, decimals=decimals, span=span))
    chart.strip(boards.rows(board, actor), panels, key="actor_strip", what="part", also={chosen.VERB: chosen.ANY_VERB})


def _squares(board: Board, actor: int) -> None:
    """Draw a row an article: squares and words for every part."""
    uses = {role: called.words(board.laid.pages, actor, role) for role in COLUMNS}
    shown = states.first(board.now.shown, key="role_rows")
    groups = [_group(board, at, uses, len(board.of(actor)[at])) for at in shown]
    told = "; ".join(
        f"{group.row.name}, {group.row.note}: "
        + (", ".join(f"{column.lower()} {len(cell.units)} ({', '.join(cell.told)})" for column, cell in group.lines[0].cells.items()) or "no verb or noun")
        for group in groups
    )  # fmt: skip
    who, part = st.session_state.get("who"), st.session_state.get("part")
    now = (who, part) if who is not None and part else None
    key = width.sized("roles")
    with st.container(key=key):
        figure = chart.drawn(units, groups, list(COLUMNS.values()), chart.look(), chosen=now, narrow=width.narrow())
        chart.plot(figure, key=f"plot_{key}", what=SQUARE, told=f"One square a mention. {told}.", parted=_parted)
    states.rest(board.now.shown, key="role_rows")


def _parted(part: str) -> dict[str, object]:
    """Return what a press on a square chooses: the part, with whatever verb."""
    return {"part": part, chosen.VERB: chosen.ANY_VERB}


def _group(board: Board, at: int, uses: dict[Role, dict[int, list[Use]]], mentions: int) -> Group:
    note = f"{mentions} mention{'s' * (mentions != 1)}" if mentions else "not found in this text"
    cells = {
        head_: Cell(
            OF_ROLE[role],
            tuple(_hover(board, use.words, one) for use in uses[role][at] for one in use.seen),
            tuple(f"{use.words} {len(use.seen)}" if len(use.seen) > 1 else use.words for use in uses[role][at]),
        )
        for role, head_ in COLUMNS.items()
        if uses[role][at]
    }
    return Group(Row(at, board.now.names[at], note, board.now.hues[at]), [Line("", cells)])


def _hover(board: Board, verb: str, one: Seen) -> str:
    """Return a square's hover text: the verb or noun, and the sentence from its first words."""
    start, end = board.span(one)
    told = shorten(" ".join(board.text(one.article)[start:end].split()), HOVER)
    return f"<b>{plain(verb)}</b><br>{plain(told)}<br>Press to read"
