"""The numbers behind the page as tables to download."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.actors.rates import NAMED, PASSIVES, Key
from pages.parts import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.acting.board import Board


def draw(board: Board) -> None:
    """Draw the tables: rates with intervals, every pair's difference, every mention, every passive."""
    if (place := tables.folded("The numbers as tables", key="actors_numbers")) is None:
        return
    with place:
        st.html(
            '<p class="note">Mentions per 100 words of the actors named most, and passives that name no agent, with 95 % intervals.</p>'
        )
        tables.table(
            ["article", "actor", "is", "country", "of 100 words", "low 95 %", "high 95 %", "counted", "words"],
            list(_rates(board)),
            file="actors.csv",
        )
        st.html(
            '<p class="note">Every pair of articles: “clear” after adjusting for the number of pairs; all else we cannot tell apart.</p>'
        )
        tables.table(
            ["actor", "what", "article", "minus", "difference", "p", "adjusted p", "told apart"],
            list(_pairs(board)),
            file="actors-differences.csv",
        )
        st.html('<p class="note">Every mention that is counted, with its part and its labels.</p>')
        header = [
            "article",
            "actor",
            "is",
            "country",
            "words",
            "named as",
            "part",
            "verb or noun",
            "labels",
            "voice",
            "sentence",
            "start",
            "end",
        ]
        tables.table(header, list(_mentions(board)), file="actors-mentions.csv")
        st.html('<p class="note">Every passive that names no agent.</p>')
        tables.table(
            ["article", "verb", "words", "sentence", "start", "end"], list(_passives(board)), file="actors-passives.csv"
        )


def _rates(board: Board) -> Iterator[tuple[object, ...]]:
    laid = board.laid
    for at, rates in laid.rates.of.items():
        named = [
            (str(Key(NAMED, actor)), laid.titles[actor], str(laid.joined[actor].sort), laid.joined[actor].country)
            for actor in board.first
        ]
        for name, *told in [*named, (str(Key(PASSIVES)), "passives without agent", "", "")]:
            rate = rates[name]
            ends = (rate.value, rate.ends.low, rate.ends.high)
            yield board.now.names[at], *told, *(_round(end) for end in ends), int(rate.total), int(rate.over)


def _pairs(board: Board) -> Iterator[tuple[object, ...]]:
    for pair in board.laid.rates.pairs:
        family, _, actor = pair.measure.partition(" ")
        told = "clear" if pair.clear else "cannot tell apart"
        name = board.laid.titles[int(actor)] if int(actor) >= 0 else ""
        numbers = (pair.difference, pair.p, pair.p_holm)
        yield name, family, board.now.names[pair.a], board.now.names[pair.b], *(_round(n, 4) for n in numbers), told


def _mentions(board: Board) -> Iterator[tuple[object, ...]]:
    laid = board.laid
    for page in laid.pages:
        text = board.text(page.article)
        for one in page.seen:
            mention, actor = one.mention, laid.joined[one.actor]
            labels = "; ".join(text[label.start : label.end] for label in mention.labels)
            yield (
                board.now.names[page.article], laid.titles[one.actor], str(actor.sort), actor.country, text[mention.start : mention.end],
                str(mention.how), str(mention.role), mention.word, labels, str(one.voice), one.row + 1, mention.start, mention.end,
            )  # fmt: skip


def _passives(board: Board) -> Iterator[tuple[object, ...]]:
    for page in board.laid.pages:
        text = board.text(page.article)
        for one in page.passives:
            start, end = one.passive.start, one.passive.end
            yield board.now.names[page.article], one.passive.lemma, text[start:end], one.row + 1, start, end


def _round(value: float, decimals: int = 2) -> float | None:
    return None if value != value else round(value, decimals)
