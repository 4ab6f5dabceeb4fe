"""The shapes of a blind round: sentences with what is left out of them, items, and the answers that can be given."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.marks import Span

A, B, NEITHER = "A", "B", "No difference"
"""Answers to a pair: which sentence is worded with more charge."""
CANNOT = "Cannot tell"
"""An answer to "Who wrote this?" beside the outlets."""
PAIR_ANSWERS = (A, B, NEITHER)


class Kind(StrEnum):
    """What an item asks: which of two sentences has more charge, or which outlet wrote one."""

    PAIR = "pair"
    WHO = "who"


class Left(StrEnum):
    """Why a stretch of a sentence is not shown: it names the outlet, or somebody else says it."""

    OUTLET = "outlet"
    OTHERS = "others"


class Cut(NamedTuple):
    """A stretch ``text[start:end]`` that is not shown."""

    start: int
    end: int
    why: Left


class Sentence(NamedTuple):
    """A sentence ``text[start:end]`` of article ``article`` (position in the results) and what is ``cut`` from it, in order."""

    article: int
    start: int
    end: int
    cut: tuple[Cut, ...]


class Item(NamedTuple):
    """One question. ``sentences``: A and B of a pair, or the one to be guessed. ``options``: the outlets to choose from, else ().

    ``about``: what both sentences of a pair tell, in words of theirs; "" where it is not known.
    """

    kind: Kind
    sentences: tuple[Sentence, ...]
    options: tuple[str, ...] = ()
    about: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer that can be given."""
        return PAIR_ANSWERS if self.kind is Kind.PAIR else (*self.options, CANNOT)


class Round(NamedTuple):
    """The items of one round. ``outlets``: outlet by article. ``problem``: what to do where there are none, or fewer than asked."""

    items: tuple[Item, ...]
    outlets: tuple[str, ...]
    problem: str = ""


def pieces(text: str, sentence: Sentence) -> list[tuple[str, Left | None]]:
    """Return a sentence as it may be shown: stretches of its text, and in place of each cut "" with why it is left out."""
    found: list[tuple[str, Left | None]] = []
    at = sentence.start
    for cut in sentence.cut:
        found += [(text[at : cut.start], None), ("", cut.why)]
        at = cut.end
    found.append((text[at : sentence.end], None))
    return [(told, why) for told, why in found if told or why]


def cuts(outlets: list[Span], others: list[Span], start: int, end: int) -> tuple[Cut, ...]:
    """Return what is cut from the sentence ``[start:end]``: words of others, and outlets' names outside these."""
    spoken = [
        Cut(max(one.start, start), min(one.end, end), Left.OTHERS)
        for one in others
        if one.start < end and one.end > start
    ]
    named = [
        Cut(max(one.start, start), min(one.end, end), Left.OUTLET)
        for one in outlets
        if one.start < end
        and one.end > start
        and not any(one.start < cut.end and one.end > cut.start for cut in spoken)
    ]
    return tuple(sorted([*spoken, *named]))
