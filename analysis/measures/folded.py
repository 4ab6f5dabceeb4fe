"""A text as the word lists see it: folded and cut into tokens, once for all of them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures.loaded_lexicon import TOKEN, fold
from analysis.text import words
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from analysis.text.document import Tokens

REMEMBERED = 40_000
"""Words, as they stand between blanks, whose tokens are remembered."""


class Parts(NamedTuple):
    """The tokens of what stands between blanks, none of which holds a blank, and where in it each begins."""

    words: tuple[str, ...]
    starts: tuple[int, ...]


def _parts(written: str) -> Parts:
    folded = fold(written)
    if folded.isalnum():  # most are one token, as they stand
        return Parts((folded,), (0,))
    found = list(TOKEN.finditer(folded))
    return Parts(tuple([match[0] for match in found]), tuple([match.start() for match in found]))


_PARTS = Memo(_parts, most=REMEMBERED)


class Folded:
    """``text`` and its ``folded`` form, offset for offset; ``words`` are the tokens of that, ``starts`` where they begin."""

    def __init__(self, text: str, tokens: Tokens | None = None) -> None:
        """Cut ``text``, at its blanks as ``tokens`` has it, where somebody did that before."""
        self.text, self.folded = text, fold(text)
        written, begins, *_ = tokens or words.tokens(text)
        parts = list(map(_PARTS.__getitem__, written))
        self.words = list(chain.from_iterable([part[0] for part in parts]))
        self.starts: list[int] = [
            begin + start for begin, part in zip(begins.tolist(), parts, strict=True) for start in part[1]
        ]

    def end(self, at: int) -> int:
        """Return where token ``at`` ends."""
        return self.starts[at] + len(self.words[at])

    def first(self, offset: int) -> int:
        """Return the first token that begins at ``offset`` or after it."""
        return bisect_left(self.starts, offset)

    def between(self, at: int) -> str:
        """Return what stands between token ``at`` and the next."""
        return self.folded[self.end(at) : self.starts[at + 1]]

    def written(self, at: int, end: int) -> str:
        """Return tokens ``at`` to ``end`` (exclusive) as they are written, with what stands between them."""
        return self.folded[self.starts[at] : self.end(end - 1)]
