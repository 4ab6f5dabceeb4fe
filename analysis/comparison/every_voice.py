"""Values without intervals of every voice at once: what a batch of a million articles keeps.

The same values, counts and reasons as `values.of` gives, voice by voice, to the last digit: the sums of all voices are taken
in one pass, and each formula is asked once, with the voices where `values` has draws.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALWAYS, SPEAKABLE, Choice, in_roles
from analysis.comparison.values import TOO_LITTLE, why
from analysis.measures import registry
from analysis.measures.base import Drawn
from analysis.result import VOICES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.measures.base import Floats, Measure
    from analysis.result import Result


class Values(NamedTuple):
    """One row a voice (the order of ``SPEAKABLE``) and one column a measure (the order of the registry).

    ``value`` is NaN where there is none, and ``reason`` then says why, else ``""``. ``words`` and ``sentences``: those that count.
    """

    value: Floats
    words: NDArray[np.int64]
    sentences: NDArray[np.int64]
    reason: NDArray[np.object_]


class _Alike(NamedTuple):
    """Measures taken over the same words, with their columns, and the components that they need, ``words`` first."""

    measures: tuple[tuple[int, Measure], ...]
    components: tuple[str, ...]


def of(result: Result) -> Values:
    """Return the values of every measure for ``result`` in every voice; headline and captions count as in `Choice`."""
    shape = (len(SPEAKABLE), len(registry()))
    found = Values(
        np.full(shape, np.nan), np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.full(shape, "", np.object_)
    )
    for alike in _groups():
        _fill(found, result, alike)
    found.reason[np.isnan(found.value) & (found.reason == "")] = TOO_LITTLE
    return found


@cache
def _groups() -> tuple[_Alike, ...]:
    """Part the measures by place, by whether they follow the reader's voice, and by whether they know English words only."""
    parted: dict[tuple[str, bool, bool], list[tuple[int, Measure]]] = {}
    for at, measure in enumerate(registry().values()):
        parted.setdefault((measure.place, measure.voiced, measure.lexical), []).append((at, measure))
    return tuple(
        _Alike(
            tuple(group),
            tuple(dict.fromkeys((*ALWAYS, *(name for _, measure in group for name in measure.components)))),
        )
        for group in parted.values()
    )


def _fill(found: Values, result: Result, alike: _Alike) -> None:
    """Write the columns of the measures of one group."""
    sums = _sums(result, alike)
    spoken, columns = sums[:, :, 0], [at for at, _ in alike.measures]
    sentences = (spoken > 0).sum(axis=0)
    found.words[:, columns] = spoken.sum(axis=0)[:, None]
    found.sentences[:, columns] = sentences[:, None]
    drawn = Drawn(dict(zip(alike.components, np.ascontiguousarray(sums.sum(axis=0).T), strict=True)))
    for at, measure in alike.measures:
        found.value[:, at] = measure.score(drawn)
    for row, (voice, some) in enumerate(_each_voice(sentences)):
        reason = why(result, Choice(voice), alike.measures[0][1], any_words=bool(some))
        if reason:
            found.value[row, columns] = np.nan
            found.reason[row, columns] = reason


def _each_voice(sentences: NDArray[np.int64]) -> zip[tuple[str, int]]:
    """Pair every voice with its sentences: those of measures that follow no voice are the same in all."""
    return zip(SPEAKABLE, np.broadcast_to(sentences, len(SPEAKABLE)).tolist(), strict=True)


def _sums(result: Result, alike: _Alike) -> Floats:
    """Return the sums by sentence, shape ``(sentences, voices, components)``; one voice where the measures follow none."""
    voiced = alike.measures[0][1].voiced
    masks = _masks(result) if voiced else np.ones((len(result.columns["voice"]), 1))
    if not len(result.firsts):
        return np.zeros((0, masks.shape[1], len(alike.components)))
    counts = np.stack([result.columns[name] for name in alike.components], axis=1)
    sums: Floats = np.add.reduceat(counts[:, None, :] * masks[:, :, None], result.firsts, axis=0)
    return sums[in_roles(result.columns["role"][result.firsts], Choice(), alike.measures[0][1])]


def _masks(result: Result) -> Floats:
    """Return 1 for every segment and voice that it speaks in, else 0: shape ``(segments, voices)``."""
    codes = result.columns["voice"]
    return np.stack([np.ones(len(codes)), *((codes == code).astype(np.float64) for code in range(len(VOICES)))], axis=1)
