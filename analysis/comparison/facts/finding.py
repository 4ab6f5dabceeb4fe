"""The page's answer in sentences, from the numbers: who tells most and least, and a fact that most of them leave out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.comparison.findings import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.telling import Row, Telling

PAIR = 2
LATE, EARLY = 2 / 3, 1 / 3
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def of(telling: Telling, names: Sequence[str]) -> list[list[Run]]:
    """Return one to three sentences."""
    if len(names) < PAIR:
        return [[Run("One article is not a comparison. "), Run("Add a second one in the Library.", strong=True)]]
    if not telling.rows:
        return [[Run("We found no fact that two of these articles tell.", strong=True)]]
    return [one for one in (_most(telling, names), _apart(telling, names), _few(telling, names)) if one]


def _most(telling: Telling, names: Sequence[str]) -> list[Run]:
    told = [left.told for left in telling.left]
    high, low = told.index(max(told)), len(told) - 1 - told[::-1].index(min(told))
    all_ = len(telling.rows)
    shared = (
        f" of the {all_} facts that at least two of these articles tell"
        if all_ > 1
        else " the one fact that two of these articles tell"
    )
    if told[high] == told[low]:
        return [Run(f"Each article tells {count(told[high])}{shared}.")]
    return [
        Run(names[high], article=high), Run(f" tells {count(told[high])}{shared}, "),
        Run(names[low], article=low), Run(f" {count(told[low])}."),
    ]  # fmt: skip


def _apart(telling: Telling, names: Sequence[str]) -> list[Run]:
    clear = [pair for pair in telling.pairs if pair.clear]
    if clear:
        widest = max(clear, key=lambda pair: abs(pair.difference))
        more, less = (widest.a, widest.b) if widest.difference > 0 else (widest.b, widest.a)
        return [
            Run(names[more], article=more),
            Run(" leaves out clearly more than "),
            Run(names[less], article=less),
            Run("."),
        ]
    if any(not math.isnan(pair.p) for pair in telling.pairs):
        them = "the two" if len(names) == PAIR else "the outlets"
        return [Run("In how much they leave out "), Run(f"we cannot tell {them} apart", strong=True), Run(".")]
    return []


def _few(telling: Telling, names: Sequence[str]) -> list[Run]:
    """Return the sentence on the fact that half of the articles or more lack, the surest match of them; none where there is none."""
    lacking = [
        row
        for row in telling.rows
        if len(row.cells) <= len(names) / 2
        and not row.fact.loose
        and not any(cell.copied for cell in row.cells.values())
    ]
    if not lacking:
        return []
    row = max(lacking, key=lambda one: (one.fact.likeness, one.fact.key))
    tellers = sorted(row.cells)
    runs = [Run("Only ")]
    for place, article in enumerate(tellers):
        if place:
            runs.append(Run(" and " if place == len(tellers) - 1 else ", "))
        runs.append(Run(names[article], article=article))
    verb = "tells" if len(tellers) == 1 else "tell"
    title = row.fact.title if "“" in row.fact.title else f"“{row.fact.title}”"
    return [*runs, Run(f" {verb}: "), Run(title, strong=True), Run(_where(row) + ".")]


def _where(row: Row) -> str:
    depths = [cell.depth for cell in row.cells.values()]
    told = "both" if len(depths) == PAIR else "all"
    if all(depth >= LATE for depth in depths):
        return f", {told} in their last third"
    if all(depth <= EARLY for depth in depths):
        return f", {told} in their first third"
    return ""


def count(number: int) -> str:
    """Return a small number in words, a larger one in figures."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
