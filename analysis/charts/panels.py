"""Compared values as what the charts draw: rows, one an article, and panels, one a measure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.charts.dots import Dot, Panel, span_of
from analysis.charts.look import Row
from analysis.comparison.choice import ENOUGH_WORDS
from analysis.measures import registry
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.values import Value

SIGNED = frozenset({"sentiment", "headline_sentiment"})
SHORT_UNIT = {
    "loaded_language": "weighted marks per 100 words",
    "sentiment": "mean of sentences, −1 to +1",
    "headline_sentiment": "headline, −1 to +1",
    "reading_grade": "school years, consensus of 8",
    "quoted_share": "% of all words",
    "paraphrased_share": "% of all words",
    "flesch_reading_ease": "higher is easier",
    "flesch_kincaid_grade": "school years",
    "words_per_sentence": "words per sentence",
}


def rows(
    keys: Sequence[int],
    names: Sequence[str],
    hues: Sequence[int | None],
    values: Sequence[Mapping[str, Value]],
    measure: str,
) -> list[Row]:
    """Return a row an article, sorted by ``measure``, highest first; those with too few words last and unranked.

    ``keys``: what the rows go by; ``names``, ``hues`` and ``values`` in the same order.
    """
    found = list(zip(keys, names, hues, (value[measure] for value in values), strict=True))
    return [_row(*one) for one in sorted(found, key=_rank)]


def _rank(one: tuple[int, str, int | None, Value]) -> tuple[bool, float]:
    value = one[3].value
    return one[3].words < ENOUGH_WORDS, -value if value == value else float("inf")


def _row(key: int, name: str, hue: int | None, value: Value) -> Row:
    enough = value.words >= ENOUGH_WORDS
    return Row(key, name, f"{value.words:,} words" + ("" if enough else ", not ranked"), hue, ranked=enough)


def panel(
    name: str,
    values: Mapping[int, Value],
    told: str,
    *,
    title: str = "",
    item: str = "",
    span: tuple[float, float] | None = None,
) -> Panel:
    """Return one measure's panel from its values by row key; ``told``: the finding that stands over it.

    ``item``: what its dots carry as custom data instead of the measure's name.
    """
    measure = registry()[name]
    return Panel(
        measure=item or name,
        head=title or measure.label,
        unit=SHORT_UNIT.get(name, measure.unit),
        finding=told,
        dots={key: Dot(v.value, *v.ends, v.reason) for key, v in values.items()},
        decimals=measure.decimals,
        signed=name in SIGNED,
        suffix="%" if name.endswith("_share") else "",
        span=span,
    )


def on_one_scale(found: Sequence[Panel]) -> list[Panel]:
    """Return the panels with one axis that is wide enough for all of them."""
    spans = [span_of(one) for one in found]
    whole = (min(low for low, _ in spans), max(high for _, high in spans))
    return [replace(one, span=whole) for one in found]


def told(rows: Sequence[Row], panels: Sequence[Panel]) -> str:
    """Tell in words what a strip of dots draws, from the same numbers: for whoever cannot see it."""
    parts = []
    for one in panels:
        values = [
            f"{row.name} {number(dot.value, one.decimals, signed=one.signed)}{one.suffix}"
            for row in rows
            if (dot := one.dots[row.key]).value == dot.value
        ]
        parts.append(f"{one.head} ({one.unit}): {', '.join(values) or 'nothing measured'}")
    return "Dots with intervals. " + "; ".join(parts) + "."
