"""A place where somebody may be credited with something."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A cue (tokens ``first`` to ``last``, exclusive) in its place.

    ``mode``: how its source stands to it. ``frame``: the pattern in which it takes its content. ``place``: where that stands: right,
    left, both or raised (then the cue's own subject is part of it: "Moscow seems to wait"). ``start``: token at which a content
    to the right begins. ``edge``: where one to the left ends. ``source``: tokens of the source, empty if none.
    """

    first: int
    last: int
    lemma: str
    stance: str
    mode: str
    frame: str
    place: str
    start: int
    edge: int
    source: tuple[int, int]
    features: tuple[str, ...]
