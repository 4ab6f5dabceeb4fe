"""Turns of an interview or transcript: paragraphs that begin with a name and a colon, and hold speech without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.text import word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.text.layout import Block

_LONGEST = 50
"""Characters of a name with its colon."""
_LABEL = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w.'’-]{0,25}(?: (?:[^\W\d_a-zß-öø-ÿ][\w.'’-]{0,25}|de|von|van|al|bin|of)){0,3}(?=:\s+\S)"
)
_OWN = frozenset(("q", "question"))
"""Labels of the outlet's own questions."""
_NOBODY = word_lists.get("no_turns")
"""Words before a colon, over and over, that are nobody: "Pros: … Cons: …"."""
_FEWEST_TURNS, _FEWEST_EACH, _FEWEST_SPEAKERS = 4, 2, 2
_SHORTEST = 20
"""Characters of a turn on average, or it is a table: "Clinton: 57 percent"."""
_SHARE = 0.5
"""Of the turns so many are followed by another speaker's, or a list is no conversation."""


def find(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the stretches ``text[start:end]`` spoken in turns, names and colons left out, at most one a block, in order.

    Two speakers or more must come back, one after the other; the outlet's own questions ("Q:") are no stretches.
    """
    found = [(number, label[0], label.end()) for number, block in enumerate(blocks) if (label := _label(text, block))]
    if len(found) < _FEWEST_TURNS:
        return []
    often = Counter(label for _, label, _ in found)
    turns = [
        (number, label, at)
        for number, label, at in found
        if often[label] >= _FEWEST_EACH and label.lower() not in _NOBODY
    ]
    if len(turns) < _FEWEST_TURNS or len({label for _, label, _ in turns}) < _FEWEST_SPEAKERS:
        return []
    changes = sum(one[1] != other[1] for one, other in pairwise(turns))
    if changes < _SHARE * (len(turns) - 1):
        return []
    spoken = [_spoken(text, at, blocks[number].end) for number, _, at in turns]
    if sum(end - start for start, end in spoken) < _SHORTEST * len(spoken):
        return []
    return [stretch for stretch, (_, label, _) in zip(spoken, turns, strict=True) if label.lower() not in _OWN]


def _label(text: str, block: Block) -> re.Match[str] | None:
    """Read the name with which a block begins, if a colon follows it."""
    if text.find(":", block.start, min(block.end, block.start + _LONGEST)) < 0:
        return None
    return _LABEL.match(text, block.start, block.end)


def _spoken(text: str, colon: int, end: int) -> tuple[int, int]:
    """Stretch after a colon, without blanks."""
    start = colon + 1
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
