"""One fact: the sentences that tell it, an article after the other, the telling itself set off from its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from pages.parts import words
from pages.telling import cells, told

if TYPE_CHECKING:
    from analysis.comparison.facts.record import Place
    from analysis.comparison.facts.telling import Row
    from pages.parts.view import View

FEW = 6
"""Articles whose sentences are shown before the reader asks for all."""
GROUPS = ("charged", "label", "doubt", "hedge", "quoted", "paraphrased")


def sentences(view: View, row: Row) -> None:
    """Draw every sentence that tells the fact, an article after the other, the telling itself set off from its sentence."""
    link = words.read_in_context(*told.places(view, row.fact), told="Read them side by side", about=row.fact.title)
    missing = cells.without(view, row)
    none = f" · not found in the text of {missing}" if missing else ""
    if row.fact.loose:
        words.warn(
            "The match is uncertain: these sentences share few words. Read them before you rely on it; what does not belong can be taken out below.",
            quiet=True,
        )
    st.html(f'<p class="figure">{len(row.cells)} of {len(view.shown)} articles{none} · {link}</p>')
    place_of_all, many = st.container(key="tellings"), len(row.cells) > FEW
    every = many and st.toggle(f"Show all {len(row.cells)} articles", key="all_tellings", bind="query-params")
    order = sorted(row.cells, key=lambda i: row.cells[i].depth)
    place_of_all.html("".join(_telling(view, row, article) for article in (order if every else order[:FEW])))


def _telling(view: View, row: Row, article: int) -> str:
    places = [place for place in row.fact.places if place.article == article]
    body = "".join(f"<blockquote>{_sentence(view, place)}</blockquote>" for place in places)
    position = view.shown[article]
    who = f'<p class="who">{words.glyph(view.hues[position])}{words.safe(view.names[position])}</p>'
    by = f'<p class="sub">{cells.said(view, row.cells[article], article)}</p>'
    first = row.cells[article].first
    place = f"{position}-{first.start}-{first.end}"
    where = f'<p class="sub">sentence {row.cells[article].number} of {row.cells[article].sentences}</p>'
    return f'<div class="ev"><div>{who}{by}{where}</div><div>{body}</div>{words.read_in_context(place, about=row.fact.title)}</div>'


def _sentence(view: View, place: Place) -> str:
    start, end = map(int, view.results[place.article].sentences[place.sentence])
    before, after = (_marked(view, place.article, *span) for span in ((start, place.start), (place.end, end)))
    return f'<span class="rest">{before}</span><span class="telling">{telling(view, place)}</span><span class="rest">{after}</span>'


def telling(view: View, place: Place) -> str:
    """Return the words that tell a fact at one place, with their marks, as HTML."""
    return _marked(view, place.article, place.start, place.end)


def _marked(view: View, article: int, start: int, end: int) -> str:
    result = view.results[article]
    groups = [group for group in marked.groups() if group.key in GROUPS]
    return marked.html(result.article.text, start, end, result.marks, groups) if start < end else ""
