"""Sentences in which an actor is named, the mention marked, with its part in the sentence and the way to the Reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.marks import Mark
from analysis.text.actors.record import How, Role
from pages.parts import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.actors.seen import Seen
    from pages.acting.board import Board

GROUP = marked.Group("actor", "Actor", "names the actor", ("actor.mention",))
LABEL = marked.Group("called", "Label", "what it is called", ("actor.label",))
VOICED = tuple(marked.Group(key, key, "", (f"voice.{key}",)) for key in marked.VOICES)
GROUPS = (GROUP, LABEL, *VOICED)
PARTS = {
    Role.SUBJECT: "acts", Role.OBJECT: "is acted upon", Role.POSSESSOR: "its own", Role.MODIFIER: "bears its name", Role.OTHER: "named",
}  # fmt: skip
KINDS = {How.NAME: "", How.PEOPLE: "as a people", How.POST: "by post", How.PRONOUN: "by pronoun"}


def part(one: Seen) -> str:
    """Say in a few words what part a mention has."""
    mention = one.mention
    told = PARTS[mention.role]
    if mention.word:
        told += f" ({mention.word})"
    how = KINDS[mention.how]
    return f"{told}, {how}" if how else told


def marks(board: Board, some: Sequence[Seen]) -> list[Mark]:
    """Return the marks of mentions and their labels, and the voices around them."""
    found = [
        mark
        for mark in board.now.opened.results[some[0].article].marks
        if mark.kind in ("voice.quoted", "voice.paraphrased")
    ]
    for one in some:
        found.append(Mark(one.mention.start, one.mention.end, "actor.mention", part(one), 0.0))
        found += [
            Mark(label.start, label.end, "actor.label", f"label: {label.kind}", 0.0) for label in one.mention.labels
        ]
    return found


def row(board: Board, some: Sequence[Seen]) -> str:
    """Return one sentence with all of ``some``, mentions of one actor in it, as HTML."""
    one = some[0]
    start, end = board.span(one)
    page = next(page for page in board.laid.pages if page.article == one.article)
    body = marked.html(board.text(one.article), start, end, marks(board, some), GROUPS)
    told = [" · ".join(part(each) for each in some), f"sentence {one.row + 1} of {len(page.words)}"]
    return quoted.row(board.now, one.article, body, told=told, place=(one.mention.start, one.mention.end))


def by_sentence(found: Mapping[int, Sequence[Seen]]) -> list[list[Seen]]:
    """Return mentions put together by sentence, one sentence of each article in turn, in order of the text."""
    queues = []
    for some in found.values():
        rows: dict[int, list[Seen]] = {}
        for one in some:
            rows.setdefault(one.row, []).append(one)
        queues.append(list(rows.values()))
    longest = max(map(len, queues), default=0)
    return [queue[turn] for turn in range(longest) for queue in queues if turn < len(queue)]


def listed(rows: Sequence[str], *, what: str, few: int = 3) -> None:
    """Draw sentences (HTML each), the first few of them until the reader asks for all. ``what`` they are, in the plural."""
    if not rows:
        return
    place = st.container(key="sentences")
    every = len(rows) > few and st.toggle(f"Show all {len(rows)} {what}", key="every_sentence", bind="query-params")
    place.html("".join(rows if every else rows[:few]))
