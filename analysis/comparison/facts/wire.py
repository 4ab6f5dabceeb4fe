"""Shared wire copy: stretches that two articles have word for word outside quotation marks, credited to neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.result import ROLES, VOICES
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Role
    from analysis.result import Result

WORD = re.compile(r"\w+")
CLOSING = ".!?…”’\"'"
RUN = 7
"""Words in a row that two texts hardly share by chance (shingles; Broder 1997)."""
OWN = 12
"""Words outside quotation marks that a shared stretch has: the same quotation in two articles is no wire copy."""


_Shingle = tuple[str, ...]


class Stretch(NamedTuple):
    """``text[start:end]`` of an article."""

    article: int
    start: int
    end: int


class Copy(NamedTuple):
    """One stretch of text in several articles: where it stands in each, in order of the articles; ``words`` of the longest."""

    stretches: tuple[Stretch, ...]
    words: int

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that have it."""
        return tuple(sorted({one.article for one in self.stretches}))


class _Words(NamedTuple):
    words: list[str]
    starts: list[int]
    ends: list[int]
    own: list[int]
    """How many of the first n words stand outside quotation marks, for every n."""
    parts: list[int]


def find(results: Sequence[Result], roles: Sequence[Role]) -> list[Copy]:
    """Return the shared stretches, longest first.

    A stretch is a run of shared 7-word shingles inside one paragraph; stretches of several articles that overlap are one copy.
    """
    read = [_words(result, roles) for result in results]
    shingles = [list(zip(*(one.words[at:] for at in range(RUN)), strict=False)) for one in read]
    once, more = set[_Shingle](), set[_Shingle]()
    for every in map(set, shingles):
        more |= once & every
        once |= every
    if not more:
        return []
    homes: dict[_Shingle, list[tuple[int, int]]] = {}
    for article, (one, each) in enumerate(zip(read, shingles, strict=True)):
        for at, shingle in enumerate(each):
            if shingle in more and one.parts[at] == one.parts[at + RUN - 1]:
                homes.setdefault(shingle, []).append((article, at))
    found: dict[tuple[int, int, int], set[tuple[int, int, int]]] = {}
    for article, (one, each) in enumerate(zip(read, shingles, strict=True)):
        for first, last, other, offset in _runs(article, [homes.get(shingle, ()) for shingle in each]):
            if one.own[last] - one.own[first] >= OWN:
                found.setdefault((article, first, last), set()).add((other, first + offset, last + offset))
    return _copies(found, read, results)


def _runs(article: int, met: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int, int, int]]:
    """Return (first word, end, other article, offset there) of every longest stretch shared with a later article.

    ``met``: for each shingle of the article where else it stands.
    """
    open_: dict[tuple[int, int], int] = {}
    found = []
    for at, places in enumerate([*met, ()]):
        if not places and not open_:
            continue
        here = {(other, there - at) for other, there in places if other > article}
        found.extend([(open_.pop(key), at - 1 + RUN, *key) for key in list(open_) if key not in here])
        for key in here:
            open_.setdefault(key, at)
    return found


def _copies(
    found: dict[tuple[int, int, int], set[tuple[int, int, int]]], read: Sequence[_Words], results: Sequence[Result]
) -> list[Copy]:
    groups = _together(found)
    copies = []
    for group in groups:
        longest: dict[int, tuple[int, int]] = {}
        for article, first, last in sorted(group):
            if article not in longest or last - first > longest[article][1] - longest[article][0]:
                longest[article] = (first, last)
        stretches = tuple(
            Stretch(
                article, read[article].starts[first], _end(results[article].article.text, read[article].ends[last - 1])
            )
            for article, (first, last) in sorted(longest.items())
        )
        copies.append(Copy(stretches, max(last - first for first, last in longest.values())))
    return sorted(copies, key=lambda copy: (-copy.words, copy.stretches))


def _end(text: str, end: int) -> int:
    """Return the end of a stretch with the punctuation that closes it."""
    while end < len(text) and text[end] in CLOSING:
        end += 1
    return end


_Run = tuple[int, int, int]
"""Article, first word, end."""


def _together(found: dict[_Run, set[_Run]]) -> list[list[_Run]]:
    """Return the runs in groups: those that are the same text, and those that overlap."""
    runs = sorted({run for here, there in found.items() for run in (here, *there)})
    number = {run: place for place, run in enumerate(runs)}
    home = list(range(len(runs)))

    def top(place: int) -> int:
        while home[place] != place:
            home[place] = home[home[place]]
            place = home[place]
        return place

    for here, there in found.items():
        for other in there:
            home[top(number[other])] = top(number[here])
    last = 0
    for place in range(1, len(runs)):
        if runs[place][0] == runs[last][0] and runs[place][1] < runs[last][2]:
            home[top(place)] = top(last)
        if runs[place][0] != runs[last][0] or runs[place][2] > runs[last][2]:
            last = place
    groups: dict[int, list[_Run]] = {}
    for place, run in enumerate(runs):
        groups.setdefault(top(place), []).append(run)
    return list(groups.values())


def _words(result: Result, roles: Sequence[Role]) -> _Words:
    """Return the words of an article's paragraphs in these roles, whatever their case."""
    text = result.article.text
    wanted = {ROLES.index(role) for role in roles}
    told = [one for one in result.article.parts if one.start is not None and ROLES.index(one.role) in wanted]
    spans = [
        (*match.span(), number)
        for number, part in enumerate(told)
        for match in WORD.finditer(text, part.start or 0, (part.start or 0) + len(part.text))
    ]
    starts = [start for start, _, _ in spans]
    segment = np.searchsorted(result.columns["start"], starts, side="right") - 1
    quoted = result.columns["voice"] == VOICES.index(Voice.QUOTED)
    own = ~quoted[segment] if len(quoted) else np.ones(len(spans), dtype=bool)
    return _Words(
        [text[start:end].casefold() for start, end, _ in spans], starts, [end for _, end, _ in spans],
        [0, *np.cumsum(own).tolist()], [number for *_, number in spans],
    )  # fmt: skip
