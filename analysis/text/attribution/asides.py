"""What may stand between a source and its verb: "Dmitry Peskov, the Kremlin spokesman, on Tuesday evening said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.text.attribution import lexicon, noun_phrases
from analysis.text.attribution.noun_phrases import REACH

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

_APPOSITIVE = "dNrnwiegvzs"
_FINITE = "xbVp"
"""Classes that no aside holds, save a relative clause: what does is a clause."""
_LONGEST_CHAIN = 5
_DATELINE = re.compile(r"N[Nn.]{0,4}(?:,[Nnz.]{1,5}){0,2}\"?-{1,2}(?=[^-])")
"""Place, state, date and agency, and a dash."""
_LONGEST_PLACE = 3
"""Words of a state or country after a town."""
_PLACED = frozenset(("in", "of", "from", "at", "near", "outside", "to", "for"))
_POSTS = lexicon.words("person_roles")
_MONTHS, _UNITS = lexicon.words("months"), lexicon.words("spans_of_time")
_WHICH = frozenset(("this", "last", "next", "that", "every", "each", "same", "the"))
_AGO = frozenset(("ago", "earlier", "later", "before"))
TIMES = _MONTHS | _UNITS | _AGO
_AT = frozenset(("on", "in", "at", "late", "early", "earlier", "later", "since", "during", "over", "just", "of", "by"))


def before_time(line: Line, last: int, lowest: int) -> int:
    """Return the last token before the words of time that end with the token ``last``: "this week", "in March", "a day ago"."""
    here = last
    while here > lowest:
        gone = _time(line, here)
        if gone == here:
            break
        here = gone
        while here > lowest and line.low[here] in _AT:
            here -= 1
    return here


def _time(line: Line, at: int) -> int:
    """Step over one time that ends with the token ``at``; ``at`` itself if none does."""
    tags, low = line.tags, line.low
    if at < 1:
        return at
    word, previous = low[at], low[at - 1]
    if word in _AGO and at > 1 and previous in _UNITS:
        return at - 3 if tags[at - 2] in "dnw" else at - 2
    if word in _UNITS and (previous in _WHICH or tags[at - 1] == "z"):
        return at - 2
    if word in _MONTHS and previous in _AT:
        return at - 1
    if tags[at] == "n" and (previous in _MONTHS or (previous in ("in", "since") and len(word) == len("2021"))):
        return at - 2 if previous in _MONTHS else at - 1
    return at


def chain(line: Line, comma: int) -> int | None:
    """First token of "Dmitry Peskov, the Kremlin spokesman," that ends with this comma; ``None`` if there is none."""
    tags, low = line.tags, line.low
    end = comma
    for _ in range(_LONGEST_CHAIN):
        lowest = max(0, end - REACH)
        opening = max(tags.rfind(",", lowest, end), tags.rfind("-", lowest, end))
        if (
            opening <= 0
            or opening + 1 >= end
            or tags[opening + 1] not in _APPOSITIVE
            or tags[opening - 1] not in 'Nwnzo)"'
        ):
            return None
        if tags[opening + 1] != "r" and any(tag in _FINITE for tag in tags[opening + 1 : end]):
            return None
        outer = _around_place(line, opening, end)
        if outer is not None:
            end = outer
            continue
        first = noun_phrases.start(line, opening - 1)
        inner = first > 1 and tags[first - 1] == "," and tags[first - 2] in 'Nn"' and tags[first] in "dnw"
        if not inner:
            post = (
                first > 1 and tags[first - 1] == "," and low[first - 2] in _POSTS
            )  # "the group's leader, Olga Ward, a teacher,"
            return noun_phrases.start(line, first - 2) if post else first
        end = opening
    return None


def _around_place(line: Line, opening: int, end: int) -> int | None:
    """Comma that ends an aside which itself ends with a place: "…, during a visit to Columbus, Ohio,"; ``None`` if none does.

    ``opening`` and ``end``: the commas around the second half of the place.
    """
    tags, low = line.tags, line.low
    if not 0 < end - opening - 1 <= _LONGEST_PLACE or set(tags[opening + 1 : end]) - set("Nn."):
        return None
    k = opening - 1
    while k > 0 and tags[k] == "N":
        k -= 1
    if tags[k] != "i" or low[k] not in _PLACED:
        return None
    outer = max(tags.rfind(",", max(0, k - REACH), k), tags.rfind("-", max(0, k - REACH), k))
    if outer <= 0 or tags[outer + 1] not in "iegvnr":
        return None
    return opening


def dateline(line: Line) -> int:
    """Token with which the sentence itself begins, after "MOSCOW, Dec 8 (Reuters) —"; 0 without a dateline."""
    found = _DATELINE.match(line.tags)
    return found.end() if found and "-" not in line.tags[found.end() : found.end() + REACH] else 0
