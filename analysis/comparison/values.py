"""Values with intervals: one row an article and measure."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import draws
from analysis.comparison.choice import ALL, Choice, Sums, by_sentence
from analysis.measures import registry
from analysis.wording import whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.measures.base import Floats, Measure
    from analysis.result import Result

FEWEST_SENTENCES = 5
MOST_LEFT_OUT = 0.05
PERCENTILES = (2.5, 97.5, 25.0, 75.0)
TOO_LITTLE = "too little text for this measure"


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


def of(result: Result, choice: Choice, *, intervals: bool = True) -> list[Value]:
    """Return the value of every measure for ``result`` under ``choice``, in the order of the registry.

    ``intervals``: draw them; without, the values are the same, and a value without an interval gives no reason for it.
    """
    found = {
        value.measure.name: value
        for sums, together in grouped(result, choice)
        for value in _group(result, choice, sums, together, intervals=intervals)
    }
    return [found[name] for name in registry()]


def grouped(
    result: Result, choice: Choice, names: Collection[str] | None = None
) -> Iterator[tuple[Sums, list[Measure]]]:
    """Yield the measures that are taken over the same sentences, with their sums by sentence; those called ``names`` only."""
    wanted = [measure for name, measure in registry().items() if names is None or name in names]
    measures = sorted(wanted, key=attrgetter("place"))
    for _, group in groupby(measures, key=attrgetter("place")):
        together = list(group)
        yield by_sentence(result, choice, together), together


class _Spoken(NamedTuple):
    """Words and sentences that count for measures that follow the reader's voice, or for those that do not."""

    words: int
    sentences: int


def _group(result: Result, choice: Choice, sums: Sums, measures: list[Measure], *, intervals: bool) -> Iterator[Value]:
    counted = {m.voiced: _Spoken(int(sums.words(m).sum()), spoken(sums, m)) for m in _one_each(measures)}
    reasons = {m.name: why_undefined(result, choice, m, sums) for m in measures}
    enough = {voiced: intervals and one.sentences >= FEWEST_SENTENCES for voiced, one in counted.items()}
    scored = _scored(result, sums, [m for m in measures if not reasons[m.name]], enough)
    drawn = {name: values[1:] for name, values in scored.items() if len(values) > 1}
    ends = _ends(drawn)
    for measure in measures:
        name, words, sentences = measure.name, *counted[measure.voiced]
        reason = reasons[name]
        value = np.nan if reason else float(scored[name][0])
        if not reason and math.isnan(value):
            reason = TOO_LITTLE
        elif not reason and intervals and name not in drawn:
            reason = f"no interval: fewer than {FEWEST_SENTENCES} sentences {_in_voice(choice, measure)}".rstrip()
        elif not reason and intervals and name not in ends:
            reason = "no interval: too few sentences have anything to count"
        kept = drawn[name] if name in ends else np.empty(0)
        yield Value(measure, value, ends.get(name, NONE), words, sentences, reason, kept)


def _one_each(measures: list[Measure]) -> Iterable[Measure]:
    """Return one measure that follows the reader's voice, and one that does not."""
    return {measure.voiced: measure for measure in measures}.values()


def _scored(result: Result, sums: Sums, measures: list[Measure], enough: dict[bool, bool]) -> dict[str, Floats]:
    """Return for each measure its value and, where it has enough sentences for an interval, the bootstrap values after it.

    ``enough``: whether those that follow the reader's voice, and those that do not, have.
    """
    whole = drawn = sums.drawn(sums.whole)
    if any(enough[measure.voiced] for measure in measures):
        draw = draws.bootstrap(sums.table, result.article.text_hash).T
        drawn = sums.drawn(np.concatenate([sums.whole, draw], axis=1))
    return {m.name: m.score((drawn if enough[m.voiced] else whole)[m.voiced]) for m in measures}


def spoken(sums: Sums, measure: Measure) -> int:
    """Return the number of sentences with words that count for ``measure``."""
    return int((sums.words(measure) > 0).sum())


def _ends(drawn: dict[str, Floats]) -> dict[str, Ends]:
    """Return the interval of each measure; none where more than one draw in twenty is undefined. One pass for all.

    Undefined draws are sorted to the end of their row and left out of its percentiles.
    """
    if not drawn:
        return {}
    table = np.array(list(drawn.values()))
    table.sort(axis=1)
    size = table.shape[1]
    defined = np.full(len(table), size)
    partly = np.isnan(table[:, -1])
    defined[partly] -= np.isnan(table[partly]).sum(axis=1)
    ends = np.stack([_percentile(table, np.maximum(defined, 1), share) for share in PERCENTILES], axis=1).tolist()
    enough = (defined >= (1 - MOST_LEFT_OUT) * size).tolist()
    return {name: Ends(*row) for name, row, kept in zip(drawn, ends, enough, strict=True) if kept}


def _percentile(table: Floats, counts: NDArray[np.int64], percent: float) -> Floats:
    """Return a percentile of the first ``counts`` numbers of each sorted row, between two by their distance (numpy's rule)."""
    place = percent / 100 * (counts - 1)
    low = place.astype(np.int64)
    high = np.minimum(low + 1, counts - 1)
    rows = np.arange(len(table))
    found: Floats = table[rows, low] + (table[rows, high] - table[rows, low]) * (place - low)
    return found


def why_undefined(result: Result, choice: Choice, measure: Measure, sums: Sums) -> str:
    """Say in one plain sentence why ``measure`` has no value here; ``""`` when it has one."""
    return why(result, choice, measure, any_words=bool(sums.words(measure).any()))


def why(result: Result, choice: Choice, measure: Measure, *, any_words: bool) -> str:
    """Say the same of a measure of whose words it is known whether there are any."""
    if measure.lexical and result.article.language != "en":
        return "the text is not English, and this measure knows English words only"
    if any_words:
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


def frame(results: Sequence[Result], choice: Choice) -> pd.DataFrame:
    """Return what ``analysis.compare`` returns: a row an article and measure.

    Half characters in an outlet or headline, which no table can hold, are U+FFFD. What is the same in every answer is not made again: pandas takes longer to read strings than all else here takes together.
    """
    import pandas as pd

    told = [(i, result.article, value) for i, result in enumerate(results) for value in of(result, choice)]
    names, fixed = _fixed(len(results))
    ends = np.array([value.ends for _, _, value in told], np.float64).reshape(len(told), len(Ends._fields))
    columns = {
        "article": np.array([i for i, _, _ in told], np.int64),
        "outlet": pd.array([whole(article.outlet) for _, article, _ in told], "str"),
        "title": pd.array([whole(article.title) for _, article, _ in told], "str"),
        "measure": fixed["measure"],
        "value": np.array([value.value for _, _, value in told], np.float64),
        **dict(zip(Ends._fields, ends.T, strict=True)),
        "unit": fixed["unit"],
        "words": np.array([value.words for _, _, value in told], np.int64),
        "sentences": np.array([value.sentences for _, _, value in told], np.int64),
        "reason": pd.array([value.reason for _, _, value in told], "str"),
    }
    return pd.DataFrame(columns, columns=names)


HEADER = ("article", "outlet", "title", "measure", "value", *Ends._fields, "unit", "words", "sentences", "reason")


@lru_cache(maxsize=8)
def _fixed(articles: int) -> tuple[pd.Index[str], dict[str, pd.Series[str]]]:
    """Return the header, and the columns that tell of the measures only, for so many articles; never to be changed."""
    import pandas as pd

    measures = tuple(registry().values()) * articles
    told = {"measure": [measure.name for measure in measures], "unit": [measure.unit for measure in measures]}
    return pd.Index(HEADER), {name: pd.Series(column, dtype="str") for name, column in told.items()}
