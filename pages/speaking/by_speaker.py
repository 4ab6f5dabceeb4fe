"""Words per speaker as dots, and below them every statement of the speaker that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.lines import Line, lines
from analysis.wording import number, shorten
from pages.parts import chart, exhibits, focus, width, words
from pages.speaking import board as boards
from pages.speaking import statements

if TYPE_CHECKING:
    from analysis.comparison.voices.said import Said
    from pages.speaking.board import Board

FEW = 10
"""Speakers that are drawn before the reader asks for all."""
NAME = 34
"""Characters of a speaker's name in the chart."""


def draw(board: Board) -> None:
    """Draw the dots and every statement of the chosen speaker."""
    words.section(
        "Who exactly: words per speaker",
        "Each mark is an article; the one that gives a speaker most room is named. Press a mark to read what is said there.",
    )
    order = ranked(board)
    place = st.container()
    who, article = _chosen(board, order)
    with place:
        _dots(board, order, who)
    mine = [one for one in board.cast.said if board.cast.who(one) == who and article in (None, one.article)]
    mine.sort(key=lambda one: (one.article, one.start))
    first = _spread(mine)
    st.html(_summary(board, who, mine, first))
    statements.listed(board, mine, first=first)


def ranked(board: Board) -> list[int]:
    """Return those who speak, by their most words in 100 in any article; positions in ``heard``."""
    cast = board.cast
    most = {
        who: max(
            (cast.by_speaker[at][one.key].value for at in cast.shown if one.key in cast.by_speaker[at]), default=0.0
        )
        for who, one in enumerate(cast.heard)
    }
    spoken = {who for some in cast.speaking.values() for who in some}
    return sorted(spoken, key=lambda who: (-most[who], cast.heard[who].key))


def _chosen(board: Board, order: list[int]) -> tuple[int, int | None]:
    """Let the reader choose a speaker and an article, or all, as a press on a dot does."""
    cast, now = board.cast, board.now
    labels = {cast.heard[who].key: who for who in order}
    exhibits.pick("speaker", labels)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            "Every statement of", list(labels), format_func=lambda key: words.option(cast.heard[labels[key]].name),
            key="speaker", bind="query-params", width=330,
        )  # fmt: skip
        article = focus.article(now, none="all articles")
    return labels[key], article


def _dots(board: Board, order: list[int], who: int) -> None:
    """Draw words in 100 per speaker, grouped by side; the chosen speaker is always among them."""
    cast = board.cast
    every = len(order) > FEW and st.session_state.get("every_speaker", False)
    wanted = order if every else [*order[:FEW], *([who] if who not in order[:FEW] else [])]
    shown: list[Line] = []
    for side in cast.sides.names:
        mine = [one for one in wanted if cast.sides.of[one] == side]
        if mine:
            shown.append(Line(side, side, {}, heading=True))
            shown.extend(_line(board, one) for one in mine)
    rows = boards.rows(board)
    told = "; ".join(
        f"{line.label}: "
        + ", ".join(f"{board.now.names[key]} {number(value, 0)}" for key, value in line.values.items())
        for line in shown
        if line.values
    )
    key = width.sized("speakers")
    with st.container(key=key):
        figure = chart.drawn(lines, rows, shown, chart.look(), unit="of 100 words", decimals=0, narrow=width.narrow())
        chart.plot(figure, key=f"plot_{key}", what="speaker", told=f"Dots, words in 100. {told}.")
    if len(order) > FEW:
        st.toggle(f"Show all {len(order)} speakers", key="every_speaker", bind="query-params")


def _line(board: Board, who: int) -> Line:
    one = board.cast.heard[who]
    rates = board.cast.by_speaker
    values = {at: rates[at][one.key].value for at in board.cast.shown if one.key in rates[at]}
    return Line(one.key, shorten(one.name, NAME), values)


def _spread(mine: list[Said]) -> list[Said]:
    """Return the first statements, one of each article before a second of any, in reading order."""
    turn: dict[int, int] = {}
    ranks = []
    for place, one in enumerate(mine):
        turn[one.article] = turn.get(one.article, 0) + 1
        ranks.append((turn[one.article], place))
    return [mine[place] for place in sorted(place for _, place in sorted(ranks)[: statements.FEW])]


def _summary(board: Board, who: int, mine: list[Said], first: list[Said]) -> str:
    """Say how much room the speaker has in each article, and offer to line the articles up on what is said."""
    cast, now = board.cast, board.now
    one = cast.heard[who]
    told = []
    for at in cast.shown:
        rate = cast.by_speaker[at].get(one.key)
        if rate:
            ends = (
                f" ({number(rate.ends.low, 0)} to {number(rate.ends.high, 0)})"
                if rate.ends.low == rate.ends.low
                else ""
            )
            name = f'<span class="nm">{words.glyph(now.hues[at])}{words.safe(now.names[at])}</span>'
            told.append(f"{name} <b>{number(rate.value, 0)}</b>{ends}")
    places = [f"{s.article}-{s.start}-{s.end}" for s in first]
    link = words.read_in_context(*places, told="Line the articles up", about=one.name) if len(places) > 1 else ""
    return (
        f'<p class="figure"><b>{words.safe(one.name)}</b> · {words.safe(cast.sides.of[who])} · {len(mine)} statement{"s" * (len(mine) != 1)} {link}</p>'
        f'<p class="note">Of 100 words, with the 95 % interval in brackets: {" · ".join(told)}</p>'
    )
