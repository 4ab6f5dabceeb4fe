"""What a reader changes about a fact: its name, its sentences, which facts are one, which are hidden; and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.facts import edits
from analysis.comparison.facts.edits import Spot, Step
from pages.parts import desk, words
from pages.telling import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.comparison.facts.record import Fact, Place
    from analysis.comparison.facts.telling import Row, Telling
    from pages.parts.view import View

LONG = 90
"""Characters of a sentence in a choice."""


def spot(view: View, place: Place) -> Spot:
    """Return a place as changes refer to it: by the text's hash."""
    return Spot(view.results[place.article].article.text_hash, place.start, place.end)


def change(view: View, found: Telling, row: Row, called: dict[str, str]) -> None:
    """Draw what the reader may change about a fact: rename, take a sentence out, join with another fact, hide."""
    if not desk.may_edit():
        return
    changed = view.opened.edits.get(told.EXHIBIT, {})
    here = spot(view, row.fact.places[0])
    with st.expander("Change this fact"):
        _rename(view, row.fact, here, changed)
        if len(row.fact.places) > 1:
            _apart(view, row.fact, changed)
        if len(found.rows) > 1:
            _together(view, found, row, called, changed)
        st.button(
            "Hide this fact", key=f"hide_{row.fact.key}", on_click=_keep, args=(view, changed, Step("hide", here))
        )


def changes(view: View, found: Telling) -> None:
    """Draw what the reader has changed so far, and the ways back; nothing where nothing is changed."""
    changed = view.opened.edits.get(told.EXHIBIT, {})
    steps = edits.read(changed)
    if not steps or not desk.may_edit():
        return
    with st.expander(f"Your changes to the facts ({len(steps)})"):
        with st.container(horizontal=True):
            for fact in found.hidden:
                step = Step("show", spot(view, fact.places[0]))
                st.button(
                    f"Show again: {words.label(fact.title)}",
                    key=f"show_{fact.key}",
                    on_click=_keep,
                    args=(view, changed, step),
                )
        taken_back(view, steps)


def taken_back(view: View, steps: list[Step]) -> None:
    """Draw the buttons that take back the last change, or all."""
    if not steps or not desk.may_edit():
        return
    changed = view.opened.edits.get(told.EXHIBIT, {})
    with st.container(horizontal=True):
        st.button("Take back my last change", key="facts_back", on_click=_write, args=(view, edits.less(changed)))
        st.button("Take back all my changes", key="facts_back_all", on_click=_write, args=(view, {}))


def _rename(view: View, fact: Fact, here: Spot, changed: Mapping[str, object]) -> None:
    key = f"rename_{fact.key}"
    st.text_input(
        "Call it", value=fact.title, max_chars=edits.LONGEST, key=key, on_change=_named, args=(view, changed, here, key)
    )


def _named(view: View, changed: Mapping[str, object], here: Spot, key: str) -> None:
    name = " ".join(str(st.session_state[key]).split())
    if name:
        _keep(view, changed, Step("name", here, None, name))


def _apart(view: View, fact: Fact, changed: Mapping[str, object]) -> None:
    names = {place: f"{view.names[view.shown[place.article]]}: {_start(view, place)}" for place in fact.places}
    key = f"apart_{fact.key}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox(
            "A sentence that tells something else", list(names), format_func=names.__getitem__, key=key
        )
        step = Step("apart", spot(view, place))
        st.button("Take it out", key=f"do_{key}", on_click=_keep, args=(view, changed, step))


def _together(view: View, found: Telling, row: Row, called: dict[str, str], changed: Mapping[str, object]) -> None:
    others = {one.fact.key: one.fact for one in found.rows if one.fact.key != row.fact.key}
    others |= {one.key: one for facts in found.alone.values() for one in facts}
    names = {
        key: called.get(key) or f"{view.names[view.shown[one.places[0].article]]} only: {one.title}"
        for key, one in others.items()
    }
    key = f"join_{row.fact.key}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = st.selectbox("Another fact that tells the same", list(others), format_func=names.__getitem__, key=key)
        step = Step("together", spot(view, row.fact.places[0]), spot(view, others[other].places[0]))
        st.button("Join the two", key=f"do_{key}", on_click=_keep, args=(view, changed, step))


def _start(view: View, place: Place) -> str:
    text = view.results[place.article].article.text[place.start : place.end]
    plain = " ".join(text.split())
    return plain if len(plain) <= LONG else plain[:LONG].rsplit(" ", 1)[0] + " …"


def _keep(view: View, changed: Mapping[str, object], step: Step) -> None:
    _write(view, edits.more(changed, step))


def _write(view: View, changed: Mapping[str, object]) -> None:
    desk.keep_edits(view.event, told.EXHIBIT, changed)
