"""What the search for actors finds: people, places and bodies with every mention of them, and passives that name nobody."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Sort(StrEnum):
    """What an actor is. A place is a country, region or city; a body acts as one (a government, a party, an alliance)."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


class How(StrEnum):
    """How a mention names its actor: by name, as a people ("Russian", "Russians"), by post ("the Russian president"), by pronoun.

    Pronouns are mentions only where attribution resolved them to a name.
    """

    NAME = "name"
    PEOPLE = "people"
    POST = "post"
    PRONOUN = "pronoun"


class Role(StrEnum):
    """What part a mention has, as in the active sentence.

    ``subject``: it acts ("Alder attacked", "attacked by Alder"). ``object``: it is acted upon ("attacked Alder", "Alder was attacked").
    ``possessor``: "Alder's troops". ``modifier``: "Aldrian troops", "the Alder plan". ``other``: everything else ("in Alder", "with Alder").
    """

    SUBJECT = "subject"
    OBJECT = "object"
    POSSESSOR = "possessor"
    MODIFIER = "modifier"
    OTHER = "other"


class Kind(StrEnum):
    """How a label is attached: a title before the name, an adjective or noun before it, a noun after it that names what it is
    ("the Alder regime"), words beside it between commas, a post in place of the name, or a word that takes distance ("so-called").
    """

    TITLE = "title"
    BEFORE = "before"
    AFTER = "after"
    BESIDE = "beside"
    POST = "post"
    DISTANCE = "distance"


class Label(NamedTuple):
    """Words ``text[start:end]`` that a mention is called by besides its name."""

    start: int
    end: int
    kind: Kind


class Mention(NamedTuple):
    """An actor is named at ``text[start:end]``: for people without titles, for possessives without "’s".

    ``word``: the lemma of the verb of which it is subject or object; of a possessor or modifier the noun that it goes with, lower
    case; "" where none is found.
    """

    start: int
    end: int
    how: How = How.NAME
    role: Role = Role.OTHER
    word: str = ""
    labels: tuple[Label, ...] = ()


mention_of: Callable[[tuple[int, int, How, Role, str, tuple[Label, ...]]], Mention] = partial(tuple.__new__, Mention)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""


class Actor(NamedTuple):
    """One person, place or body under its fullest ``name``; ``country``: the one it belongs to (of a country itself), "" unknown.

    ``mentions`` by their start, none overlapping another of any actor in the text.
    """

    name: str
    sort: Sort
    country: str
    mentions: tuple[Mention, ...]


class Passive(NamedTuple):
    """A passive that names no agent: ``text[start:end]`` from the form of "be" to the participle ("were killed"); ``lemma``: its verb."""

    start: int
    end: int
    lemma: str


class Cast(NamedTuple):
    """All that is found in a text. ``actors`` by their first mention, ``passives`` in order."""

    actors: tuple[Actor, ...]
    passives: tuple[Passive, ...]


EMPTY = Cast((), ())
