"""Does the ranking survive? In how many of all reasonable settings one article stays above another."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison import settings
from analysis.measures import registry
from pages.parts import tables, words
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.settings import Survival
    from analysis.measures.base import Floats
    from analysis.result import Result
    from pages.parts.view import View


def panel(view: View, measures: Sequence[str]) -> None:
    """Draw one line a measure, who is highest and who is lowest in how many settings; every pair as a table."""
    if len(view.shown) < 2:  # noqa: PLR2004 - one article has no rank
        return
    words.section(
        "Does the ranking survive?",
        "In how many of all reasonable ways to measure the order holds: all words or own words, with or without the headline, without each "
        "kind of charged wording in turn, names masked or not, by each reading formula.",
    )
    found = {name: _survival(view, name) for name in measures}
    rows = "".join(
        f"<tr><th>{escape(registry()[name].label)}</th>{_ends(view, one)}</tr>" for name, one in found.items()
    )
    head = "<tr><th>Measure</th><th>Highest</th><th>Lowest</th><th>Ways</th></tr>"
    st.html(tables.grid(head, rows, told="How often the order holds"))
    with st.expander("Every pair, and every way"):
        names = tuple(view.names[i] for i in view.shown)
        pairs, values = _tables(view.content, names, tuple(measures), found)
        tables.table(["measure", "article", "is above", "in so many ways", "of"], pairs, file="ranking.csv")
        tables.table(["measure", "way", *(f"value of {name}" for name in names)], values, file="ways.csv")


Cells = list[tuple[object, ...]]


@remembered(16)
def _tables(
    key: tuple[str, ...],  # noqa: ARG001 - what is kept goes by
    names: tuple[str, ...],
    measures: tuple[str, ...],
    _found: Mapping[str, Survival],
) -> tuple[Cells, Cells]:
    """Return the rows of every pair and of every way; of forty articles there are thousands."""
    pairs: Cells = [
        (registry()[name].label, names[a], names[b], *_found[name].above(a, b))
        for name in measures
        for a in range(len(names))
        for b in range(len(names))
        if a < b
    ]
    values: Cells = [
        (registry()[name].label, setting.told, *(None if value != value else round(value, 3) for value in row))
        for name in measures
        for setting, row in zip(_found[name].settings, _found[name].values.tolist(), strict=True)
    ]
    return pairs, values


def _ends(view: View, one: Survival) -> str:
    cells = []
    for highest in (True, False):
        place, wins, of = one.first(highest=highest)
        position = view.shown[place]
        told = f"{words.glyph(view.hues[position])}{words.safe(view.names[position])} in {wins} of {of}"
        cells.append(f"<td>{told if wins else 'no article alone'}</td>")
    return f"{''.join(cells)}<td>{len(one.settings)}</td>"


def _survival(view: View, measure: str) -> Survival:
    version = view.opened.version
    columns = [_measured(version, result.article.hash, measure, result) for result in view.results]
    return settings.together(measure, columns)


@remembered(1000)
def _measured(version: str, digest: str, measure: str, _result: Result) -> Floats:  # noqa: ARG001 - what is kept goes by
    return settings.measured(_result, measure)
