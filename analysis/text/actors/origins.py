"""Where people come from: the country told right before a name ("Russian President Alder", "Russia's president, Alder"), else the gazetteer's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.text.actors import gazetteer
from analysis.text.actors.record import Sort
from analysis.text.attribution import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.text.actors.cast import Found
    from analysis.text.actors.register import Register

_FAR = 80
"""Characters between a country and a name that may belong together."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BREAK = re.compile(r"[.;:()\n\"“”]|,(?!\s?$)")
_MOST = 7
_HYPHENS = 4
_POSTS = ("counterpart", "premier", "born")


def tell(text: str, register: Register, found: Sequence[Found]) -> None:
    """Give every person without a country the one told most often before the name, first told on a tie."""
    votes: dict[int, Counter[str]] = {}
    for i, one in enumerate(found[1:], start=1):
        entry = register.entries[one.actor]
        first = i - 1
        while (
            first > 0 and i - first < _HYPHENS and text[found[first].piece.start - 1] == "-"
        ):  # "Alder's pro-Birch president"
            first -= 1
        before = found[first]
        country = register.entries[before.actor].country
        if entry.sort is Sort.PERSON and country and _belongs(text[before.piece.end : one.piece.start]):
            votes.setdefault(one.actor, Counter())[country] += 1
    for number, entry in enumerate(register.entries):
        if entry.sort is not Sort.PERSON:
            continue
        known = gazetteer.people().get(" ".join(entry.name).lower())
        entry.leads = known is not None and known.leads
        if number in votes:
            entry.country = max(votes[number], key=votes[number].__getitem__)
        elif known:
            entry.country = known.country


def _belongs(between: str) -> bool:
    """Whether what stands between a country and a name is a post: "'s deputy foreign minister", " Secretary of State"."""
    if len(between) > _FAR or _BREAK.search(between):
        return False
    words = [word.lower().rpartition("-")[2] for word in _WORD.findall(between)]
    if len(words) > _MOST:
        return False
    roles = lexicon.words("person_roles")
    return any(word in roles or word in _POSTS for word in words[-3:])
