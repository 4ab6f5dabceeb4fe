"""What a reader changed about the actors of an event: names, kinds, countries, two that are one, some that are none.

Kept as JSON with the event and travelling with it, so it may come from anybody: what is malformed, or names an actor that is no
longer there, is passed over. ``{"names": {key: name}, "sorts": {key: sort}, "countries": {key: country}, "joined": {key: key},
"out": {key: true}}``; a key is any mention of the actor as "text hash:start:end".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.text.actors.record import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.comparison.actors.merge import Joined
    from analysis.result import Result

LONGEST = 80
"""Characters of a name or country that are taken."""
SORTS = frozenset(map(str, Sort))
NAMES, KINDS, COUNTRIES, JOINED, OUT = "names", "sorts", "countries", "joined", "out"


def apply(found: Sequence[Joined], results: Sequence[Result], edits: Mapping[str, Any]) -> list[Joined]:
    """Return the actors as the reader has them."""
    if not edits:
        return list(found)
    by_key = _by_key(found, results)
    groups = _united(list(found), by_key, _strings(edits, JOINED))
    place = {old: new for new, (_, members) in enumerate(groups) for old in members}
    by_group = {key: place[old] for key, old in by_key.items()}
    whole = [one for one, _ in groups]
    _change(whole, by_group, _strings(edits, NAMES), lambda one, told: one._replace(name=told))
    _change(whole, by_group, _strings(edits, KINDS, allowed=SORTS), lambda one, told: one._replace(sort=Sort(told)))
    _change(whole, by_group, _strings(edits, COUNTRIES, empty=True), lambda one, told: one._replace(country=told))
    gone = {by_group[key] for key, told in _table(edits, OUT).items() if told is True and key in by_group}
    return [one for i, one in enumerate(whole) if i not in gone]


def _table(edits: Mapping[str, Any], name: str) -> dict[Any, Any]:
    table = edits.get(name) if isinstance(edits, dict) else None
    return table if isinstance(table, dict) else {}


def _strings(
    edits: Mapping[str, Any], name: str, *, allowed: frozenset[str] | None = None, empty: bool = False
) -> dict[str, str]:
    """Return the entries of one table that are strings of use, blanks put right, cut at ``LONGEST``."""
    found = {}
    for key, told in _table(edits, name).items():
        if not (isinstance(key, str) and isinstance(told, str)):
            continue
        plain = told if name == JOINED else " ".join(told.split())[:LONGEST]
        if (plain or empty) and (allowed is None or plain in allowed):
            found[key] = plain
    return found


def _by_key(found: Sequence[Joined], results: Sequence[Result]) -> dict[str, int]:
    """Every mention's key → the actor it belongs to."""
    keys = {}
    for number, one in enumerate(found):
        for i, j in one.members:
            text = results[i].article.text_hash
            for mention in results[i].actors[j].mentions:
                keys[f"{text}:{mention.start}:{mention.end}"] = number
    return keys


def _united(
    found: list[Joined], by_key: Mapping[str, int], pairs: Mapping[str, str]
) -> list[tuple[Joined, tuple[int, ...]]]:
    """Make one of those that the reader joined; the one joined to keeps its name. Circles end where they began."""
    head = list(range(len(found)))

    def top(one: int) -> int:
        while head[one] != one:
            one = head[one]
        return one

    for key, other in sorted(pairs.items()):
        if key in by_key and other in by_key and top(by_key[key]) != top(by_key[other]):
            head[top(by_key[key])] = top(by_key[other])
    groups: dict[int, list[int]] = {}
    for one in range(len(found)):
        groups.setdefault(top(one), []).append(one)
    return [
        (found[first]._replace(members=tuple(sorted(m for i in members for m in found[i].members))), tuple(members))
        for first, members in groups.items()
    ]


def _change(
    whole: list[Joined], by_group: Mapping[str, int], told: Mapping[str, str], made: Callable[[Joined, str], Joined]
) -> None:
    for key, value in sorted(told.items()):
        if key in by_group:
            whole[by_group[key]] = made(whole[by_group[key]], value)


def put(edits: Mapping[str, Any], table: str, key: str, value: object) -> dict[str, Any]:
    """Return ``edits`` with one entry more, as plain JSON; nothing given is changed."""
    kept = {name: dict(_table(edits, name)) for name in (NAMES, KINDS, COUNTRIES, JOINED, OUT)}
    kept[table][key] = value
    return {name: entries for name, entries in kept.items() if entries}


def count(edits: Mapping[str, Any]) -> int:
    """Return how many changes there are, those that fit nothing any longer included."""
    return sum(len(_table(edits, name)) for name in (NAMES, KINDS, COUNTRIES, JOINED, OUT))
