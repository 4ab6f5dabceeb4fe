"""Who speaks: the noun phrase to which a cue belongs, looked for to its left and, after "…, said", to its right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution import asides, lexicon, noun_phrases, verbal
from analysis.text.attribution.noun_phrases import REACH

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

_INVERTED = re.compile(r"(?:p|o(?![iwNeg])|(?:o(?=[wNeg])|oi(?=[dNwn])|[dNwneg\"])(?:[dNwneg\"]|i(?=[dNwn])|-(?=N))*)")
_SUBJECT = re.compile(r"(?:[po]|(?:[dNn\"&]|w(?!T)|i(?=[dNwn])|[eg](?=[wN])|[cv](?=[Nd]))+)")


_ALONE = frozenset(("some", "many", "most", "several", "few", "all", "others", "another", "each", "one", "both"))
"""Determiners that may stand alone: "some said"."""
_MOST_OPENERS = 3
_LONGEST_ADVERB = 2
_MEANWHILE = frozenset(
    (
        "during",
        "after",
        "before",
        "amid",
        "despite",
        "since",
        "through",
        "under",
        "over",
        "via",
        "following",
        "within",
        "throughout",
        "without",
        "off",
        "out",
        "up",
        "down",
    )
)
"""Prepositions that belong to the verb and not to the source: "said Ward during a visit"."""
_PERCEIVING = frozenset(("saw", "heard", "caught", "left", "kept", "had", "got", "sent", "brought", "found"))
"""Verbs whose object may be the one who speaks: "heard him saying"."""
_CLAUSE_BREAKS = ",;:-qc.sp"
"""Classes before a phrase that hangs on no relative clause."""
_COPULAS = lexicon.words("copulas")
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
    lowest = max(-1, at - REACH)
    j, seen = _past_auxiliaries(line, at, lowest, form)
    passive = "b" in seen and form == "past"
    if j <= lowest:
        return Left("none", at, at, at, passive, seen)
    if tags[j] == "r" and low[j] in ("who", "which"):
        return Left("who", j, j + 1, j, passive, seen)
    if tags[j] in "Nwnopge)" or low[j] in _ALONE:
        first, last = _phrase(line, j, form)
        if first < last:
            while last < at and len(low[last]) > 1 and low[last][0] == "(":
                last += 1
            return Left("np", first, last, first, passive, seen)
        return Left("ing" if form == "ing" else "none", at, at, first, passive, seen)
    chain = asides.chain(line, j) if tags[j] in ",-" and form != "ing" else None
    if chain is not None:
        return Left("np", chain, j, chain, passive, seen)
    mode = "ing" if form == "ing" and tags[j] in ",i" else _MODES.get(tags[j], "none")
    return Left(mode, at, at, j, passive, seen)


def _past_auxiliaries(line: Line, at: int, lowest: int, form: str) -> tuple[int, str]:
    """Step back over auxiliaries, adverbs and words of time before the cue; return the token before them, and their classes."""
    tags, low = line.tags, line.low
    j, seen = at - 1, ""
    while j > lowest:
        if tags[j] in 'vxbz"':
            seen += tags[j]
            j -= 1
            if tags[j + 1] == "z" and j > lowest and low[j] in ("on", "late", "early", "earlier", "last"):
                j -= 1
        elif form == "adj" and low[j] in _COPULAS:
            j -= 1
        elif low[j] not in asides.TIMES and tags[j] != "n":
            break
        else:
            gone = asides.before_time(line, j, lowest)
            if gone == j:
                break
            j = gone
    return j, seen


def _phrase(line: Line, last: int, form: str) -> tuple[int, int]:
    """Tokens of the noun phrase that ends with the token ``last`` and is the subject of a cue; none of them if a verb takes them all.

    "Figures showed sales" is no phrase: before "rising" its subject is "Figures", before "rose" it is "sales".
    """
    tags = line.tags
    if tags[last] == "p":
        return last, last + 1
    if tags[last] == ")" and line.low[last] == ")":
        last = max(_opening_bracket(line, last) - 1, 0)
    first = noun_phrases.start(line, last)
    if form == "ing":
        verb = verbal.last(line, first, last + 1, loosely=True)
        if verb >= 0:
            return first, verb
        if first and tags[first - 1] == "V" and line.low[first - 1] not in _PERCEIVING:
            return first, first
        joined = line.low.index("with", first, last) if "with" in line.low[first:last] else -1
        return (joined + 1 if joined > first else first), last + 1
    relative = noun_phrases.antecedent(line, first) if first and tags[first - 1] not in _CLAUSE_BREAKS else -1
    if relative >= 0:
        return relative, last + 1
    return max(first, verbal.last(line, first, last + 1) + 1), last + 1


def _opening_bracket(line: Line, at: int) -> int:
    """Token of the bracket that opens before the one that closes at ``at``; ``at`` if there is none near."""
    for k in range(at - 1, max(-1, at - REACH), -1):
        if line.low[k] == "(":
            return k
    return at


def after(line: Line, at: int) -> tuple[int, int] | None:
    """Tokens of the noun phrase that begins at ``at`` ("said Robert Mason, a professor"); ``None`` if none begins there."""
    found = _INVERTED.match(line.tags, at, at + REACH)
    if not found or found.end() == at:
        return None
    end = next((k for k in range(at, found.end()) if line.low[k] in _MEANWHILE and k > at), found.end())
    end = verbal.first(line, at, end)
    if line.tags[end - 1] == "i":
        end -= 1
    if line.tags[end : end + 1] == "," and line.tags[end + 1 : end + 2] == "d":
        more = _INVERTED.match(line.tags, end + 1, end + REACH)
        if more:
            end = more.end()
    return at, end


def main(line: Line, limit: int, start: int = 0) -> tuple[int, int] | None:
    """Tokens of the subject with which the sentence begins, or what is left of it from ``start`` on, before the token ``limit``."""
    tags = line.tags
    first = _past_openers(line, start or asides.dateline(line), limit)
    found = _SUBJECT.match(tags, first, min(limit, first + REACH))
    if not found or found.end() == first:
        return None
    return first, verbal.first(line, first, found.end())


def _past_openers(line: Line, first: int, limit: int) -> int:
    """Step over "But", "On Friday,", "When it rained,", "This week," and "Making her way home," before the subject."""
    tags, low = line.tags, line.low
    for _ in range(_MOST_OPENERS):
        while first < limit and tags[first] in 'cv,"-z':
            first += 1
        comma = tags.find(",", first, min(limit, first + REACH))
        if comma < 0:
            return first
        adverb = comma - first <= _LONGEST_ADVERB and low[comma - 1].endswith("ly")
        time = asides.before_time(line, comma - 1, first - 1) < first
        word = low[first]
        if not (
            tags[first] in "isgT"
            or time
            or (tags[first] == "N" and word.endswith("ing") and tags[first + 1] in "dioT")
            or adverb
        ):
            return first
        first = comma + 1
    return first
