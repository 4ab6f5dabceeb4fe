"""One line of the table: what was measured, how it spread, and the budget it is held against. And the stopwatch."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Line:
    """``values``: one number a repetition, in ``unit``; ``budget``: the most that the median may be, where there is one.

    ``least``: the budget is the least that the median may be, for rates. ``beside``: medians of what it was measured
    against, for the record. ``note``: why it was not measured; then there are no values.
    """

    name: str
    values: tuple[float, ...]
    unit: str
    budget: float | None = None
    beside: tuple[tuple[str, float], ...] = ()
    least: bool = False
    note: str = ""

    @property
    def median(self) -> float:
        """The middle repetition."""
        return statistics.median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """Lower and upper quartile of the repetitions."""
        if len(self.values) < 2:
            return (self.median, self.median)
        low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        return (low, high)

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; ``None`` where there is none, or nothing was measured."""
        if self.budget is None or not self.values:
            return None
        return bool(self.median >= self.budget if self.least else self.median <= self.budget)  # numpy's own is no JSON

    def told(self) -> str:
        """Return the line as it is printed."""
        if not self.values:
            return f"{self.name:<58}not measured: {self.note}"
        low, high = self.spread
        sign, kept = "≥" if self.least else "≤", "kept" if self.kept else "NOT KEPT"
        verdict = "" if self.budget is None else f"{sign} {self.budget:g}  {kept}"
        beside = ", ".join(f"{name} {value:.4g}" for name, value in self.beside)
        figures = f"{self.median:9.4g} {self.unit:<10} {f'{low:.4g} … {high:.4g}':<19}"
        return f"{self.name:<58}{figures}{verdict:<18}{beside}".rstrip()

    def as_json(self) -> dict[str, object]:
        """Return the line as it is kept."""
        if not self.values:
            return {"name": self.name, "note": self.note}
        low, high = (round(end, 5) for end in self.spread)
        numbers = {"median": round(self.median, 5), "low": low, "high": high, "times": len(self.values)}
        beside = {name: round(value, 5) for name, value in self.beside}
        return {
            "name": self.name,
            **numbers,
            "unit": self.unit,
            "budget": self.budget,
            "least": self.least,
            "kept": self.kept,
        } | beside


class Taken(NamedTuple):
    """What a piece of work took, in seconds: by the clock, and of all cores together."""

    wall: float
    cores: float


def taken(work: Callable[[], object]) -> Taken:
    """Time ``work`` once."""
    busy, started = time.process_time(), time.perf_counter()
    work()
    return Taken(time.perf_counter() - started, time.process_time() - busy)


def ratio(name: str, ours: Sequence[Taken], theirs: Sequence[Taken], budget: float | None = None) -> Line:
    """Make a line of ratios by the clock, repetition by repetition (what was measured side by side).

    Beside it the medians in milliseconds, and the ratio by work of all cores, which a busy machine disturbs less.
    """
    values = tuple(a.wall / b.wall for a, b in zip(ours, theirs, strict=True))
    middle = [1000 * statistics.median(one.wall for one in times) for times in (ours, theirs)]
    cores = statistics.median(a.cores / b.cores for a, b in zip(ours, theirs, strict=True))
    return Line(name, values, "× plain", budget, (("ours ms", middle[0]), ("plain ms", middle[1]), ("by cores", cores)))
