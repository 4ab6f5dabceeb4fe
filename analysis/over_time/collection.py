"""Many articles as columns: who published what, when, on which event, and every measure's value in every voice.

It is what a library and a batch file have in common; nothing to the right of it knows which of the two it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measures import registry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Floats = NDArray[np.float64]

VOICES = ("all", "own", "quoted", "paraphrased")
NOBODY = -1
"""Code of an unknown outlet, event or day."""
ENOUGH_WORDS = 100
"""Words in the chosen voice that an article must have to count: a rate over fewer is mostly chance."""


def columns() -> list[tuple[str, str]]:
    """Return what the columns of values stand for, (voice, measure) each, voice by voice."""
    return [(voice, measure) for voice in VOICES for measure in registry()]


def kinds() -> list[str]:
    """Return what the columns of words stand for: a measure of each kind that words are counted for differently."""
    first: dict[tuple[str, bool], str] = {}
    for name, measure in registry().items():
        first.setdefault((measure.place, measure.voiced), name)
    return list(first.values())


def kind_of(measure: str) -> int:
    """Return the position among ``kinds`` of the words that ``measure`` is taken over."""
    wanted = registry()[measure]
    same = [registry()[name] for name in kinds()]
    return next(i for i, one in enumerate(same) if (one.place, one.voiced) == (wanted.place, wanted.voiced))


@dataclass(frozen=True)
class Collection:
    """Articles, one a row of every array.

    ``outlet``, ``event``: positions in ``outlets`` and ``events``; ``day``: proleptic ordinal of the date; ``NOBODY`` where
    unknown. ``values``: NaN where there is none, shape (articles, ``columns()``); ``words``: (articles, voices × ``kinds()``).
    ``ids``: by which an article is found again; ``positions``: its place in its event. ``known_events``: what the page needs
    to open an event (its id), "" where there is nothing to open.
    """

    outlets: tuple[str, ...]
    events: tuple[str, ...]
    event_ids: tuple[str, ...]
    outlet: Whole
    event: Whole
    day: Whole
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    sources: tuple[str, ...]
    values: NDArray[np.float32]
    words: NDArray[np.uint32]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.outlet)


@dataclass(frozen=True)
class Slice:
    """One measure in one voice, of the articles that can be counted. ``row``: their rows in the collection.

    ``short``, ``nameless``, ``undated``: how many articles were left out for too few words, for no outlet, and (where a
    period was chosen) for no date; ``outside``: how many lie outside of the period.
    """

    row: Whole
    outlet: Whole
    event: Whole
    day: Whole
    value: Floats
    short: int
    nameless: int
    undated: int
    outside: int


def fewest_words(measure: str) -> int:
    """Return the words that an article must have to count for ``measure``: one for headlines, which are short by nature."""
    return 1 if registry()[measure].place == "headline" else ENOUGH_WORDS


def sliced(found: Collection, measure: str, voice: str, period: tuple[int, int] | None = None) -> Slice:
    """Return one measure in one voice. ``period``: first and last day (ordinals) of what is to count."""
    value = found.values[:, columns().index((voice, measure))].astype(np.float64)
    words = found.words[:, VOICES.index(voice) * len(kinds()) + kind_of(measure)]
    named = found.outlet >= 0
    enough = np.isfinite(value) & (words >= fewest_words(measure))
    dated = found.day >= 0
    inside = np.ones(len(found), bool)
    if period is not None:
        inside = dated & (found.day >= period[0]) & (found.day <= period[1])
    row = np.flatnonzero(named & enough & inside)
    return Slice(
        row=row, outlet=found.outlet[row], event=found.event[row], day=found.day[row], value=value[row],
        short=int((named & inside & ~enough).sum()), nameless=int((~named & inside).sum()),
        undated=int((~dated).sum()) if period is not None else 0,
        outside=int((dated & ~inside).sum()),
    )  # fmt: skip


def busiest(found: Collection) -> list[int]:
    """Return the outlets' positions, those that share most events with others first, then by number of articles and name."""
    named = found.outlet >= 0
    articles = np.bincount(found.outlet[named], minlength=len(found.outlets))
    both = named & (found.event >= 0)
    pairs = np.unique(found.event[both] * len(found.outlets) + found.outlet[both]) if both.any() else np.empty(0, int)
    event, outlet = np.divmod(pairs, max(1, len(found.outlets)))
    shared = np.bincount(event, minlength=len(found.events))[event] > 1 if len(event) else np.empty(0, bool)
    events = np.bincount(outlet[shared], minlength=len(found.outlets))
    return sorted(range(len(found.outlets)), key=lambda i: (-events[i], -articles[i], found.outlets[i].casefold()))
