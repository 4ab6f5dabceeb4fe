"""Memos: what is always answered alike for the same word is asked once. Each is bounded, and all can be emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

LONGEST = 200
"""Characters; longer words are answered anew each time, so that nothing large stays in memory."""
_made: list[Memo[object]] = []


class Memo(dict[str, Answer]):
    """Word → what ``answer`` says of it, asked when first looked up. Looking up is that of a plain ``dict``, so ``map`` can do it.

    ``most``: words that are remembered; then all are forgotten, which is rarer and cheaper than to keep them in order of use.
    """

    def __init__(self, answer: Callable[[str], Answer], *, most: int) -> None:
        """Begin empty."""
        super().__init__()
        self.answer, self.most = answer, most
        _made.append(self)  # type: ignore[arg-type]

    def __missing__(self, word: str) -> Answer:
        """Ask about a word that is not known, and remember the answer."""
        answered = self.answer(word)
        if len(word) <= LONGEST:
            if len(self) >= self.most:
                self.clear()
            self[word] = answered
        return answered


def forget() -> None:
    """Empty every memo."""
    for memo in _made:
        memo.clear()
