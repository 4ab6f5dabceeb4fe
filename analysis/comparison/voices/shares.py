"""Words per side and per speaker as shares of an article, sentence by sentence, ready for intervals and differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL
from analysis.comparison.shares import Counts
from analysis.comparison.voices import said
from analysis.comparison.voices.sides import NOT_TOLD, OUTLET
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.choice import Choice
    from analysis.comparison.voices.speakers import Heard, Member
    from analysis.measures.base import Floats
    from analysis.result import Result

UNNAMED = "Without a name"


class Room(NamedTuple):
    """The words of one article by speaker. ``table``: a row a sentence, a column a speaker, then those not told who.

    ``own``: the outlet's own words of each sentence, 0 where only one voice of others is chosen. All of the same sentences.
    """

    table: Floats
    own: Floats
    text_hash: str

    @property
    def over(self) -> Floats:
        """All words that count, a number a sentence: what a share is taken of."""
        total: Floats = self.table.sum(axis=1) + self.own
        return total


def room(result: Result, article: int, places: Mapping[Member, int], count: int, choice: Choice) -> Room:
    """Return the words of ``result`` by speaker; ``places``: (article, speaker) → one of ``count`` columns.

    Where all voices are chosen the outlet's own words are counted beside: a row adds up to all words.
    """
    words = said.credited(result)
    counts = said.chosen(words, choice)
    others = counts & np.isin(words.voice, said.voices(choice))
    column = np.full(len(result.attribution.statements) + 1, count, dtype=np.int64)
    for number, one in enumerate(result.attribution.statements):
        column[number] = places.get((article, one.speaker), count)
    cell = words.sentence[others] * (count + 1) + column[words.statement[others]]
    whole = choice.voice in (ALL, str(Voice.OWN))
    sentences = len(result.firsts)
    table = np.bincount(cell, minlength=sentences * (count + 1)).reshape(sentences, count + 1).astype(np.float64)
    own = np.bincount(words.sentence[counts & (words.voice == said.OWN) & whole], minlength=sentences).astype(
        np.float64
    )
    here = np.isin(np.arange(sentences), words.sentence[counts])
    return Room(table[here], own[here], result.article.text_hash)


def by_side(one: Room, of: Sequence[str], names: Sequence[str], *, outlet: bool) -> Counts:
    """Return the words per side, with those not told who and, where ``outlet``, the outlet's own: a row adds up to all."""
    place = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(one.table), len(names)))
    for column, side in enumerate(of):
        table[:, place[side]] += one.table[:, column]
    rest = [one.table[:, -1:]] + ([one.own[:, None]] if outlet else [])
    told = (*names, NOT_TOLD, *([OUTLET] if outlet else []))
    return Counts(told, np.concatenate([table, *rest], axis=1), one.over, one.text_hash)


def by_speaker(one: Room, heard: Sequence[Heard]) -> Counts:
    """Return the words of each speaker that has any."""
    has = np.flatnonzero(one.table[:, :-1].sum(axis=0)).tolist()
    return Counts(tuple(heard[who].key for who in has), one.table[:, has], one.over, one.text_hash)


def unnamed(one: Room, heard: Sequence[Heard]) -> Counts:
    """Return, of the words given to others, those of speakers without a name and those of whom it is not told whose they are."""
    nameless = np.array([not who.named for who in heard], dtype=bool)
    table = np.stack([one.table[:, :-1][:, nameless].sum(axis=1), one.table[:, -1]], axis=1)
    return Counts((UNNAMED, NOT_TOLD), table, one.table.sum(axis=1), one.text_hash)
