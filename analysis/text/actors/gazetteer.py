"""The actors known beforehand: countries with their peoples and seats of power, regions and cities, bodies. All of it is data.

``data/countries.tsv``, ``places.tsv`` and ``bodies.tsv``, written for this project; a new name is a new line, not new code.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analysis.text.actors.record import Sort

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")
_ENDING = re.compile(r"['’]s?$")


class Known(NamedTuple):
    """What a written name stands for: the actor ``name`` of a ``sort``; ``people``: the form names its people or members.

    ``country``: the country it belongs to, "" for none. A capital is an actor of its own: "Moscow" may be a city or a government.
    """

    name: str
    sort: Sort
    country: str
    people: bool = False


@cache
def entries() -> dict[str, Known]:
    """Every written form → what it stands for."""
    found: dict[str, Known] = {}
    for name, others, people, seats in rows("countries"):
        country = Known(name, Sort.PLACE, name)
        _add(found, country, name, others, people)
        for seat in filter(None, seats.split(";")):
            first, *spellings = seat.split("/")
            _add(found, Known(first, Sort.PLACE, name), first, ";".join(spellings), "")
    for name, others, people, country_name, _ in rows("places"):
        _add(found, Known(name, Sort.PLACE, country_name), name, others, people)
    for name, others, members, country_name in rows("bodies"):
        _add(found, Known(name, Sort.BODY, country_name), name, others, members)
    return found


def _add(found: dict[str, Known], known: Known, name: str, others: str, people: str) -> None:
    for form in (name, *filter(None, others.split(";"))):
        found.setdefault(form, known)
    for form in filter(None, people.split(";")):
        found.setdefault(form, known._replace(people=True))


@cache
def short() -> dict[str, Known]:
    """Return what stands after a comma for a place: "Hartford, Conn."."""
    return {form: Known(name, Sort.PLACE, country_name) for name, _, _, country_name, form in rows("places") if form}


class Person(NamedTuple):
    """A person known beforehand. ``leads``: leads or led the country."""

    name: str
    gender: str
    country: str
    leads: bool


@cache
def people() -> dict[str, Person]:
    """Names, full ones and those used alone, lower case → the person."""
    found: dict[str, Person] = {}
    for name, others, gender, country_name, leads in rows("people"):
        for form in (name, *filter(None, others.split(";"))):
            found[form.lower()] = Person(name, gender, country_name, leads == "yes")
    return found


@cache
def longest() -> int:
    """Words in the longest form."""
    return max(len(form.split()) for form in entries())


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a data file, without comments and header, every cell there."""
    text = files("analysis.text.actors").joinpath("data", name + ".tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple((cells + [""] * len(lines[0]))[: len(lines[0])]) for cells in lines[1:])


def national(words: tuple[str, ...]) -> Known | None:
    """Return the body known without the country before it: "United States Senate"."""
    listed = entries()
    for count in range(1, len(words)):
        first, rest = listed.get(" ".join(words[:count])), listed.get(" ".join(words[count:]))
        if (
            first
            and rest
            and first.country == first.name
            and rest.sort is Sort.BODY
            and rest.country in (first.name, "")
        ):
            return rest._replace(country=first.name, people=False)
    return None


def find(name: str) -> Known | None:
    """Return what a written name stands for, with or without "the" before it."""
    listed = entries()
    return listed.get(name) or listed.get(name.removeprefix("The ").removeprefix("the "))


def country(name_or_phrase: str) -> str:
    """Return the country that a name or phrase belongs to ("Kremlin", "Russian Foreign Ministry" → "Russia"), "" unknown.

    The whole phrase first, then the longest known name in it that has a country, the first of equal ones.
    """
    words = [_ENDING.sub("", word) for word in _WORD.findall(name_or_phrase)]
    listed = entries()
    for count in range(min(len(words), longest()), 0, -1):
        for first in range(len(words) - count + 1):
            phrase = " ".join(words[first : first + count])
            known = listed.get(phrase) or listed.get(phrase.rstrip("."))
            if known and known.country:
                return known.country
    return ""
