"""With which verb they speak: the ladder in unit squares, each rung's sentences, and whose words are doubted more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.look import Row
from analysis.charts.odds import Scale, odds
from analysis.comparison.voices import findings, ladder
from analysis.comparison.voices.sides import NOT_TOLD, PAIR
from pages.parts import chart, words
from pages.speaking import statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.voices.ladder import Odds
    from analysis.comparison.voices.said import Said
    from pages.speaking.board import Board

FEW = 4
EVERY = "every verb"
RUNGS = (*ladder.RUNGS, EVERY)
VERBS = 3
"""Different verbs that are named under the squares."""


def draw_ladder(board: Board) -> None:
    """Draw one square a statement by outlet, side and rung; on a phone a block an outlet."""
    every = bool(st.session_state.get("every_side"))
    body = "".join(_outlet(board, at, _sides(board, every=every)) for at in board.cast.shown)
    heads = "".join(f"<th>{rung.capitalize()}</th>" for rung in ladder.RUNGS)
    st.html(f'<table class="ladder"><thead><tr><th></th><th>Who speaks</th>{heads}</tr></thead>{body}</table>')
    silent = sum(one.statement.cue is None for one in board.cast.said)
    if silent:
        st.html(f'<p class="sub">Besides, {silent} quotation{"s" * (silent != 1)} without a verb.</p>')
    if len(_sides(board, every=True)) > len(_sides(board, every=False)):
        st.toggle("Show every side, and those not told who", key="every_side")


def _sides(board: Board, *, every: bool) -> list[str]:
    """Return the sides of the ladder's rows: the two compared, or all that have a verb."""
    pair = [*board.cast.sides.pair]
    spoken = {side for _, side, _ in board.cast.cells}
    rest = [side for side in (*board.cast.sides.names, NOT_TOLD) if side in spoken and side not in pair]
    return [*pair, *rest] if every or len(pair) < PAIR else pair


def _outlet(board: Board, at: int, sides: Sequence[str]) -> str:
    now = board.now
    hue = now.hues[at]
    name = f'<th class="who">{words.glyph(hue)}{words.safe(now.names[at])}</th>'
    rows = []
    for place, side in enumerate(sides):
        cells = "".join(_cell(board, at, side, rung) for rung in ladder.RUNGS)
        silent = not any((at, side, rung) in board.cast.cells for rung in ladder.RUNGS)
        kind = ' class="empty"' if silent else ""
        head = '<td class="again"></td>' if place else name
        rows.append(f'<tr{kind}>{head}<td class="side">{words.safe(side)}</td>{cells}</tr>')
    return f'<tbody class="b{"x" if hue is None else hue}">{"".join(rows)}</tbody>'


def _cell(board: Board, at: int, side: str, rung: str) -> str:
    found = board.cast.cells.get((at, side, rung), [])
    if not found:
        return f'<td class="none" title="{rung}"><span class="rung">{rung.capitalize()}</span>–</td>'
    written = ladder.verbs(found, {at: board.text(at)})
    told = ", ".join(f"{verb} {count}" if count > 1 else verb for verb, count in written[:VERBS])
    more = f", {len(written) - VERBS} more" if len(written) > VERBS else ""
    squares = "<i></i>" * len(found)
    return (
        f'<td title="{rung}"><span class="rung">{rung.capitalize()}</span><p class="sq" title="{len(found)}">{squares}</p>'
        f'<p class="sub">{words.safe(told + more)}</p></td>'
    )


def sentences(board: Board) -> None:
    """Draw the sentences of one outlet, side and rung; the three choices are part of the address."""
    now, cast = board.now, board.cast
    sides = _sides(board, every=True)
    if not sides:
        return
    for key, known in (("who", now.shown), ("side", sides), ("rung", RUNGS)):
        if st.session_state.get(key) not in known:
            st.session_state.pop(key, None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            "Article", list(now.shown), format_func=now.names.__getitem__, key="who", bind="query-params", width=240
        )
        side = st.selectbox("Who speaks", sides, format_func=words.label, key="side", bind="query-params", width=220)
        rung = st.selectbox("Verbs", list(RUNGS), index=len(RUNGS) - 1, key="rung", bind="query-params", width=180)
    found = [
        one
        for one in cast.said
        if one.article == who and cast.side(one) == side and (rung == EVERY or (one.statement.cue and one.statement.stance == rung))
    ]  # fmt: skip
    if not found:
        told = "statement" if rung == EVERY else f"{rung} verb"
        words.warn(f"No {told} of this side in this article, in the chosen words.", quiet=True)
    every = st.session_state.get("every_sentence", False)
    for one in found if every else _telling(found)[:FEW]:
        statements.row(board, one, who=True)
    if len(found) > FEW:
        st.toggle(f"Show all {len(found)} statements", key="every_sentence")


def _telling(found: Sequence[Said]) -> list[Said]:
    """Return the statements whose verb is not neutral first."""
    return sorted(
        found, key=lambda one: (one.statement.stance == ladder.NEUTRAL or one.statement.cue is None, one.start)
    )


def draw_odds(board: Board) -> None:
    """Draw for each article how many times the odds a verb doubts one side rather than the other."""
    cast = board.cast
    if not any(row.enough for row in cast.odds):
        words.warn(
            f"No article has {ladder.FEWEST} verbs for these two sides together, one of them doubting: too little to tell.",
            quiet=True,
        )
        return
    first, second = map(findings.side_of, cast.sides.pair)
    found = {row.article: row for row in cast.odds}
    rows = [
        _row(board, found[at]) for at in sorted(cast.shown, key=lambda at: (not found[at].enough, cast.shown.index(at)))
    ]
    values = {at: _scale(row, cast.sides.pair) for at, row in found.items()}
    told = "; ".join(f"{row.name}: {values[row.key].told}, {values[row.key].verdict}" for row in rows)
    left, right = f"doubts {second} more", f"doubts {first} more"
    for key, narrow in (("wide_odds", False), ("narrow_odds", True)):
        with st.container(key=key):
            figure = chart.drawn(odds, rows, values, chart.look(), left=left, right=right, narrow=narrow)
            alt = f"How many times the odds that a verb doubts {first} rather than {second}, {len(rows)} articles. {told}."
            chart.plot(figure, key=f"plot_{key}", what="odds", told=alt)


def _row(board: Board, one: Odds) -> Row:
    total = sum(one.verbs)
    note = f"{total} verb{'s' * (total != 1)}" + ("" if ladder.ranked(one.verbs) else ", not ranked")
    at = one.article
    return Row(at, board.now.names[at], note, board.now.hues[at], ranked=one.enough)


def _scale(one: Odds, pair: Sequence[str]) -> Scale:
    told = findings.times(one.log) if one.enough else findings.verdict(one, pair)
    return Scale(one.log, one.ends(), one.ends(ladder.Z50), told, findings.verdict(one, pair), one.clear)


def counts(board: Board) -> None:
    """Draw the counts behind the asymmetry: doubting verbs of all verbs, for each article and side."""
    first, second = (escape(side) for side in board.cast.sides.pair)
    cells = "".join(
        f"<tr><th>{words.glyph(board.now.hues[row.article])}{words.safe(board.now.names[row.article])}</th>"
        f"<td>{row.doubting[0]} of {row.verbs[0]}</td><td>{row.doubting[1]} of {row.verbs[1]}</td></tr>"
        for row in board.cast.odds
    )
    st.html(
        f'<table class="grid"><thead><tr><th>Doubting verbs</th><th><bdi>{first}</bdi></th><th><bdi>{second}</bdi></th></tr></thead>'
        f"<tbody>{cells}</tbody></table>"
    )
