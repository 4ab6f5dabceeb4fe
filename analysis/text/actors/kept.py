"""A cast as plain lists that JSON can hold, and back, exactly: results are kept in the library."""

from __future__ import annotations

from typing import Any

from analysis.text.actors.record import Actor, Cast, How, Kind, Label, Mention, Passive, Role, Sort


def to_plain(actors: tuple[Actor, ...], passives: tuple[Passive, ...]) -> dict[str, list[Any]]:
    """Return actors and passives as lists of strings and numbers."""
    return {
        "actors": [[one.name, one.sort, one.country, [_plain(each) for each in one.mentions]] for one in actors],
        "passives": [list(one) for one in passives],
    }


def _plain(one: Mention) -> list[Any]:
    return [one.start, one.end, one.how, one.role, one.word, [list(label) for label in one.labels]]


def from_plain(kept: dict[str, Any]) -> Cast:
    """Read what ``to_plain`` made; equal to what it was made from."""
    actors = tuple(
        Actor(name, Sort(sort), country, tuple(_mention(*one) for one in mentions))
        for name, sort, country, mentions in kept["actors"]
    )
    return Cast(actors, tuple(Passive(*one) for one in kept["passives"]))


def _mention(start: int, end: int, how: str, role: str, word: str, labels: list[Any]) -> Mention:
    told = tuple(Label(first, last, Kind(kind)) for first, last, kind in labels)
    return Mention(start, end, How(how), Role(role), word, told)
