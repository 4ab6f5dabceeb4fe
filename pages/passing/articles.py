"""Articles behind a number that outlets have over time: each with its value, which opens to its words, and the way to its text."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.labels import unique
from analysis.measures import registry
from analysis.over_time.collection import VOICES, columns, kind_of, kinds
from analysis.wording import number, shorten
from pages.parts import desk, opening, sidebar, states, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.passing.source import Source
    from pages.passing.top import Asked

FEW = 12
MOST = 60
HASH = 12
CARRIED = ("voice", "headline")
"""Choices that a link to another event takes along."""


def listed(given: Source, asked: Asked, rows: Sequence[int], labels: Mapping[str, str], places: int) -> None:
    """Draw articles (rows of the collection) with their values, the first few until the reader asks for more."""
    some = states.first(rows[:MOST], key="behind_all", most=FEW)
    st.html("".join(_article(given, asked, row, labels, places) for row in some))
    states.rest(rows[:MOST], key="behind_all", most=FEW)
    if len(rows) > MOST:
        st.html(f'<p class="note">The first {MOST} of {len(rows):,}.</p>')


def _article(given: Source, asked: Asked, row: int, labels: Mapping[str, str], places: int) -> str:
    found = given.collection
    value, count = value_of(given, asked, row)
    outlet, event, day = int(found.outlet[row]), int(found.event[row]), int(found.day[row])
    hue = dict(zip(asked.shown, asked.hues, strict=True)).get(outlet)
    measured = f"{number(value, places)}" if value == value else "not measured"
    title = words.safe(found.titles[row]) if found.titles[row] else "<em>No headline</em>"
    link = ""
    if event >= 0 and found.event_ids[event] in labels:
        first = int(np.flatnonzero(found.event == event)[0])
        there = address(given, event, labels)
        link = words.into_reading_room(place(given, row, row - first), there)
        measured = opened(given, asked, row, measured, there) if value == value else measured
    elif not given.is_library:
        title += f'<br><span class="sub">{words.safe(found.sources[row])} · text {escape(shorten(found.ids[row], HASH))}</span>'
    told = [
        f"<b>{measured}</b> {escape(registry()[asked.measure].unit) if value == value else ''}", f"{count:,} words",
        words.day(datetime.date.fromordinal(day)) if day >= 0 else "date unknown",
    ]  # fmt: skip
    name = words.safe(found.outlets[outlet]) if outlet >= 0 else "Outlet not known"
    return (
        f'<div class="ev"><div><p class="who">{words.glyph(hue)}{name}</p><p class="sub">{" · ".join(told)}</p></div>'
        f"<blockquote>{title}</blockquote>{link}</div>"
    )


def opened(given: Source, asked: Asked, row: int, told: str, address: Mapping[str, str | list[str]]) -> str:
    """Return a number as the way to its words: the page of its measure, open at this article. ``told`` alone without an outlet."""
    found = given.collection
    outlet = int(found.outlet[row])
    if outlet < 0:
        return told
    rows = np.flatnonzero(found.event == found.event[row])
    names = unique([found.outlets[at] if at >= 0 else "" for at in found.outlet[rows].tolist()])
    return opening.link(asked.measure, names[int(np.flatnonzero(rows == row)[0])], told, address)


def value_of(given: Source, asked: Asked, row: int) -> tuple[float, int]:
    """Return an article's value and words under the reader's choice."""
    found, voice = given.collection, VOICES.index(asked.voice)
    value = float(found.values[row, columns().index((asked.voice, asked.measure))])
    return value, int(found.words[row, voice * len(kinds()) + kind_of(asked.measure)])


def rank(value: float) -> float:
    """Return what a value is ordered by: one that is not measured comes last."""
    return value if value == value else -np.inf


def place(given: Source, row: int, position: int) -> str:
    """Return the place of an article's beginning, for the Reading room: its headline, else its first word."""
    return f"{position}-0-{max(1, len(given.collection.titles[row]))}"


def event_labels(given: Source) -> Mapping[str, str]:
    """Return what the library's events are called in an address, by id; nothing for a batch file."""
    if not given.is_library:
        return {}
    with desk.library() as library:
        return sidebar.labels(library)


def address(given: Source, event: int, labels: Mapping[str, str]) -> dict[str, str | list[str]]:
    known = st.session_state.get(words.ADDRESS, {})
    choice = sidebar.event_choice(dict(labels), given.collection.event_ids[event])
    return {**{key: known[key] for key in CARRIED if key in known}, **choice}
