"""Units: the clauses of sentences, each long enough to tell something of its own. What is aligned across articles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.article import Role
from analysis.comparison.facts import words
from analysis.result import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.facts.words import Term
    from analysis.marks import Span
    from analysis.result import Result

PLACES = (Role.BODY, Role.SUBHEADING)
"""What facts are looked for in, unless a reader adds more."""
CUT = re.compile(
    r"[;:]\s+"
    r"|,[\"”’']?\s+(?!(?:(?:and|or)\s)?[\w’'-]{1,30}[,;.\"”])"
    r"|\s[–—-]\s"
    r"|[\"”]\s+(?=(?:and|but)\s)"
    r"|\s(?=(?:while|whereas|although|though|because|despite|after|before|which|where|but|if|unless)\s)"
    r"|\s(?=(?:and|or)\s(?:that|had|has|have|was|were|is|are|will|would|could|should|can|may|might|[a-z]{2,20}(?:ed|ing|es|id))\s)"
)
"""Where a sentence may be cut: what one side says can be told without the other."""
LEAST = 3
"""Terms that a clause has at least, those of who says it not counted: with fewer it joins its neighbour."""


class Unit(NamedTuple):
    """A clause ``text[start:end]`` of sentence ``sentence`` (position in ``Result.sentences``) of article ``article``.

    ``terms``: what it is compared by, without the words of who says it.
    """

    article: int
    sentence: int
    start: int
    end: int
    terms: tuple[Term, ...]


def of(results: Sequence[Result], roles: Sequence[Role]) -> list[Unit]:
    """Return the units of every article's sentences in these roles, in order of article and place."""
    return [unit for article, result in enumerate(results) for unit in _of(article, result, roles)]


def _of(article: int, result: Result, roles: Sequence[Role]) -> list[Unit]:
    text = result.article.text
    said = _said(result)
    wanted = {ROLES.index(role) for role in roles}
    told = result.columns["role"][result.firsts]
    found = []
    for place, (start, end) in enumerate(result.sentences.tolist()):
        if int(told[place]) in wanted:
            found += _clauses(article, place, text, (start, end), said)
    return found


def _said(result: Result) -> list[Span]:
    """Return where sources and cues stand: who says something is no part of what is said."""
    spans = [span for one in result.attribution.statements for span in (one.source, one.cue) if span]
    return sorted(set(spans))


def _clauses(article: int, sentence: int, text: str, span: tuple[int, int], said: Sequence[Span]) -> list[Unit]:
    start, end = span
    terms = words.terms(text, start, end)
    free = [one.start for one in terms if not _inside(one, said)]
    cuts = [start]
    for match in CUT.finditer(text, start, end):
        at = match.end()
        before, upto = bisect_left(free, cuts[-1]), bisect_left(free, at)
        if len(free) - upto < LEAST:
            break
        if upto - before >= LEAST:
            cuts.append(at)
        elif upto == before and len(cuts) > 1:
            # Nothing but who says it stands between the last cut and here: that belongs to what was said before.
            cuts[-1] = at
    units = []
    kept = set(free)
    for left, right in pairwise([*cuts, end]):
        stop = left + len(text[left:right].rstrip())
        inner = tuple(one for one in terms if left <= one.start < right and one.start in kept)
        units.append(Unit(article, sentence, left, stop, inner))
    return units


def _inside(one: Term, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (one.start, float("inf"))) - 1
    return at >= 0 and one.start < spans[at][1]
