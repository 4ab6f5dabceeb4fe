"""Does the ranking survive? In how many of all reasonable settings one article stays above another."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison import settings
from analysis.comparison.choice import ENOUGH_WORDS
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
    """Draw, once it is unfolded, one line a measure: who is highest and lowest in how many settings; every pair as a table.

    Articles with too few words to be ranked are left out.
    """
    ranked = [
        (i, result)
        for i, result, value in zip(view.shown, view.results, view.values(), strict=True)
        if value["loaded_language"].words >= ENOUGH_WORDS
    ]
    if len(ranked) < 2:  # noqa: PLR2004 - one article has no rank
        return
    if (place := tables.folded("Does the order hold, whichever way one measures?", key="ways")) is None:
        return
    shown, results = zip(*ranked, strict=True)
    with place:
        st.html(
            '<p class="note">In how many of all reasonable ways to measure an article comes first or last: all words or own words, with or without the '
            "headline, without each kind of charged wording in turn, names masked or not, by each reading formula. It counts ways and "
            "tests nothing: of articles that we cannot tell apart, one comes first all the same.</p>"
        )
        found = {name: _survival(view, results, name) for name in measures}
        rows = "".join(
            f"<tr><th>{escape(registry()[name].label)}</th>{_ends(view, shown, one)}</tr>"
            for name, one in found.items()
        )
        head = "<tr><th>Measure</th><th>Highest</th><th>Lowest</th><th>Ways</th></tr>"
        st.html(tables.grid(head, rows, told="How often the order holds", kind="ways"))
        names = tuple(view.names[i] for i in shown)
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


def _ends(view: View, shown: Sequence[int], one: Survival) -> str:
    cells = []
    for highest in (True, False):
        place, wins, of = one.first(highest=highest)
        position = shown[place]
        told = f"{words.glyph(view.hues[position])}{words.safe(view.names[position])} in {wins} of {of}"
        cells.append(f"<td>{told if wins else 'no article alone'}</td>")
    return f"{''.join(cells)}<td>{len(one.settings)}</td>"


def _survival(view: View, results: Sequence[Result], measure: str) -> Survival:
    columns = [_measured(view.opened.version, result.article.hash, measure, result) for result in results]
    return settings.together(measure, columns)


@remembered(1000)
def _measured(version: str, digest: str, measure: str, _result: Result) -> Floats:  # noqa: ARG001 - what is kept goes by
    return settings.measured(_result, measure)
