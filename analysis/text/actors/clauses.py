"""Clauses: the verb whose subject a name is, past what may stand between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.text import cues
from analysis.text.actors import verbs
from analysis.text.actors.phrases import LOOK, NOUNISH, aside, form

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

_QUOTES = ('"', "'")
_NAMES = 5
"""How many names without "and" are taken for a list."""


class Verb(NamedTuple):
    """A verb found. ``passive``: its subject is acted upon. ``adjacent``: it stands right after the name, past adverbs or "and Birch"."""

    lemma: str
    passive: bool
    adjacent: bool


def after(line: Line, last: int) -> Verb | None:
    """Return the verb whose subject the name is: past adverbs, "and Birch", a relative clause, an aside between commas."""
    at = aside(line, last)
    if at < len(line.tags) and line.tags[at] == '"':
        at = aside(line, at + 1)
    return verb(line, at) or _infinitive(line, at) or _beyond(line, at)


def _infinitive(line: Line, at: int) -> Verb | None:
    if line.tags[at : at + 1] != "T":
        return None
    base = form(line, aside(line, at + 1 + (line.tags[at + 1 : at + 2] == '"')))
    return Verb(base.lemma, passive=False, adjacent=True) if base else None


def _beyond(line: Line, at: int) -> Verb | None:
    """Return the verb after what may stand between it and its subject."""
    tag = line.tags[at : at + 1]
    if tag == "(" or (tag and line.low[at].startswith("(")):
        return _far(verb(line, aside(line, _past_bracket(line, at))))
    if tag == "c" and line.low[at] in ("and", "or"):
        return _past_others(line, at + 1)
    if tag == "r" and line.low[at] in ("who", "which", "that"):
        return _far(verb(line, aside(line, at + 1)))
    if tag == ",":
        return _far(_past_aside(line, at))
    return None


def _far(verb: Verb | None) -> Verb | None:
    return verb._replace(adjacent=False) if verb else None


def _past_bracket(line: Line, at: int) -> int:
    if line.low[at].startswith("(") and line.low[at].endswith(")"):
        return at + 1
    close = line.tags.find(")", at, at + LOOK)
    return close + 1 if close >= 0 else at + 1


def _past_others(line: Line, at: int) -> Verb | None:
    """Step over "and Birch" or ", its allies and Birch" to the verb that all share."""
    last = at
    while last < len(line.tags) and last - at < LOOK and line.tags[last] in NOUNISH + "v,c" and not form(line, last):
        last += 1
    return verb(line, last)


def _past_aside(line: Line, comma: int) -> Verb | None:
    """Step over ", the mayor," or ", who is ill," to the verb; else take the relative clause's own, or a list's."""
    close = line.tags.find(",", comma + 1, comma + 2 * LOOK)
    relative = line.tags[comma + 1 : comma + 2] == "r" and line.low[comma + 1] in ("who", "which")
    if close >= 0:
        found = verb(line, aside(line, close + 1))
        plain = "r" in line.tags[comma + 1 : close] or not _has_verb(line, comma + 1, close)
        if found and (relative or plain or cues.forms().get(line.low[close - 1])):  # "Alder, officials said, left"
            return found
    if relative:
        return verb(line, aside(line, comma + 2))
    other = comma + 1
    while other < len(line.tags) and other - comma < _NAMES and line.tags[other] == "N":
        other += 1
    found = verb(line, other) if other > comma + 1 else None
    if found and (line.tags[other] in "xb" or ((base := form(line, other)) is not None and base.shape == "base")):
        return found  # "Alder, Birch agree"
    listed = line.tags.find("c", comma + 1, comma + LOOK)
    return _past_others(line, comma + 1) if listed >= 0 and line.low[listed] in ("and", "or") else None


def _has_verb(line: Line, first: int, last: int) -> bool:
    return any(line.tags[k] in "bx" or (form(line, k) is not None and line.tags[k] != "e") for k in range(first, last))


def verb(line: Line, at: int) -> Verb | None:
    """Read the verb that begins at ``at``: "attacks", "has attacked", "would not have been attacked", "is attacking"."""
    being, k = False, at
    while k < len(line.tags) and k - at < LOOK and (line.tags[k] in "xbv" or (k > at and line.tags[k] in _QUOTES)):
        being = line.tags[k] == "b" or (being and line.tags[k] not in "xb")
        k += 1
    if any(tag in "xb" for tag in line.tags[at:k]):
        return Verb(*_helped(line, at, k, being=being), adjacent=True)
    found = form(line, k)
    if found is None or found.shape == "part" or (found.shape == "base" and k and line.tags[k - 1] in _QUOTES):
        return None
    return Verb(found.lemma, passive=False, adjacent=True)


def _helped(line: Line, at: int, k: int, *, being: bool) -> tuple[str, bool]:
    """Return lemma and whether it is passive of the verb at ``k`` after auxiliaries from ``at`` on; ``being``: a form of "be" was last."""
    low = line.low[k] if k < len(line.low) else ""
    found = verbs.forms().get(low) if low and line.tags[k] in "wegV" else None
    participle = found.shape in ("both", "part") if found else bool(low) and line.tags[k] == "e"
    if being and participle:
        state = low in verbs.stative() and "by" not in line.low[k + 1 : k + 2]
        return ("be", False) if state else (found.lemma if found else low, True)
    if found and (found.shape == "ing" if being else participle or found.shape == "base"):
        return found.lemma, False
    if low and found is None and line.tags[k] in ("g" if being else "e"):
        return low, False
    return ("be" if being else _helper(line, at)), False


_HELPERS = {"has": "have", "have": "have", "had": "have", "does": "do", "did": "do", "do": "do", "having": "have"}


def _helper(line: Line, at: int) -> str:
    return next((_HELPERS[low] for low in line.low[at : at + 3] if low in _HELPERS), "")
