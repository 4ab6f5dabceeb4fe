"""What an outlet says itself: the sentences that are all its own, those with most marks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.result import ROLES, VOICES
from analysis.text.document import Voice
from pages.parts import quoted, words

if TYPE_CHECKING:
    from pages.speaking.board import Board

FEW, MANY = 3, 40
"""Sentences shown before and after the reader asks for more."""
GROUPS = ("charged", "label", "doubt", "hedge")


def draw(board: Board, article: int) -> None:
    """Draw sentences of an article that nobody else says, those with most marks first; the way to them goes along."""
    found = _sentences(board, article)
    if not found:
        words.warn("No sentence of this article is all its own.", quiet=True)
        return
    place = st.container(key="own_words")
    most = min(MANY, len(found))
    every = len(found) > FEW and st.toggle(
        f"Show {'all ' if most == len(found) else 'the first '}{most} sentences",
        key="every_statement",
        bind="query-params",
    )
    place.html("".join(_row(board, article, *span) for span in found[: most if every else FEW]))


def _sentences(board: Board, article: int) -> list[tuple[int, int]]:
    """Return the sentences with words of the outlet alone, those with most marks first."""
    result = board.cast.results[article]
    columns = result.columns
    roles = {ROLES.index(role) for role in board.cast.choice.roles("body")}
    kinds = [group for group in marked.groups() if group.key in GROUPS]
    starts = [mark.start for mark in result.marks if any(group.holds(mark.kind) for group in kinds)]
    others = set(columns["sentence"][columns["voice"] != VOICES.index(Voice.OWN)].tolist())
    here = sorted(
        {
            int(at)
            for at, role in zip(columns["sentence"].tolist(), columns["role"].tolist(), strict=True)
            if int(role) in roles
        }
        - others
    )
    spans = [(int(result.sentences[at, 0]), int(result.sentences[at, 1])) for at in here]
    return sorted(spans, key=lambda span: (-sum(span[0] <= start < span[1] for start in starts), span[0]))


def _row(board: Board, article: int, start: int, end: int) -> str:
    result = board.cast.results[article]
    groups = [group for group in marked.groups() if group.key in GROUPS]
    body = marked.html(result.article.text, start, end, result.marks, groups)
    return quoted.row(board.now, article, body, told=["its own words"], place=(start, end))
