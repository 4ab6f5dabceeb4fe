"""Findings in words: what the numbers say and, as plainly, what they do not."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
TIMES = ((1.25, "somewhat more"), (1.75, "about one and a half times as much"), (2.5, "about twice as much"),
         (3.5, "about three times as much"), (4.5, "about four times as much"), (6.5, "about five times as much"))  # fmt: skip


def _charged(high: float, low: float) -> tuple[str, str]:
    found = next((words for most, words in TIMES if low > 0 and high / low < most), "many times as much")
    joint = "as" if found.endswith("as much") else "than"
    return f" uses {found} charged wording {joint} ", f" ({number(high, 1)} against {number(low, 1)} per 100 words)"


def _tone(high: float, low: float) -> tuple[str, str]:
    return " is more positive in tone than ", f" ({number(high, 2, signed=True)} against {number(low, 2, signed=True)})"


def _grade(high: float, low: float) -> tuple[str, str]:
    return " is harder to read than ", f": {in_words(high)} against {in_words(low)}"


def _quoted(high: float, low: float) -> tuple[str, str]:
    return f" gives {number(high, 0)} % of its words to quoted speech, ", f" {number(low, 0)} %"


PHRASES = {
    "loaded_language": Phrase("charged wording", _charged),
    "sentiment": Phrase("tone", _tone),
    "reading_grade": Phrase("reading grade", _grade),
    "quoted_share": Phrase("quoted speech", _quoted),
}


def overall(values: Values, pairs: Sequence[Difference], names: Sequence[str], *, most: int = 2) -> list[list[Run]]:
    """Return at most ``most`` clear differences and one sentence on what cannot be told apart, as runs of words.

    A difference counts as clear by ``Difference.clear`` alone; of the clear pairs of a measure the widest is told.
    """
    if len(values) < PAIR:
        return [[Run("One article is not a comparison. "), Run("Add a second one in the Library.", strong=True)]]
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
    phrase = PHRASES[measure]
    clear = [pair for pair in pairs if pair.measure == measure and pair.clear]
    if clear:
        return _told(max(clear, key=lambda pair: abs(pair.difference)), measure, phrase, values, names)
    if not any(pair.measure == measure and not math.isnan(pair.p) for pair in pairs):
        return [Run(f"There is too little text here to compare {phrase.topic}.", strong=True)]
    tail = _level(values, [phrase.topic])
    return [Run(f"In {phrase.topic} we cannot tell {_them(values)} apart", strong=True), Run(tail + ".")]


def short(measure: str, pairs: Sequence[Difference], names: Sequence[str]) -> str:
    """Return the few words over a panel: who stands apart, how many pairs differ, or that they cannot be told apart."""
    tested = [pair for pair in pairs if pair.measure == measure and not math.isnan(pair.p)]
    clear = [pair for pair in tested if pair.clear]
    if len(names) < PAIR:
        return "One article only"
    if not tested:
        return "Too little text to compare"
    if not clear:
        return "Cannot tell them apart"
    for article in sorted({i for pair in clear for i in (pair.a, pair.b)}):
        own = [pair for pair in tested if article in (pair.a, pair.b)]
        if len(own) > 1 and all(pair.clear for pair in own) and len(clear) == len(own):
            return f"{names[article]} stands apart"
    if len(tested) == 1:
        return "Clearly different"
    return f"{len(clear)} of {len(tested)} pairs clearly differ"


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
    grades = {in_words(v["reading_grade"].value) for v in values if not math.isnan(v["reading_grade"].value)}
    return f"; all read at {grades.pop()}" if len(grades) == 1 else ""


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
