"""Posts in place of names: "the Russian president", "the Kremlin leader", "the president", where the text told who holds that post.

A post is somebody's when a title or an apposition gave that person the post before or the gazetteer of persons knows the country;
a country before the post must be the person's. What stays open stays nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors import lists
from analysis.text.actors.phrases import form
from analysis.text.actors.record import How, Kind, Label, Mention, Role, Sort
from analysis.text.attribution import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analysis.text.actors.register import Entry
    from analysis.text.attribution.tokens import Line

_KEPT = 60
_BETWEEN = 3
"""How many tokens may stand between a country and its post: "the Russian defence minister"."""


class Held(NamedTuple):
    """Somebody named at ``start`` holds a post (its last word, lower case)."""

    start: int
    actor: int
    post: str


def held(text: str, mentions: Mapping[int, Sequence[Mention]]) -> list[Held]:
    """Return who is told to hold which post, in order of the text, by the labels of their mentions."""
    roles = lexicon.words("person_roles")
    found = []
    for actor, named in mentions.items():
        for mention in named:
            for label in mention.labels:
                if label.kind not in (Kind.TITLE, Kind.BESIDE):
                    continue
                words = (
                    text[label.start : label.end].lower().replace(",", " ").split(" of ")[0].split(" for ")[0].split()
                )
                found += [Held(mention.start, actor, word) for word in words[-1:] if word in roles]
    return sorted(found)


def find(
    lines: Iterable[Line], posts: Sequence[Held], entries: Sequence[Entry], named: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[int, Mention]]:
    """Yield (actor, mention) for every post that somebody holds. ``named``: start of each mention → its end and actor."""
    meanings = _meanings()
    leaders = _leaders(entries)
    so_far: defaultdict[str, list[Held]] = defaultdict(list)
    latest = 0
    for line in lines:
        if meanings.keys().isdisjoint(line.low):
            continue
        while latest < len(posts) and posts[latest].start < line.starts[-1]:
            so_far[posts[latest].post].append(posts[latest])
            latest += 1
        for at, low in enumerate(line.low):
            if low in meanings and line.tags[at] in "wN" and line.starts[at] not in named:
                holders = [one for post in meanings[low] for one in so_far[post][-_KEPT:]]
                found = _meant(line, at, sorted(holders), entries, named)
                country = _country(line, at, entries, named)[0]
                if found is None and country and "president" in meanings[low]:
                    found = leaders.get(country)
                if found is not None and not _goes_on(line, at, named):
                    first = _country(line, at, entries, named)[1]
                    label = Label(line.starts[first], line.ends[at], Kind.POST)
                    yield found, Mention(line.starts[at], line.ends[at], How.POST, Role.OTHER, "", (label,))


@cache
def _meanings() -> dict[str, frozenset[str]]:
    """Word that tells a post → the posts it may mean."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in lists.get("posts"):
        told, _, meant = pair.partition(":")
        found[told].add(meant)
    return {told: frozenset(meant) for told, meant in found.items()}


def _leaders(entries: Sequence[Entry]) -> dict[str, int]:
    """Country → the only person named who is known to lead or have led it."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(entries):
        if one.sort is Sort.PERSON and one.leads:
            known[one.country].append(number)
    return {country: some[0] for country, some in known.items() if len(some) == 1}


def _meant(
    line: Line, at: int, holders: Sequence[Held], entries: Sequence[Entry], named: Mapping[int, tuple[int, int]]
) -> int | None:
    """Return the holder named last before the post whose country fits; ``None`` where the phrase is not definite or nobody fits."""
    country, first = _country(line, at, entries, named)
    if first < 0:
        return None
    fitting = [
        one.actor
        for one in holders
        if one.start < line.starts[at] and (not country or entries[one.actor].country == country)
    ]
    return fitting[-1] if fitting else None


def _goes_on(line: Line, at: int, named: Mapping[int, tuple[int, int]]) -> bool:
    """Whether the post belongs to a name or to a longer phrase: "president Alder", "president, Alder," "presidents", "leader's aide"."""
    after = at + 1
    if line.tags[after : after + 1] == ",":
        after += 1
    if after < len(line.tags) and (line.starts[after] in named or line.tags[after] == "N"):
        return True
    follows = at + 1
    return follows < len(line.tags) and (
        (line.tags[follows] in "wNg" and form(line, follows) is None) or line.low[follows] in ("of", "for", "-")
    )


def _country(line: Line, at: int, entries: Sequence[Entry], named: Mapping[int, tuple[int, int]]) -> tuple[str, int]:
    """Return the country told before a post and the first token of the phrase; −1 where the phrase is not definite.

    "The president" has no country but an article, and "our president" is nobody's.
    """
    k = at - 1
    while k >= 0 and at - k <= _BETWEEN:
        known = named.get(line.starts[k])
        if known:
            country = entries[known[1]].country
            vague = "-" in line.low[k] or (k > 0 and line.low[k - 1] in ("a", "an"))
            return (country, k) if country and not vague else ("", -1)
        if line.tags[k] == "d":
            return ("", k + 1) if line.low[k] == "the" and k == at - 1 else ("", -1)
        if line.tags[k] not in "wg" or form(line, k):
            break
        k -= 1
    return "", -1
