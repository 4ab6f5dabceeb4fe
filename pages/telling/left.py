"""What is left out: a dot an article with its interval, and the facts behind the dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.dots import Dot, Panel
from analysis.charts.look import Row as Line
from analysis.comparison import findings
from pages.parts import chart, focus, head, words
from pages.telling import one, told

if TYPE_CHECKING:
    from analysis.comparison.facts.telling import Row, Telling
    from pages.parts.view import View

FEW = 8
"""Facts listed before the reader asks for all."""


def draw(view: View, found: Telling) -> None:
    """Draw the dots, most left out first; a press on one chooses the article whose missing facts are listed below."""
    words.section(
        "How much was not found",
        "Of the facts told by two or more, the share not found in an article, widely told facts counting more: a fact weighs "
        "(articles that tell it − 1) ÷ (articles − 1). Bars are 50 %, lines 95 % intervals. Press a dot to see which facts.",
    )
    names = head.names(view)
    order = sorted(range(len(view.shown)), key=lambda i: -found.left[i].value)
    rows = [
        Line(view.shown[i], names[i], f"{found.left[i].told} of {found.left[i].facts} found", view.hues[view.shown[i]])
        for i in order
    ]
    dots = {view.shown[i]: Dot(found.left[i].value, *found.left[i].ends, found.left[i].reason) for i in order}
    short = findings.short("left_out", found.pairs, names)
    panel = Panel(
        "left_out",
        "Not found",
        "% of the shared facts, widely told facts counting more",
        short,
        dots,
        decimals=0,
        suffix="%",
        span=(-4, 104),
    )
    chart.strip(rows, [panel], key="left", what="what_left")
    who = focus.article(view, first=view.shown[order[0]])
    if who is not None:
        _missing(view, found, view.shown.index(who))


def _missing(view: View, found: Telling, article: int) -> None:
    """List the facts that were not found in an article, the weightiest first, each with a sentence of an article that tells it."""
    lacking = sorted((row for row in found.rows if article not in row.cells), key=lambda row: -row.weight)
    position = view.shown[article]
    name = f'<span class="nm">{words.glyph(view.hues[position])}<b>{words.safe(view.names[position])}</b></span>'
    if not lacking:
        st.html(f'<p class="figure">{name}: every shared fact was found in this text.</p>')
        return
    count = f"{len(found.rows) - len(lacking)} of {len(found.rows)} found"
    st.html(f'<p class="figure">{name}: {count}; below, the others, the most widely told first</p>')
    place = st.container(key="lacking")
    every = len(lacking) > FEW and st.toggle(f"Show all {len(lacking)} facts", key="all_lacking", bind="query-params")
    items = "".join(_item(view, row) for row in (lacking if every else lacking[:FEW]))
    place.html(f'<div class="lacking">{items}</div>')


def _item(view: View, row: Row) -> str:
    """Return a fact that is left out: its name, how it is told where it is told, and the way to those places."""
    first = min(row.fact.places, key=lambda place: (row.cells[place.article].depth, place.article))
    position = view.shown[first.article]
    body = one.telling(view, first)
    who = f'<span class="nm">{words.glyph(view.hues[position])}{words.safe(view.names[position])}</span>'
    link = words.read_in_context(*told.places(view, row.fact), told="Read in context", about=row.fact.title)
    return (
        f'<div class="ev"><div><p class="fact">{words.safe(row.fact.title)}</p><p class="sub">told by {len(row.cells)} of {len(view.shown)}</p></div>'
        f'<div><blockquote>{body}</blockquote><p class="sub">{who}</p></div>{link}</div>'
    )
