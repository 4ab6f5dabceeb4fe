"""What a process of its own must tell: growth with the text, peak memory, imports, and the first article of all."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks import speed_texts as texts
from benchmarks.speed_line import Line, Taken, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (100, 1_000, 10_000, 100_000, 500_000)
SIZES_QUICK = (100, 1_000, 10_000)
SECONDS = {100_000: 1.0, 1_000_000: 10.0}
DOUBLING = 2.4
"""The most that twice the words may cost, for "linear": twice, and some room for what a cache no longer holds."""
STEADY = 1_000
"""Words from which on a ratio of two times tells something."""
MEMORY = 1024.0
IMPORT = 0.3
TIMES, TIMES_QUICK = 5, 3

MEASURE = """
import json, resource, sys, time
import analysis
from benchmarks import speed_texts
analysis.compare([analysis.analyse(analysis.Article.of(speed_texts.made(1)))])
text = speed_texts.made(2, int(sys.argv[1]))
article = analysis.Article.of(text)
started = time.perf_counter()
result = analysis.analyse(article)
half = time.perf_counter()
analysis.compare([result])
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
print(json.dumps({"words": len(text.split()), "seconds": done - started, "analyse": half - started, "peak": peak}))
"""
FIRST = "import analysis, sys; analysis.compare([analysis.analyse(analysis.Article.of(sys.stdin.read()))])"
FIRST_PLAIN = (
    "import sys; from benchmarks import speed_plain; speed_plain.prepare(); speed_plain.everything(sys.stdin.read())"
)
STARTED = (
    "import time, sys; c, t = time.process_time(), time.perf_counter(); {}; "
    "print(time.perf_counter() - t, time.process_time() - c)"
)
"""Time inside the process: what Python itself needs to start is not in it."""


def growth(*, quick: bool) -> Iterator[Line]:
    """Yield seconds by size, what twice the words cost, and the memory of the longest text."""
    for size in SIZES_QUICK if quick else SIZES:
        one, two = (_measure(words, 1 if size >= 100_000 else 3) for words in (size, 2 * size))
        for words, told in ((size, one), (2 * size, two)):
            analyse = ("of it analyse", statistics.median(t["analyse"] for t in told))
            name = f"{words:,} words, one article"
            yield Line(name, tuple(t["seconds"] for t in told), "s", SECONDS.get(words), (analyse,))
        doubled = tuple(b["seconds"] / a["seconds"] for a, b in zip(one, two, strict=True))
        # A hundred words take a few milliseconds: what disturbs them is more than what they cost.
        yield Line(f"  twice {size:,} words", doubled, "× once", DOUBLING if size >= STEADY else None)
    yield Line(f"peak memory, {two[0]['words']:,} words", tuple(t["peak"] for t in two), "MiB", MEMORY)


def _measure(words: int, times: int) -> list[dict[str, float]]:
    return [json.loads(run(MEASURE, str(words))) for _ in range(times)]


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield a fresh process's first article, and what the import costs."""
    times = TIMES_QUICK if quick else TIMES
    ours, theirs, alone, streamlit, both = [], [], [], [], []
    for turn in range(times):
        text = texts.made(5000 + turn)
        ours.append(_inside(FIRST, text))
        theirs.append(_inside(FIRST_PLAIN, text))
        alone.append(_inside("import analysis"))
        streamlit.append(_inside("import streamlit"))
        both.append(_inside("import streamlit, analysis"))
    yield ratio("a fresh process, imports and one article", ours, theirs)
    yield Line("import analysis, beyond Python’s start", tuple(one.wall for one in alone), "s", IMPORT)
    beyond = tuple(b.wall - s.wall for b, s in zip(both, streamlit, strict=True))
    yield Line(
        "import analysis, beyond Streamlit’s",
        beyond,
        "s",
        IMPORT,
        (("streamlit s", statistics.median(one.wall for one in streamlit)),),
    )


def _inside(statements: str, text: str = "") -> Taken:
    return Taken(*map(float, run(STARTED.format(statements), given=text).split()))


def run(script: str, *arguments: str, given: str = "") -> str:
    """Run a script in a fresh interpreter and return what it printed."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True, cwd=texts.ROOT).stdout
