"""Marks: what was found in a text, as offsets into it. The text itself is never changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Span(NamedTuple):
    """A stretch ``text[start:end]``."""

    start: int
    end: int


class Mark(NamedTuple):
    """Something found at ``text[start:end]``.

    ``kind`` is ``family.category`` (``loaded.label``, ``tone.negative``, ``readability.difficult``, ``voice.scare`` …),
    ``note`` says in a few plain words why, ``weight`` is what the mark adds to its measure's sum (0 where it adds none).
    """

    start: int
    end: int
    kind: str
    note: str
    weight: float


span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
mark: Callable[[tuple[int, int, str, str, float]], Mark] = partial(tuple.__new__, Mark)
"""The same from a tuple at hand, where a text makes very many: a fifth of the time that ``Mark(…)`` takes."""
