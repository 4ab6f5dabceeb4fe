"""Frames compared: cues per 100 words with intervals, and which frames are present at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import shares
from analysis.comparison.choice import ALL
from analysis.comparison.differences import Difference, holm
from analysis.comparison.shares import Counts
from analysis.measures import frames
from analysis.measures.loaded_lexicon import fold
from analysis.result import ROLES, VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.choice import Choice
    from analysis.comparison.shares import Rate
    from analysis.comparison.wording.tokens import Flags
    from analysis.marks import Mark
    from analysis.result import Result


class Profile(NamedTuple):
    """One article's frames. ``rates``: frame → cues per 100 words with interval; ``marks``: frame → its cues, in reading order.

    ``different``: frame → number of different cues. ``words``: in the chosen voice and parts.
    """

    rates: dict[str, Rate]
    marks: dict[str, tuple[Mark, ...]]
    different: dict[str, int]
    words: int

    def present(self, frame: str) -> bool:
        """Whether enough different cues stand for a frame."""
        return self.different[frame] >= frames.DIFFERENT_CUES


def counts(result: Result, choice: Choice) -> Counts:
    """Return cues by sentence and frame in the chosen voice and parts, over the words there."""
    names = tuple(frame.name for frame in frames.frames())
    columns = result.columns
    wanted = np.isin(columns["role"], [ROLES.index(role) for role in choice.roles("body")])
    spoken = wanted & _in_voice(result, choice)
    cells = np.column_stack([*(columns[f"frame_{name}"] for name in names), columns["words"]]) * spoken[:, None]
    firsts = result.firsts
    if not len(firsts) or result.article.language != "en":  # the cues are English
        return Counts(names, np.zeros((0, len(names))), np.zeros(0), result.article.text_hash)
    rows = np.add.reduceat(cells, firsts, axis=0)[wanted[firsts]]
    return Counts(names, rows[:, :-1], rows[:, -1], result.article.text_hash)


def _in_voice(result: Result, choice: Choice) -> Flags:
    voice = result.columns["voice"]
    if choice.voice == ALL:
        return np.ones(len(voice), dtype=bool)
    return np.asarray(voice == next(i for i, one in enumerate(VOICES) if one == choice.voice))


def profiles(results: Sequence[Result], choice: Choice) -> list[Profile]:
    """Return every article's frames under ``choice``."""
    return [_profile(result, choice) for result in results]


def _profile(result: Result, choice: Choice) -> Profile:
    counted = counts(result, choice)
    names = counted.names
    marks: dict[str, list[Mark]] = {name: [] for name in names}
    for mark in _chosen(result, choice):
        marks[mark.kind.removeprefix(frames.PREFIX)].append(mark)
    found = {name: tuple(marks[name]) for name in names}
    return Profile(shares.rates(counted), found, different_cues(result, choice), int(counted.over.sum()))


def different_cues(result: Result, choice: Choice) -> dict[str, int]:
    """Return frame → number of different cues, however they are inflected."""
    text = fold(result.article.text)
    seen: dict[str, set[str]] = {frame.name: set() for frame in frames.frames()}
    for mark in _chosen(result, choice):
        seen[mark.kind.removeprefix(frames.PREFIX)].add(frames.cue_of(text[mark.start : mark.end]))
    return {name: len(cues) for name, cues in seen.items()}


def _chosen(result: Result, choice: Choice) -> list[Mark]:
    """Return the marks of cues that are counted under ``choice``: a mark belongs to the segment in which it starts."""
    marks = [mark for mark in result.marks if mark.kind.startswith(frames.PREFIX)]
    if not marks or result.article.language != "en":
        return []
    wanted = np.isin(result.columns["role"], [ROLES.index(role) for role in choice.roles("body")])
    chosen = wanted & _in_voice(result, choice)
    at = np.maximum(np.searchsorted(result.columns["start"], [mark.start for mark in marks], side="right") - 1, 0)
    return [mark for mark, segment in zip(marks, at.tolist(), strict=True) if chosen[segment]]


def among_present(found: Sequence[Difference], different: Sequence[dict[str, int]]) -> list[Difference]:
    """Take out the tests of frames that neither side has, and adjust the rest. ``b`` = −1: any other article."""
    kept: dict[str, list[Difference]] = {}
    for one in found:
        sides = (one.a, one.b) if one.b >= 0 else range(len(different))
        here = any(different[i][one.measure] >= frames.DIFFERENT_CUES for i in sides)
        kept.setdefault(one.measure, []).append(one if here else one._replace(p=np.nan, p_holm=np.nan, clear=False))
    return [one for pairs in kept.values() for one in holm(pairs)]
