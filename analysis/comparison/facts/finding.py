"""The page's answer in sentences, from the numbers: who tells most and least, and a fact that most of them leave out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.comparison.choice import ENOUGH_WORDS
from analysis.comparison.findings import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.telling import Row, Telling

PAIR = 2
LATE, EARLY = 2 / 3, 1 / 3


def of(telling: Telling, names: Sequence[str]) -> list[list[Run]]:
    """Return one to three sentences. Articles that are too short to be ranked are in none of them."""
    if len(names) < PAIR:
        return [[Run("One article is not a comparison. "), Run("Add a second one in the Library.", strong=True)]]
    if not telling.rows:
        return [[Run("We found no fact that two of these articles tell.", strong=True)]]
    long = [at for at in range(len(names)) if telling.words[at] >= ENOUGH_WORDS]
    if len(long) < PAIR:
        return [[Run(f"Fewer than two of these articles have {ENOUGH_WORDS} words: too short to say who tells more.")]]
    return [
        one for one in (_most(telling, names, long), _apart(telling, names, long), _few(telling, names, long)) if one
    ]


def _most(telling: Telling, names: Sequence[str], long: Sequence[int]) -> list[Run]:
    told = {at: telling.left[at].told for at in long}
    high, low = max(long, key=lambda at: (told[at], -at)), min(long, key=lambda at: (told[at], -at))
    every = len(telling.rows)
    shared = " that at least two of these articles tell"
    facts = f"{every} fact{'s' * (every != 1)}"
    if told[high] == told[low]:
        who = "Both articles tell" if len(long) == PAIR else "Each of the longer articles tells"
        if len(long) == len(names):
            who = "Both articles tell" if len(names) == PAIR else "Each article tells"
        return [Run(f"{who} {told[high]} of the {facts}", strong=True), Run(f"{shared}.")]
    return [
        Run(names[high], article=high), Run(f" tells {told[high]} of the {facts}", strong=True), Run(f"{shared}; "),
        Run(names[low], article=low), Run(f" tells {told[low] or 'none'}", strong=True), Run("."),
    ]  # fmt: skip


def _apart(telling: Telling, names: Sequence[str], long: Sequence[int]) -> list[Run]:
    pairs = [pair for pair in telling.pairs if pair.a in long and pair.b in long]
    clear = [pair for pair in pairs if pair.clear]
    if clear:
        widest = max(clear, key=lambda pair: abs(pair.difference))
        more, less = (widest.a, widest.b) if widest.difference > 0 else (widest.b, widest.a)
        return [
            Run(names[more], article=more),
            Run(" leaves out clearly more than ", strong=True),
            Run(names[less], article=less),
            Run("."),
        ]
    if any(not math.isnan(pair.p) for pair in pairs):
        them = "the two" if len(names) == PAIR else "the outlets"
        return [Run(f"In how much they leave out we cannot tell {them} apart.")]
    return []


def _few(telling: Telling, names: Sequence[str], long: Sequence[int]) -> list[Run]:
    """Return the sentence on the fact that half of the articles or more lack, the surest match of them; none where there is none."""
    lacking = [
        row
        for row in telling.rows
        if len(row.cells) <= len(long) / 2
        and not row.fact.loose
        and set(row.cells) <= set(long)
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
