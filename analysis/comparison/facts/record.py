"""Facts: what is told in one or several articles, as places in their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


LOOSE = -0.8
"""Likeness below which a match is called loose."""


class Place(NamedTuple):
    """Where a fact is told: ``text[start:end]`` of article ``article`` (position in the results), in sentence ``sentence``.

    A clause or several of one sentence; ``sentence`` is a position in ``Result.sentences``.
    """

    article: int
    start: int
    end: int
    sentence: int


class Fact(NamedTuple):
    """One fact and everywhere it is told, by article and place. ``key``: the same as long as its first place is.

    ``title``: words of the clearest telling, or the reader's own (``named``). ``likeness``: mean log odds over the pairs of its
    clauses that they tell the same; low where the match is a loose one. Infinite where the reader joined it.
    """

    key: str
    title: str
    places: tuple[Place, ...]
    named: bool = False
    likeness: float = 0.0

    @property
    def loose(self) -> bool:
        """Whether the match is so loose that a reader should look at the sentences before relying on it."""
        return self.likeness < LOOSE

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that tell it, in order."""
        return tuple(sorted({place.article for place in self.places}))


class Found(NamedTuple):
    """All that was aligned. ``facts``: told in two articles or more, most widely told first, then by first place.

    ``alone``: article → what was found in it and in no other, most informative first. ``hidden``: facts that the reader hides.
    """

    facts: tuple[Fact, ...]
    alone: Mapping[int, tuple[Fact, ...]]
    hidden: tuple[Fact, ...]
