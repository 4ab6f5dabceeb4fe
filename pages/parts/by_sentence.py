"""A chart of every sentence of the articles: drawn, the sentence that a click on it chose, and all of them as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.evidence import Shown
from pages.parts import chart, evidence, focus, states, tables, width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.charts.look import Row
    from analysis.measures.base import Floats
    from pages.parts.view import View

    Found = Mapping[int, tuple[Floats, Floats]]
    """Row key → a number a sentence, and the sentences' spans ``(start, end)``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One such chart. ``key``: session key of the chosen sentence; ``left``, ``left_narrow``: pixels for the articles' names.

    ``told``: what is said of the chosen sentence, from its number, its place from 1 and how many there are. ``who``: how the
    evidence names it. ``cell``: its number as the table has it, under ``column``; ``file``: what the table is saved as.
    """

    name: str
    key: str
    draw: Callable[..., go.Figure]
    left: int
    left_narrow: int
    measure: str
    who: str
    told: Callable[[float, int, int], str]
    cell: Callable[[float], float | None]
    column: str
    file: str


def exhibit(view: View, every: Sequence[Row], found: Found, kind: Kind, told: Callable[[Sequence[Row]], str]) -> None:
    """Draw the chart of the first rows, the rest on request; ``told`` says in words what the rows drawn show."""
    rows = states.first(every, key=f"{kind.name}_rows")
    values = {key: numbers for key, (numbers, _) in found.items()}
    key, left = width.sized(kind.name), kind.left_narrow if width.narrow() else kind.left
    with st.container(key=key):
        figure = chart.drawn(kind.draw, rows, values, chart.look(), left=left)
        chart.plot(figure, key=f"plot_{key}", what=kind.key, told=told(rows))
    _chosen(view, found, kind)
    states.rest(every, key=f"{kind.name}_rows")
    with st.expander("Every sentence as a table"):
        cells = [
            (view.names[row.key], place + 1, kind.cell(float(value)), text[start:end])
            for row in every
            for text in [view.opened.results[row.key].article.text]
            for place, (value, (start, end)) in enumerate(zip(*found[row.key], strict=True))
        ]
        tables.table(["article", "sentence", kind.column, "text"], cells, file=kind.file)


def _chosen(view: View, found: Found, kind: Kind) -> None:
    """Draw the choice of a sentence of the article in focus, and that sentence."""
    who = st.session_state.get("who")
    if who not in found:
        return
    numbers, spans = found[who]
    place = focus.sentence(view, who, len(numbers), key=kind.key)
    if place is None:
        return
    one = Shown(who, *map(int, spans[place]), float(numbers[place]))
    told = kind.told(one.share, place + 1, len(numbers))
    evidence.sentence(view, one, told, groups=evidence.groups_of(kind.measure), who=kind.who)
