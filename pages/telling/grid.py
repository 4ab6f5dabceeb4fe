"""The matrix outlet × fact as HTML: a table for wide screens, one block a fact for phones."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison.facts.matrix import ACCORDING, AS_FACT
from pages.parts import words
from pages.telling import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.matrix import Cell, Wording
    from analysis.comparison.facts.record import Fact
    from analysis.comparison.facts.telling import Row, Telling
    from pages.parts.view import View

FEW = 12
"""Facts shown before the reader asks for all."""
COLUMNS = 5
"""Outlets that have a column at once."""
COPIES = 2
"""Outlets named in a cell of shared copy."""
LINES = 6
"""Outlets named for one fact where there is no column for each."""
MISSING = "not found in this text"
STANCES = {"doubting": "doubt", "hostile": "charged"}
"""Stance of a verb → the mark that says so."""
GROUPS = ("charged", "label", "doubt", "hedge")


def columns(view: View) -> list[int]:
    """Return which of the chosen articles have a column, by their position among them; the reader chooses where there are many."""
    every = list(range(len(view.shown)))
    if len(every) <= COLUMNS:
        return every
    picked = st.multiselect(
        f"Outlets in the columns (up to {COLUMNS}; “told by” counts all {len(every)})", list(view.shown), default=list(view.shown[:COLUMNS]),
        format_func=view.names.__getitem__, max_selections=COLUMNS, key="columns", bind="query-params",
    )  # fmt: skip
    chosen = [view.shown.index(position) for position in picked if position in view.shown]
    return sorted(chosen) or every[:COLUMNS]


def draw(view: View, found: Telling, shown: Sequence[int], labels: dict[str, str]) -> None:
    """Draw the matrix: the most widely told facts first, the rest on request. ``labels``: fact's key → what it is called in the address."""
    wide, narrow = st.container(key="wide_facts"), st.container(key="narrow_facts")
    # The switch stands below what it changes, but is asked first: its answer may come from the address.
    every = len(found.rows) > FEW and st.toggle(
        f"Show all {len(found.rows)} facts", key="all_facts", bind="query-params"
    )
    rows = found.rows if every else found.rows[:FEW]
    wide.html(_table(view, found, rows, shown, labels))
    narrow.html("".join(_block(view, row, labels) for row in rows))


def _table(view: View, found: Telling, rows: Sequence[Row], shown: Sequence[int], labels: dict[str, str]) -> str:
    heads = "".join(_head(view, found, article) for article in shown)
    body = "".join(
        f'<tr><th>{title(row.fact, labels)}<p class="sub">{_by(view, row)}</p></th>'
        + "".join(f"<td>{cell(view, row, article)}</td>" for article in shown)
        + "</tr>"
        for row in rows
    )
    return f'<table class="facts"><thead><tr><th></th>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _head(view: View, found: Telling, article: int) -> str:
    left, position = found.left[article], view.shown[article]
    out = f"left out {left.value:.0f} %" if left.value == left.value else escape(left.reason)
    return (
        f'<th><p class="who">{words.glyph(view.hues[position])}{words.safe(view.names[position])}</p>'
        f'<p class="sub">{left.told} of {left.facts} facts<br>{out}</p></th>'
    )


def _by(view: View, row: Row) -> str:
    loose = " · loose match" if row.fact.loose else ""
    return f"told by {len(row.cells)} of {len(view.shown)}{loose}"


def title(fact: Fact, labels: dict[str, str]) -> str:
    """Return a fact's title as the link that chooses it."""
    query = {**st.session_state.get(words.ADDRESS, {}), "fact": labels[fact.key]}
    return f'<p class="fact">{words.link("facts", query, fact.title)}</p>'


def cell(view: View, row: Row, article: int) -> str:
    """Return one cell: where the fact stands on the way from the first sentence to the last, who says it, which sentence."""
    one = row.cells.get(article)
    if one is None:
        return f'<p class="none">{MISSING}</p>'
    hue = view.hues[view.shown[article]]
    track = f'<div class="track b{"x" if hue is None else hue}"><i style="left:{100 * one.depth:.1f}%"></i></div>'
    return f'{track}<p class="by">{said(view, one, article)}</p><p class="sub">{where(view, row, article)}</p>'


def said(view: View, one: Cell, article: int) -> str:
    """Return who says it, with the verb marked as in the text; of shared copy who else has it."""
    if one.copied:
        names = ", ".join(words.safe(view.names[view.shown[i]]) for i in one.copied[:COPIES])
        more = f" and {len(one.copied) - COPIES} more" if len(one.copied) > COPIES else ""
        return f'<span class="copy">word for word as in {names}{more}</span>'
    return wording(view, one.wording, article)


def wording(view: View, told_by: Wording, article: int) -> str:
    """Return who says it; a verb that takes distance or adds charge carries its mark."""
    if told_by.told == AS_FACT or not told_by.span:
        return escape(told_by.told)
    cue = f"<bdi>{_marked(view, told_by, article)}</bdi>"
    speaker = words.safe(told_by.speaker) if told_by.speaker else ""
    first = told_by.cue.lower().startswith(ACCORDING)
    return " ".join(part for part in ((cue, speaker) if first else (speaker, cue)) if part)


def _marked(view: View, told_by: Wording, article: int) -> str:
    if not told_by.span:
        return escape(told_by.cue)
    result = view.results[article]
    groups = [group for group in marked.groups() if group.key in GROUPS]
    found = marked.html(result.article.text, told_by.span.start, told_by.span.end, result.marks, groups)
    if "<mark" not in found:
        found = escape(told_by.told.removeprefix(told_by.speaker).removesuffix(told_by.speaker).strip())
    kind = STANCES.get(told_by.stance)
    if kind and "<mark" not in found:
        return f'<mark class="{kind}" tabindex="0" data-note="{told_by.stance} verb of saying">{found}</mark>'
    return found


def where(view: View, row: Row, article: int) -> str:
    """Return "sentence 3 of 27" as a link into the Reading room, where every article that tells the fact stands at it."""
    one = row.cells[article]
    more = f", +{one.others}" if one.others else ""
    told_ = f"sentence {one.number} of {one.sentences}"
    link = words.read_in_context(*told.places(view, row.fact, first=article), told=told_, about=row.fact.title)
    return link + more


def _block(view: View, row: Row, labels: dict[str, str]) -> str:
    """Return a fact for phones: outlets with the same wording on one line, those without it on the last."""
    lines: dict[str, list[int]] = {}
    by_depth = sorted(row.cells, key=lambda i: row.cells[i].depth)
    for article in by_depth[:LINES]:
        one = row.cells[article]
        by = '<span class="copy">word for word alike</span>' if one.copied else said(view, one, article)
        lines.setdefault(by, []).append(article)
    told_by = "".join(
        f'<p class="by">{by}</p>{"".join(_line(view, row, i) for i in these)}' for by, these in lines.items()
    )
    more = f'<p class="sub">and {len(by_depth) - LINES} more outlets</p>' if len(by_depth) > LINES else ""
    missing = without(view, row)
    none = f'<p class="none">{MISSING}: {missing}</p>' if missing else ""
    return f'<div class="factblock">{title(row.fact, labels)}<p class="sub">{_by(view, row)}</p>{told_by}{more}{none}</div>'


def without(view: View, row: Row) -> str:
    """Return the names of the articles in which the fact was not found, as HTML; of many the first and how many more."""
    names = [words.safe(view.names[position]) for i, position in enumerate(view.shown) if i not in row.cells]
    more = f" and {len(names) - LINES} more" if len(names) > LINES else ""
    return ", ".join(names[:LINES]) + more


def _line(view: View, row: Row, article: int) -> str:
    one, position = row.cells[article], view.shown[article]
    hue = view.hues[position]
    name = f'<span class="who">{words.glyph(hue)}{words.safe(view.names[position])}</span>'
    track = f'<div class="track b{"x" if hue is None else hue}"><i style="left:{100 * one.depth:.1f}%"></i></div>'
    return f'<div class="line">{name}{track}<span class="sub">{where(view, row, article)}</span></div>'
