"""Charged wording by category: every article on one line a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.lines import Line, lines
from analysis.measures.loaded import CATEGORIES
from analysis.wording import number
from pages.parts import chart, concordance, width

if TYPE_CHECKING:
    from pages.parts.view import View

GROUPS = {"charged": "Adds charge", "label": "Puts a label on people", "doubt": "Takes distance", "hedge": "Softens"}


def draw(view: View) -> None:
    """Draw marks per 100 words by category, under the four kinds of marks; a click chooses article and category."""
    rows = view.rows("loaded_language")
    shown = []
    for group, title in GROUPS.items():
        shown.append(Line(group, title, {}, heading=True))
        shown.extend(Line(one.name, one.label, _rates(view, one.name)) for one in CATEGORIES if one.group == group)
    told = "; ".join(
        f"{line.label}: " + ", ".join(f"{view.names[key]} {number(value, 1)}" for key, value in line.values.items())
        for line in shown
        if line.values
    )
    key = width.sized("categories")
    with st.container(key=key):
        figure = chart.drawn(lines, rows, shown, chart.look(), unit="per 100 words", decimals=1, narrow=width.narrow())
        chart.plot(
            figure, key=f"plot_{key}", what=concordance.KIND, told=f"Marks per 100 words. {told}.",
            also={concordance.WHOSE: view.choice.voice},
        )  # fmt: skip


def _rates(view: View, category: str) -> dict[int, float]:
    """Return marks of a category per 100 words in the chosen voice, 0 where there are no words."""
    return {
        key: 0.0 if not (value := values[f"loaded_{category}"]).words else value.value
        for key, values in zip(view.shown, view.values(), strict=True)
    }
