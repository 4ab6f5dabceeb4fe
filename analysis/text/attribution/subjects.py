"""Who speaks: the noun phrase to which a cue belongs, looked for to its left and, after "…, said", to its right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

REACH = 40
"""How many tokens a noun phrase is followed, so that the time stays linear."""

_PHRASE = re.compile(r"[dNwnoegpi\"()c&-]*")
_INVERTED = re.compile(r"(?:p|o(?!i)|[dNwneg\"](?:[dNwneg\"]|i(?=[dNwn])|-(?=N))*)")
_SUBJECT = re.compile(r"(?:[po]|(?:[dNn\"&]|w(?![VT])|i(?=[dNwn])|[eg](?=[wN])|[cv](?=[Nd]))+)")
_APPOSITIVE = "dNrnwiegv"
_INSIDE = 'dNwnegoi"()&'
"""Classes inside a noun phrase."""
_LONGEST_CHAIN = 4
_ASIDE = re.compile(r"[vxbz\"]")


_ALONE = frozenset(("some", "many", "most", "several", "few", "all", "others", "another", "each"))
"""Determiners that may stand alone: "some said"."""
_MODES = {"T": "to", ",": "coord", "c": "coord", "q": "quote", "t": "that", "s": "sub"}
"""What it means that a token of this class, and no source, stands before a cue."""


class Left(NamedTuple):
    """What stands before a cue. ``mode``: np (a source), who, or what ``_MODES`` names. ``start`` and ``end``: tokens of the source.

    ``clause``: the token at which its clause begins. ``passive``: a form of "be" before it. ``flags``: the auxiliaries seen.
    """

    mode: str
    start: int
    end: int
    clause: int
    passive: bool
    flags: str


def before(line: Line, at: int, form: str) -> Left:
    """Read what stands to the left of the cue at token ``at``."""
    tags, low = line.tags, line.low
    j = at - 1
    lowest = max(-1, at - REACH)
    seen = ""
    while j > lowest and tags[j] in 'vxbz"':
        seen += tags[j]
        j -= 1
        if tags[j + 1] == "z" and j > lowest and low[j] in ("on", "late", "early", "earlier", "last"):
            j -= 1
    passive = "b" in seen and form == "past"
    if j <= lowest:
        return Left("none", at, at, at, passive, seen)
    if tags[j] == "r" and low[j] in ("who", "which"):
        return Left("who", j, j + 1, j, passive, seen)
    if tags[j] in "Nwnopge)" or low[j] in _ALONE:
        opening, last = start(line, j), j + 1
        while last < at and low[last].startswith("("):
            last += 1
        return Left("np", opening, last, opening, passive, seen)
    chain = _chain(line, j) if tags[j] == "," and form != "ing" else None
    if chain is not None:
        return Left("np", chain, j, chain, passive, seen)
    mode = "ing" if form == "ing" and tags[j] in ",i" else _MODES.get(tags[j], "none")
    return Left(mode, at, at, j, passive, seen)


def start(line: Line, last: int) -> int:
    """First token of the noun phrase that ends with the token ``last``."""
    tags, low = line.tags, line.low
    if tags[last] in "po":
        return last
    lowest = max(0, last - REACH)
    k = lowest + len(tags[lowest:last].rstrip(_INSIDE))
    other = tags.rfind("o", k, last)
    while other >= 0 and tags[other + 1] == "i":  # "some of the"
        other = tags.rfind("o", k, other)
    k = max(k, other + 1)
    if k > lowest and tags[k - 1] == "c" and low[k - 1] == "and" and k - 1 > lowest and tags[k - 2] in "Nw":
        wide = k - 2
        while wide > lowest and tags[wide - 1] in 'dNwnig"':
            wide -= 1
        if wide == 0 or tags[wide - 1] in ",;:-cst.":
            k = wide
    while k < last and tags[k] in 'ic"&)':
        k = _past_opening(line, k, last)
    return k


def _past_opening(line: Line, first: int, last: int) -> int:
    """Step over "In Moscow" before the phrase itself: to its last determiner or to the names at its end."""
    tags = line.tags
    if tags[first] != "i":
        return first + 1
    cut = tags.rfind("d", first + 2, last + 1)
    if cut > 0:
        return cut
    k = last
    while k > first + 1 and tags[k] == tags[k - 1]:
        k -= 1
    return k


def _chain(line: Line, comma: int) -> int | None:
    """First token of "Dmitry Peskov, the Kremlin spokesman," that ends with this comma; ``None`` if there is none."""
    tags = line.tags
    end = comma
    for _ in range(_LONGEST_CHAIN):
        opening = max(tags.rfind(",", max(0, end - REACH), end), tags.rfind("-", max(0, end - REACH), end))
        if (
            opening <= 0
            or opening + 1 >= end
            or tags[opening + 1] not in _APPOSITIVE
            or tags[opening - 1] not in 'Nwno)"'
        ):
            return None
        first = start(line, opening - 1)
        inner = first > 1 and tags[first - 1] == "," and tags[first - 2] in 'Nn"' and tags[first] in "dnw"
        if not inner:
            return first
        end = opening
    return None


def after(line: Line, at: int) -> tuple[int, int] | None:
    """Tokens of the noun phrase that begins at ``at`` ("said Robert Mason, a professor"); ``None`` if none begins there."""
    found = _INVERTED.match(line.tags, at, at + REACH)
    if not found or found.end() == at:
        return None
    end = found.end()
    if line.tags[end - 1] == "i":
        end -= 1
    if line.tags[end : end + 1] == "," and line.tags[end + 1 : end + 2] == "d":
        more = _INVERTED.match(line.tags, end + 1, end + REACH)
        if more:
            end = more.end()
    return at, end


def main(line: Line, limit: int) -> tuple[int, int] | None:
    """Tokens of the subject with which the sentence begins, if it does, before the token ``limit``."""
    tags = line.tags
    first = 0
    while first < limit and tags[first] in 'cv,"-':
        first += 1
    if tags[first] in "isgT":
        comma = tags.find(",", first, min(limit, first + REACH))
        if comma < 0:
            return None
        first = comma + 1
    found = _SUBJECT.match(tags, first, min(limit, first + REACH))
    return found.span() if found and found.end() > first else None
