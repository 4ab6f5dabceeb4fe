"""One statement on the page: who carries it, with which verb, its words, and the way to it in the Reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison.voices.ladder import DOUBTING, ENDORSING, HOSTILE, NEUTRAL
from analysis.marks import Mark
from pages.parts import quoted
from pages.speaking import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.voices.said import Said
    from analysis.text.attribution.record import Statement
    from pages.speaking.board import Board

LOOKS = {NEUTRAL: "told", ENDORSING: "vouch", DOUBTING: "doubt", HOSTILE: "charged"}
MEANT = {
    NEUTRAL: "a neutral verb",
    ENDORSING: "an endorsing verb: it vouches for what is said",
    DOUBTING: "a doubting verb: it keeps a distance",
    HOSTILE: "a hostile verb: it tells the saying as an attack or outburst",
}
GROUPS = tuple(marked.Group(look, stance, MEANT[stance], (f"cue.{stance}",)) for stance, look in LOOKS.items())
VOICED = tuple(marked.Group(key, key, "", (f"voice.{key}",)) for key in marked.VOICES)


FEW = 3
"""Statements that are shown before the reader asks for all."""
EVERY = "every_statement"


def listed(board: Board, found: Sequence[Said], *, who: bool = False, first: Sequence[Said] = ()) -> None:
    """Draw statements in their sentences, ``first`` ones (or the first few) until the reader asks for all.

    ``who``: name their speakers too.
    """
    if not found:
        return
    place = st.container(key="statements")
    few = first or found[:FEW]
    every = len(found) > len(few) and st.toggle(f"Show all {len(found)} statements", key=EVERY, bind="query-params")
    place.html("".join(row(board, one, who=who) for one in (found if every else few)))


def row(board: Board, one: Said, *, who: bool = False) -> str:
    """Return a statement in its sentence as HTML. ``who``: name its speaker too."""
    text = board.text(one.article)
    start, end = places.sentences(board, one)
    marks = [*voices(board, one), *cue(one.statement)]
    at, of = board.cast.place(one)
    told = [board.name(one)] if who else []
    told += [verb(text, one.statement), places.kinds(one), f"sentence {at} of {of}"]
    body = marked.html(text, start, end, marks, (*GROUPS, *VOICED))
    return quoted.row(board.now, one.article, body, told=told, place=(one.start, one.end))


def voices(board: Board, one: Said) -> list[Mark]:
    """Return the quoted and paraphrased stretches of the article around a statement."""
    found = board.cast.results[one.article].marks
    return [mark for mark in found if mark.kind in ("voice.quoted", "voice.paraphrased")]


def cue(statement: Statement) -> list[Mark]:
    """Return the mark of a statement's verb, where it has one."""
    if statement.cue is None or statement.stance not in LOOKS:
        return []
    return [Mark(*statement.cue, f"cue.{statement.stance}", f"“{statement.lemma}” is {MEANT[statement.stance]}", 0.0)]


def verb(text: str, statement: Statement) -> str:
    """Return the verb as it is written with its stance, in words."""
    if statement.cue is None:
        return "no verb: the quotation goes on or stands alone"
    written = " ".join(text[statement.cue.start : statement.cue.end].split())
    return f"“{written}”, {statement.stance}"


def chip(text: str, statement: Statement | None) -> str:
    """Return the verb as HTML, marked by its stance."""
    if statement is None or statement.cue is None:
        return '<span class="none">no verb</span>'
    return marked.html(text, *statement.cue, cue(statement), GROUPS)
