"""Does the ranking survive? In how many of all reasonable settings one article stays above another."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison import settings
from analysis.measures import registry
from pages.parts import tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.settings import Survival
    from analysis.result import Result
    from pages.parts.view import View


def panel(view: View, measures: Sequence[str]) -> None:
    """Draw one line a measure, who is highest and who is lowest in how many settings; every pair as a table."""
    if len(view.shown) < 2:  # noqa: PLR2004 - one article has no rank
        return
    words.section(
        "Does the ranking survive?",
        "A measure can be taken in several reasonable ways: all words or own words, with or without the headline, with each "
        "kind of charged wording left out, names masked or not, by each reading formula. This counts the ways in which the order holds.",
    )
    found = {name: _survival(view.content, name, _results=view.results) for name in measures}
    rows = "".join(
        f"<tr><th>{escape(registry()[name].label)}</th>{_ends(view, one)}</tr>" for name, one in found.items()
    )
    head = "<tr><th>Measure</th><th>Highest</th><th>Lowest</th><th>Ways</th></tr>"
    st.html(tables.grid(head, rows, told="How often the order holds"))
    with st.expander("Every pair, and every way"):
        names = [view.names[i] for i in view.shown]
        pairs = [
            (registry()[name].label, names[a], names[b], *one.above(a, b))
            for name, one in found.items()
            for a in range(len(names))
            for b in range(len(names))
            if a < b
        ]
        tables.table(["measure", "article", "is above", "in so many ways", "of"], pairs, file="ranking.csv")
        values = [
            (registry()[name].label, setting.told, *(None if value != value else round(value, 3) for value in row))
            for name, one in found.items()
            for setting, row in zip(one.settings, one.values.tolist(), strict=True)
        ]
        tables.table(["measure", "way", *(f"value of {name}" for name in names)], values, file="ways.csv")


def _ends(view: View, one: Survival) -> str:
    cells = []
    for highest in (True, False):
        place, wins, of = one.first(highest=highest)
        position = view.shown[place]
        told = f"{words.glyph(view.hues[position])}{words.safe(view.names[position])} in {wins} of {of}"
        cells.append(f"<td>{told if wins else 'no article alone'}</td>")
    return f"{''.join(cells)}<td>{len(one.settings)}</td>"


@st.cache_resource(max_entries=64, show_spinner=False)
def _survival(key: tuple[str, ...], measure: str, _results: Sequence[Result]) -> Survival:  # noqa: ARG001 - what the cache goes by
    return settings.survival(_results, measure)
