"""The numbers behind the page as tables to download."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.voices.sides import NOT_TOLD, OUTLET
from pages.parts import tables
from pages.speaking.by_speaker import ranked
from pages.speaking.statements import verb

if TYPE_CHECKING:
    from analysis.comparison.shares import Rate
    from pages.speaking.board import Board


def draw(board: Board) -> None:
    """Draw the tables: words per side and speaker with intervals, every pair's difference, doubt, statements, the ledger."""
    if (place := tables.folded("The numbers as tables", key="voices_numbers")) is None:
        return
    with place:
        st.html('<p class="note">Words of 100 per side and per speaker, with 95 % intervals.</p>')
        tables.table(
            ["article", "who", "side", "words in 100", "low 95 %", "high 95 %", "words", "of"],
            _words(board),
            file="voices.csv",
        )
        st.html(
            '<p class="note">Every pair of articles: “clear” after adjusting for the number of pairs; all else we cannot tell apart.</p>'
        )
        if _wanted(board):
            tables.table(
                ["side", "article", "minus", "difference", "low 95 %", "high 95 %", "adjusted p", "told apart"],
                _gaps(board),
                file="voices-differences.csv",
            )
        st.html('<p class="note">Every statement that is counted, with its verb.</p>')
        header = [
            "article",
            "speaker",
            "side",
            "verb",
            "lemma",
            "stance",
            "kind",
            "quoted words",
            "paraphrased words",
            "sentence",
            "start",
            "end",
            "words",
        ]
        tables.table(header, _statements(board), file="voices-statements.csv")
        if board.cast.odds:
            st.html(
                '<p class="note">Whose words are doubted more: natural logarithm of the odds ratio, with its standard error.</p>'
            )
            first, second = board.cast.sides.pair
            header = [
                "article",
                f"doubting {first}",
                f"verbs {first}",
                f"doubting {second}",
                f"verbs {second}",
                "log odds ratio",
                "error",
                "p",
                "adjusted p",
            ]
            tables.table(header, _odds(board), file="voices-doubt.csv")
        if board.entries:
            st.html('<p class="note">One statement in several articles.</p>')
            header = ["statement", "article", "words kept", "words of the longest", "start", "end", "version"]
            tables.table(header, _entries(board), file="voices-same.csv")


def _words(board: Board) -> list[tuple[object, ...]]:
    cast = board.cast
    rows: list[tuple[object, ...]] = []
    for at in cast.shown:
        name = board.now.names[at]
        parts = [*cast.sides.names, NOT_TOLD, *([OUTLET] if cast.whole else [])]
        rows += [(name, side, side, *_rate(cast.by_side[at][side])) for side in parts]
        rows += [
            (name, cast.heard[who].name, cast.sides.of[who], *_rate(rate))
            for who in ranked(board)
            if (rate := cast.by_speaker[at].get(cast.heard[who].key))
        ]
    return rows


def _rate(rate: Rate) -> tuple[object, ...]:
    return (_round(rate.value, 2), _round(rate.ends.low, 2), _round(rate.ends.high, 2), int(rate.total), int(rate.over))


def _wanted(board: Board) -> bool:
    """Whether the table of pairs is drawn: where there are very many, once the reader asks for them."""
    count = math.comb(len(board.cast.shown), 2)
    return bool(board.cast.differences) and (
        not board.now.many or st.toggle(f"Show all {count:,} pairs", key="every_pair_of_sides")
    )


def _gaps(board: Board) -> list[tuple[object, ...]]:
    names = [board.now.names[at] for at in board.cast.shown]
    return [
        (d.measure, names[d.a], names[d.b], *(_round(n, 4) for n in (d.difference, d.low, d.high, d.p_holm)), "clear" if d.clear else "cannot tell apart")
        for d in board.cast.differences
    ]  # fmt: skip


def _statements(board: Board) -> list[tuple[object, ...]]:
    cast = board.cast
    return [
        (
            board.now.names[one.article], board.name(one), cast.side(one), verb(board.text(one.article), one.statement),
            one.statement.lemma, one.statement.stance if one.statement.cue else "", str(one.statement.kind), one.quoted, one.paraphrased,
            cast.place(one)[0], one.start, one.end, board.text(one.article)[one.start : one.end],
        )
        for one in cast.said
    ]  # fmt: skip


def _odds(board: Board) -> list[tuple[object, ...]]:
    return [
        (
            board.now.names[row.article], row.doubting[0], row.verbs[0], row.doubting[1], row.verbs[1],
            *(_round(n, 4) for n in (row.log, row.error, row.p, row.p_holm)),
        )
        for row in board.cast.odds
    ]  # fmt: skip


def _entries(board: Board) -> list[tuple[object, ...]]:
    return [
        (number, board.now.names[row.article], sum(row.kept), one.words, start, end, board.text(row.article)[start:end])
        for number, one in enumerate(board.entries, start=1)
        for row in one.rows
        for start, end in row.places
    ]


def _round(value: float, decimals: int) -> float | None:
    return None if value != value else round(value, decimals)
