"""Speakers across articles: one person or body under one name, however each article calls it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution.record import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.marks import Span
    from analysis.result import Result
    from analysis.text.attribution.record import Speaker

Member = tuple[int, int]
"""Position of an article, position in its ``Attribution.speakers``."""
_BEFORE = frozenset(
    [
        "a",
        "an",
        "the",
        "one",
        "two",
        "three",
        "some",
        "several",
        "many",
        "other",
        "another",
        "both",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
    ]
)
_ENDING = re.compile(r"['’]s?$")
_PERSONAL = frozenset((Sort.PERSON,))


class Known(NamedTuple):
    """An actor across the articles: ``mentions`` are (article, span). ``sort``: person, place or body."""

    name: str
    sort: str
    country: str
    mentions: tuple[tuple[int, Span], ...]


class Heard(NamedTuple):
    """One who speaks. ``key``: the name, normalised; ``aliases``: every normalised name it has in an article.

    ``country``: of the actor it is, "" where it is none or unknown. ``named``: whether it has a name of its own, as "a retired
    nurse" and "officials" have not. ``phrases``: the words of its sources, most frequent first.
    """

    key: str
    name: str
    sort: Sort
    country: str
    named: bool
    aliases: frozenset[str]
    members: tuple[Member, ...]
    phrases: tuple[str, ...]


def normal(name: str) -> str:
    """Return a name as names are compared: lower case, one blank, without articles, numbers before it and possessives."""
    words = [_ENDING.sub("", word) for word in name.lower().split()]
    while len(words) > 1 and words[0] in _BEFORE:
        del words[0]
    return " ".join(words)


def join(results: Sequence[Result], actors: Sequence[Known] = ()) -> tuple[Heard, ...]:
    """Return everybody who speaks in ``results``, most often credited first.

    A speaker whose sources overlap an actor's mentions is that actor: a person among persons, a body among bodies and
    places. All others join by their normalised name; a surname alone joins the one full name that ends with it.
    """
    groups: dict[object, list[Member]] = defaultdict(list)
    named: dict[object, Known] = {}
    at = _Mentions(actors)
    for article, result in enumerate(results):
        for place, speaker in enumerate(result.attribution.speakers):
            actor = at.actor(article, speaker)
            key: object = normal(speaker.name) if actor is None else ("actor", actor)
            groups[key].append((article, place))
            if actor is not None:
                named[key] = actors[actor]
    for key, home in _homes(groups, named, results).items():
        groups[home] += groups.pop(key)
    found = [_heard(sorted(members), named.get(key), results) for key, members in groups.items()]
    return tuple(sorted(_apart(found), key=lambda one: (-len(one.phrases), one.key)))


class _Mentions:
    """Which actor a source means."""

    def __init__(self, actors: Sequence[Known]) -> None:
        self.actors = actors
        self.by_article: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for place, actor in enumerate(actors):
            for article, span in actor.mentions:
                self.by_article[article].append((span.start, span.end, place))
        for spans in self.by_article.values():
            spans.sort()

    def actor(self, article: int, speaker: Speaker) -> int | None:
        """Return the actor that most of a speaker's sources mean; ``None`` for the unnamed and where none fits."""
        if speaker.sort not in (Sort.PERSON, Sort.BODY) or not is_named(speaker.name, speaker.sort):
            return None
        votes: Counter[int] = Counter()
        wanted = normal(speaker.name).split()
        for start, end in speaker.mentions:
            for _, _, place in self._over(article, start, end):
                actor = self.actors[place]
                if (speaker.sort is Sort.PERSON) == (actor.sort == "person"):
                    same = not set(normal(actor.name).split()).isdisjoint(wanted)
                    votes[place] += 1 + 3 * same
        best = votes.most_common(1)
        return best[0][0] if best else None

    def _over(self, article: int, start: int, end: int) -> Iterable[tuple[int, int, int]]:
        from bisect import bisect_left

        spans = self.by_article.get(article, [])
        at = max(0, bisect_left(spans, (start,)) - 1)
        while at < len(spans) and spans[at][0] < end:
            if spans[at][1] > start:
                yield spans[at]
            at += 1


def is_named(name: str, sort: Sort) -> bool:
    """Say whether a speaker has a name of its own: some word of it has a capital, and it is not told as somebody unnamed."""
    words = [word for word in name.split() if word.lower() not in _BEFORE]
    return sort is not Sort.ANONYMOUS and any(word[:1].isupper() or word[:1].isdigit() for word in words)


def _homes(
    groups: dict[object, list[Member]], named: dict[object, Known], results: Sequence[Result]
) -> dict[object, object]:
    """Return for groups that have one and only one fitting group of a fuller name that group."""
    full: dict[tuple[bool, str], list[object]] = defaultdict(list)
    for key, members in groups.items():
        name = normal(named[key].name) if key in named else str(key)
        person = named[key].sort == "person" if key in named else _sort(members, results) in _PERSONAL
        if key in named:
            full[person, name].append(key)
        if person and " " in name:
            full[person, name.rpartition(" ")[2]].append(key)
    homes: dict[object, object] = {}
    for key, members in groups.items():
        if key in named or (sort := _sort(members, results)) not in (Sort.PERSON, Sort.BODY):
            continue
        fitting = [one for one in full[sort is Sort.PERSON, str(key)] if one != key]
        if len(fitting) == 1:
            homes[key] = fitting[0]
    return homes


def _sort(members: Sequence[Member], results: Sequence[Result]) -> Sort:
    sorts = Counter(results[article].attribution.speakers[place].sort for article, place in members)
    return sorts.most_common(1)[0][0]


def _heard(members: list[Member], actor: Known | None, results: Sequence[Result]) -> Heard:
    speakers = [results[article].attribution.speakers[place] for article, place in members]
    phrases = Counter(
        results[article].article.text[span.start : span.end]
        for (article, _), speaker in zip(members, speakers, strict=True)
        for span in speaker.mentions
    )
    sort = Sort.PERSON if actor and actor.sort == "person" else Sort.BODY if actor else _sort(members, results)
    name = actor.name if actor else max((one.name for one in speakers), key=lambda name: (len(name.split()), name))
    told = (phrase for phrase, count in phrases.most_common() for _ in range(count))
    return Heard(
        normal(name), name[:1].upper() + name[1:], sort, actor.country if actor else "",
        bool(actor) or any(is_named(one.name, one.sort) for one in speakers),
        frozenset(normal(one.name) for one in speakers) | {normal(name)}, tuple(members), tuple(told),
    )  # fmt: skip


def _apart(found: list[Heard]) -> list[Heard]:
    """Give speakers of one key keys of their own: a person and a body may share a name."""
    seen: Counter[str] = Counter()
    told = []
    for one in found:
        seen[one.key] += 1
        told.append(one if seen[one.key] == 1 else one._replace(key=f"{one.key} ({seen[one.key]})"))
    return told


def by_member(heard: Sequence[Heard]) -> dict[Member, int]:
    """Return (article, speaker) → position in ``heard``."""
    return {member: place for place, one in enumerate(heard) for member in one.members}
