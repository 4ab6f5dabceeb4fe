"""The sentences behind a number: which of them make it, most telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import contributions
from analysis.comparison.choice import ALL, ENOUGH_WORDS, Choice, selected
from analysis.measures import registry

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from analysis.result import Result


class Shown(NamedTuple):
    """A sentence ``text[start:end]`` of article ``article`` and what it adds to the value (readability: its words)."""

    article: int
    start: int
    end: int
    share: float


def sentences(result: Result, measure: str, choice: Choice, *, article: int = 0) -> list[Shown]:
    """Return the sentences that add to ``measure``, largest share (by size, not by sign) first.

    For readability, where no word adds to the value, the longest sentences come first and ``share`` is their words.
    """
    made = contributions.of(result, measure, choice)
    if registry()[measure].by_formula:
        return _longest(result, measure, choice, article)
    spans = result.sentences
    shares: dict[int, float] = {}
    starts = spans[:, 0]
    for one in made:
        at = int(np.searchsorted(starts, one.start, side="right")) - 1
        shares[at] = shares.get(at, 0.0) + one.share
    found = [Shown(article, int(spans[i, 0]), int(spans[i, 1]), share) for i, share in shares.items() if share]
    return sorted(found, key=lambda one: (-abs(one.share), one.start))


def _longest(result: Result, measure: str, choice: Choice, article: int) -> list[Shown]:
    if not len(result.firsts):
        return []
    words = np.add.reduceat(result.columns["words"] * selected(result, choice, registry()[measure]), result.firsts)
    order = np.argsort(-words, kind="stable")
    return [
        Shown(article, int(result.sentences[i, 0]), int(result.sentences[i, 1]), float(words[i]))
        for i in order
        if words[i]
    ]


class Telling(NamedTuple):
    """A sentence that shows a difference, the measure it shows, and a few words on what to see in it."""

    shown: Shown
    measure: str
    what: str


def telling(results: Sequence[Result], choice: Choice, clear: Collection[str] = ()) -> list[Telling]:
    """Return up to three sentences, of different articles where there are as many, that show best how they differ.

    The most charged sentence in an outlet's own words; the one whose charge is left to a speaker it quotes; and, by what is
    ``clear`` (names of measures), the strongest tone or the longest sentence. What a sentence adds to its article's value
    decides, so that long articles have no advantage; those too short to be ranked, where a sentence is half of all, stay out
    unless all are.
    """
    own, quoted = Choice("own", choice.headline), Choice("quoted", choice.headline)
    asked = [
        ("loaded_language", own, "Charged words of its own"),
        ("loaded_language", quoted, "Charge left to the speaker"),
    ]
    longest = "reading_grade" in clear and "sentiment" not in clear
    asked.append(
        ("reading_grade", choice, "The longest sentence") if longest else ("sentiment", choice, "The strongest tone")
    )
    found: list[Telling] = []
    for measure, whose, what in asked:
        if choice.voice in (ALL, whose.voice):
            found.extend(_best(results, measure, whose, what, found))
    return found


def _best(
    results: Sequence[Result], measure: str, choice: Choice, what: str, found: Sequence[Telling]
) -> list[Telling]:
    """Return the sentence that adds most, of an article not shown yet if there is one, and never the same one twice."""
    known = registry()[measure]
    long = [i for i, one in enumerate(results) if one.columns["words"] @ selected(one, Choice(), known) >= ENOUGH_WORDS]
    taken = {one.shown.article for one in found}
    told = {one.shown[:3] for one in found}
    free = [i for i in long if i not in taken] or long or range(len(results))
    firsts = [
        next((s for s in sentences(results[i], measure, choice, article=i) if s[:3] not in told), None) for i in free
    ]
    best = max((shown for shown in firsts if shown), key=lambda shown: abs(shown.share), default=None)
    return [Telling(best, measure, what)] if best else []
