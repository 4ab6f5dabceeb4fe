"""Everything that the page on voices shows of an event, put together: speakers, their sides, their words, their verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.comparison import shares as rated
from analysis.comparison.choice import ALL, Choice
from analysis.comparison.rounds import MOST_ARTICLES
from analysis.comparison.voices import ladder, said, shares, sides, speakers
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.differences import Difference
    from analysis.comparison.shares import Rate
    from analysis.comparison.voices.ladder import Cell, Odds
    from analysis.comparison.voices.said import Said
    from analysis.comparison.voices.shares import Room
    from analysis.comparison.voices.sides import Sides
    from analysis.comparison.voices.speakers import Heard, Known
    from analysis.result import Result

EVERYTHING = Choice(ALL, headline=True)


class First(NamedTuple):
    """The first words of others in an article. ``at``: their sentence's number among the ``of`` sentences that count, from 1."""

    said: Said
    at: int
    of: int


@dataclass(frozen=True)
class Cast:
    """Who speaks in the articles of ``results``, under ``choice``. ``shown``: positions of those that are compared.

    Speakers and sides are those of all ``results``, so that leaving an outlet out moves nobody from side to side.
    """

    results: tuple[Result, ...]
    shown: tuple[int, ...]
    choice: Choice
    heard: tuple[Heard, ...]
    sides: Sides

    @cached_property
    def places(self) -> dict[tuple[int, int], int]:
        """(article, speaker) → position in ``heard``."""
        return speakers.by_member(self.heard)

    @cached_property
    def whole(self) -> bool:
        """Whether the outlet's own words are counted beside those of others."""
        return self.choice.voice in (ALL, str(Voice.OWN))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The statements of the articles shown that have words in the chosen voices; ``article`` is the position in ``results``."""
        return tuple(
            one for article in self.shown for one in said.of(self.results[article], self.choice, article=article)
        )

    def who(self, one: Said) -> int | None:
        """Return the position in ``heard`` of whoever says it, ``None`` where that is not told."""
        return self.places.get((one.article, one.statement.speaker))

    def side(self, one: Said) -> str:
        """Return the side of whoever says it."""
        who = self.who(one)
        return sides.NOT_TOLD if who is None else self.sides.of[who]

    @cached_property
    def rooms(self) -> dict[int, Room]:
        """Article → its words by speaker."""
        count = len(self.heard)
        return {at: shares.room(self.results[at], at, self.places, count, self.choice) for at in self.shown}

    @cached_property
    def by_side(self) -> dict[int, dict[str, Rate]]:
        """Article → side → words in 100, with interval."""
        return {at: rated.rates(counts) for at, counts in self._side_counts.items()}

    @cached_property
    def _side_counts(self) -> dict[int, rated.Counts]:
        return {
            at: shares.by_side(room, self.sides.of, self.sides.names, outlet=self.whole)
            for at, room in self.rooms.items()
        }

    @cached_property
    def differences(self) -> list[Difference]:
        """Every pair's difference in words per side; ``a`` and ``b`` are positions in ``shown``.

        None of more articles than are compared in pairs.
        """
        if len(self.shown) > MOST_ARTICLES:
            return []
        return rated.differences(list(self._side_counts.values()), rated=list(self.by_side.values()))

    @cached_property
    def by_speaker(self) -> dict[int, dict[str, Rate]]:
        """Article → key of each speaker with words in it → words in 100, with interval."""
        return {at: rated.rates(shares.by_speaker(room, self.heard)) for at, room in self.rooms.items()}

    @cached_property
    def unnamed(self) -> dict[int, dict[str, Rate]]:
        """Article → of 100 words given to others, those of speakers without a name, and those not told whose they are."""
        return {at: rated.rates(shares.unnamed(room, self.heard)) for at, room in self.rooms.items()}

    @cached_property
    def cells(self) -> dict[Cell, list[Said]]:
        """Article, side and rung → statements."""
        return ladder.cells((one, self.side(one)) for one in self.said)

    @cached_property
    def odds(self) -> list[Odds]:
        """Whose words are doubted more, a row an article; none where there are not two sides."""
        if len(self.sides.pair) < sides.PAIR:
            return []
        return ladder.doubts(self.shown, self.cells, self.sides.pair)

    @cached_property
    def speaking(self) -> dict[int, set[int]]:
        """Article → those who speak in it, by their position in ``heard``."""
        found: dict[int, set[int]] = {at: set() for at in self.shown}
        for one in self.said:
            who = self.who(one)
            if who is not None:
                found[one.article].add(who)
        return found

    def first(self, article: int, side: str = "") -> First | None:
        """Return the first words of others in an article, of one side if given; ``None`` where there are none."""
        mine = (one for one in self.said if one.article == article and (not side or self.side(one) == side))
        one = min(mine, key=lambda each: (each.sentence, each.start), default=None)
        return First(one, *self.place(one)) if one else None

    def place(self, one: Said) -> tuple[int, int]:
        """Return the number of a statement's sentence, from 1, and how many there are, among those that count."""
        places = self.numbers(one.article)
        return places[one.sentence], len(places)

    def numbers(self, article: int) -> dict[int, int]:
        """Return position of a sentence → its number, from 1, among the sentences that count."""
        return self._sentences[article]

    @cached_property
    def _sentences(self) -> dict[int, dict[int, int]]:
        found = {}
        for at in self.shown:
            words = said.credited(self.results[at])
            counted = sorted(set(words.sentence[said.chosen(words, self.choice)].tolist()))
            found[at] = {sentence: number for number, sentence in enumerate(counted, start=1)}
        return found


def of(
    results: Sequence[Result],
    choice: Choice = EVERYTHING,
    *,
    shown: Sequence[int] | None = None,
    actors: Sequence[Known] = (),
    edits: Mapping[str, Any] | None = None,
) -> Cast:
    """Put together who speaks in ``results``. ``shown``: positions of the articles compared, all by default.

    ``actors``: the people, places and bodies of the event, which speakers are joined by. ``edits``: the reader's, of the exhibit
    "sides".
    """
    heard = speakers.join(results, actors)
    settled = sides.settle(heard, total_words(results, heard), sides.read(edits or {}))
    wanted = tuple(range(len(results)) if shown is None else shown)
    return Cast(tuple(results), wanted, choice, heard, settled)


def total_words(results: Sequence[Result], heard: Sequence[Heard]) -> list[float]:
    """Return each speaker's words in all articles, headlines too, in both voices."""
    places = speakers.by_member(heard)
    total = [0.0] * len(heard)
    for article, result in enumerate(results):
        for one in said.of(result, EVERYTHING, article=article):
            who = places.get((article, one.statement.speaker))
            if who is not None:
                total[who] += one.words
    return total
