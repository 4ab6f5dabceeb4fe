"""What stands in one article only, and what two have word for word from an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import states, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.record import Fact
    from analysis.comparison.facts.telling import Telling
    from analysis.comparison.facts.wire import Copy
    from pages.parts.view import View

FEW = 4
WIDEST = 5
"""Articles side by side."""
MOST = 10
"""Articles shown before the reader asks for all."""
MANY = 60
"""Statements of one article shown when the reader asks for all; the table has every one."""


def draw(view: View, found: Telling) -> None:
    """Draw, side by side, what was found in each article and in no other, most informative first."""
    words.section(
        "Only here",
        "Statements that we found in one article and no other, those with the rarest words first. Press one to read it where it stands.",
    )
    every = range(len(view.shown))
    shown = states.first(every, key="alone_columns", most=MOST)
    place = st.container()
    more = any(len(found.alone.get(article, ())) > FEW for article in shown)
    most = MANY if more and st.toggle("Show all of them", key="all_alone", bind="query-params") else FEW
    columns = "".join(_column(view, article, found.alone.get(article, ()), most) for article in shown)
    place.html(f'<div class="heads only" style="--n:{min(len(shown), WIDEST)}">{columns}</div>')
    states.rest(every, key="alone_columns", most=MOST)


def _column(view: View, article: int, facts: Sequence[Fact], most: int) -> str:
    position = view.shown[article]
    hue = view.hues[position]
    lines = "".join(_line(view, fact) for fact in facts[:most])
    count = f"{len(facts)} statement{'s' * (len(facts) != 1)}" if facts else "nothing that the others lack"
    return (
        f'<article class="b{"x" if hue is None else hue}"><p class="who">{words.glyph(hue)}{words.safe(view.names[position])}</p>'
        f'{lines}<p class="sub">{count}</p></article>'
    )


def _line(view: View, fact: Fact) -> str:
    place = fact.places[0]
    link = words.read_in_context(f"{view.shown[place.article]}-{place.start}-{place.end}", told=fact.title)
    return f'<p class="lone">{link}</p>'


def copies(view: View, found: Sequence[Copy]) -> None:
    """Draw every stretch that several articles have word for word, with those that have it."""
    words.section(
        "Shared copy",
        "Stretches that articles have word for word outside quotation marks, as a rule from an agency: credited to neither in the matrix, and in no list here.",
    )
    place = st.container()
    every = len(found) > FEW and st.toggle(f"Show all {len(found)} stretches", key="all_copies", bind="query-params")
    with place:
        _stretches(view, found if every else found[:FEW])


def _stretches(view: View, found: Sequence[Copy]) -> None:
    for one in found:
        first = one.stretches[0]
        text = view.results[first.article].article.text[first.start : first.end]
        names = " ".join(
            f'<span class="who">{words.glyph(view.hues[view.shown[i]])}{words.safe(view.names[view.shown[i]])}</span>'
            for i in one.articles
        )
        places = [f"{view.shown[s.article]}-{s.start}-{s.end}" for s in one.stretches]
        link = words.read_in_context(*places, told="Read side by side", about="Shared copy")
        st.html(
            f'<div class="ev"><div>{names}<p class="sub">{one.words} words</p></div><blockquote>{words.safe(text)}</blockquote>{link}</div>'
        )
