"""Words per side as bars, words per speaker as dots, and every statement of the speaker that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import Column, bars
from analysis.charts.dots import Dot
from analysis.charts.lines import Line, lines
from analysis.comparison.voices import findings
from analysis.comparison.voices.sides import NOT_TOLD, OUTLET
from analysis.wording import number
from pages.parts import chart, words
from pages.speaking import board as boards
from pages.speaking import statements

if TYPE_CHECKING:
    from analysis.comparison.voices.said import Said
    from pages.speaking.board import Board

FEW = 10
"""Speakers that are drawn before the reader asks for all."""
SHOWN = 4
"""Statements that are shown before the reader asks for all."""


def columns(board: Board) -> list[str]:
    """Return the parts that a row adds up from, the outlet itself first; those that nobody has are left out."""
    cast = board.cast
    names = [*([OUTLET] if cast.whole else []), *cast.sides.names, NOT_TOLD]
    return [name for name in names if any(cast.by_side[at][name].total for at in cast.shown)]


def draw_sides(board: Board) -> None:
    """Draw words in 100 per side; a click chooses article and side in the ladder's sentences."""
    cast = board.cast
    shown = [
        Column(
            name, name, findings.short(name, cast.differences),
            {at: Dot(rate.value, *rate.ends, rate.reason) for at in cast.shown for rate in [cast.by_side[at][name]]},
        )
        for name in columns(board)
    ]  # fmt: skip
    rows = boards.rows(board, by=OUTLET if cast.whole else next(iter(cast.sides.names), NOT_TOLD))
    unit = f"of 100 {findings.of_words(cast)}"
    told = "; ".join(
        f"{column.head}: " + ", ".join(f"{row.name} {number(column.bars[row.key].value, 0)}" for row in rows if column.bars[row.key].value == column.bars[row.key].value)
        for column in shown
    )  # fmt: skip
    for key, narrow in (("wide_sides", False), ("narrow_sides", True)):
        with st.container(key=key):
            figure = chart.drawn(bars, rows, shown, chart.look(), unit=unit, narrow=narrow)
            chart.plot(figure, key=f"plot_{key}", what="side", told=f"Bars, {unit}. {told}.")


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


def draw_speakers(board: Board) -> None:
    """Draw words in 100 per speaker, grouped by side; a click chooses the speaker whose statements are shown."""
    cast = board.cast
    order = ranked(board)
    every = len(order) > FEW and st.session_state.get("every_speaker", False)
    wanted = order if every else order[:FEW]
    shown: list[Line] = []
    for side in cast.sides.names:
        mine = [who for who in wanted if cast.sides.of[who] == side]
        if mine:
            shown.append(Line(side, side, {}, heading=True))
            shown.extend(_line(board, who) for who in mine)
    rows = boards.rows(board)
    told = "; ".join(
        f"{line.label}: "
        + ", ".join(f"{board.now.names[key]} {number(value, 0)}" for key, value in line.values.items())
        for line in shown
        if line.values
    )
    for key, narrow in (("wide_speakers", False), ("narrow_speakers", True)):
        with st.container(key=key):
            figure = chart.drawn(lines, rows, shown, chart.look(), unit="of 100 words", decimals=0, narrow=narrow)
            chart.plot(figure, key=f"plot_{key}", what="speaker", told=f"Dots, words in 100. {told}.")
    if len(order) > FEW:
        st.toggle(f"Show all {len(order)} speakers", key="every_speaker")


def _line(board: Board, who: int) -> Line:
    one = board.cast.heard[who]
    rates = board.cast.by_speaker
    values = {at: rates[at][one.key].value for at in board.cast.shown if one.key in rates[at]}
    return Line(one.key, words_of_name(one.name), values)


def words_of_name(name: str, most: int = 34) -> str:
    """Return a speaker's name, cut where it is very long."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def speaker_panel(board: Board) -> None:
    """Draw every statement of one speaker in every article: verb, kind, words, and the way to it in the Reading room."""
    cast = board.cast
    order = ranked(board)
    if not order:
        return
    labels = {cast.heard[who].key: who for who in order}
    if st.session_state.get("speaker") not in labels:
        st.session_state.pop("speaker", None)
    key = st.selectbox(
        "Every statement of",
        list(labels),
        format_func=lambda key: words.label(cast.heard[labels[key]].name),
        key="speaker",
        bind="query-params",
        width=360,
    )
    who = labels[key]
    mine = [one for one in cast.said if cast.who(one) == who]
    mine.sort(key=lambda one: (one.article, one.start))
    st.html(_summary(board, who, mine))
    more = len(mine) > SHOWN and st.session_state.get("every_statement", False)
    for one in mine if more else _spread(mine):
        statements.row(board, one)
    if len(mine) > SHOWN:
        st.toggle(f"Show all {len(mine)} statements", key="every_statement")


def _spread(mine: list[Said]) -> list[Said]:
    """Return the first statements, one of each article before a second of any, in reading order."""
    turn: dict[int, int] = {}
    ranks = []
    for place, one in enumerate(mine):
        turn[one.article] = turn.get(one.article, 0) + 1
        ranks.append((turn[one.article], place))
    return [mine[place] for place in sorted(place for _, place in sorted(ranks)[:SHOWN])]


def _summary(board: Board, who: int, mine: list[Said]) -> str:
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
            told.append(
                f'<span class="nm">{words.glyph(now.hues[at])}{words.safe(now.names[at])}</span> <b>{number(rate.value, 0)}</b>{ends}'
            )
    places = [f"{s.article}-{s.start}-{s.end}" for s in _spread(mine)]
    link = words.read_in_context(*places, told="Line the articles up", about=one.name) if places else ""
    return (
        f'<p class="figure"><b>{words.safe(one.name)}</b> · {words.safe(cast.sides.of[who])} · {len(mine)} statement{"s" * (len(mine) != 1)}'
        f' · of 100 words: {" · ".join(told)} <span class="sub">95 % interval in brackets</span> {link}</p>'
    )
