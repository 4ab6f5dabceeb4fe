"""Find the actors of a text: who is named where, in what part, called what; and the passives that name nobody."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from analysis.text.actors import cast, labels, origins, passives, phrases, pieces, posts, roles, runs
from analysis.text.actors.record import EMPTY, Actor, Cast, How, Mention, Sort, mention_of
from analysis.text.attribution import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from analysis.marks import Span
    from analysis.text.actors.cast import Found
    from analysis.text.actors.phrases import Place
    from analysis.text.actors.register import Register
    from analysis.text.attribution.record import Attribution
    from analysis.text.attribution.tokens import Line, Reading
    from analysis.text.document import Sentence

_PRONOUNS = frozenset(("he", "she", "it", "him", "her"))


def find(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Span],
    attribution: Attribution,
    reading: Reading | None = None,
) -> Cast:
    """Return the actors by first mention, with mentions that do not overlap, and the passives without agent.

    ``names`` and ``attribution`` as a ``Document`` has them. ``reading``: the text's tokens, where they were read before.
    A pure function; time is linear in the text.
    """
    if not sentences:
        return EMPTY
    lines, written = reading or tokens.read(text, sentences)
    begins = [sentence.start for sentence in sentences]
    cut = [piece for run in runs.find(text, names) for piece in pieces.cut(run)]
    register, found = cast.resolve(text, cut, attribution, written)
    origins.tell(text, register, found)
    mentions: dict[int, list[Mention]] = {}
    named = {one.piece.start for one in found}
    for one in found:
        place = _place(lines, begins, one.piece.start, one.piece.end)
        mentions.setdefault(one.actor, []).append(_mention(text, one, place, named))
    taken = {m.start: (m.end, actor) for actor, all_of in mentions.items() for m in all_of}
    for actor, mention in [
        *_by_post(text, lines, begins, register, mentions, taken),
        *_pronouns(text, lines, begins, (found, register), attribution),
    ]:
        if mention.start not in taken:
            taken[mention.start] = (mention.end, actor)
            mentions[actor].append(mention)
    actors = [_actor(register, number, all_of) for number, all_of in mentions.items()]
    actors.sort(key=lambda actor: actor.mentions[0].start)
    return Cast(tuple(actors), tuple(one for line in lines for one in passives.find(line)))


def _place(lines: Sequence[Line], begins: Sequence[int], start: int, end: int) -> Place | None:
    return phrases.place(lines[max(0, bisect_right(begins, start) - 1)], start, end)


def _mention(text: str, one: Found, place: Place | None, named: Container[int]) -> Mention:
    piece = one.piece
    if place is None:
        return Mention(piece.start, piece.end, one.how)
    whole = place
    while piece.title and whole.first > 0 and whole.line.starts[whole.first - 1] >= piece.title.start:
        whole = whole._replace(first=whole.first - 1)
    part = roles.find(text, whole, piece.end, named, people=one.how is How.PEOPLE)
    told = labels.find(place, piece.title, part.role)
    return mention_of((piece.start, piece.end, one.how, part.role, part.word, told))


def _by_post(
    text: str,
    lines: Sequence[Line],
    begins: Sequence[int],
    register: Register,
    mentions: dict[int, list[Mention]],
    taken: dict[int, tuple[int, int]],
) -> list[tuple[int, Mention]]:
    people = {i: all_of for i, all_of in mentions.items() if register.entries[i].sort is Sort.PERSON}
    told = posts.find(lines, posts.held(text, people), register.entries, taken)
    return [(actor, _with_role(text, lines, begins, mention)) for actor, mention in told]


def _with_role(text: str, lines: Sequence[Line], begins: Sequence[int], mention: Mention) -> Mention:
    place = _place(lines, begins, mention.start, mention.end)
    if place is None:
        return mention
    part = roles.find(text, place, mention.end, (), people=False)
    return mention._replace(role=part.role, word=part.word)


def _pronouns(
    text: str,
    lines: Sequence[Line],
    begins: Sequence[int],
    resolved: tuple[Sequence[Found], Register],
    attribution: Attribution,
) -> list[tuple[int, Mention]]:
    """Return the pronouns that attribution resolved to somebody who is named."""
    meant = cast.by_source(resolved[0], resolved[1].entries, attribution)
    return [
        (meant[number], _with_role(text, lines, begins, Mention(span.start, span.end, How.PRONOUN)))
        for number, speaker in enumerate(attribution.speakers)
        if number in meant
        for span in speaker.mentions
        if (word := text[span.start : span.end].lower()) in _PRONOUNS
        and (word == "it") is not (resolved[1].entries[meant[number]].sort is Sort.PERSON)
    ]


def _actor(register: Register, number: int, mentions: list[Mention]) -> Actor:
    entry = register.entries[number]
    return Actor(" ".join(entry.name), entry.sort, entry.country, tuple(sorted(mentions)))
