"""Sentence lengths with the sentence behind each dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts import lengths as drawing
from analysis.charts.look import LEFT
from analysis.comparison.choice import selected
from analysis.measures import registry
from pages.parts import by_sentence, words
from pages.parts.by_sentence import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.charts.look import Row
    from analysis.measures.base import Floats
    from analysis.result import Result
    from pages.parts.view import View

LENGTH = "length"
"""Session key of the chosen sentence."""


def lengths(view: View) -> None:
    """Draw a dot a sentence; under the chart the sentence that was chosen, and every sentence as a table."""
    words.section("How long are the sentences?", "Each dot is a sentence. Click one to read it.")
    every = view.rows("reading_grade")
    found = {row.key: counted(view.opened.results[row.key], view) for row in every}
    by_sentence.exhibit(view, every, found, KIND, lambda drawn: _alt(drawn, found))


def _alt(rows: Sequence[Row], found: Mapping[int, tuple[Floats, Floats]]) -> str:
    counts = [(row.name, found[row.key][0]) for row in rows]
    told = "; ".join(f"{name}: median {np.median(count):g} words" for name, count in counts if len(count))
    return f"Words in each sentence. {told}."


KIND = Kind(
    "lengths", LENGTH, drawing.lengths, left=LEFT, left_narrow=130, measure="reading_grade", who="length",
    told=lambda count, *_: f"{count:.0f} words", cell=float, column="words", file="sentence-lengths.csv",
)  # fmt: skip


def counted(result: Result, view: View) -> tuple[Floats, Floats]:
    """Return the words of each sentence in the chosen voice, and the sentences' spans; those without any are left out."""
    mask = selected(result, view.choice, registry()["reading_grade"])
    count = np.add.reduceat(result.columns["words"] * mask, result.firsts) if len(result.firsts) else np.zeros(0)
    return count[count > 0], result.sentences[count > 0]
