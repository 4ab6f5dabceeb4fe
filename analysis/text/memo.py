"""Memos: what is always answered alike for the same word is asked once. Each is bounded, and all can be emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

LONGEST = 200
"""Characters; longer words are answered anew each time, so that nothing large stays in memory."""
_made: list[Memo[object]] = []
_UNKNOWN = object()
"""Stands for no answer; ``None`` may be one."""


class Memo(dict[str, Answer]):
    """Word → what ``answer`` says of it, asked when first looked up. Looking up is that of a plain ``dict``, so ``map`` can do it.

    ``most``: words that are remembered, in two generations. When the younger one, which this dictionary holds, is full, it
    becomes the elder, and what the elder held and nobody looked up since is forgotten. So the common words of a language
    stay however many rare ones pass by, and a word that is known costs nothing to keep in order.
    """

    def __init__(self, answer: Callable[[str], Answer], *, most: int) -> None:
        """Begin empty."""
        super().__init__()
        self.answer, self.half = answer, max(1, most // 2)
        self.elder: dict[str, Answer] = {}
        _made.append(self)  # type: ignore[arg-type]

    def __missing__(self, word: str) -> Answer:
        """Take over what the elder generation knows of a word, or ask; and remember the answer."""
        known = self.elder.get(word, _UNKNOWN)
        answered = self.answer(word) if known is _UNKNOWN else cast("Answer", known)
        if len(word) <= LONGEST:
            if len(self) >= self.half:
                self.elder = dict(self)
                super().clear()
            self[word] = answered
        return answered

    def clear(self) -> None:
        """Forget every word of both generations."""
        super().clear()
        self.elder = {}


def forget() -> None:
    """Empty every memo."""
    for memo in _made:
        memo.clear()
