"""What VADER hears in a text: its words as VADER sees them, and where those stand that do not leave it cold."""

from __future__ import annotations

from string import punctuation
from typing import NamedTuple

EMOTICON = 2
"""Up to how many characters without punctuation a word is left as it stands, as it may be an emoticon."""


class Word(NamedTuple):
    """A word as VADER sees it: ``plain`` without the punctuation at its ends, and ``lowered``.

    ``live``: whether any of the rest is so; nine words in ten leave VADER cold. ``emoji``: there is one in it. ``stirs``: it can
    change the valence of a neighbour. ``altered``: VADER as published values it otherwise. ``heard``: VADER as published hears
    it. ``lead``: how many characters were stripped before it. What is live for VADER as published is live for any.
    """

    plain: str
    lowered: str
    live: bool
    emoji: bool
    stirs: bool
    altered: bool
    heard: bool
    lead: int


Live = list[tuple[int, Word]]
"""The live words of a stretch with their positions."""


class Heard:
    """The words of a text and the ``places`` of those that are live, asked in the order of the text."""

    __slots__ = ("at", "places", "words")

    def __init__(self, words: list[Word], places: list[int]) -> None:
        self.words, self.places = words, places
        self.at = 0  # the first place that was not asked for

    def has_emoji(self) -> bool:
        """Whether there is an emoji anywhere."""
        return any(self.words[i].emoji for i in self.places)

    def live(self, first: int, last: int) -> Live:
        """Return the live ones of the words ``first`` to ``last`` (exclusive), positions told from ``first`` on."""
        places, words = self.places, self.words
        found: Live = []
        at = self.at
        while at < len(places) and places[at] < first:
            at += 1
        while at < len(places) and places[at] < last:
            found.append((places[at] - first, words[places[at]]))
            at += 1
        self.at = at
        return found


def token(chunk: str) -> str:
    """Strip punctuation from both ends of a word, unless two characters or fewer would be left (an emoticon)."""
    stripped = chunk.strip(punctuation)
    return chunk if len(stripped) <= EMOTICON else stripped
