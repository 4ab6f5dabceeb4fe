"""One article against the plain way, in one process: warm, and with every memo of words emptied. And articles a second."""

from __future__ import annotations

import time
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Self
from unittest import mock

import analysis
from benchmarks import speed_plain as plain
from benchmarks import speed_texts as texts
from benchmarks.speed_line import Line, Taken, ratio, taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WARM, COLD = 1 / 8, 1 / 5
TIMES, TIMES_QUICK = 31, 9
THREE, ALL = 150.0, 80.0
"""Articles a second and core, at least: tone, charged wording and readability with marks; and everything."""
WHOLE_LIST = 10**9
Pairs = tuple[list[Taken], list[Taken]]


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield the lines: warm, cold, and against the plain way with the whole word list."""
    times = TIMES_QUICK if quick else TIMES
    plain.prepare()
    for seed in range(-3, 0):
        ours(texts.made(seed))
    yield ratio("one article, everything, warm", *_side_by_side(times, 1000, plain.everything), WARM)
    yield ratio("one article, everything, memos empty", *_side_by_side(times, 2000, plain.everything, forget), COLD)
    whole = _side_by_side(max(5, times // 4), 3000, lambda text: plain.everything(text, WHOLE_LIST))
    yield ratio("one article, warm, plain way with all of the word list", *whole)
    for name, part in (("VADER", plain.tone), ("textstat", plain.reading), ("word list", plain.listed)):
        yield Line(f"  the plain way's {name}", tuple(_times(part, times)), "ms")
    yield Line("  analyse alone", tuple(_times(analyse, times)), "ms")
    yield from _rates(2 * times)


def analyse(text: str) -> analysis.result.Result:
    """Everything that is measured in one article."""
    return analysis.analyse(analysis.Article.of(text))


def ours(text: str) -> object:
    """Everything, with values and intervals; nothing is kept between calls but memos of words."""
    return analysis.compare([analyse(text)])


def _rates(times: int) -> Iterator[Line]:
    """Yield articles a second and core by the processor's time: everything, and without what belongs to who says what of whom."""
    with ExitStack() as stack:
        apart = [stack.enter_context(_Apart(*place)) for place in _WHO]
        every, three = [], []
        for turn in range(times):
            text, before = texts.made(6000 + turn), sum(one.taken for one in apart)
            all_of_it = taken(partial(analyse, text)).cores
            every.append(1 / all_of_it)
            three.append(1 / (all_of_it - (sum(one.taken for one in apart) - before)))
    told = "articles a second and core, warm"
    yield Line(f"tone, charged wording, readability, marks: {told}", tuple(three), "articles/s", THREE, least=True)
    yield Line(f"everything, attribution and actors too: {told}", tuple(every), "articles/s", ALL, least=True)


_WHO = (
    ("analysis.text.attribution", "attribute"),
    ("analysis.text.actors", "find"),
    ("analysis.measures.speech", "count"),
    ("analysis.measures.frames", "count"),
)
"""The functions whose time is not that of tone, charged wording and readability, as their callers name them."""


class _Apart:
    """Takes the processor's time of one function while the others go on as they are."""

    def __init__(self, module: str, name: str) -> None:
        self.taken = 0.0
        self._patch = mock.patch(f"{module}.{name}", self._timed)
        self._work = getattr(__import__(module, fromlist=[name]), name)

    def _timed(self, *given: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return self._work(*given, **named)
        finally:
            self.taken += time.process_time() - started

    def __enter__(self) -> Self:
        self._patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._patch.stop()


def forget() -> None:
    """Empty every memo that holds words, turns of phrase or texts, ours and the packages'."""
    from textstat.backend import counts, selections, transformations, validations

    from analysis.measures import readability_words, sentiment_notes, sentiment_vader
    from analysis.text import memo
    from analysis.text.attribution import extent, verbs, weights

    memo.forget()
    readability_words._forget()  # noqa: SLF001 - what this line is about
    vaders = (sentiment_vader.with_news_words(), sentiment_vader.plain())
    situations = (verbs._named, extent._ends_at, weights.cue)  # noqa: SLF001
    for function in (*(vader.valence for vader in vaders), *situations, sentiment_notes.signed):
        function.cache_clear()
    for module in (counts, selections, transformations, validations):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


def _side_by_side(
    times: int, seed: int, theirs: Callable[[str], object], before: Callable[[], None] | None = None
) -> Pairs:
    """Time both on the same new texts, in turns, so that a busy moment of the machine hits both."""
    theirs(texts.made(seed - 1))
    pairs: Pairs = ([], [])
    for turn in range(times):
        text = texts.made(seed + turn)
        order = ((ours, 0), (theirs, 1)) if turn % 2 else ((theirs, 1), (ours, 0))
        for work, place in order:
            if before:
                before()
            pairs[place].append(taken(partial(work, text)))
    return pairs


def _times(work: Callable[[str], object], times: int) -> Iterator[float]:
    for turn in range(times):
        text = texts.made(4000 + turn)
        yield 1000 * taken(partial(work, text)).wall
