"""What is compared: whose words, and which parts of the articles. From it, sums by sentence for every measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.article import Role
from analysis.measures.base import Drawn
from analysis.result import ROLES, VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.measures.base import Floats, Measure
    from analysis.result import Result

ALL = "all"
ENOUGH_WORDS = 100
"""Words in the chosen voice from which on an article is ranked, and is named in a finding."""
ALWAYS = ("words", "share")
"""Components that every measure may use."""
SPEAKABLE = (ALL, *(str(voice) for voice in VOICES))


@dataclass(frozen=True, slots=True)
class Choice:
    """``voice``: all, own, quoted or paraphrased. ``headline``, ``captions``: whether these count with the body."""

    voice: str = ALL
    headline: bool = False
    captions: bool = False

    def __post_init__(self) -> None:
        """Refuse a voice that does not exist."""
        if self.voice not in SPEAKABLE:
            message = f"voice is {self.voice!r}; it must be one of {', '.join(SPEAKABLE)}"
            raise ValueError(message)

    def roles(self, place: str) -> tuple[Role, ...]:
        """Return the roles that a measure with this ``place`` is taken over."""
        if place == "headline":
            return (Role.TITLE,)
        chosen = [Role.BODY, Role.SUBHEADING]
        return (*chosen, *([Role.TITLE] if self.headline else []), *([Role.CAPTION] if self.captions else []))


Column = tuple[bool, str]
"""Whether the reader's choice of voice applies, and the component."""


@dataclass(frozen=True)
class Sums:
    """Sums by sentence. ``table``: a row a sentence of the chosen roles, a column for each of ``columns``."""

    columns: tuple[Column, ...]
    table: Floats

    @cached_property
    def _places(self) -> dict[Column, int]:
        return {column: place for place, column in enumerate(self.columns)}

    @cached_property
    def whole(self) -> Floats:
        """The sums over all sentences as one draw, shape ``(columns, 1)``."""
        total: Floats = self.table.sum(axis=0)[:, None]
        return total

    def words(self, measure: Measure) -> Floats:
        """Return the words of each sentence that count for ``measure``."""
        found: Floats = self.table[:, self._places[measure.voiced, "words"]]
        return found

    def only(self, measures: Sequence[Measure]) -> Sums:
        """Return the same with no more columns than ``measures`` need."""
        needed = {(m.voiced, name) for m in measures for name in (*ALWAYS, *m.components)}
        kept = [place for place, column in enumerate(self.columns) if column in needed]
        return Sums(tuple(self.columns[place] for place in kept), self.table[:, kept])

    def total(self, measure: Measure) -> dict[str, Floats]:
        """Return component → its sum over all sentences, each an array of one number."""
        return self.of(measure, self.whole)

    def of(self, measure: Measure, draws: Floats) -> dict[str, Floats]:
        """Return component → row of ``draws`` (shape ``(columns, draws)``), as the measure counts it."""
        return {name: draws[self._places[measure.voiced, name]] for name in (*ALWAYS, *measure.components)}

    def drawn(self, draws: Floats) -> dict[bool, Drawn]:
        """Return every component's row of ``draws``, for measures that follow the reader's voice (``True``) and that do not."""
        return {
            voiced: Drawn({name: draws[place] for (follows, name), place in self._places.items() if follows is voiced})
            for voiced in (True, False)
        }


def selected(result: Result, choice: Choice, measure: Measure) -> Floats:
    """Return 1 for each segment that ``measure`` is taken over under ``choice``, else 0."""
    mask = in_roles(result.columns["role"], choice, measure)
    if measure.voiced and choice.voice != ALL:
        mask &= result.columns["voice"] == VOICES.index(_voice(choice.voice))
    return mask.astype(np.float64)


def _voice(name: str) -> object:
    return next(voice for voice in VOICES if voice == name)


def by_sentence(result: Result, choice: Choice, measures: Sequence[Measure]) -> Sums:
    """Add the components of ``measures``, all of one place, up to one row a sentence.

    Measures that follow the reader's voice and those that do not share the rows, so that one draw serves both.
    """
    columns: dict[Column, None] = {}
    for measure in measures:
        columns |= dict.fromkeys((measure.voiced, name) for name in (*ALWAYS, *measure.components))
    if not len(result.firsts):
        return Sums(tuple(columns), np.zeros((0, len(columns))))
    masks = {voiced: selected(result, choice, one) for voiced, one in {m.voiced: m for m in measures}.items()}
    cells = np.stack([result.columns[name] * masks[voiced] for voiced, name in columns], axis=1)
    rows = np.add.reduceat(cells, result.firsts, axis=0)
    return Sums(tuple(columns), rows[in_roles(result.columns["role"][result.firsts], choice, measures[0])])


def in_roles(codes: Floats, choice: Choice, measure: Measure) -> NDArray[np.bool_]:
    """Tell which of the roles (positions in ``ROLES``) ``measure`` is taken over."""
    wanted = np.zeros(len(ROLES), np.bool_)
    wanted[[ROLES.index(role) for role in choice.roles(measure.place)]] = True
    return wanted[codes.astype(np.int64)]
