"""Tone around the chosen actor: a weak measure, so with intervals, with the sentences, and with how weak it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.charts.dots import Dot, Panel
from analysis.comparison import findings
from analysis.comparison.actors import tone
from analysis.marks import Mark
from analysis.text.document import Voice
from analysis.wording import number
from pages.acting import board as boards
from pages.acting import sentences
from pages.parts import chart, exhibits, focus, head, quoted, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.actors.ratios import Rates
    from analysis.comparison.actors.seen import Page
    from analysis.comparison.actors.tone import Toned
    from analysis.result import Result
    from pages.acting.board import Board

FEW = 4
MOST_MARKS, LEAST = 5, 0.2
"""Words that are marked in a sentence at most, and the least weight of one."""
SPAN = (-1.05, 1.05)
GROUPS = (
    sentences.GROUP,
    marked.Group("positive", "Positive", "speaks for it", ("target.positive",)),
    marked.Group("negative", "Negative", "speaks against it", ("target.negative",)),
)


def draw(board: Board, actor: int) -> None:
    """Draw the mean score toward the actor by voice, and the sentences with the strongest one in the chosen article and voice."""
    words.section(
        f"Tone around {board.laid.titles[actor]}",
        "A weak measure: it agrees with people on about two mentions of three (macro-F1 0.61 to 0.70 on two sets of labelled news). Press a dot, and read the sentences.",
    )
    now = board.now
    toned, found = _toned(board.key, now.shown, actor, _pages=board.laid.pages, _results=now.opened.results)
    place = {at: number for number, at in enumerate(now.shown)}
    pairs = [pair._replace(a=place[pair.a], b=place[pair.b]) for pair in found.pairs]
    panels = []
    for name, title in tone.PANELS.items():
        if now.choice.voice != "all" and name != tone.TONE:
            continue
        dots = {at: Dot(rates[name].value, *rates[name].ends, rates[name].reason) for at, rates in found.of.items()}
        panels.append(Panel(name, title, "−1 to +1", findings.short(name, pairs, head.names(now)), dots, decimals=2, signed=True, span=SPAN))  # fmt: skip
    chart.strip(boards.rows(board, actor), panels, key="tone_strip", what="tone_of")
    exhibits.pick("tone_of", tone.PANELS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = focus.article(now, none="all articles")
        of = focus.item("Whose words", tone.PANELS, key="tone_of")
    some = [
        one for found_ in toned for one in found_ if one.tone.marks and who in (None, one.seen.article) and _in(one, of)
    ]
    strongest = sorted(some, key=lambda one: -abs(one.tone.score))
    if not strongest:
        words.warn("No word that speaks for or against it was found here.", quiet=True)
    sentences.listed([_sentence(board, one) for one in strongest], what="sentences", few=FEW)


def _in(one: Toned, of: str) -> bool:
    return of == tone.TONE or (one.seen.voice is Voice.OWN) is (of == tone.OWN)


@st.cache_resource(max_entries=64, show_spinner=False)
def _toned(
    key: tuple[str, ...],  # noqa: ARG001 - what the cache goes by
    shown: tuple[int, ...],  # noqa: ARG001
    actor: int,
    _pages: Sequence[Page],
    _results: Sequence[Result],
) -> tuple[list[list[Toned]], Rates]:
    toned = [tone.toward(_results[page.article], [one for one in page.seen if one.actor == actor]) for page in _pages]
    return toned, tone.rates(_pages, toned)


def _sentence(board: Board, one: Toned) -> str:
    seen = one.seen
    start, end = board.span(seen)
    telling = [mark for mark in sorted(one.tone.marks, key=_weight)[:MOST_MARKS] if abs(mark.weight) >= LEAST]
    marks = [
        *telling,
        Mark(
            seen.mention.start, seen.mention.end, "actor.mention", f"tone {number(one.tone.score, 2, signed=True)}", 0.0
        ),
    ]
    body = marked.html(board.text(seen.article), start, end, marks, GROUPS)
    told = [f"tone {number(one.tone.score, 2, signed=True)}, {one.tone.voice} words"]
    return quoted.row(board.now, seen.article, body, told=told, place=(seen.mention.start, seen.mention.end))


def _weight(mark: Mark) -> float:
    return -abs(mark.weight)
