"""What is left out: a dot an article with its interval, and the facts behind the dot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.dots import Dot, Panel
from analysis.charts.look import Row as Line
from analysis.comparison import findings
from pages.parts import chart, head, tables
from pages.telling import grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.telling import Telling
    from pages.parts.view import View

MOST = 12
"""Articles in the chart; the table has all."""


def draw(view: View, found: Telling) -> None:
    """Draw the strip, most left out first; a click chooses the article whose missing facts are listed below."""
    names = head.names(view)
    order = sorted(range(len(view.shown)), key=lambda i: -found.left[i].value)[:MOST]
    rows = [
        Line(view.shown[i], names[i], f"tells {found.left[i].told} of {found.left[i].facts}", view.hues[view.shown[i]])
        for i in order
    ]
    dots = {view.shown[i]: Dot(found.left[i].value, *found.left[i].ends, found.left[i].reason) for i in order}
    told = findings.short("left_out", found.pairs, names)
    panel = Panel(
        "left_out", "Left out", "% of the shared facts, weighted", told, dots, decimals=0, suffix="%", span=(-4, 104)
    )
    chart.strip(rows, [panel], key="left", what="what_left")
    if len(view.shown) > MOST:
        st.html(f'<p class="note">The {MOST} that leave out most; the table has all {len(view.shown)}.</p>')


def missing(view: View, found: Telling, labels: dict[str, str]) -> None:
    """Let the reader choose an article, and list the facts that were not found in it, the weightiest first."""
    if st.session_state.get("who") not in view.shown:
        st.session_state.pop("who", None)
    who = st.selectbox(
        "Article", list(view.shown), format_func=view.names.__getitem__, key="who", bind="query-params", width=260
    )
    article = view.shown.index(who)
    lacking = sorted((row for row in found.rows if article not in row.cells), key=lambda row: -row.weight)
    items = "".join(
        f'<div class="line">{grid.title(row.fact, labels)}<span class="sub">told by {len(row.cells)} of {len(view.shown)} · weight {row.weight:.2f}</span></div>'
        for row in lacking[: grid.FEW]
    )
    more = f'<p class="sub">and {len(lacking) - grid.FEW} more in the table</p>' if len(lacking) > grid.FEW else ""
    none = '<p class="sub">Every shared fact was found in this text.</p>' if not lacking else ""
    st.html(f'<div class="lacking">{items}{more}{none}</div>')


def tabled(view: View, found: Telling) -> None:
    """Draw the tables behind the page, each to download."""
    names = head.names(view)
    with st.expander("The numbers as tables"):
        tables.table(
            ["fact", "told by", "weight", "article", "sentence", "of", "depth", "wording", "start", "end", "text"],
            list(_cells(view, found, names)), file="facts.csv",
        )  # fmt: skip
        st.html('<p class="note">What stands in one article only.</p>')
        tables.table(["article", "statement", "start", "end"], list(_alone(view, found, names)), file="only-here.csv")
        st.html('<p class="note">Left out: % of the shared facts, weighted, with 95 % intervals, and every pair.</p>')
        rows = [
            (names[i], _round(one.value), _round(one.ends.low), _round(one.ends.high), one.told, one.facts, one.reason)
            for i, one in enumerate(found.left)
        ]
        tables.table(
            ["article", "left out %", "low 95 %", "high 95 %", "facts told", "of", "note"], rows, file="left-out.csv"
        )
        pairs = [
            (
                names[d.a],
                names[d.b],
                _round(d.difference),
                _round(d.low),
                _round(d.high),
                _round(d.p_holm, 4),
                "clear" if d.clear else "cannot tell apart",
            )
            for d in found.pairs
        ]
        tables.table(
            ["article", "minus", "difference", "low 95 %", "high 95 %", "adjusted p", "told apart"],
            pairs,
            file="left-out-pairs.csv",
        )


def _cells(view: View, found: Telling, names: Sequence[str]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row in found.rows:
        for article, name in enumerate(names):
            cell = row.cells.get(article)
            told: tuple[object, ...] = (row.fact.title, len(row.cells), round(row.weight, 3), name)
            if cell is None:
                rows.append((*told, None, None, None, grid.MISSING, None, None, ""))
            else:
                text = view.results[article].article.text[cell.first.start : cell.first.end]
                by = "shared copy" if cell.copied else cell.wording.told
                rows.append(
                    (
                        *told,
                        cell.number,
                        cell.sentences,
                        round(cell.depth, 3),
                        by,
                        cell.first.start,
                        cell.first.end,
                        text,
                    )
                )
    return rows


def _alone(view: View, found: Telling, names: Sequence[str]) -> list[tuple[object, ...]]:
    return [
        (
            names[article],
            view.results[article].article.text[fact.places[0].start : fact.places[0].end],
            fact.places[0].start,
            fact.places[0].end,
        )
        for article, facts in sorted(found.alone.items())
        for fact in facts
    ]


def _round(value: float, decimals: int = 1) -> float | None:
    return None if math.isnan(value) else round(value, decimals)
