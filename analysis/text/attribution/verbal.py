"""Verbs inside what looks like a noun phrase: English tells them by what stands around them, as far as it tells them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

_NAMING = frozenset(("called", "named", "dubbed", "titled", "entitled", "nicknamed", "known"))
"""After these a name is no object: "a group called Alder"."""
_OBJECTS = "dopN"
"""Classes with which an object begins: "shared a list", and not "shared lists", which may be lists that are shared."""
_SUBJECTS = "Nwnop)"
_PARTICLES = frozenset((("back",), ("out",), ("off",), ("up",), ("away",), ("down",)))
_WITH_PARTICLES = frozenset(
    ("hit", "fired", "shot", "struck", "lashed", "pushed", "fought", "hits", "shoots", "fires", "strikes")
)
"""Verbs, nouns among them, that are surely verbs before one of these: "hit back"."""


@cache
def _shapes() -> dict[str, str]:
    """Form of a verb that is no noun → its shape: s, past (never a participle) or both (past and participle)."""
    from analysis.text.actors import verbs  # here, since that package imports this one

    return {
        word: told.shape for word, told in verbs.forms().items() if not told.noun and told.shape not in ("base", "ing")
    }


def first(line: Line, start: int, end: int) -> int:
    """Return the first finite verb among the tokens from ``start`` up to ``end``, ``end`` without one."""
    return next(
        (at for at in range(start + 1, end) if line.tags[at] in "wVe" and _is_finite(line, start, at, loosely=True)),
        end,
    )


def last(line: Line, first: int, end: int, *, loosely: bool = False) -> int:
    """Return the last finite verb among the tokens from ``first`` up to ``end``, -1 without one.

    ``loosely``: whether a form in -ed before a bare noun is one too: "emailed supporters saying".
    """
    if line.tags[first:end].strip("dNnop") == "":
        return -1
    for at in range(end - 1, first - 1, -1):
        if line.tags[at] in "wVe" and _is_finite(line, first, at, loosely=loosely):
            return at
    return -1


def _is_finite(line: Line, first: int, at: int, *, loosely: bool) -> bool:
    """Whether the token ``at`` is a finite verb; ``first``: where the phrase begins."""
    tags, low = line.tags, line.low
    shape = _shapes().get(low[at])
    if low[at] in _WITH_PARTICLES and at > first and low[at + 1 : at + 2] in _PARTICLES:
        return True
    if tags[at] == "V" or shape in ("s", "past"):
        return at == first or tags[at - 1] in _SUBJECTS + "v"
    if (shape != "both" and tags[at] != "e") or low[at] in _NAMING or (at > first and tags[at - 1] not in _SUBJECTS):
        return False
    following = tags[at + 1 : at + 2]
    if following and following in _OBJECTS:
        return at > first or following != "N"
    if at == first:
        return False
    return (loosely and following in ("w", "v", "i")) or (tags[at - 1] == "N" and low[at + 1 : at + 2] in _PARTICLES)
