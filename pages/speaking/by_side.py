"""Words per side as bars, and below them the words behind the bar that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import Column, bars
from analysis.charts.dots import Dot
from analysis.comparison.voices import findings
from analysis.comparison.voices.sides import NOT_TOLD, OUTLET
from analysis.wording import number
from pages.parts import chart, exhibits, states, width, words
from pages.speaking import board as boards
from pages.speaking import own, sides, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.charts.look import Row
    from pages.speaking.board import Board


def draw(board: Board) -> None:
    """Draw the bars, the words behind the chosen one, and who stands on which side."""
    cast = board.cast
    whose = "Quotes and paraphrases count for whoever says them; the rest are the outlet’s own. " if cast.whole else ""
    words.section(
        f"Of every 100 {findings.of_words(cast)}, how many go to each side",
        f"A row adds up to 100. {whose}Press a bar to read its words.",
    )
    names = columns(board)
    first = next((side for side in cast.sides.pair if side in names), names[0] if names else OUTLET)
    if names:
        rows = _bars(board, names)
        most = max(rows, key=lambda row: _number(cast.by_side[row.key][first].value)).key
        who, side = _chosen(board, names, (most, first))
        _figure(board, who, side)
        _words(board, who, side)
    sides.panel(board)


def columns(board: Board) -> list[str]:
    """Return the parts that a row adds up from, the outlet itself first; those that nobody has are left out."""
    cast = board.cast
    names = [*([OUTLET] if cast.whole else []), *cast.sides.names, NOT_TOLD]
    return [name for name in names if any(cast.by_side[at][name].total for at in cast.shown)]


def _number(value: float) -> float:
    return value if value == value else -1.0


def _bars(board: Board, names: list[str]) -> Sequence[Row]:
    """Draw words in 100 per side and return the rows drawn; a press chooses article and side."""
    cast = board.cast
    shown = [
        Column(
            name, name, findings.short(name, cast.differences),
            {at: Dot(rate.value, *rate.ends, rate.reason) for at in cast.shown for rate in [cast.by_side[at][name]]},
        )
        for name in names
    ]  # fmt: skip
    every = boards.rows(board, by=OUTLET if cast.whole else next(iter(cast.sides.names), NOT_TOLD))
    rows = states.first(every, key="side_rows")
    unit = f"of 100 {findings.of_words(cast)}"
    told = "; ".join(f"{column.head}: {_values(column, rows)}" for column in shown)
    key = width.sized("sides")
    with st.container(key=key):
        figure = chart.drawn(bars, rows, shown, chart.look(), unit=unit, narrow=width.narrow())
        chart.plot(figure, key=f"plot_{key}", what="side", told=f"Bars, {unit}. {told}.")
    states.rest(every, key="side_rows")
    return rows


def _values(column: Column, rows: Sequence[Row]) -> str:
    values = {row.name: column.bars[row.key].value for row in rows}
    return ", ".join(f"{name} {number(value, 0)}" for name, value in values.items() if value == value)


def _chosen(board: Board, names: list[str], first: tuple[int, str]) -> tuple[int, str]:
    """Let the reader choose an article and a side, as a press on a bar does; ``first`` is what is chosen at the start."""
    now = board.now
    exhibits.pick("who", now.shown)
    exhibits.pick("side", names)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            "Article", list(now.shown), index=now.shown.index(first[0]), format_func=now.names.__getitem__, key="who",
            bind="query-params", width=240,
        )  # fmt: skip
        side = st.selectbox(
            "Whose words",
            names,
            index=names.index(first[1]),
            format_func=words.option,
            key="side",
            bind="query-params",
            width=220,
        )
    return who, side


def _figure(board: Board, who: int, side: str) -> None:
    """Write the chosen bar's number with its interval and what it counts."""
    now, rate = board.now, board.cast.by_side[who][side]
    name = f'<span class="nm">{words.glyph(now.hues[who])}<b>{words.safe(now.names[who])}</b></span>'
    if rate.value != rate.value:
        st.html(f'<p class="figure">{name}: {words.safe(rate.reason or "no words here")}</p>')
        return
    whose = (
        "keeps for itself"
        if side == OUTLET
        else "does not tell who says"
        if side == NOT_TOLD
        else f"gives {words.safe(findings.side_of(side))}"
    )
    ends = (
        f" · 95 % interval {number(rate.ends.low, 0)} to {number(rate.ends.high, 0)}"
        if rate.ends.low == rate.ends.low
        else ""
    )
    of = f"of 100 {findings.of_words(board.cast)}"
    st.html(f'<p class="figure">{name} {whose} <b>{number(rate.value, 0)}</b> {of}{ends}</p>')


def _words(board: Board, who: int, side: str) -> None:
    if side == OUTLET:
        own.draw(board, who)
        return
    found = [one for one in board.cast.said if one.article == who and board.cast.side(one) == side]
    if not found:
        words.warn("Nobody of this side speaks in this article, in the chosen words.", quiet=True)
    statements.listed(board, found, who=True)
