"""A sentence as tokens with word classes, and the questions that roles and labels ask of it: whether a word is a verb, where a name ends."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors import verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from analysis.text.attribution.tokens import Line

NOUNISH = "dwNneg&"
"""Classes of words inside a noun phrase."""
LOOK = 16
"""How many tokens are looked at on either side: time stays linear."""
_AFTER_VERB = 'dpoTtNqn"'
"""What may follow a verb and not a noun."""
_POSSESSIVE = ("'s", "s'")
_ASIDE = "vz"
_ALONE = frozenset(("alone", "alike", "together", "itself", "himself", "herself", "themselves", "today"))


class Place(NamedTuple):
    """A mention in its sentence: its first token, and the one after its last."""

    line: Line
    first: int
    last: int


_place: Callable[[tuple[Line, int, int]], Place] = partial(tuple.__new__, Place)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""


def place(line: Line, start: int, end: int) -> Place | None:
    """Return the tokens of ``text[start:end]``; ``None`` where the line has none."""
    first = bisect_right(line.starts, start) - 1
    if first < 0:
        return None
    last = first + 1
    while last < len(line.starts) and line.starts[last] < end:
        last += 1
    return _place((line, first, last))


def form(line: Line, at: int) -> verbs.Form | None:
    """Return what verb the token is a form of, ``None`` where it is none here: names, nouns and adjectives by what stands around."""
    if not 0 <= at < len(line.low) or line.tags[at] not in "wegV":
        return None
    found = verbs.forms().get(line.low[at]) or _unlisted(line, at)
    if found is None or (at and line.low[at - 1].endswith(_POSSESSIVE)):
        return None
    before = line.tags[at - 1] if at else "^"
    if before in "xpTb" or (before == "v" and at > 1 and line.tags[at - 2] in "bx"):
        return found
    return None if _is_noun(line, at, found, before) else found


def _is_noun(line: Line, at: int, found: verbs.Form, before: str) -> bool:
    """Judge by the words around whether a form that may be a verb is a noun or an adjective here."""
    if before == "d" or (before == "i" and (found.shape in ("both", "part") or (found.noun and found.shape != "ing"))):
        return True
    if not found.noun:
        return False
    bare = found.shape == "base" and before in "Nw" and not _plural(line, at - 1)
    return bare or not _verbal(line, at, before)


def _unlisted(line: Line, at: int) -> verbs.Form | None:
    """Take a word in -s or -ed between a name and an object for a verb that no list knows: "Alder overawes the town"."""
    low = line.low[at]
    if not at or line.tags[at - 1] not in "Npv" or line.tags[at + 1 : at + 2] not in ("d", "p", "o", "T", "t", "N"):
        return None
    if line.tags[at] == "e":
        return verbs.Form(low, "both", noun=False)
    ends = low.endswith("s") and not low.endswith(("ss", "us", "is", "'s"))
    return verbs.Form(low.removesuffix("s"), "s", noun=False) if ends else None


def _plural(line: Line, at: int) -> bool:
    return at >= 0 and line.low[at].endswith("s")


def _verbal(line: Line, at: int, before: str) -> bool:
    """Judge a form that is as often a noun by the word after it."""
    after = line.tags[at + 1 : at + 2]
    if before in "we" and not _plural(line, at - 1):  # no noun that could be its subject
        return False
    if not after or after in "bxV" or after in ',.;:"':
        return before == "N" and verbs.forms()[line.low[at]].shape == "s" and _opened(line, at - 1)
    if after in _AFTER_VERB or after == "v":
        return True
    return before == "N" and after == "i" and verbs.forms()[line.low[at]].shape in ("s", "both")


def _opened(line: Line, at: int) -> bool:
    """Whether a clause opens right before the name that ends at ``at``: "if Alder attacks"."""
    lowest = max(0, at - LOOK)
    while at > lowest and line.tags[at] == "N":
        at -= 1
    return at >= 0 and (line.tags[at] in "st" or line.low[at] in ("if", "whether"))


def aside(line: Line, at: int) -> int:
    """Return the token after adverbs and words of time from ``at`` on."""
    while at < len(line.tags) and (line.tags[at] in _ASIDE or line.low[at] in _ALONE):
        at += 1
    return at


def run_end(line: Line, at: int, named: Container[int]) -> int:
    """Return where the noun phrase ends that goes on at ``at``: at a verb, a mark, a small word, or a name after a noun.

    ``named``: offsets at which mentions start.
    """
    last = at
    while last < len(line.tags) and last - at < LOOK and line.tags[last] in "wNneg&":
        if last > at and form(line, last):
            break
        if line.starts[last] in named or (last > at and line.tags[last] == "N" and line.tags[last - 1] == "w"):
            break
        last += 1
        if line.tags[last : last + 1] == '"' and line.tags[last + 1 : last + 2] in ("w", "e"):
            last += 1
        if line.low[last - 1].endswith(_POSSESSIVE):
            break
    return last
