"""Everybody met so far in one text, found again by full name, family name, given name, or the last word of a body's name."""

from __future__ import annotations

from analysis.text.actors import lists
from analysis.text.actors.record import Sort

_KEPT = 60
"""How many of one family name are looked at, the latest: time stays linear."""


class Entry:
    """An actor so far. ``gender``: he, she or "" (unknown). ``leads``: known to lead or have led the country."""

    __slots__ = ("country", "gender", "leads", "name", "sort")

    def __init__(self, name: tuple[str, ...], sort: Sort, country: str = "", gender: str = "") -> None:
        """Take what is known at first."""
        self.name = name
        self.sort = sort
        self.country = country
        self.gender = gender
        self.leads = False


class Register:
    """All actors of a text, found again by name."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.entries: list[Entry] = []
        self.by_last: dict[str, list[int]] = {}
        self.by_first: dict[str, list[int]] = {}
        self.by_key: dict[tuple[Sort, str], int] = {}
        self.by_ending: dict[str, int] = {}

    def person(self, words: tuple[str, ...], gender: str) -> int:
        """Return the person of this full name or titled family name, a new one if nobody fits."""
        name = _plain(words)
        low = tuple(word.lower() for word in name)
        for number in reversed(self.by_last.get(low[-1], [])[-_KEPT:]):
            entry = self.entries[number]
            if _fits(low, tuple(word.lower() for word in entry.name)) and _agree(gender, entry.gender):
                if len(name) > len(entry.name):
                    entry.name = name
                    self._first(low, number)
                entry.gender = entry.gender or gender
                return number
        number = self._new(Entry(name, Sort.PERSON, "", gender))
        self.by_last.setdefault(low[-1], []).append(number)
        self._first(low, number)
        return number

    def _first(self, low: tuple[str, ...], number: int) -> None:
        if len(low) > 1:
            known = self.by_first.setdefault(low[0], [])
            if number not in known:
                known.append(number)

    def other(self, name: str, sort: Sort, country: str) -> int:
        """Return the place or body of this name, a new one if it is the first."""
        key = (sort, name.lower())
        number = self.by_key.get(key)
        if number is None:
            number = self.by_key[key] = self._new(Entry(tuple(name.split()), sort, country))
            words = name.split()
            if sort is Sort.BODY and len(words) > 1:
                self.by_ending[words[-1].lower()] = number
                self.by_ending["".join(word[0] for word in words if word[0].isupper()).lower()] = number
        return number

    def _new(self, entry: Entry) -> int:
        self.entries.append(entry)
        return len(self.entries) - 1


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without "Jr." and the like, and without stops after words; initials keep theirs."""
    kept = tuple(word for word in words if word.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")) or words
    return tuple(word.rstrip(".") if len(word.rstrip(".")) > 1 and "." not in word[:-1] else word for word in kept)


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether nothing in the given names of two names with the same last word speaks against one person."""
    short, long = sorted((one[:-1], other[:-1]), key=len)
    if not short:
        return True
    first, second = lists.full(short[0].rstrip(".")), lists.full(long[0].rstrip("."))
    return first == second or (first[:1] == second[:1] and min(len(first), len(second)) == 1)


def _agree(one: str, other: str) -> bool:
    return not (one and other and one != other)
