"""What the numbers say about who is named and in what role, in at most three sentences; "cannot tell apart" where that is the truth."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from analysis.comparison.actors.rates import ACTS, NAMED, UNDERGOES, Key
from analysis.comparison.findings import PAIR, TOO_MANY, Run, told_apart
from analysis.comparison.rounds import MOST_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.actors.merge import Joined
    from analysis.comparison.actors.ratios import Rates
    from analysis.comparison.differences import Difference

Sentence = list[Run]
_TOLD = 3
"""Actors named in "cannot tell"."""


def overall(rates: Rates, joined: Sequence[Joined], looked_at: Sequence[int], names: Sequence[str]) -> list[Sentence]:
    """Return the finding. ``looked_at``: the actors that may be spoken of, whose differences were adjusted together.

    Articles in ``rates`` are positions in the event; a run's ``article`` is its place among those shown, as ``names`` are.
    """
    place = {article: i for i, article in enumerate(rates.of)}
    if not looked_at:
        return [[Run("No person, place or body was found in these words.", strong=True)]]
    first = _most_named(rates, joined, looked_at)
    if len(rates.of) < PAIR:
        return [first, [Run("One article is not a comparison.", strong=True)]]
    named = _widest(rates.pairs, NAMED, looked_at)
    roles = _widest(rates.pairs, ACTS, looked_at) or _widest(rates.pairs, UNDERGOES, looked_at)
    sentences = [first]
    if named:
        sentences.append(_told(named, rates, joined, names, place))
    if roles:
        sentences.append(_told(roles, rates, joined, names, place))
    if not (named and roles):
        lacking = (not named, not roles)
        sentences.append(
            _cannot(joined, looked_at, lacking, tested=_tested(rates.pairs), many=len(rates.of) > MOST_ARTICLES)
        )
    return sentences


def _most_named(rates: Rates, joined: Sequence[Joined], looked_at: Sequence[int]) -> Sentence:
    tops = Counter(
        max(looked_at, key=lambda actor: rates.of[article][str(Key(NAMED, actor))].value or 0) for article in rates.of
    )
    top, count = max(tops.items(), key=lambda one: (one[1], -looked_at.index(one[0])))
    name = Run(joined[top].name, strong=True)
    if len(rates.of) == 1:
        return [name, Run(" is named most.")]
    if count == len(rates.of):
        return [name, Run(" is named most in every article.")]
    return [name, Run(f" is named most in {count} of {len(rates.of)} articles.")]


def _widest(pairs: Sequence[Difference], family: str, looked_at: Sequence[int]) -> tuple[Difference, str, int] | None:
    """Return the widest clear difference of a family, with the actor it is of."""
    wanted = {str(Key(family, actor)): actor for actor in looked_at}
    clear = [(pair, family, wanted[pair.measure]) for pair in pairs if pair.clear and pair.measure in wanted]
    return max(clear, key=lambda one: abs(one[0].difference), default=None)


def _told(
    found: tuple[Difference, str, int],
    rates: Rates,
    joined: Sequence[Joined],
    names: Sequence[str],
    place: dict[int, int],
) -> Sentence:
    pair, family, actor = found
    high, low = (pair.a, pair.b) if pair.difference > 0 else (pair.b, pair.a)
    values = [rates.of[article][pair.measure].value for article in (high, low)]
    one, other = (Run(names[place[article]], article=place[article]) for article in (high, low))
    name = joined[actor].name
    if family == NAMED:
        more, less = told_apart(values[0], values[1], 1)
        told = f" ({more} against {less} times in 100 words)."
        return [one, Run(f" names {name} more often than "), other, Run(told)]
    part = "acts" if family == ACTS else "is acted upon"
    more, less = told_apart(values[0], values[1], 0)
    return [Run("In "), one, Run(f" {name} {part} in {more} of 100 mentions, in "), other, Run(f" {less}.")]


def _tested(pairs: Sequence[Difference]) -> bool:
    return any(not math.isnan(pair.p) for pair in pairs)


def _cannot(
    joined: Sequence[Joined], looked_at: Sequence[int], lacking: tuple[bool, bool], *, tested: bool, many: bool
) -> Sentence:
    """Say what cannot be told apart. ``lacking``: whether no clear difference was found in how often, and in what role."""
    named, roles = lacking
    told = [joined[actor].name for actor in looked_at[:_TOLD]]
    who = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"
    if not tested:
        return [
            Run(TOO_MANY if many else "There is too little text here to compare the articles in pairs.", strong=True)
        ]
    if named and roles:
        what = f"in how often {who} is named, and as what"
    else:
        what = f"in how often {who} is named" if named else f"in what {who} does or has done to it"
    return [Run("We cannot tell the outlets apart", strong=True), Run(f" {what}.")]
