"""One article against the plain way, in one process: warm, and with every memo of words emptied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import analysis
from benchmarks import speed_plain as plain
from benchmarks import speed_texts as texts
from benchmarks.speed_line import Line, Taken, ratio, taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WARM, COLD = 1 / 8, 1 / 5
TIMES, TIMES_QUICK = 31, 9
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


def analyse(text: str) -> analysis.result.Result:
    """Everything that is measured in one article."""
    return analysis.analyse(analysis.Article.of(text))


def ours(text: str) -> object:
    """Everything, with values and intervals; nothing is kept between calls but memos of words."""
    return analysis.compare([analyse(text)])


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
