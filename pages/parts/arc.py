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
from pages.parts import chart, evidence, focus, states, tables, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.charts.look import Row
    from analysis.measures.base import Floats
    from analysis.result import Result
    from pages.parts.view import View

SENTENCE = "sentence"
"""Session key of the chosen sentence."""


def section(view: View, rows: Sequence[Row]) -> None:
    """Draw the arcs; under them the sentence that was chosen, if any, and every sentence as a table."""
    words.section(
        "Along the article",
        "Each bar is a sentence, first to last: up is positive, down negative. Click a bar to read the sentence.",
    )
    every, rows = rows, states.first(rows, key="arc_rows")
    found = {row.key: tones(view.opened.results[row.key], view) for row in every}
    told = "; ".join(
        f"{row.name}: {len(found[row.key][0])} sentences, lowest {number(float(np.nanmin(found[row.key][0])), 2)}, "
        f"highest {number(float(np.nanmax(found[row.key][0])), 2)}"
        for row in rows
        if np.isfinite(found[row.key][0]).any()
    )
    shown = {key: tone for key, (tone, _) in found.items()}
    for key, left in (("wide_arc", 158), ("narrow_arc", 104)):
        with st.container(key=key):
            figure = chart.drawn(arcs, rows, shown, chart.look(), left=left)
            chart.plot(figure, key=f"plot_{key}", what=SENTENCE, told=f"Tone of each sentence, first to last. {told}.")
    _chosen(view, found)
    states.rest(every, key="arc_rows")
    with st.expander("Every sentence as a table"):
        cells = [
            (view.names[row.key], place + 1, None if value != value else round(float(value), 2), text[start:end])
            for row in every
            for text in [view.opened.results[row.key].article.text]
            for place, (value, (start, end)) in enumerate(zip(*found[row.key], strict=True))
        ]
        tables.table(["article", "sentence", "tone", "text"], cells, file="tone-of-sentences.csv")


def _chosen(view: View, found: Mapping[int, tuple[Floats, Floats]]) -> None:
    """Draw the choice of a sentence of the article in focus, and that sentence."""
    who = st.session_state.get("who")
    if who not in found:
        return
    tone, spans = found[who]
    place = focus.sentence(view, who, len(tone), key=SENTENCE)
    if place is None:
        return
    value = "no words in this voice" if np.isnan(tone[place]) else f"tone {number(float(tone[place]), 2, signed=True)}"
    one = Shown(who, *map(int, spans[place]), float(tone[place]))
    told = f"sentence {place + 1} of {len(tone)}, {value}"
    evidence.sentence(view, one, told, groups=evidence.groups_of("sentiment"), who="arc")


def tones(result: Result, view: View) -> tuple[Floats, Floats]:
    """Return the tone of each sentence of the body in the chosen voice (NaN: no words in it) and their spans."""
    mask = selected(result, view.choice, registry()["sentiment"])
    tone = np.add.reduceat(result.columns["tone"] * mask, result.firsts)
    share = np.add.reduceat(result.columns["share"] * mask, result.firsts)
    mean = np.divide(tone, share, out=np.full(len(tone), np.nan), where=share > 0)
    everyone = type(view.choice)(ALL, view.choice.headline, view.choice.captions)
    there = np.add.reduceat(selected(result, everyone, registry()["sentiment"]), result.firsts) > 0
    return mean[there], result.sentences[there]
