"""The chosen fact: its sentences side by side, and what the reader may change about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison.facts import edits
from analysis.comparison.facts.edits import Spot, Step
from pages.parts import desk, words
from pages.telling import grid, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.facts.record import Fact, Place
    from analysis.comparison.facts.telling import Row, Telling
    from pages.parts.view import View

FEW = 6
"""Articles whose sentences are shown before the reader asks for all."""
GROUPS = ("charged", "label", "doubt", "hedge", "quoted", "paraphrased")


def labels(found: Telling) -> dict[str, str]:
    """Return what each fact is called in the choice, and so in the address, by its key: its title, numbered where two are alike."""
    seen: dict[str, int] = {}
    told_ = {}
    for row in found.rows:
        title = row.fact.title
        seen[title] = seen.get(title, 0) + 1
        told_[row.fact.key] = title if seen[title] == 1 else f"{title} ({seen[title]})"
    return told_


def choose(found: Telling, called: dict[str, str]) -> Row:
    """Let the reader choose a fact; the choice is part of the address."""
    by_key = {row.fact.key: row for row in found.rows}
    key = st.selectbox(
        "Fact", list(by_key), format_func=lambda one: called.get(one, ""), key="fact", bind="query-params"
    )
    return by_key.get(key) or found.rows[0]


def sentences(view: View, row: Row) -> None:
    """Draw every sentence that tells the fact, an article after the other, the telling itself set off from its sentence."""
    link = words.read_in_context(*told.places(view, row.fact), told="Read them side by side", about=row.fact.title)
    missing = grid.without(view, row)
    none = f" · not found in the text of {missing}" if missing else ""
    if row.fact.loose:
        words.warn(
            "These sentences share little: a loose match. Read them before you rely on it; what does not belong can be taken out below.",
            quiet=True,
        )
    st.html(f'<p class="figure">{len(row.cells)} of {len(view.shown)} articles{none} · {link}</p>')
    place_of_all, many = st.container(), len(row.cells) > FEW
    every = many and st.toggle(f"Show all {len(row.cells)} articles", key="all_tellings", bind="query-params")
    order = sorted(row.cells, key=lambda i: row.cells[i].depth)
    with place_of_all:
        _tellings(view, row, order if every else order[:FEW])


def _tellings(view: View, row: Row, order: Sequence[int]) -> None:
    for article in order:
        places = [place for place in row.fact.places if place.article == article]
        body = "".join(f"<blockquote>{_sentence(view, place)}</blockquote>" for place in places)
        position = view.shown[article]
        who = f'<p class="who">{words.glyph(view.hues[position])}{words.safe(view.names[position])}</p>'
        by = f'<p class="sub">{grid.said(view, row.cells[article], article)}</p>'
        first = row.cells[article].first
        place = f"{position}-{first.start}-{first.end}"
        where = f'<p class="sub">sentence {row.cells[article].number} of {row.cells[article].sentences}</p>'
        st.html(
            f'<div class="ev"><div>{who}{by}{where}</div><div>{body}</div>{words.read_in_context(place, about=row.fact.title)}</div>'
        )


def _sentence(view: View, place: Place) -> str:
    result = view.results[place.article]
    start, end = map(int, result.sentences[place.sentence])
    groups = [group for group in marked.groups() if group.key in GROUPS]
    parts = [
        marked.html(result.article.text, left, right, result.marks, groups) if left < right else ""
        for left, right in ((start, place.start), (place.start, place.end), (place.end, end))
    ]
    return f'<span class="rest">{parts[0]}</span><span class="telling">{parts[1]}</span><span class="rest">{parts[2]}</span>'


# ---------------------------------------------------------------- the reader's changes


def spot(view: View, place: Place) -> Spot:
    """Return a place as changes refer to it: by the text's hash."""
    return Spot(view.results[place.article].article.text_hash, place.start, place.end)


def change(view: View, found: Telling, row: Row, called: dict[str, str]) -> None:
    """Draw what the reader may change: rename, take a sentence out, join with another fact, hide, and take changes back."""
    if not desk.may_edit():
        return
    changed = view.opened.edits.get(told.EXHIBIT, {})
    steps = edits.read(changed)
    here = spot(view, row.fact.places[0])
    with st.expander("Change this fact" + (f" ({len(steps)} change{'s' * (len(steps) != 1)} so far)" if steps else "")):
        _rename(view, row.fact, here, changed)
        if len(row.fact.places) > 1:
            _apart(view, row.fact, changed)
        if len(found.rows) > 1:
            _together(view, found, row, called, changed)
        with st.container(horizontal=True):
            st.button(
                "Hide this fact", key=f"hide_{row.fact.key}", on_click=_keep, args=(view, changed, Step("hide", here))
            )
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


LONG = 90


def _keep(view: View, changed: Mapping[str, object], step: Step) -> None:
    _write(view, edits.more(changed, step))


def _write(view: View, changed: Mapping[str, object]) -> None:
    desk.keep_edits(view.event, told.EXHIBIT, changed)
