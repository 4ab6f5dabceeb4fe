"""What the page on voices says in words, made from its numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.comparison.choice import ENOUGH_WORDS
from analysis.comparison.findings import Run, told_apart
from analysis.comparison.rounds import MOST_ARTICLES
from analysis.comparison.voices import ladder
from analysis.comparison.voices.sides import NOT_TOLD, OTHERS, OUTLET, PAIR
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.differences import Difference
    from analysis.comparison.voices.cast import Cast
    from analysis.comparison.voices.ladder import Odds

OF = {"quoted": "quoted words", "paraphrased": "paraphrased words"}
WITH_THE = (
    "United ",
    "European Union",
    "African Union",
    "Arab League",
    "Red Cross",
    "Netherlands",
    "Philippines",
    "Czech Rep",
)
"""Beginnings of names that take an article."""
MUCH = 20.0
"""Of 100 words of others, how many not told whose they are make a sentence of the finding."""


def overall(cast: Cast, names: Sequence[str]) -> list[list[Run]]:
    """Return the finding: who gets how many words, whose words are doubted more, and what is not known.

    ``names``: of the articles shown, in their order; runs name articles by that position.
    """
    if not cast.said:
        return [[Run("Nobody is quoted or paraphrased here", strong=True), Run(" in the chosen words.")]]
    if len(cast.shown) < PAIR:
        return [_alone(cast, names), *_doubts(cast, names), *_unknown(cast, names)]
    return [_words(cast, names), *_doubts(cast, names), *_unknown(cast, names)]


def of_words(cast: Cast) -> str:
    """Return what a share is taken of, in words."""
    return OF.get(cast.choice.voice, "words")


def _alone(cast: Cast, names: Sequence[str]) -> list[Run]:
    rates = cast.by_side[cast.shown[0]]
    most = max((*cast.sides.names, NOT_TOLD), key=lambda side: rates[side].value)
    told = f" gives {side_of(most)} most: {number(rates[most].value, 0)} of every 100 {of_words(cast)}"
    return [Run(names[0], article=0), Run(told + ". One article is not a comparison.")]


def _words(cast: Cast, names: Sequence[str]) -> list[Run]:
    pairs = _ranked(cast)
    clear = [pair for pair in pairs if pair.clear and pair.measure not in (OTHERS, NOT_TOLD)]
    told = [pair for pair in clear if pair.measure != OUTLET] or clear
    if len(cast.shown) > MOST_ARTICLES:
        return _many(cast, names)
    if told:
        return _gap(cast, max(told, key=lambda pair: abs(pair.difference)), names)
    if all(math.isnan(pair.p) for pair in pairs):
        return [Run("There is too little text here to compare whose words are told.", strong=True)]
    them = "the two" if len(cast.shown) == PAIR else "the outlets"
    # Words of nobody's side are no finding: who stands there is as often unknown as apart.
    sides = " or ".join(map(side_of, cast.sides.pair)) if len(cast.sides.pair) == PAIR else "each side"
    return [Run(f"We cannot tell {them} apart by the room they give {sides}.", strong=True)]


def _ranked(cast: Cast) -> list[Difference]:
    """Return the pairs of which both articles have words enough to be ranked."""
    over = [next((rate.over for rate in cast.by_side[at].values()), 0.0) for at in cast.shown]
    return [pair for pair in cast.differences if min(over[pair.a], over[pair.b]) >= ENOUGH_WORDS]


def _many(cast: Cast, names: Sequence[str]) -> list[Run]:
    """Tell the largest share where there are too many articles to test every pair."""
    shares = [
        (cast.by_side[at][side].value, -place, side)
        for side in cast.sides.names
        if side != OTHERS
        for place, at in enumerate(cast.shown)
    ]
    value, place, side = max((one for one in shares if one[0] == one[0]), default=(0.0, 0, OTHERS))
    told = f" gives {side_of(side)} most, {number(value, 0)} of every 100 {of_words(cast)}. "
    return [
        Run(names[-place], article=-place),
        Run(told),
        Run(f"Pairs of more than {MOST_ARTICLES} articles are not tested.", strong=True),
    ]


def _gap(cast: Cast, pair: Difference, names: Sequence[str]) -> list[Run]:
    high, low = (pair.a, pair.b) if pair.difference > 0 else (pair.b, pair.a)
    most, least = (cast.by_side[cast.shown[at]][pair.measure].value for at in (high, low))
    more, less = told_apart(most, least, 0)
    if pair.measure == OUTLET:
        return [
            Run(names[high], article=high), Run(f" says {more} of every 100 words itself, "),
            Run(names[low], article=low), Run(f" says {less}."),
        ]  # fmt: skip
    whom = side_of(pair.measure)
    return [
        Run(f"{whom[0].upper()}{whom[1:]} gets {more} of every 100 {of_words(cast)} in "), Run(names[high], article=high),
        Run(f" and {less} in "), Run(names[low], article=low), Run("."),
    ]  # fmt: skip


def side_of(name: str) -> str:
    """Return a side as it is spoken of in a sentence."""
    known = {OTHERS: "others", NOT_TOLD: "speakers whom it does not tell", OUTLET: "itself"}
    return known.get(name) or (f"the {name}" if name.startswith(WITH_THE) else name)


def _doubts(cast: Cast, names: Sequence[str]) -> list[list[Run]]:
    if len(cast.sides.pair) < PAIR:
        return []
    first, second = map(side_of, cast.sides.pair)
    clear = sorted((row for row in cast.odds if row.clear), key=lambda row: -abs(row.log))
    if clear:
        at = cast.shown.index(clear[0].article)
        return [[Run(names[at], article=at), Run(f" {verdict(clear[0], cast.sides.pair)}.")]]
    if not any(row.enough for row in cast.odds):
        return [
            [Run(f"There are too few verbs of doubt to tell whether {first} or {second} is doubted more.", strong=True)]
        ]
    return [[Run(f"Whether {first} or {second} is doubted more, we cannot tell.", strong=True)]]


def verdict(row: Odds, pair: Sequence[str]) -> str:
    """Return what a row of the asymmetry says, in words."""
    if not row.enough:
        return "no doubting verb" if ladder.ranked(row.verbs) else "too little text"
    if not row.clear:
        return "cannot tell"
    return f"doubts {side_of(pair[0] if row.log > 0 else pair[1])} more"


def times(log: float) -> str:
    """Return how many times the odds: "16 times", "1.7 times", "alike"."""
    factor = math.exp(abs(log))
    if factor < 1.05:  # noqa: PLR2004 - what rounds to once
        return "alike"
    return f"{number(factor, 0 if factor >= 9.5 else 1)} times"  # noqa: PLR2004 - from ten on whole numbers


def _unknown(cast: Cast, names: Sequence[str]) -> list[list[Run]]:
    """Say openly where much of what others say could not be credited to anybody."""
    found = [(cast.unnamed[at][NOT_TOLD].value, place) for place, at in enumerate(cast.shown)]
    worst, place = max((pair for pair in found if pair[0] == pair[0]), default=(0.0, 0))
    if worst < MUCH:
        return []
    told = f"We could not tell who says {number(worst, 0)} of every 100 words that "
    return [[Run(told), Run(names[place], article=place), Run(" gives to others.")]]


def short(side: str, pairs: Sequence[Difference]) -> str:
    """Return the few words over a column of bars: how many pairs clearly differ, nothing where none does."""
    tested = [pair for pair in pairs if pair.measure == side and not math.isnan(pair.p)]
    clear = sum(pair.clear for pair in tested)
    return f"{clear} of {len(tested)} pairs differ" if clear else ""
