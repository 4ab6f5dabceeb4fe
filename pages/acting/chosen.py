"""The actor that is chosen: how often, in what role, with intervals, and every sentence that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.dots import Dot, Panel
from analysis.comparison import findings
from analysis.comparison.actors.rates import ACTS, NAMED, UNDERGOES, Key
from analysis.text.actors.record import Role
from pages.acting import board as boards
from pages.acting import sentences
from pages.parts import chart, head, words

if TYPE_CHECKING:
    from pages.acting.board import Board

FEW = 5
ANY = "any part"
PARTS = {ANY: None, "it acts": Role.SUBJECT, "it is acted upon": Role.OBJECT, "something is its own": Role.POSSESSOR,
         "something bears its name": Role.MODIFIER, "another part": Role.OTHER}  # fmt: skip
PANELS = (
    (NAMED, "Named", "of 100 words", 1, None), (ACTS, "Acts", "of 100 mentions", 0, (-5.0, 108.0)),
    (UNDERGOES, "Is acted upon", "of 100 mentions", 0, (-5.0, 108.0)),
)  # fmt: skip
OF_PANEL = {NAMED: ANY, ACTS: "it acts", UNDERGOES: "it is acted upon"}


def choose(board: Board) -> int:
    """Let the reader choose an actor; return its position."""
    titles = board.laid.titles
    if st.session_state.get("actor") not in titles:
        st.session_state.pop("actor", None)
    title = st.selectbox("Actor", titles, format_func=words.label, key="actor", bind="query-params", width=360)
    words.chosen("actor", *([title] if title != titles[0] else []))
    return titles.index(title)


def draw(board: Board, actor: int) -> None:
    """Draw three panels: how often it is named, and how often it acts and is acted upon."""
    found = boards.of_actor(board, actor)
    place = {at: number for number, at in enumerate(board.now.shown)}
    pairs = [pair._replace(a=place[pair.a], b=place[pair.b]) for pair in found.pairs]
    panels = []
    for family, title, unit, decimals, span in PANELS:
        name = str(Key(family, actor))
        dots = {at: Dot(rates[name].value, *rates[name].ends, rates[name].reason) for at, rates in found.of.items()}
        panels.append(
            Panel(
                family,
                title,
                unit,
                findings.short(name, pairs, head.names(board.now)),
                dots,
                decimals=decimals,
                span=span,
            )
        )
    chart.strip(boards.rows(board, actor), panels, key="actor_strip", what="panel")
    if "panel" in st.session_state:
        st.session_state.part = OF_PANEL.get(st.session_state.pop("panel"), ANY)


def evidence(board: Board, actor: int) -> None:
    """Draw the sentences that name the actor, one of each article in turn, and the link that lines the articles up."""
    part = st.selectbox("Sentences in which", list(PARTS), key="part", bind="query-params", width=360)
    wanted = PARTS[part]
    of = {
        at: [one for one in some if wanted is None or one.mention.role is wanted]
        for at, some in board.of(actor).items()
    }
    found = sentences.by_sentence(of)
    title = board.laid.titles[actor]
    places = [f"{some[0].article}-{some[0].mention.start}-{some[0].mention.end}" for some in of.values() if some]
    absent = [
        f'<span class="nm">{words.glyph(board.now.hues[at])}{words.safe(board.now.names[at])}</span>'
        for at, some in of.items()
        if not some
    ]
    link = words.read_in_context(*places, told="Line the articles up on it", about=title) if len(places) > 1 else ""
    count = sum(map(len, of.values()))
    told = f"<b>{words.safe(title)}</b> · {count} mention{'s' * (count != 1)} in {len(found)} sentence{'s' * (len(found) != 1)}"
    missing = f" · not found in {', '.join(absent)}" if absent else ""
    st.html(f'<p class="figure">{told}{missing} {link}</p>')
    every = len(found) > FEW and st.session_state.get("every_sentence", False)
    for some in found if every else found[:FEW]:
        sentences.row(board, some)
    if len(found) > FEW:
        st.toggle(f"Show all {len(found)} sentences", key="every_sentence")
