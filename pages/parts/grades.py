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
from pages.parts import chart, evidence, states, tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.measures.base import Floats
    from analysis.result import Result
    from pages.parts.view import View

WIDE = 8
"""Articles that stand beside each other in the table before the reader asks for all."""


def lengths(view: View) -> None:
    """Draw a dot a sentence; under the chart the sentence that was clicked, and every sentence as a table."""
    every = view.rows("reading_grade")
    rows = states.first(every, key="lengths_rows")
    found = {row.key: counted(view.opened.results[row.key], view) for row in every}
    counts = {key: count for key, (count, _) in found.items()}
    told = "; ".join(f"{r.name}: median {np.median(counts[r.key]):g} words" for r in rows if len(counts[r.key]))
    with st.container(key="wide_lengths"):
        picked = st.plotly_chart(
            chart.drawn(drawing.lengths, rows, counts, chart.look()), theme=None, key="lengths", on_select="rerun", selection_mode="points",
            config=chart.config("lengths"), alt=f"Words in each sentence. {told}.",
        )  # fmt: skip
    with st.container(key="narrow_lengths"):
        figure = chart.drawn(drawing.lengths, rows, counts, chart.look(), left=118)
        st.plotly_chart(figure, theme=None, key="lengths_narrow", config=chart.config("lengths"), alt=told)
    for point in picked.selection.points[:1]:
        key, place = point["customdata"][:2]
        count, spans = found[key]
        one = Shown(key, int(spans[place][0]), int(spans[place][1]), float(count[place]))
        evidence.sentence(view, one, f"{one.share:.0f} words", groups=evidence.groups_of("reading_grade"), who="length")
    states.rest(every, key="lengths_rows")
    with st.expander("Every sentence as a table"):
        cells = [
            (view.names[row.key], place + 1, float(count), text[start:end])
            for row in every
            for text in [view.opened.results[row.key].article.text]
            for place, (count, (start, end)) in enumerate(zip(*found[row.key], strict=True))
        ]
        tables.table(["article", "sentence", "words", "text"], cells, file="sentence-lengths.csv")


def counted(result: Result, view: View) -> tuple[Floats, Floats]:
    """Return the words of each sentence in the chosen voice, and the sentences' spans; those without any are left out."""
    mask = selected(result, view.choice, registry()["reading_grade"])
    count = np.add.reduceat(result.columns["words"] * mask, result.firsts) if len(result.firsts) else np.zeros(0)
    return count[count > 0], result.sentences[count > 0]


def table(view: View, measures: Sequence[str]) -> None:
    """Draw the grades side by side, the consensus in words; warn where the text is too short for them."""
    words.section(
        "All eight, side by side",
        "Grades are school years; reading ease runs from 0 (hard) to 100 (easy); Dale–Chall has a scale of its own.",
    )
    every = list(zip(view.shown, view.values(), strict=True))
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
    short = [view.names[i] for i, v in every if v["reading_grade"].words < 100]  # noqa: PLR2004
    if short:
        words.warn(f"Under 100 words in this voice, so its grades say little: {states.listed(short)}.")


def _row(label: str, cells: Sequence[str]) -> str:
    return f"<tr><th>{label}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
