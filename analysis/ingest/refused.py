"""How the child says that a document cannot be read for a reason that it knows."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it names a state of the document, as `Unreadable` does in the parent
    """Nothing could be read. ``sentence`` says, in plain words, why and what to do."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.sentence = sentence
