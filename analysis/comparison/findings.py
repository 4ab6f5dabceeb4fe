"""Findings in words: what the numbers say and, as plainly, what they do not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.choice import ENOUGH_WORDS
from analysis.comparison.rounds import MOST_ARTICLES
from analysis.measures.readability import in_words
from analysis.wording import number

if TYPE_CHECKING:
    from analysis.comparison.differences import Difference
    from analysis.comparison.values import Value

Values = Sequence[Mapping[str, "Value"]]
"""One mapping measure → value an article, in the order of the articles."""


class Run(NamedTuple):
    """A stretch of a finding: plain words, strong words, or an article's name (``article`` is its position)."""

    text: str
    article: int | None = None
    strong: bool = False


class Phrase(NamedTuple):
    """How a measure is spoken of: ``topic`` as in "in … we cannot tell them apart"; ``gap`` tells a clear difference."""

    topic: str
    gap: Callable[[float, float], tuple[str, str]]


PAIR = 2
FURTHER = 4
"""Decimals that a sentence may add, less one, so that two numbers that clearly differ are not printed alike."""
TOO_MANY = f"Pairs of more than {MOST_ARTICLES} articles are not compared: choose fewer outlets."
TIMES = ((1.25, "somewhat more"), (1.75, "about one and a half times as much"), (2.5, "about twice as much"),
         (3.5, "about three times as much"), (4.5, "about four times as much"), (6.5, "about five times as much"))  # fmt: skip


def _charged(high: float, low: float) -> tuple[str, str]:
    one, other = told_apart(high, low, 1)
    tail = f" ({one} against {other} weighted marks per 100 words)"
    if low <= 0:
        return " uses charged wording, ", f" none{tail}"
    found = next((words for most, words in TIMES if high / low < most), f"about {number(high / low, 0)} times as much")
    joint = "as" if found.endswith("as much") else "than"
    return f" uses {found} charged wording {joint} ", tail


def _tone(high: float, low: float) -> tuple[str, str]:
    one, other = told_apart(high, low, 2, signed=True)
    more = "less negative" if high <= 0 else "more positive"
    return f" is {more} in tone than ", f" ({one} against {other})"


def _grade(high: float, low: float) -> tuple[str, str]:
    if in_words(high) != in_words(low):
        return " is harder to read than ", f": {in_words(high)} against {in_words(low)}"
    one, other = told_apart(high, low, 1)
    return " is harder to read than ", f": {in_words(high)} both, {one} against {other}"


def _quoted(high: float, low: float) -> tuple[str, str]:
    one, other = told_apart(high, low, 0)
    return f" gives {one} % of its words to quoted speech, ", f" {other} %"


def told_apart(high: float, low: float, decimals: int, *, signed: bool = False) -> tuple[str, str]:
    """Print two different numbers with as many decimals, ``decimals`` at least, as it takes for a reader to see that they differ."""
    for more in range(decimals, decimals + FURTHER):
        one, other = number(high, more, signed=signed), number(low, more, signed=signed)
        if one != other:
            break
    return one, other


PHRASES = {
    "loaded_language": Phrase("charged wording", _charged),
    "sentiment": Phrase("tone", _tone),
    "reading_grade": Phrase("reading grade", _grade),
    "quoted_share": Phrase("quoted speech", _quoted),
}


def overall(values: Values, pairs: Sequence[Difference], names: Sequence[str], *, most: int = 2) -> list[list[Run]]:
    """Return at most ``most`` clear differences and one sentence on what cannot be told apart, as runs of words.

    A difference counts as clear by ``Difference.clear`` alone; of the clear pairs of a measure the widest is told. Articles
    that are too short to be ranked are in no finding.
    """
    if len(values) < PAIR:
        return [[Run("One article is not a comparison. "), Run("Add a second one in the Library.", strong=True)]]
    if not pairs and len(values) > MOST_ARTICLES:
        return [[Run(TOO_MANY, strong=True)]]
    pairs = ranked(pairs, values)
    told, same = [], []
    for measure, phrase in PHRASES.items():
        clear = [pair for pair in pairs if pair.measure == measure and pair.clear]
        if clear:
            told.append(_told(max(clear, key=lambda pair: abs(pair.difference)), measure, phrase, values, names))
        elif any(pair.measure == measure and not math.isnan(pair.p) for pair in pairs):
            same.append(phrase.topic)
    sentences = told[:most]
    if same:
        sentences.append(
            [Run(f"In {_and(same)} we cannot tell {_them(values)} apart", strong=True), Run(_level(values, same) + ".")]
        )
    return sentences or [[Run("There is too little text here to tell the outlets apart.", strong=True)]]


def one(measure: str, values: Values, pairs: Sequence[Difference], names: Sequence[str]) -> list[Run]:
    """Return the sentence that answers a page about one measure."""
    if len(values) < PAIR:
        return [Run("One article is not a comparison.", strong=True)]
    if not pairs and len(values) > MOST_ARTICLES:
        return [Run(TOO_MANY, strong=True)]
    pairs = ranked(pairs, values)
    phrase = PHRASES[measure]
    clear = [pair for pair in pairs if pair.measure == measure and pair.clear]
    if clear:
        return _told(max(clear, key=lambda pair: abs(pair.difference)), measure, phrase, values, names)
    if not any(pair.measure == measure and not math.isnan(pair.p) for pair in pairs):
        return [Run(f"There is too little text here to compare {phrase.topic}.", strong=True)]
    tail = _level(values, [phrase.topic])
    return [Run(f"In {phrase.topic} we cannot tell {_them(values)} apart", strong=True), Run(tail + ".")]


def ranked(pairs: Sequence[Difference], values: Values) -> list[Difference]:
    """Return the pairs of which both articles have words enough to be ranked in the pair's measure."""
    return [pair for pair in pairs if all(values[at][pair.measure].words >= ENOUGH_WORDS for at in (pair.a, pair.b))]


def short(measure: str, pairs: Sequence[Difference], names: Sequence[str]) -> str:
    """Return the few words over a panel: who stands apart, how many pairs differ, or that they cannot be told apart."""
    tested = [pair for pair in pairs if pair.measure == measure and not math.isnan(pair.p)]
    clear = [pair for pair in tested if pair.clear]
    if len(names) < PAIR:
        return "One article only"
    if not tested:
        return "Too many to compare in pairs" if len(names) > MOST_ARTICLES else "Too little text to compare"
    if not clear:
        return "Cannot tell them apart"
    if len(tested) == 1:
        return "Clearly different"
    for article, above in _beyond(tested):
        return f"{names[article]} clearly {'highest' if above else 'lowest'}"
    return f"{len(clear)} of {len(tested)} pairs clearly differ"


def _beyond(tested: Sequence[Difference]) -> Iterator[tuple[int, bool]]:
    """Yield who is clearly above all others, and who is below (``False``), among those that were tested."""
    for above in (True, False):
        for article in sorted({i for pair in tested for i in (pair.a, pair.b)}):
            own = [pair for pair in tested if article in (pair.a, pair.b)]
            if len(own) > 1 and all(
                pair.clear and ((pair.difference > 0) == (pair.a == article)) is above for pair in own
            ):
                yield article, above


def _told(pair: Difference, measure: str, phrase: Phrase, values: Values, names: Sequence[str]) -> list[Run]:
    high, low = (pair.a, pair.b) if pair.difference > 0 else (pair.b, pair.a)
    middle, tail = phrase.gap(values[high][measure].value, values[low][measure].value)
    return [Run(names[high], article=high), Run(middle), Run(names[low], article=low), Run(tail + ".")]


def _them(values: Values) -> str:
    return "the two" if len(values) == PAIR else "the outlets"


def _level(values: Values, topics: Sequence[str]) -> str:
    """Say where they all stand, when one measure is spoken of and its name for the level is the same for all."""
    if "reading grade" not in topics:
        return ""
    grades = {in_words(v["reading_grade"].value) for v in values}
    return f"; all read at {grades.pop()}" if len(grades) == 1 else ""


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
