"""Sentences in which an actor is named, the mention marked, with its part in the sentence and the way to the Reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison.actors import placed
from analysis.marks import Mark
from analysis.text.actors.record import How, Role
from pages.parts import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.comparison.actors.seen import Seen
    from pages.acting.board import Board

GROUP = marked.Group("actor", "Actor", "names the actor", ("actor.mention",))
LABEL = marked.Group("called", "Label", "what it is called", ("actor.label", "actor.word"))
VOICED = tuple(marked.Group(key, key, "", (f"voice.{key}",)) for key in marked.VOICES)
GROUPS = (LABEL, GROUP, *VOICED)
"""A label that reaches into the name, as a title does, is shown whole."""
PARTS = {
    Role.SUBJECT: "acts", Role.OBJECT: "is acted upon", Role.POSSESSOR: "its own", Role.MODIFIER: "bears its name", Role.OTHER: "named",
}  # fmt: skip
VERBAL = (Role.SUBJECT, Role.OBJECT)
"""Parts in which a verb goes with a mention; with the others a noun does."""
KINDS = {How.NAME: "", How.PEOPLE: "as a people", How.POST: "by post", How.PRONOUN: "by pronoun"}


def part(one: Seen) -> str:
    """Say in a few words what part a mention has."""
    mention = one.mention
    told = PARTS[mention.role]
    if mention.word:
        told += f" ({mention.word})"
    how = KINDS[mention.how]
    return f"{told}, {how}" if how else told


def marks(board: Board, some: Sequence[Seen], of: Sequence[Mark]) -> list[Mark]:
    """Return the marks of mentions with ``of``, and the voices around them."""
    voices = [
        mark
        for mark in board.now.opened.results[some[0].article].marks
        if mark.kind in ("voice.quoted", "voice.paraphrased")
    ]
    named = [Mark(one.mention.start, one.mention.end, "actor.mention", part(one), 0.0) for one in some]
    return [*voices, *named, *of]


def labels(_board: Board, some: Sequence[Seen]) -> list[Mark]:
    """Return the marks of the labels that ``some`` mentions have."""
    return [
        Mark(label.start, label.end, "actor.label", f"label: {label.kind}", 0.0)
        for one in some
        for label in one.mention.labels
    ]


def verbs(board: Board, some: Sequence[Seen]) -> list[Mark]:
    """Return the marks of the verbs or nouns that go with ``some`` mentions of one sentence, where they can be found in it."""
    found = []
    for one in some:
        at = placed.word(board.text(one.article), *board.span(one), one.mention)
        if at is not None:
            kind = "verb" if one.mention.role in VERBAL else "noun"
            found.append(Mark(*at, "actor.word", f"{kind}: {one.mention.word}", 0.0))
    return found


def row(board: Board, some: Sequence[Seen], *, of: Callable[[Board, Sequence[Seen]], Sequence[Mark]] = labels) -> str:
    """Return one sentence with all of ``some``, mentions of one actor in it, as HTML. ``of``: what is marked beside them."""
    one = some[0]
    start, end = board.span(one)
    page = next(page for page in board.laid.pages if page.article == one.article)
    body = marked.html(board.text(one.article), start, end, marks(board, some, of(board, some)), GROUPS)
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
