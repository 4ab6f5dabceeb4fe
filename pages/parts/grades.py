"""Sentence lengths with the sentence behind each dot, and the eight grades in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.charts import lengths as drawing
from analysis.comparison.choice import selected
from analysis.comparison.evidence import Shown
from analysis.measures import registry
from analysis.measures.readability import in_words
from analysis.wording import number
from pages.parts import chart, evidence, focus, states, tables, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.measures.base import Floats
    from analysis.result import Result
    from pages.parts.view import View

LENGTH = "length"
"""Session key of the chosen sentence."""
WIDE = 8
"""Articles that stand beside each other in the table before the reader asks for all."""


def lengths(view: View) -> None:
    """Draw a dot a sentence; under the chart the sentence that was chosen, and every sentence as a table."""
    words.section("How long are the sentences?", "Each dot is a sentence. Click one to read it.")
    every = view.rows("reading_grade")
    rows = states.first(every, key="lengths_rows")
    found = {row.key: counted(view.opened.results[row.key], view) for row in every}
    counts = {key: count for key, (count, _) in found.items()}
    told = "; ".join(f"{r.name}: median {np.median(counts[r.key]):g} words" for r in rows if len(counts[r.key]))
    for key, left in (("wide_lengths", 158), ("narrow_lengths", 130)):
        with st.container(key=key):
            figure = chart.drawn(drawing.lengths, rows, counts, chart.look(), left=left)
            chart.plot(figure, key=f"plot_{key}", what=LENGTH, told=f"Words in each sentence. {told}.")
    _chosen(view, found)
    states.rest(every, key="lengths_rows")
    with st.expander("Every sentence as a table"):
        cells = [
            (view.names[row.key], place + 1, float(count), text[start:end])
            for row in every
            for text in [view.opened.results[row.key].article.text]
            for place, (count, (start, end)) in enumerate(zip(*found[row.key], strict=True))
        ]
        tables.table(["article", "sentence", "words", "text"], cells, file="sentence-lengths.csv")


def _chosen(view: View, found: Mapping[int, tuple[Floats, Floats]]) -> None:
    """Draw the choice of a sentence of the article in focus, and that sentence."""
    who = st.session_state.get("who")
    if who not in found:
        return
    count, spans = found[who]
    place = focus.sentence(view, who, len(count), key=LENGTH)
    if place is None:
        return
    one = Shown(who, *map(int, spans[place]), float(count[place]))
    evidence.sentence(view, one, f"{one.share:.0f} words", groups=evidence.groups_of("reading_grade"), who="length")


def counted(result: Result, view: View) -> tuple[Floats, Floats]:
    """Return the words of each sentence in the chosen voice, and the sentences' spans; those without any are left out."""
    mask = selected(result, view.choice, registry()["reading_grade"])
    count = np.add.reduceat(result.columns["words"] * mask, result.firsts) if len(result.firsts) else np.zeros(0)
    return count[count > 0], result.sentences[count > 0]


def table(view: View, measures: Sequence[str]) -> None:
    """Draw the grades side by side; warn where the text is too short for them."""
    every = list(zip(view.shown, view.values(), strict=True))
    short = [view.names[i] for i, v in every if v["reading_grade"].words < 100]  # noqa: PLR2004
    if short:
        words.warn(f"Under 100 words in this voice, so its grades say little: {states.listed(short)}.")
    with st.expander("All eight formulas, side by side"):
        st.html(
            '<p class="note">Grades are school years; reading ease runs from 0 (hard) to 100 (easy); Dale–Chall has a scale of its own.</p>'
        )
        values = states.first(every, key="grades_columns", most=WIDE)
        head = "".join(f"<th>{words.glyph(view.hues[i])}{words.safe(view.names[i])}</th>" for i, _ in values)
        body = [_row("In words", [in_words(v["reading_grade"].value) for _, v in values])]
        body += [
            _row(
                registry()[name].label,
                [number(v[name].value, 1) if v[name].value == v[name].value else "–" for _, v in values],
            )
            for name in measures
            if name != "reading_grade"
        ]
        st.html(tables.grid(f"<tr><td></td>{head}</tr>", "".join(body), told="Reading grades"))
        states.rest(every, key="grades_columns", most=WIDE)


def _row(label: str, cells: Sequence[str]) -> str:
    return f"<tr><th>{label}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
