"""Sides: suggested from the countries and alliances of the speakers, changed by the reader, never fixed.

The rule: a speaker stands with its country, that of the actor it is or of the words it is told by ("Russian officials"). A
body of several countries stands for itself. Two countries at once, or none, are others. The four sides with most words are
shown, if they have one word in twenty; the rest is with the others until the reader says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.text.actors import gazetteer
from analysis.text.attribution.record import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.voices.speakers import Heard

OTHERS = "Others"
NOT_TOLD = "Not told who"
OUTLET = "The outlet itself"
RESERVED = frozenset((NOT_TOLD.casefold(), OUTLET.casefold()))
MOST = 4
"""Suggested sides that are shown by their own name."""
LEAST = 0.05
"""Of all words given to others, the share from which on a suggested side is shown by its own name."""
MOST_NAMED = 8
"""Sides with a name of their own, suggested or made by the reader."""
LONGEST = 40
"""Characters of a side's name."""
MOST_CHANGES = 2000
PAIR = 2
ALLIANCES = {
    "nato": "NATO", "north atlantic treaty organization": "NATO", "north atlantic treaty organisation": "NATO",
    "european union": "European Union", "eu": "European Union", "european commission": "European Union",
    "united nations": "United Nations", "un": "United Nations", "security council": "United Nations",
    "african union": "African Union", "arab league": "Arab League", "asean": "ASEAN", "g7": "G7", "g20": "G20",
    "osce": "OSCE", "opec": "OPEC", "brics": "BRICS", "red cross": "Red Cross", "icrc": "Red Cross",
}  # fmt: skip
"""Bodies of several countries, by the lower-case words they are told by."""
INITIALS = 3
_ENDING = re.compile(r"['’]s?$")
_AND = re.compile(r",|;|\band\b|\bor\b")
_TOLD_OF = re.compile(r"\b(?:who|whom|whose|which|that)\b")
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")


class Edits(NamedTuple):
    """What a reader changed. ``of``: speaker key → side. ``names``: suggested side → what it is called. ``pair``: the two compared."""

    of: Mapping[str, str]
    names: Mapping[str, str]
    pair: tuple[str, ...]


NONE = Edits({}, {}, ())


class Sides(NamedTuple):
    """``of``: the side of each speaker, by position. ``names``: the sides, most words first, ``OTHERS`` last if there are any.

    ``pair``: the two sides that are set against each other; fewer where there are not two. ``changed``: by the reader.
    """

    of: tuple[str, ...]
    names: tuple[str, ...]
    pair: tuple[str, ...]
    changed: bool


def read(edits: Mapping[str, Any]) -> Edits:
    """Return what can be used of edits that may come from anywhere; whatever is malformed is left out."""
    of, names, pair = (edits.get(key) for key in ("of", "names", "pair"))
    return Edits(_texts(of), _texts(names), tuple(_unique(map(clean, pair if isinstance(pair, list) else ()))))


def plain(edits: Edits) -> dict[str, Any]:
    """Return edits as they are kept; nothing where nothing is changed."""
    found = {"of": dict(edits.of), "names": dict(edits.names), "pair": list(edits.pair)}
    return {key: value for key, value in found.items() if value}


def clean(name: object) -> str:
    """Return a side's name as it can be used: one line, not too long; "" where it is none."""
    text = " ".join("".join(sign for sign in str(name) if sign.isprintable()).split()) if isinstance(name, str) else ""
    return "" if text.casefold() in RESERVED else text[:LONGEST].strip()


def _texts(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    kept = list(found.items())[:MOST_CHANGES]
    return {key: name for key, value in kept if isinstance(key, str) and (name := clean(value))}


def _unique(names: Any) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def suggest(heard: Sequence[Heard], words: Sequence[float]) -> list[str]:
    """Return the suggested side of each speaker; ``words``: how many each has, in all articles and voices together."""
    sides = [_side(one) for one in heard]
    total: Counter[str] = Counter()
    for side, count in zip(sides, words, strict=True):
        total[side] += int(count)
    least = LEAST * sum(words)
    shown = {name for name, count in _most(total)[:MOST] if count >= least}
    return [side if side in shown else OTHERS for side in sides]


def _most(total: Counter[str]) -> list[tuple[str, int]]:
    """Return the sides that have words and are not the others, most words first, equal ones by their name."""
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(name, count) for name, count in ranked if name != OTHERS and count]


def _side(one: Heard) -> str:
    told = (one.name, *dict.fromkeys(one.phrases))
    if one.sort is not Sort.PERSON and (alliance := next(filter(None, map(_alliance, told[:1])), "")):
        return alliance
    if one.country:
        return one.country
    return next(filter(None, map(_country, told)), "") or next(filter(None, map(_alliance, told)), OTHERS)


def _alliance(phrase: str) -> str:
    """Return the alliance that a phrase names, "" where none; initials must stand in capitals ("un" is a word of other languages)."""
    words = [_ENDING.sub("", word) for word in _WORD.findall(phrase)]
    for size in (4, 2, 1):
        for first in range(len(words) - size + 1):
            told = words[first : first + size]
            named = all(word.isupper() if len(word) < INITIALS else word[:1].isupper() for word in told)
            if named and (found := ALLIANCES.get(" ".join(told).lower())):
                return found
    return ""


def _country(phrase: str) -> str:
    """Return the one country of a phrase, "" where it has none or two ("U.S. and Ukrainian officials").

    What is told of the speaker after "who" says what it does, not where it stands ("an expert who studies Russian politics").
    """
    parts = _AND.split(_TOLD_OF.split(phrase[:200])[0])
    found = {country for part in parts if (country := gazetteer.country(part.strip()))}
    return found.pop() if len(found) == 1 else ""


def settle(heard: Sequence[Heard], words: Sequence[float], edits: Edits = NONE) -> Sides:
    """Return the sides as suggested and changed. A change to a speaker that is not here changes nothing."""
    renamed = edits.names
    of = []
    changed = False
    for one, side in zip(heard, suggest(heard, words), strict=True):
        told = next((edits.of[alias] for alias in (one.key, *sorted(one.aliases)) if alias in edits.of), "")
        final = told or renamed.get(side, side)
        changed |= final != side
        of.append(final)
    total: Counter[str] = Counter()
    for side, count in zip(of, words, strict=True):
        total[side] += int(count)
    named = [name for name, _ in _most(total)][:MOST_NAMED]
    of = [side if side in named else OTHERS for side in of]
    names = [*named, *([OTHERS] if OTHERS in of else [])]
    wanted = [name for name in edits.pair if name in names]
    pair = tuple(_unique([*wanted, *named])[:PAIR])
    return Sides(tuple(of), tuple(names), pair, changed or bool(wanted))


def put(edits: Edits, speaker: Heard, side: str) -> Edits:
    """Return the edits with a speaker put on a side; "" takes back what was said of it."""
    of = {key: value for key, value in edits.of.items() if key != speaker.key and key not in speaker.aliases}
    name = clean(side)
    return edits._replace(of={**of, speaker.key: name} if name else of)


def rename(edits: Edits, old: str, new: str) -> Edits:
    """Return the edits with a side called otherwise; two sides of one name are one side."""
    name = clean(new)
    if not name or name == old:
        return edits
    names = {key: name if value == old else value for key, value in edits.names.items()} | {old: name}
    of = {key: name if value == old else value for key, value in edits.of.items()}
    pair = tuple(_unique(name if one == old else one for one in edits.pair))
    return Edits(of, {key: value for key, value in names.items() if key != value}, pair)


def compare(edits: Edits, first: str, second: str) -> Edits:
    """Return the edits with these two sides set against each other."""
    return edits._replace(pair=tuple(_unique((clean(first), clean(second)))))
