"""The matrix outlet × fact: a row a fact, which opens to its sentences; on a phone one line with every outlet's mark on it."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import exhibits, rows, words
from pages.telling import cells, changing, one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.telling import Row, Telling
    from pages.parts.view import View

FEW = 12
"""Facts shown before the reader asks for all."""


def draw(view: View, found: Telling) -> None:
    """Draw the matrix, the most widely told facts first, the rest on request; the chosen fact is open."""
    words.section("Which facts stand in which article, how deep and in whose words")
    st.html(_note(view, found))
    by_key = {row.fact.key: row for row in found.rows}
    called = labels(found)
    exhibits.pick("fact", (*by_key, None))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Read a fact’s sentences", list(by_key), index=None, format_func=lambda key: words.option(called.get(key, "")), key="fact",
            bind="query-params", placeholder="Choose a fact, or press its row", width=460,
            label_visibility="collapsed",
        )  # fmt: skip
        shown = [
            view.shown.index(at) for at in exhibits.columns(view, told=f"; “told by” counts all {len(view.shown)}")
        ]
    chosen = by_key.get(st.session_state.get("fact") or "")
    heads = [_head(view, found, article) for article in shown]
    st.html(rows.head("", heads))
    place = st.container()
    # The switch stands below what it changes, but is asked first: its answer may come from the address.
    every = len(found.rows) > FEW and st.toggle(
        f"Show all {len(found.rows)} facts", key="all_facts", bind="query-params"
    )
    some = found.rows if every else [row for at, row in enumerate(found.rows) if at < FEW or row is chosen]
    with place:
        lines = [rows.Row(row.fact.key, row.fact.title, _body(view, row, shown), _by(view, row)) for row in some]
        rows.draw(lines, key="fact", opened=partial(_opened, view, found, chosen, called) if chosen else _nothing)
    changing.changes(view, found)


def _note(view: View, found: Telling) -> str:
    """Return how the rows are read, as HTML: on a phone, where each outlet is a mark on one line, with the key to the marks."""
    uncertain = any(row.fact.loose for row in found.rows)
    more = " “Match uncertain”: the sentences share few words." if uncertain else ""
    keys = "".join(
        f'<span class="one">{words.glyph(view.hues[at])}{words.safe(view.names[at])}</span>'
        for at in view.shown
        if view.hues[at] is not None
    )
    if any(view.hues[at] is None for at in view.shown):
        keys += f'<span class="one">{words.glyph(None)}the others</span>'
    return (
        '<p class="note onwide">The tick shows where the fact first stands: left is the first sentence, right the last. Below it, who says it. '
        f"Press a fact to read its sentences.{more}</p>"
        '<p class="note onnarrow">Each mark is an article and shows where the fact first stands in it: left is the first sentence, right the last. '
        f"Press a fact to read its sentences and who says it.{more}</p>"
        f'<p class="marks onnarrow">{keys}</p>'
    )


def labels(found: Telling) -> dict[str, str]:
    """Return what each fact is called in the choice, and so in the address, by its key: its title, numbered where two are alike."""
    seen: dict[str, int] = {}
    told_ = {}
    for row in found.rows:
        title = row.fact.title
        seen[title] = seen.get(title, 0) + 1
        told_[row.fact.key] = title if seen[title] == 1 else f"{title} ({seen[title]})"
    return told_


def _opened(view: View, found: Telling, row: Row, called: dict[str, str]) -> None:
    one.sentences(view, row)
    changing.change(view, found, row, called)


def _nothing() -> None:
    """Draw nothing: no fact is chosen."""


def _head(view: View, found: Telling, article: int) -> str:
    left, position = found.left[article], view.shown[article]
    name = view.names[position]
    query = {exhibits.SHOW: "Left out", "who": name}
    told = f"{left.told} of {left.facts} found"
    link = words.cell("facts", query, told, told=f"{name}: {told}; which are not", kind="go")
    out = link if left.value == left.value else escape(left.reason)
    return (
        f'<p class="who">{words.glyph(view.hues[position])}{words.safe(view.names[position])}</p>'
        f'<p class="sub">{out}</p>'
    )


def _body(view: View, row: Row, shown: Sequence[int]) -> str:
    """Return a fact's cells for wide pages, and one line with every outlet's mark for phones."""
    bodies = [cells.cell(view, row, article) for article in shown]
    return rows.cells([""] * len(bodies), bodies) + f'<div class="one">{_line(view, row)}</div>'


def _by(view: View, row: Row) -> str:
    return f"told by {len(row.cells)} of {len(view.shown)}" + (" · match uncertain" if row.fact.loose else "")


def _line(view: View, row: Row) -> str:
    """Return one track with a mark for each outlet that tells the fact, at its depth, and who does not."""
    marks = "".join(
        f'<i style="left:{100 * cell.depth:.1f}%">{words.glyph(view.hues[view.shown[article]])}</i>'
        for article, cell in sorted(row.cells.items())
    )
    missing = cells.without(view, row)
    none = f'<p class="none">{cells.MISSING.replace("this text", "")}{missing}</p>' if missing else ""
    return f'<div class="track all">{marks}</div>{none}'
