"""With which verb they speak: one square a statement by outlet, side and kind of verb, and the sentences of the chosen ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.look import Row, plain
from analysis.charts.units import Cell, Group, Line, units
from analysis.comparison.voices import ladder
from analysis.comparison.voices.sides import NOT_TOLD, PAIR
from analysis.wording import shorten
from pages.parts import chart, exhibits, states, width, words
from pages.speaking import doubts, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.voices.said import Said
    from pages.speaking.board import Board

EVERY = "every verb"
RUNGS = (*ladder.RUNGS, EVERY)
HEADS = {rung: rung.capitalize() for rung in ladder.RUNGS}
SQUARE, BETWEEN = "square", "\n"
"""What the squares stand for; no choice goes by this name, so that they get no ring. What parts side and rung (no name has a line break)."""
HOVER = 90
"""Characters of a statement in the hover text of its square."""


def draw(board: Board) -> None:
    """Draw the squares, the sentences of the chosen ones, and whose words are doubted more."""
    words.section(
        "With which verb they speak",
        "One square for each quote or paraphrase. Endorsing verbs vouch for what is said, doubting ones keep a distance, hostile ones judge the speaker. "
        "Press a square to read it.",
    )
    sides = _sides(board, every=True)
    if not sides:
        words.warn("Nobody is quoted with a verb in the chosen words.", quiet=True)
        return
    place = st.container()
    who, side, rung = _chosen(board, sides)
    with place:
        _squares(board, (who, f"{side}{BETWEEN}{rung}"))
    found = [one for one in board.cast.said if one.article == who and board.cast.side(one) == side and _on(one, rung)]
    if not found:
        told = "statement" if rung == EVERY else f"{rung} verb"
        words.warn(f"No {told} of this side in this article, in the chosen words.", quiet=True)
    statements.listed(board, found, who=True, first=_telling(found)[: statements.FEW])
    if len(board.cast.sides.pair) == PAIR:
        doubts.draw(board)


def _on(one: Said, rung: str) -> bool:
    return rung == EVERY or (one.statement.cue is not None and one.statement.stance == rung)


def _telling(found: Sequence[Said]) -> list[Said]:
    """Return the statements whose verb is not neutral first."""
    return sorted(
        found, key=lambda one: (one.statement.stance == ladder.NEUTRAL or one.statement.cue is None, one.start)
    )


def _sides(board: Board, *, every: bool) -> list[str]:
    """Return the sides of the lines: the two compared, or all that have a statement."""
    pair = [*board.cast.sides.pair]
    spoken = {side for _, side, _ in board.cast.cells}
    rest = [side for side in (*board.cast.sides.names, NOT_TOLD) if side in spoken and side not in pair]
    return [*pair, *rest] if every or len(pair) < PAIR else pair


def _chosen(board: Board, sides: list[str]) -> tuple[int, str, str]:
    """Let the reader choose article, side and kind of verb, as a press on a square does."""
    now = board.now
    for key, known in (("who", now.shown), ("side", sides), ("rung", RUNGS)):
        exhibits.pick(key, known)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            "Article", list(now.shown), format_func=now.names.__getitem__, key="who", bind="query-params", width=240
        )
        side = st.selectbox("Who speaks", sides, format_func=words.option, key="side", bind="query-params", width=220)
        rung = st.selectbox("Verbs", list(RUNGS), index=len(RUNGS) - 1, key="rung", bind="query-params", width=180)
    return who, side, rung


def _squares(board: Board, chosen: tuple[int, str]) -> None:
    """Draw the squares; on a phone a block an outlet."""
    every = bool(st.session_state.get("every_side"))
    groups = [_group(board, at, _sides(board, every=every)) for at in states.first(board.cast.shown, key="verb_rows")]
    told = "; ".join(
        f"{group.row.name}, {line.label}: "
        + (
            ", ".join(f"{len(cell.units)} {rung.lower()} ({', '.join(cell.told)})" for rung, cell in line.cells.items())
            or "no verb"
        )
        for group in groups
        for line in group.lines
    )
    key = width.sized("ladder")
    with st.container(key=key):
        figure = chart.drawn(units, groups, list(HEADS.values()), chart.look(), chosen=chosen, narrow=width.narrow())
        chart.plot(
            figure,
            key=f"plot_{key}",
            what=SQUARE,
            told=f"One square a statement. {told}. 0 squares where no verb is named.",
            parted=_parted,
        )
    states.rest(board.cast.shown, key="verb_rows")
    silent = sum(one.statement.cue is None for one in board.cast.said)
    if silent:
        st.html(f'<p class="sub">Besides, {silent} quotation{"s" * (silent != 1)} without a verb.</p>')
    if len(_sides(board, every=True)) > len(_sides(board, every=False)):
        st.toggle("Show every side, and those not told who", key="every_side", bind="query-params")


def _parted(item: str) -> dict[str, object]:
    """Return what a press on a square chooses: who speaks, and with what kind of verb."""
    side, _, rung = item.partition(BETWEEN)
    return {"side": side, "rung": rung}


def _group(board: Board, at: int, sides: Sequence[str]) -> Group:
    now = board.now
    lines = [
        Line(side, {HEADS[rung]: cell for rung in ladder.RUNGS if (cell := _cell(board, at, side, rung))})
        for side in sides
    ]
    count = sum(len(cell.units) for line in lines for cell in line.cells.values())
    return Group(Row(at, now.names[at], f"{count} statement{'s' * (count != 1)}", now.hues[at]), lines)


def _cell(board: Board, at: int, side: str, rung: str) -> Cell | None:
    found = board.cast.cells.get((at, side, rung), [])
    if not found:
        return None
    written = ladder.verbs(found, {at: board.text(at)})
    told = tuple(f"{verb} {count}" if count > 1 else verb for verb, count in written)
    return Cell(f"{side}{BETWEEN}{rung}", tuple(_hover(board, one) for one in found), told)


def _hover(board: Board, one: Said) -> str:
    """Return a square's hover text: who says it with which verb, and the first words."""
    text = board.text(one.article)
    said = shorten(" ".join(text[one.start : one.end].split()), HOVER)
    told = f"{board.name(one)}, {statements.verb(text, one.statement)}"
    return f"<b>{plain(told)}</b><br>{plain(said)}<br>Press to read"
