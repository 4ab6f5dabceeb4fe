"""Which words made a number, and how much each adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import by_sentence, selected
from analysis.comparison.values import why_undefined
from analysis.measures import registry

if TYPE_CHECKING:
    from analysis.comparison.choice import Choice
    from analysis.marks import Mark
    from analysis.measures.base import Floats, Marked, Measure
    from analysis.result import Result


class Contribution(NamedTuple):
    """``words`` at ``[start:end]`` add ``share`` to the value; a printed count has no place (``start`` is -1)."""

    start: int
    end: int
    words: str
    share: float


def of(result: Result, name: str, choice: Choice) -> list[Contribution]:
    """Return what the value of measure ``name`` is made of, in reading order.

    For tone and charged wording the shares add up to the value. For readability they are the counts that, put into the
    printed formula, give the value. Raises ``KeyError`` with a sentence for a measure that does not exist.
    """
    measures = registry()
    if name not in measures:
        message = f"there is no measure named {name!r}; the measures are {', '.join(measures)}"
        raise KeyError(message)
    measure = measures[name]
    sums = by_sentence(result, choice, [measure])
    if why_undefined(result, choice, measure, sums):
        return []
    chosen = selected(result, choice, measure)
    total = {component: float(column[0]) for component, column in sums.total(measure).items()}
    if measure.made_of:
        return _marks(result, measure.made_of, chosen, total)
    return _counts(measure, total) if measure.by_formula else _segments(result, measure, chosen, total)


def _marks(result: Result, counted: Marked, chosen: Floats, total: dict[str, float]) -> list[Contribution]:
    marks = [mark for mark in result.marks if mark.kind.startswith(counted.prefix)]
    if not marks:
        return []
    at = np.searchsorted(result.columns["start"], [mark.start for mark in marks], side="right") - 1
    each = result.columns["share"][at] if counted.by_share else np.ones(len(marks))
    scale = counted.times / total[counted.over]
    return [
        Contribution(mark.start, mark.end, result.article.text[mark.start : mark.end], float(worth * scale))
        for mark, worth, inside in zip(marks, each * _weights(marks, counted), chosen[at], strict=True)
        if inside
    ]


def _weights(marks: list[Mark], counted: Marked) -> Floats:
    return np.array([mark.weight if counted.weighted else 1.0 for mark in marks])


def _segments(result: Result, measure: Measure, chosen: Floats, total: dict[str, float]) -> list[Contribution]:
    part, whole = measure.components
    starts, ends = result.columns["start"].astype(int), result.columns["end"].astype(int)
    return [
        Contribution(start, end, result.article.text[start:end], float(100 * count / total[whole]))
        for start, end, count in zip(starts.tolist(), ends.tolist(), result.columns[part] * chosen, strict=True)
        if count
    ]


def _counts(measure: Measure, total: dict[str, float]) -> list[Contribution]:
    names = {"share": "sentences"}
    return [Contribution(-1, -1, names.get(name, name.replace("_", " ")), total[name]) for name in measure.components]
