"""What came out of a round: the majority of each item, whether the measure says the same, agreement, and guesses against chance."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.blind import alpha, charge, exact
from analysis.comparison.blind.record import CANNOT, NEITHER, A, B, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.blind.alpha import Alpha
    from analysis.comparison.blind.charge import Charge, Verdict
    from analysis.comparison.blind.record import Item, Round
    from analysis.result import Result

    Answers = Mapping[str, Mapping[int, str]]
    """Colleague → item (its position) → answer. An item that somebody skipped is not there."""

SPLIT = "split"
"""The majority of an item where no answer was given by more than half."""
SCALE = {A: -1.0, NEITHER: 0.0, B: 1.0}
"""Answers to a pair as ranks: no difference stands between A and B."""


class Meets(StrEnum):
    """How the measure's verdict stands to the majority of the answers."""

    SAME = "same"
    """The measure is sure, and so are most."""
    OTHER = "other"
    """The measure is sure of something else."""
    LEANS = "leans"
    """The measure cannot tell; its higher value is on the side of the majority."""
    AWAY = "away"
    """The measure cannot tell; its higher value is on the other side, or on neither, or most see no difference where it leans."""
    LEVEL = "level"
    """Both values are equal, and most see no difference."""
    NOTHING = "nothing"
    """Nobody answered, the answers are split, or there is no value."""


class Judged(NamedTuple):
    """A pair after the round: what the measure says of each sentence and of both, the majority ("" unanswered), how they meet."""

    charges: tuple[Charge, ...]
    verdict: Verdict
    majority: str
    meets: Meets


class Guesses(NamedTuple):
    """``right`` of ``made`` guesses, "Cannot tell" not counted; ``chance``: the share that blind guessing gets; 95 % interval."""

    right: int
    made: int
    chance: float
    low: float
    high: float

    @property
    def told(self) -> str:
        """The meaning in plain words."""
        if not self.made:
            return "Nobody guessed an outlet."
        if self.low > self.chance:
            return "That is better than guessing."
        if self.high < self.chance:
            return "That is worse than guessing."
        return "This cannot be told from guessing."


def majority(answers: Answers, item: int) -> str:
    """Return the answer that more than half of those gave who answered an item, ``SPLIT`` if none, "" where nobody answered."""
    given = Counter(each[item] for each in answers.values() if item in each)
    if not given:
        return ""
    answer, many = given.most_common(1)[0]
    return answer if 2 * many > given.total() else SPLIT


def judge(results: Sequence[Result], item: Item, most: str) -> Judged:
    """Return what the measure says of a pair, beside the ``most`` frequent answer."""
    charges = tuple(charge.of(results[one.article], one) for one in item.sentences)
    verdict = charge.compare(*charges)
    return Judged(charges, verdict, most, meets(verdict, most))


def meets(verdict: Verdict, most: str) -> Meets:
    """Say how a verdict stands to the majority."""
    if most in ("", SPLIT) or not verdict.leans:
        return Meets.NOTHING
    if verdict.sure:
        return Meets.SAME if verdict.leans == most else Meets.OTHER
    if verdict.leans == most:
        return Meets.LEVEL if most == NEITHER else Meets.LEANS
    return Meets.AWAY


def agreement(dealt: Round, answers: Answers, kind: Kind, metric: str, *, seed: int = 0) -> Alpha:
    """Return Krippendorff's alpha of everybody's answers to the items of one kind."""
    places = [i for i, item in enumerate(dealt.items) if item.kind is kind]
    code = dict(SCALE) if kind is Kind.PAIR else {told: float(i) for i, told in enumerate(_told(dealt))}
    table = [[code[each[i]] if i in each else None for i in places] for each in answers.values()]
    return alpha.alpha(table, metric, seed=seed)


def _told(dealt: Round) -> list[str]:
    return sorted({answer for item in dealt.items if item.kind is Kind.WHO for answer in item.answers})


def guesses(dealt: Round, answers: Answers) -> Guesses:
    """Return how often the outlet was guessed, against chance: one in as many as there were to choose from."""
    right = made = 0
    options = 0
    for place, item in enumerate(dealt.items):
        if item.kind is not Kind.WHO:
            continue
        options = len(item.options)
        outlet = dealt.outlets[item.sentences[0].article]
        given = [each[place] for each in answers.values() if each.get(place, CANNOT) != CANNOT]
        made += len(given)
        right += given.count(outlet)
    return Guesses(right, made, 1 / options if options else 0.0, *exact.share(right, made))


HEADER = (
    "round",
    "item",
    "question",
    "colleague",
    "answer",
    "outlet_a",
    "sentence_a",
    "charged_a",
    "outlet_b",
    "sentence_b",
    "charged_b",
)
HEADER_SEEDS = ("article_a", "start_a", "end_a", "article_b", "start_b", "end_b")


def rows(results: Sequence[Result], dealt: Round, answers: Answers, number: int) -> list[tuple[object, ...]]:
    """Return every answer as a row under ``HEADER`` and ``HEADER_SEEDS`` (text hash and offsets); a skipped item has ""."""
    found: list[tuple[object, ...]] = []
    for place, item in enumerate(dealt.items):
        told: list[object] = []
        seeds: list[object] = []
        for one in item.sentences:
            article = results[one.article].article
            value = charge.of(results[one.article], one).value
            told += [
                dealt.outlets[one.article],
                article.text[one.start : one.end],
                None if value != value else round(value, 4),
            ]
            seeds += [article.text_hash, one.start, one.end]
        if len(item.sentences) == 1:
            told += ["", "", None]
            seeds += ["", None, None]
        asked = "more charge" if item.kind is Kind.PAIR else "who wrote this"
        found += [
            (number + 1, place + 1, asked, name, each.get(place, ""), *told, *seeds) for name, each in answers.items()
        ]
    return found
