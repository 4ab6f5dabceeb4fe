"""The one thing that reading may raise."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - it names a state of the input, as a reader would say it
    """Nothing could be read from an entry. ``sentence`` says, in plain words, why and what to do; ``name`` is the entry."""

    def __init__(self, name: str, sentence: str) -> None:
        """Keep the entry's name and the sentence; the sentence is also the exception's text."""
        super().__init__(sentence)
        self.name = name
        self.sentence = sentence
