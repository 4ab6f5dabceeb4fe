"""The arc through each article, and the sentence that a click on it chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.charts.arcs import arcs
from analysis.comparison.choice import ALL, selected
from analysis.comparison.evidence import Shown
from analysis.measures import registry
from analysis.wording import number
from pages.parts import chart, evidence, states, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.charts.look import Row
    from analysis.measures.base import Floats
    from analysis.result import Result
    from pages.parts.view import View


def draw(view: View, rows: Sequence[Row]) -> None:
    """Draw the arcs; under them the sentence that was clicked, if any, and every sentence as a table."""
    every, rows = rows, states.first(rows, key="arc_rows")
    found = {row.key: tones(view.opened.results[row.key], view) for row in every}
    told = "; ".join(
        f"{row.name}: {len(found[row.key][0])} sentences, lowest {number(float(np.nanmin(found[row.key][0])), 2)}, "
        f"highest {number(float(np.nanmax(found[row.key][0])), 2)}"
        for row in rows
        if np.isfinite(found[row.key][0]).any()
    )
    shown = {key: tone for key, (tone, _) in found.items()}
    with st.container(key="wide_arc"):
        picked = st.plotly_chart(
            chart.drawn(arcs, rows, shown, chart.look()), theme=None, key="arc", on_select="rerun", selection_mode="points",
            config=chart.config("arc"), alt=f"Tone of each sentence, first to last. {told}.",
        )  # fmt: skip
    with st.container(key="narrow_arc"):
        st.plotly_chart(
            chart.drawn(arcs, rows, shown, chart.look(), left=104),
            theme=None,
            key="arc_narrow",
            config=chart.config("arc"),
            alt=told,
        )
    for point in picked.selection.points[:1]:
        key, place = point["customdata"][:2]
        tone, spans = found[key]
        start, end = (int(offset) for offset in spans[place])
        one = Shown(key, start, end, float(tone[place]))
        label = f"sentence {place + 1} of {len(tone)}, tone {number(one.share, 2, signed=True)}"
        evidence.sentence(view, one, label, groups=evidence.groups_of("sentiment"), who="arc")
    states.rest(every, key="arc_rows")
    with st.expander("Every sentence as a table"):
        cells = [
            (view.names[row.key], place + 1, None if value != value else round(float(value), 2), text[start:end])
            for row in every
            for text in [view.opened.results[row.key].article.text]
            for place, (value, (start, end)) in enumerate(zip(*found[row.key], strict=True))
        ]
        tables.table(["article", "sentence", "tone", "text"], cells, file="tone-of-sentences.csv")


def tones(result: Result, view: View) -> tuple[Floats, Floats]:
    """Return the tone of each sentence of the body in the chosen voice (NaN: no words in it) and their spans."""
    mask = selected(result, view.choice, registry()["sentiment"])
    tone = np.add.reduceat(result.columns["tone"] * mask, result.firsts)
    share = np.add.reduceat(result.columns["share"] * mask, result.firsts)
    mean = np.divide(tone, share, out=np.full(len(tone), np.nan), where=share > 0)
    everyone = type(view.choice)(ALL, view.choice.headline, view.choice.captions)
    there = np.add.reduceat(selected(result, everyone, registry()["sentiment"]), result.firsts) > 0
    return mean[there], result.sentences[there]
