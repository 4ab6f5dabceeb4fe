"""What each article calls an actor: the names it uses, the labels it attaches, and the verbs and nouns that go with it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors.record import How, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.comparison.actors.seen import Page, Seen

    Texts = Mapping[int, str]

ORDER = (Kind.DISTANCE, Kind.AFTER, Kind.BEFORE, Kind.POST, Kind.TITLE, Kind.BESIDE)
"""Kinds of labels, those that say most about the outlet first."""


class Use(NamedTuple):
    """Words that an article uses for an actor, with the mentions at which it does. ``kind``: "" for the name itself."""

    words: str
    kind: str
    seen: tuple[Seen, ...]


def labels(pages: Sequence[Page], actor: int, texts: Texts) -> dict[int, list[Use]]:
    """Return for each article the labels attached to an actor, in the order of ``ORDER``, the more frequent first."""
    return {
        page.article: _sorted(_uses(page, actor, texts), key=lambda use: ORDER.index(Kind(use.kind))) for page in pages
    }


def _uses(page: Page, actor: int, texts: Texts) -> Iterable[Use]:
    found: defaultdict[tuple[str, str], list[Seen]] = defaultdict(list)
    text = texts[page.article]
    for one in page.seen:
        if one.actor == actor:
            for label in one.mention.labels:
                found[plain(text[label.start : label.end]), str(label.kind)].append(one)
    return [Use(words, kind, tuple(seen)) for (words, kind), seen in found.items()]


def plain(words: str) -> str:
    """Return a label as it is told: without its article; the case of its first letter is the sentence's."""
    words = " ".join(words.split())
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else words


def names(pages: Sequence[Page], actor: int, texts: Texts) -> dict[int, list[Use]]:
    """Return for each article the names it uses for an actor ("Kiev", "Kyiv"), the more frequent first; no posts, no pronouns."""
    result = {}
    for page in pages:
        found: defaultdict[str, list[Seen]] = defaultdict(list)
        text = texts[page.article]
        for one in page.seen:
            if one.actor == actor and one.mention.how in (How.NAME, How.PEOPLE):
                found[" ".join(text[one.mention.start : one.mention.end].split())].append(one)
        result[page.article] = _sorted([Use(words, "", tuple(seen)) for words, seen in found.items()])
    return result


def words(pages: Sequence[Page], actor: int, role: Role) -> dict[int, list[Use]]:
    """Return for each article the verbs (subject, object) or nouns (possessor, modifier) that go with an actor in a role."""
    result = {}
    for page in pages:
        found: defaultdict[str, list[Seen]] = defaultdict(list)
        for one in page.seen:
            if one.actor == actor and one.mention.role is role and one.mention.word:
                found[one.mention.word].append(one)
        result[page.article] = _sorted([Use(word, "", tuple(seen)) for word, seen in found.items()])
    return result


def _sorted(uses: Iterable[Use], key: object = None) -> list[Use]:
    first = key if callable(key) else _same
    return sorted(uses, key=lambda use: (first(use), -len(use.seen), use.seen[0].mention.start))


def _same(_use: Use) -> int:
    return 0


def labelled(pages: Sequence[Page], actors: Sequence[int]) -> list[int]:
    """Return those of ``actors`` to whom any article attaches a label, the one with most labels first."""
    count = {
        actor: sum(len(one.mention.labels) for page in pages for one in page.seen if one.actor == actor)
        for actor in actors
    }
    return sorted((actor for actor in actors if count[actor]), key=lambda actor: -count[actor])
