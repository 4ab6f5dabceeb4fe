"""Where the verb or noun that goes with a mention stands in its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.text.actors import verbs

if TYPE_CHECKING:
    from analysis.text.actors.record import Mention

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def word(text: str, start: int, end: int, mention: Mention) -> tuple[int, int] | None:
    """Return the offsets of ``mention.word`` in the sentence ``text[start:end]``: of its forms the one nearest to the mention.

    ``None`` where no word of the sentence is a form of it, as where the mention has none. The mention itself is no candidate.
    """
    found = [
        (one.start(), one.end())
        for one in WORD.finditer(text, start, end)
        if mention.word and not (one.start() < mention.end and one.end() > mention.start) and _is(one[0], mention.word)
    ]
    return min(found, key=lambda span: _gap(span, mention), default=None)


def _is(written: str, wanted: str) -> bool:
    low = written.lower().replace("’", "'")
    known = verbs.forms().get(low)
    return low == wanted or (known is not None and known.lemma == wanted) or low.removesuffix("'s") == wanted


def _gap(span: tuple[int, int], mention: Mention) -> int:
    return max(span[0] - mention.end, mention.start - span[1])
