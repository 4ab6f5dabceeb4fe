"""Contested pairs: which of several names for one thing each article uses, and in whose voice. The names are data.

``data/contested.tsv`` lists things that have more than one name (regime / government, Kyiv / Kiev); a pair is shown where at
least two of its names occur in the chosen articles.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL
from analysis.comparison.draws import DRAWS
from analysis.comparison.rounds import LEVEL
from analysis.measures import cues
from analysis.result import ROLES, VOICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.comparison.choice import Choice
    from analysis.comparison.wording.tokens import Ints
    from analysis.measures.base import Floats
    from analysis.result import Result

PAIR_CELLS, NAME_CELLS = 4, 5
FEWEST = 2
"""Times that an article must name a thing to be compared."""
FEWEST_TOGETHER = 6
"""Times that those articles must name it together."""
SEPARATOR = "\t"


class Pair(NamedTuple):
    """A thing with several ``names`` (each a label that stands for one or more words). ``note``: what the choice may signal."""

    field: str
    title: str
    note: str
    names: tuple[str, ...]


class Use(NamedTuple):
    """A name used at ``text[start:end]`` of an article (its position). ``name``: position in the pair's names; ``sentence`` likewise."""

    article: int
    name: int
    start: int
    end: int
    sentence: int
    voice: str


class Found(NamedTuple):
    """A pair of which two names or more occur. ``counts``: shape ``(articles, names)``.

    ``p``: how often names dealt out at random differ as much between the articles, NaN where they are too few; ``p_holm``: adjusted
    for all pairs tested; ``clear``: below 5 %.
    """

    pair: Pair
    uses: tuple[Use, ...]
    counts: Ints
    p: float
    p_holm: float
    clear: bool


def find(results: Sequence[Result], choice: Choice) -> list[Found]:
    """Return every pair with two names or more in ``results``, those told apart first, then by how much the articles differ."""
    uses: dict[int, list[Use]] = {}
    for article, result in enumerate(results):
        if result.article.language != "en":  # the names are English
            continue
        for pair, use in _uses(result, article, choice):
            uses.setdefault(pair, []).append(use)
    hashes = [result.article.text_hash for result in results]
    found = []
    for pair, those in sorted(uses.items()):
        known = pairs()[pair]
        counts = _counts(those, (len(results), len(known.names)))
        if (counts.sum(axis=0) > 0).sum() > 1:
            found.append(Found(known, tuple(those), counts, _p_value(those, counts, hashes), np.nan, clear=False))
    return sorted(_holm(found), key=lambda one: (not one.clear, -spread(one.counts), one.pair.title))


def _uses(result: Result, article: int, choice: Choice) -> Iterator[tuple[int, Use]]:
    columns = result.columns
    starts = columns["start"].tolist()
    roles = {ROLES.index(role) for role in choice.roles("body")}
    sentences = [(int(start), int(end)) for start, end in result.sentences]
    for layer in _layers():
        for hit in cues.find(result.article.text, sentences, layer):
            at = bisect_right(starts, hit.start) - 1
            if at < 0 or hit.start >= columns["end"][at] or int(columns["role"][at]) not in roles:
                continue
            voice = str(VOICES[int(columns["voice"][at])])
            if choice.voice in {ALL, voice}:
                pair, name = map(int, hit.cue.group.split(SEPARATOR))
                yield pair, Use(article, name, hit.start, hit.end, int(columns["sentence"][at]), voice)


def _counts(uses: Sequence[Use], shape: tuple[int, int]) -> Ints:
    counts = np.zeros(shape, dtype=np.int64)
    for use in uses:
        counts[use.article, use.name] += 1
    return counts


def spread(counts: Ints) -> float:
    """Return how differently the articles name a thing, 0 (alike) to 1: Cramér's V, less where it rests on few uses."""
    uses = int(counts.sum())
    freedom = min(int((counts.sum(axis=axis) > 0).sum()) for axis in (0, 1)) - 1
    if freedom < 1:
        return 0.0
    return float(np.sqrt(_statistic(counts[None].astype(np.float64))[0] / uses / freedom)) * uses / (uses + FEWEST)


def _statistic(tables: Floats) -> Floats:
    """Return Pearson's chi-squared of every table in shape ``(tables, articles, names)``."""
    expected = tables.sum(axis=2, keepdims=True) * tables.sum(axis=1, keepdims=True)
    total = tables.sum(axis=(1, 2), keepdims=True)
    expected = np.divide(expected, total, out=np.zeros_like(expected), where=total > 0)
    gaps = np.divide((tables - expected) ** 2, expected, out=np.zeros_like(expected), where=expected > 0)
    total_gap: Floats = gaps.sum(axis=(1, 2))
    return total_gap


def _p_value(uses: Sequence[Use], counts: Ints, hashes: Sequence[str]) -> float:
    """Return p by permutation: the sentences with a name are dealt to the articles at random, as many to each as it had.

    NaN where fewer than two articles name the thing twice or more, or those do so too rarely, or all by one name.
    """
    enough = counts.sum(axis=1) >= FEWEST
    names = (counts[enough].sum(axis=0) > 0).sum()
    if min(enough.sum(), names) < 2 or counts[enough].sum() < FEWEST_TOGETHER:  # noqa: PLR2004 - two make a comparison
        return float("nan")
    those = [use for use in uses if enough[use.article]]
    keys = sorted({(hashes[use.article], use.article, use.sentence) for use in those})
    place = {key: i for i, key in enumerate(keys)}
    rows = np.zeros((len(keys), counts.shape[1]))
    for use in those:
        rows[place[hashes[use.article], use.article, use.sentence], use.name] += 1
    owners = np.array([article for _, article, _ in keys])
    rng = np.random.default_rng([int(one, 16) for one in sorted({key[0] for key in keys})])
    dealt = rng.permuted(np.tile(owners, (DRAWS, 1)), axis=1)
    tables = np.stack([(dealt == article).astype(np.float64) @ rows for article in np.flatnonzero(enough)], axis=1)
    seen = _statistic(counts[enough][None].astype(np.float64))[0]
    return float((1 + (_statistic(tables) >= seen - 1e-9).sum()) / (1 + DRAWS))


def _holm(found: list[Found]) -> list[Found]:
    """Adjust p for the number of pairs tested (Holm 1979)."""
    tested = sorted((i for i, one in enumerate(found) if not np.isnan(one.p)), key=lambda i: found[i].p)
    worst, adjusted = 0.0, dict[int, float]()
    for rank, i in enumerate(tested):
        worst = max(worst, min(1.0, found[i].p * (len(tested) - rank)))
        adjusted[i] = worst
    return [
        one._replace(p_holm=adjusted.get(i, float("nan")), clear=adjusted.get(i, 1.0) < LEVEL)
        for i, one in enumerate(found)
    ]


@cache
def pairs() -> tuple[Pair, ...]:
    """Return every pair, in file order."""
    return tuple(
        Pair(field, title, note, tuple(dict.fromkeys(row[0] for row in names)))
        for (field, title, note), names in _rows()
    )


@cache
def entries() -> tuple[tuple[cues.Reading, ...], ...]:
    """Return the forms of every pair; the ``group`` of a cue is "pair TAB name", both as positions."""
    found = []
    for place, (pair, (_, names)) in enumerate(zip(pairs(), _rows(), strict=True)):
        readings: list[cues.Reading] = []
        for label, pos, listed, condition, exceptions in names:
            for words in listed.split(";"):
                cue = cues.Cue(f"{place}{SEPARATOR}{pair.names.index(label)}", words.strip(), label)
                readings += cues.readings(cue, pos, condition, exceptions)
        found.append(tuple(readings))
    return tuple(found)


@cache
def _rows() -> tuple[tuple[tuple[str, str, str], tuple[tuple[str, ...], ...]], ...]:
    """Return (field, title, note) of every pair with the rows of its names. Raises ValueError on a line that is neither."""
    text = resources.files("analysis.comparison.wording").joinpath("data", "contested.tsv").read_text("utf-8")
    found: list[tuple[tuple[str, str, str], list[tuple[str, ...]]]] = []
    for row in cues.rows(text):
        if row[0] == "=" and len(row) == PAIR_CELLS:
            found.append(((row[1], row[2], row[3]), []))
        elif found and len(row) == NAME_CELLS:
            found[-1][1].append(tuple(row))
        else:
            message = f"neither a pair nor one of its names: {row!r}"
            raise ValueError(message)
    return tuple((cells, tuple(names)) for cells, names in found)


@cache
def _layers() -> tuple[cues.Index, ...]:
    """Return the pairs in as few indexes as do not disturb each other.

    Of all forms in one index only the longest is found at a place; so a pair with "climate change" and one with "climate change
    denier" stand in different ones.
    """
    layers: list[_Layer] = []
    for readings in entries():
        whole = {reading.form for reading in readings}
        parts = {form[i:j] for form in whole for i in range(len(form)) for j in range(i + 1, len(form) + 1)}
        free = (one for one in layers if whole.isdisjoint(one.parts) and parts.isdisjoint(one.whole))
        layer = next(free, None)
        if layer is None:
            layer = _Layer([], set(), set())
            layers.append(layer)
        layer.readings.extend(readings)
        layer.whole.update(whole)
        layer.parts.update(parts)
    return tuple(cues.index(layer.readings) for layer in layers)


class _Layer(NamedTuple):
    """Pairs that stand in one index: their forms, and all parts of these."""

    readings: list[cues.Reading]
    whole: set[tuple[str, ...]]
    parts: set[tuple[str, ...]]
