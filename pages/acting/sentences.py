"""Sentences in which an actor is named, the mention marked, with its part in the sentence and the way to the Reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.marks import Mark
from analysis.text.actors.record import How, Role
from pages.parts import words

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


def row(board: Board, some: Sequence[Seen], *, told: str = "") -> None:
    """Draw one sentence with all of ``some``, mentions of one actor in it."""
    one = some[0]
    start, end = board.span(one)
    page = next(page for page in board.laid.pages if page.article == one.article)
    head = f'<p class="who">{words.glyph(board.now.hues[one.article])}{words.safe(board.now.names[one.article])}</p>'
    below = told or " · ".join(part(each) for each in some)
    body = marked.html(board.text(one.article), start, end, marks(board, some), GROUPS)
    link = words.read_in_context(f"{one.article}-{one.mention.start}-{one.mention.end}")
    place = f"sentence {one.row + 1} of {len(page.words)}"
    st.html(
        f'<div class="ev"><div>{head}<p class="sub">{words.safe(below)}<br>{place}</p></div>'
        f"<blockquote>{body}</blockquote>{link}</div>"
    )


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


def opened(board: Board, told: str, some: Sequence[Seen], *, most: int = 6) -> str:
    """Return words that open to the places at which they are used, as HTML: each a line of context and a link."""
    lines = "".join(_line(board, one) for one in some[:most])
    more = f'<p class="sub">and {len(some) - most} more</p>' if len(some) > most else ""
    return f"<details><summary>{told}</summary>{lines}{more}</details>"


_AROUND = 70


def _line(board: Board, one: Seen) -> str:
    text, (start, end) = board.text(one.article), board.span(one)
    first = min([one.mention.start, *(label.start for label in one.mention.labels)])
    last = max([one.mention.end, *(label.end for label in one.mention.labels)])
    low, high = max(start, _blank(text, first - _AROUND, start)), min(end, last + _AROUND)
    while high < end and not text[high].isspace():
        high += 1
    body = marked.html(text, low, high, marks(board, [one]), (GROUP, LABEL))
    link = words.read_in_context(f"{one.article}-{one.mention.start}-{one.mention.end}", told="Read")
    return f'<p class="line">{"… " * (low > start)}{body}{" …" * (high < end)} {link}</p>'


def _blank(text: str, at: int, lowest: int) -> int:
    while at > lowest and not text[at - 1].isspace():
        at -= 1
    return max(at, lowest)
