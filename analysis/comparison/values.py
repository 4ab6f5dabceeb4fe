"""Values with intervals: one row an article and measure."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws
from analysis.comparison.choice import ALL, Choice, Sums, by_sentence
from analysis.measures import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.measures.base import Floats, Measure
    from analysis.result import Result

FEWEST_SENTENCES = 5
MOST_LEFT_OUT = 0.05
PERCENTILES = (2.5, 97.5, 25.0, 75.0)


class Ends(NamedTuple):
    """The ends of the 95 % and of the 50 % interval, NaN where there is none."""

    low: float = np.nan
    high: float = np.nan
    low50: float = np.nan
    high50: float = np.nan


NONE = Ends()


class Value(NamedTuple):
    """A measure of one article under one choice. ``drawn`` are the bootstrap values, empty where there is no interval."""

    measure: Measure
    value: float
    ends: Ends
    words: int
    sentences: int
    reason: str
    drawn: Floats

    @property
    def low(self) -> float:
        """The lower end of the 95 % interval."""
        return self.ends.low

    @property
    def high(self) -> float:
        """The upper end of the 95 % interval."""
        return self.ends.high


def of(result: Result, choice: Choice) -> list[Value]:
    """Return the value of every measure for ``result`` under ``choice``, in the order of the registry."""
    groups = grouped(result, choice)
    found = {value.measure.name: value for sums, together in groups for value in _group(result, choice, sums, together)}
    return [found[name] for name in registry()]


def grouped(result: Result, choice: Choice) -> Iterator[tuple[Sums, list[Measure]]]:
    """Yield the measures that are taken over the same sentences, with their sums by sentence."""
    measures = sorted(registry().values(), key=attrgetter("place"))
    for _, group in groupby(measures, key=attrgetter("place")):
        together = list(group)
        yield by_sentence(result, choice, together), together


def _group(result: Result, choice: Choice, sums: Sums, measures: list[Measure]) -> Iterator[Value]:
    reasons = {measure.name: why_undefined(result, choice, measure, sums) for measure in measures}
    scored = _scored(result, sums, [measure for measure in measures if not reasons[measure.name]])
    drawn = {name: values[1:] for name, values in scored.items() if len(values) > 1}
    ends = _ends(drawn)
    for measure in measures:
        name, words = measure.name, sums.words(measure)
        reason = reasons[name]
        value = np.nan if reason else float(scored[name][0])
        if not reason and np.isnan(value):
            reason = "too little text for this measure"
        elif not reason and name not in drawn:
            reason = f"no interval: fewer than {FEWEST_SENTENCES} sentences {_in_voice(choice, measure)}".rstrip()
        elif not reason and name not in ends:
            reason = "no interval: too few sentences have anything to count"
        kept = drawn[name] if name in ends else np.empty(0)
        yield Value(measure, value, ends.get(name, NONE), int(words.sum()), int((words > 0).sum()), reason, kept)


def _scored(result: Result, sums: Sums, measures: list[Measure]) -> dict[str, Floats]:
    """Return for each measure its value and, where it has enough sentences for an interval, the bootstrap values after it."""
    enough = {measure.name: spoken(sums, measure) >= FEWEST_SENTENCES for measure in measures}
    drawn = sums.whole
    if any(enough.values()):
        drawn = np.concatenate([drawn, draws.bootstrap(sums.table, result.article.text_hash).T], axis=1)
    return {m.name: m.score(sums.of(m, drawn if enough[m.name] else sums.whole)) for m in measures}


def spoken(sums: Sums, measure: Measure) -> int:
    """Return the number of sentences with words that count for ``measure``."""
    return int((sums.words(measure) > 0).sum())


def _ends(drawn: dict[str, Floats]) -> dict[str, Ends]:
    """Return the interval of each measure; none where more than one draw in twenty is undefined. One pass for all.

    Undefined draws are sorted to the end of their row and left out of its percentiles.
    """
    if not drawn:
        return {}
    table = np.sort(np.array(list(drawn.values())), axis=1)
    kept = table.shape[1] - np.isnan(table).sum(axis=1)
    return {
        name: Ends(*(_percentile(row, count, share) for share in PERCENTILES))
        for name, row, count in zip(drawn, table, kept.tolist(), strict=True)
        if count >= (1 - MOST_LEFT_OUT) * len(row)
    }


def _percentile(row: Floats, count: int, percent: float) -> float:
    """Return a percentile of the first ``count`` numbers of a sorted row, between two of them by their distance (numpy's rule)."""
    place = percent / 100 * (count - 1)
    low = int(place)
    high = min(low + 1, count - 1)
    return float(row[low] + (row[high] - row[low]) * (place - low))


def why_undefined(result: Result, choice: Choice, measure: Measure, sums: Sums) -> str:
    """Say in one plain sentence why ``measure`` has no value here; ``""`` when it has one."""
    if measure.lexical and result.article.language != "en":
        return "the text is not English, and this measure knows English words only"
    if sums.words(measure).any():
        return ""
    if measure.place == "headline" and choice.voice == ALL:
        return "no headline"
    return f"no words {_in_voice(choice, measure) or 'here'}"


def _in_voice(choice: Choice, measure: Measure) -> str:
    place = "in the headline" if measure.place == "headline" else ""
    if not measure.voiced or choice.voice == ALL:
        return place
    names = {"own": "in the outlet’s own voice", "quoted": "in quoted speech", "paraphrased": "in paraphrase"}
    return f"{names[choice.voice]} {place}".rstrip()


def columns(results: Sequence[Result], choice: Choice) -> dict[str, list[object]]:
    """Return the columns of ``analysis.compare``, a row an article and measure."""
    told = [(i, result.article, value) for i, result in enumerate(results) for value in of(result, choice)]
    return {
        "article": [i for i, _, _ in told],
        "outlet": [article.outlet for _, article, _ in told],
        "title": [article.title for _, article, _ in told],
        "measure": [value.measure.name for _, _, value in told],
        "value": [value.value for _, _, value in told],
        **{name: [getattr(value.ends, name) for _, _, value in told] for name in Ends._fields},
        "unit": [value.measure.unit for _, _, value in told],
        "words": [value.words for _, _, value in told],
        "sentences": [value.sentences for _, _, value in told],
        "reason": [value.reason for _, _, value in told],
    }
