"""One actor across articles: the same name, the same person under a shorter or differently spelt name; the reader's say is last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.comparison.actors import edits as changes
from analysis.text.actors.record import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.result import Result
    from analysis.text.actors.record import Actor

SPELLINGS = 2
"""Letters in which two spellings of one long family name may differ: Zelensky, Zelenskyy."""
LONG = 6
"""Letters from which on a family name is long."""


class Joined(NamedTuple):
    """One actor across articles. ``members``: (position in the results, position in that result's actors), in order.

    ``key``: what edits call it: the first of its mentions as "text hash:start:end".
    """

    name: str
    sort: Sort
    country: str
    members: tuple[tuple[int, int], ...]
    key: str


def merge(results: Sequence[Result], edits: Mapping[str, Any] | None = None) -> tuple[Joined, ...]:
    """Return the actors of several articles, the one with most mentions first; ``edits``: the reader's, whatever they hold.

    Places and bodies are one under one name. Persons are one when their family names are the same, or spelt alike after the
    same given name, and nothing in the given names speaks against it. A family name alone joins the only person it fits.
    """
    groups = _groups([(i, j, actor) for i, one in enumerate(results) for j, actor in enumerate(one.actors)])
    found = [_joined(results, members) for members in groups]
    found = changes.apply(found, results, edits or {})
    return tuple(sorted(found, key=lambda one: (-_count(results, one), one.members)))


def _count(results: Sequence[Result], one: Joined) -> int:
    return sum(len(results[i].actors[j].mentions) for i, j in one.members)


_Members = list[tuple[int, int]]


def _groups(everybody: list[tuple[int, int, Actor]]) -> list[_Members]:
    """Put the actors of one name together; full names first, so that a family name alone finds whom it fits."""
    named: dict[tuple[Sort, str], _Members] = {}
    people: dict[str, list[tuple[str, _Members]]] = {}
    spelt: dict[tuple[str, str], list[tuple[str, _Members]]] = {}
    for i, j, actor in sorted(everybody, key=lambda one: (-len(one[2].name.split()), one[0], one[1])):
        if actor.sort is not Sort.PERSON:
            named.setdefault((actor.sort, actor.name.lower()), []).append((i, j))
            continue
        *given, last = actor.name.lower().split()
        entry = _same(people.get(last, []), given) or _alike(spelt.get(_sound(given, last), []), last)
        if entry is None:
            entry = []
            people.setdefault(last, []).append((actor.name.lower(), entry))
            if given:
                spelt.setdefault(_sound(given, last), []).append((last, entry))
        entry.append((i, j))
    groups = [*named.values(), *(entry for known in people.values() for _, entry in known)]
    return [sorted(group) for group in groups]


def _same(known: list[tuple[str, _Members]], given: list[str]) -> _Members | None:
    """Return the person of this family name whose given name fits; of several that fit a bare family name, none."""
    fitting = [entry for name, entry in known if _fits(given, name.split()[:-1])]
    return fitting[0] if len(fitting) == 1 or (fitting and given) else None


def _fits(given: list[str], other: list[str]) -> bool:
    if not given or not other:
        return True
    one, two = given[0].rstrip("."), other[0].rstrip(".")
    return one == two or (one[:1] == two[:1] and (min(len(one), len(two)) == 1 or _near(one, two)))


def _sound(given: list[str], last: str) -> tuple[str, str]:
    """Return what two spellings of a name have in common: first letters of given and family name."""
    return (given[0][:3] if given else "", last[:3])


def _alike(known: list[tuple[str, _Members]], last: str) -> _Members | None:
    return next((entry for other, entry in known if len(last) >= LONG and _near(other, last)), None)


def _near(one: str, other: str) -> bool:
    """Whether one becomes the other by at most ``SPELLINGS`` letters put in, taken out or changed."""
    if abs(len(one) - len(other)) > SPELLINGS:
        return False
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, against in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != against))
    return row[-1] <= SPELLINGS


def _joined(results: Sequence[Result], members: _Members) -> Joined:
    actors = [results[i].actors[j] for i, j in members]
    names = Counter({actor.name: 0 for actor in actors})
    for actor in actors:
        names[actor.name] += len(actor.mentions)
    name = max(names, key=lambda one: (len(one.split()), names[one]))
    country = next((actor.country for actor in actors if actor.country), "")
    return Joined(name, actors[0].sort, country, tuple(members), key(results, members[0]))


def key(results: Sequence[Result], member: tuple[int, int]) -> str:
    """Return what an edit calls an actor of an article: its first mention."""
    one = results[member[0]]
    mention = one.actors[member[1]].mentions[0]
    return f"{one.article.text_hash}:{mention.start}:{mention.end}"


def by_country(joined: Sequence[Joined]) -> tuple[Joined, ...]:
    """Put a country, its capital, government and people together under the country's name; whoever has no country stays alone."""
    groups: dict[str, list[Joined]] = {}
    alone: list[Joined] = []
    for one in joined:
        if one.country:
            groups.setdefault(one.country, []).append(one)
        else:
            alone.append(one)
    whole = [
        Joined(country, Sort.PLACE, country, tuple(sorted(m for one in some for m in one.members)), some[0].key)
        for country, some in groups.items()
    ]
    return (*whole, *alone)
