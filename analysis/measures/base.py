"""What a measure is: components counted in every segment, and a score of their sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from analysis.marks import Mark

Floats = NDArray[np.float64]
Sums = Mapping[str, Floats]
"""Component name → sums, one number a draw (shape ``(draws,)``); scores work on whole columns at once."""


class Counted(NamedTuple):
    """What a measure family found in a document: ``components`` name → one number a segment, and its marks."""

    components: dict[str, Floats]
    marks: list[Mark]


class Marked(NamedTuple):
    """How marks make a value: those whose kind starts with ``prefix``, times ``times``, over the sum of component ``over``.

    ``by_share``: each counts by its segment's share of the sentence. ``weighted``: by its weight, else each counts 1.
    """

    prefix: str
    over: str
    times: float = 1.0
    by_share: bool = False
    weighted: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``score`` maps the sums of ``components`` to values, NaN where undefined (0 words, say).

    ``place``: which text it is taken over, ``body`` (body and subheadings) or ``headline``.
    ``voiced``: whether it follows the reader's choice of voice. ``lexical``: whether it rests on English word lists.
    ``minimum_words``: below it the page warns. ``decimals``: how it is printed, everywhere alike.
    ``made_of``: which marks make the value, if marks do.
    """

    name: str
    label: str
    unit: str
    up: str
    components: tuple[str, ...]
    score: Callable[[Sums], Floats]
    formula: str
    limits: str
    source: str
    decimals: int = 2
    place: str = "body"
    voiced: bool = True
    lexical: bool = True
    minimum_words: int = 0
    made_of: Marked | None = None
    extra: Mapping[str, Any] | None = None

    @property
    def by_formula(self) -> bool:
        """Whether no single word adds to the value: it is a formula over counts (readability)."""
        return self.made_of is None and self.voiced


class Drawn(dict[str, Floats]):
    """Sums of one set of draws, and what formulas made of them: what several measures need is computed once."""

    def __init__(self, sums: Mapping[str, Floats]) -> None:
        """Begin with nothing made."""
        super().__init__(sums)
        self.made: dict[Callable[[Sums], Floats], Floats] = {}


def once(formula: Callable[[Sums], Floats]) -> Callable[[Sums], Floats]:
    """Let ``formula`` be computed once for sums that remember it (``Drawn``); what it returns is then never to be changed."""

    @wraps(formula)
    def known(sums: Sums) -> Floats:
        if not isinstance(sums, Drawn):
            return formula(sums)
        found = sums.made.get(formula)
        if found is None:
            found = sums.made[formula] = formula(sums)
        return found

    return known


def ratio(numerator: Floats, denominator: Floats, times: float = 1.0) -> Floats:
    """Return ``times × numerator ÷ denominator``, NaN where the denominator is 0."""
    scaled = numerator if times == 1 else times * numerator
    if np.asarray(denominator).all():
        return scaled / denominator
    out = np.full(np.shape(denominator), np.nan)
    np.divide(scaled, denominator, out=out, where=np.asarray(denominator) != 0)
    return out
