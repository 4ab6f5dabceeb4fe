"""A text as the word lists see it: folded and cut into tokens, once for all of them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import chain

from analysis.measures.loaded_lexicon import TOKEN, fold, tokens
from analysis.text.memo import Memo

REMEMBERED = 40_000
"""Words, as they stand between blanks, whose tokens are remembered."""
_TOKENS = Memo(tokens, most=REMEMBERED)
"""What stands between blanks → its tokens, none of which holds a blank."""


class Folded:
    """``text`` and its ``folded`` form, offset for offset; ``words`` are the tokens of that, ``starts`` where they begin."""

    def __init__(self, text: str) -> None:
        self.text, self.folded = text, fold(text)
        self.words = list(chain.from_iterable(map(_TOKENS.__getitem__, self.folded.split())))

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins; looked for when first asked, which a text without a hit never does."""
        return [match.start() for match in TOKEN.finditer(self.folded)]

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
