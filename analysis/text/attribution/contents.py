"""Choose the cues of a sentence that attribute, and lay out what each of them attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution import asides, candidates, extent, weights
from analysis.text.attribution.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.text.attribution.candidate import Candidate
    from analysis.text.attribution.tokens import Line

Stretch = tuple[int, int]
"""First token and the one after the last."""

_OPENING = 2
"""Tokens that may stand before a cue in "-ing" which opens a sentence."""
_OPEN = frozenset(("ing", "sub", "none"))
_LEAST = 2
"""Tokens of a content that is cut short by the next one, at least."""
_TRAILING = ',.;:-"('
_WHEN = re.compile(r"qi?z+$")
"""A day after a quotation tells when it was said."""
_LEADING = 'c,-."'
LOWEST = -0.3
"""Log odds from which a cue counts: a little below even. F1 is flat between −0.6 and 0 (0.869 to 0.865 on the training part);
here precision is still 0.88."""


class Found(NamedTuple):
    """A candidate that attributes, with its content's stretches of tokens in order."""

    candidate: Candidate
    content: list[Stretch]


def find(line: Line, may_speak: Callable[[Line, Candidate], bool] | None = None) -> list[Found]:
    """Return the attributions of a sentence; where one lies in another's content, only the outer one.

    ``may_speak``: whether what stands before a colon may be somebody.
    """
    found: list[Found] = []
    reach = 0
    for candidate in candidates.find(line):
        onward = candidate.place in ("right", "raised")
        if (onward and candidate.first < reach) or weights.cue(candidate.features) <= LOWEST:
            continue
        if may_speak and candidate.lemma == ":" and not may_speak(line, candidate):
            continue
        content = _content(line, candidate, reach)
        if not content:
            continue
        if not onward:
            while found and _overlap(found[-1], content):
                if not _trim(found[-1], content[0][0]):
                    found.pop()
        found.append(Found(candidate, content))
        reach = max(reach, content[-1][1])
    return found


def _content(line: Line, candidate: Candidate, reach: int) -> list[Stretch]:
    """Stretches of a candidate's content."""
    content = []
    if candidate.place in ("left", "both"):
        start, edge = _to_the_left(line, candidate.edge)
        content.append((max(start, reach) if line.tags[edge - 1] == QUOTE else start, edge))
    if candidate.place == "raised":
        start, edge = candidate.source
        content.append((max(start, reach), edge))
    if candidate.place != "left" and candidate.start < len(line.tags):
        start = max(candidate.start, reach)
        last = extent.end(line, start, candidate.frame)
        if opens(line, candidate):
            last = _before_subject(line, start, last)
        while last > start and line.tags[last - 1] in _TRAILING and not _closes(line.tags, start, last):
            last -= 1
        if _WHEN.search(line.tags, max(start, last - 4), last):
            last = line.tags.rindex(QUOTE, start, last) + 1
        content.append((start, last))
    return [stretch for stretch in content if stretch[0] < stretch[1]]


def _closes(tags: str, start: int, last: int) -> bool:
    """Whether the last token is the second of two marks: "that he had “snapped”"."""
    return tags[last - 1] == '"' and tags.count('"', start, last) % 2 == 0


def opens(line: Line, candidate: Candidate) -> bool:
    """Whether a cue opens its sentence in "-ing" and its subject comes later: "After saying …, the man left."."""
    first = candidate.first
    return (
        first <= _OPENING and candidate.mode in _OPEN and line.low[first].endswith("ing") and candidate.place == "right"
    )


def _before_subject(line: Line, start: int, end: int) -> int:
    """Where what is said ends after a cue that opens its sentence: "After saying that it was late, the man left."."""
    comma = line.tags.find(",", start, end)
    while comma >= 0 and line.tags[comma + 1 : comma + 2] not in ("d", "N", "p"):
        comma = line.tags.find(",", comma + 1, end)
    return comma if comma > start else end


def _trim(other: Found, start: int) -> bool:
    """Cut the content of an attribution before ``start``, where the next one's content begins; say whether any is left."""
    first, last = other.content[-1]
    if len(other.content) > 1 or other.candidate.first >= start or start - first < _LEAST:
        return False
    other.content[-1] = (first, min(last, start))
    return True


def _overlap(other: Found, content: list[Stretch]) -> bool:
    """Whether an attribution found before stands in, or shares words with, the content at hand."""
    low, high = content[0][0], content[-1][1]
    return low <= other.candidate.first < high or (other.content[0][0] < high and low < other.content[-1][1])


def _to_the_left(line: Line, edge: int) -> Stretch:
    """Stretch that ends at ``edge``: back to the start of the sentence, or to a colon, semicolon or stop."""
    tags = line.tags
    while edge > 0 and tags[edge - 1] in ",-":
        edge -= 1
    lowest = max(0, edge - extent.LONGEST)
    start = (
        max(lowest - 1, asides.dateline(line) - 1, *(tags.rfind(mark, lowest, edge) for mark in (":", ";", ".q"))) + 1
    )
    while start < edge and tags[start] in _LEADING:
        start += 1
    return start, edge
