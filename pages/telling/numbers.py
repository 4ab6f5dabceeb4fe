"""The numbers behind the page as tables to download."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import head, tables
from pages.telling import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.telling import Telling
    from pages.parts.view import View


def draw(view: View, found: Telling) -> None:
    """Draw the tables: every fact in every article, what stands in one only, what is left out, and every pair."""
    names = head.names(view)
    if (place := tables.folded("The numbers as tables", key="facts_numbers")) is None:
        return
    with place:
        tables.table(
            ["fact", "told by", "weight", "article", "sentence", "of", "depth", "wording", "start", "end", "text"],
            list(_cells(view, found, names)), file="facts.csv",
        )  # fmt: skip
        st.html('<p class="note">What stands in one article only.</p>')
        tables.table(["article", "statement", "start", "end"], list(_alone(view, found, names)), file="only-here.csv")
        st.html(
            '<p class="note">Not found: % of the shared facts, widely told facts counting more, with 95 % intervals, and every pair.</p>'
        )
        rows = [
            (names[i], _round(one.value), _round(one.ends.low), _round(one.ends.high), one.told, one.facts, one.reason)
            for i, one in enumerate(found.left)
        ]
        tables.table(
            ["article", "not found %", "low 95 %", "high 95 %", "facts told", "of", "note"], rows, file="left-out.csv"
        )
        pairs = [
            (
                names[d.a],
                names[d.b],
                _round(d.difference),
                _round(d.low),
                _round(d.high),
                _round(d.p_holm, 4),
                "clear" if d.clear else "cannot tell apart",
            )
            for d in found.pairs
        ]
        tables.table(
            ["article", "minus", "difference", "low 95 %", "high 95 %", "adjusted p", "told apart"],
            pairs,
            file="left-out-pairs.csv",
        )


def _cells(view: View, found: Telling, names: Sequence[str]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row in found.rows:
        for article, name in enumerate(names):
            cell = row.cells.get(article)
            told: tuple[object, ...] = (row.fact.title, len(row.cells), round(row.weight, 3), name)
            if cell is None:
                rows.append((*told, None, None, None, cells.MISSING, None, None, ""))
            else:
                text = view.results[article].article.text[cell.first.start : cell.first.end]
                by = "shared copy" if cell.copied else cell.wording.told
                rows.append(
                    (
                        *told,
                        cell.number,
                        cell.sentences,
                        round(cell.depth, 3),
                        by,
                        cell.first.start,
                        cell.first.end,
                        text,
                    )
                )
    return rows


def _alone(view: View, found: Telling, names: Sequence[str]) -> list[tuple[object, ...]]:
    return [
        (
            names[article],
            view.results[article].article.text[fact.places[0].start : fact.places[0].end],
            fact.places[0].start,
            fact.places[0].end,
        )
        for article, facts in sorted(found.alone.items())
        for fact in facts
    ]


def _round(value: float, decimals: int = 1) -> float | None:
    return None if math.isnan(value) else round(value, decimals)
