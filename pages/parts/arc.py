"""The arc through each article, and the sentence that a click on it chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.arcs import arcs
from analysis.charts.look import LEFT
from analysis.comparison.choice import ALL, selected
from analysis.measures import registry
from analysis.wording import number
from pages.parts import by_sentence, words
from pages.parts.by_sentence import Kind

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
    found = {row.key: tones(view.opened.results[row.key], view) for row in rows}
    by_sentence.exhibit(view, rows, found, KIND, lambda drawn: _alt(drawn, found))


def _alt(rows: Sequence[Row], found: Mapping[int, tuple[Floats, Floats]]) -> str:
    told = "; ".join(
        f"{row.name}: {len(found[row.key][0])} sentences, lowest {number(float(np.nanmin(found[row.key][0])), 2)}, "
        f"highest {number(float(np.nanmax(found[row.key][0])), 2)}"
        for row in rows
        if np.isfinite(found[row.key][0]).any()
    )
    return f"Tone of each sentence, first to last. {told}."


def _told(tone: float, place: int, count: int) -> str:
    value = "no words in this voice" if np.isnan(tone) else f"tone {number(tone, 2, signed=True)}"
    return f"sentence {place} of {count}, {value}"


KIND = Kind(
    "arc", SENTENCE, arcs, left=LEFT, left_narrow=104, measure="sentiment", who="arc", told=_told,
    cell=lambda tone: None if np.isnan(tone) else round(tone, 2), column="tone", file="tone-of-sentences.csv",
)  # fmt: skip


def tones(result: Result, view: View) -> tuple[Floats, Floats]:
    """Return the tone of each sentence of the body in the chosen voice (NaN: no words in it) and their spans."""
    mask = selected(result, view.choice, registry()["sentiment"])
    tone = np.add.reduceat(result.columns["tone"] * mask, result.firsts)
    share = np.add.reduceat(result.columns["share"] * mask, result.firsts)
    mean = np.divide(tone, share, out=np.full(len(tone), np.nan), where=share > 0)
    everyone = type(view.choice)(ALL, view.choice.headline, view.choice.captions)
    there = np.add.reduceat(selected(result, everyone, registry()["sentiment"]), result.firsts) > 0
    return mean[there], result.sentences[there]
