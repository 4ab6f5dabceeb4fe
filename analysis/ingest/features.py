"""What a block of text looks like, as numbers: the evidence from which the cleaner judges it.

Three kinds of evidence: the block by itself (length, function words, end mark, furniture phrases …), the same for its
neighbours on either side, and the wider surroundings (how much running text stands near, how many dates, how far back the
last furniture heading is, how much of the block's vocabulary the page's running text shares).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from string import ascii_uppercase, digits
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.ingest import furniture
from analysis.ingest.language import function_words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

Floats = NDArray[np.float64]

ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}\s?$")
INNER_ENDS = re.compile(r"[.!?。！？][\"'”’)]{0,2}\s?[\"'“‘(]{0,2}[^\W\d_a-z]")
TEASES = re.compile(r"(?:\.\.\.|…|\[…\]|\bmore)\W{0,2}$", re.IGNORECASE)
SPEAKS = re.compile(r"^[\"“‘'«—–-]")
GLUED = re.compile(r"[a-z)’”?!.][A-Z][a-z]")
DIGITS = re.compile(r"\d+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]+")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
CAPITALS, NUMERALS = ascii_uppercase.encode(), digits.encode()
ADDRESSED = frozenset(["you", "your", "yours", "our", "us", "please"])

OWN = (
    "always", "words_3", "words_8", "words_15", "words_40", "function_words", "ends", "ends_short", "inner_ends", "colon",
    "teases", "capitals", "shouts", "digits", "commas", "lower_start", "opening", "anywhere", "strong", "credit", "date",
    "byline", "address", "separator", "addressed", "speaks", "glued", "repeated_short", "repeated_long", "template",
    "cohesion",
)  # fmt: skip
"""Evidence from the block by itself (the last three: compared with all blocks of the page)."""

BESIDE = (
    "words_8",
    "words_15",
    "words_40",
    "function_words",
    "ends",
    "inner_ends",
    "opening",
    "strong",
    "capitals",
    "date",
)
"""Evidence that is also taken from the blocks before and after."""

AROUND = (
    "running_5_before", "running_5_after", "running_15_before", "running_15_after", "running_all_before",
    "running_all_after", "between", "none_before", "dates_near", "templates_near", "since_heading", "inside",
    "inner_near", "short_near", "bylines_near", "openings_near",
)  # fmt: skip

NAMES = (*OWN, *(f"{name}@{step:+d}" for step in (-1, 1) for name in BESIDE), *AROUND)
"""The columns of `matrix`, in order."""


TAIL = 16
"""Characters at a text's end that its last mark and what may stand around it take, and more."""


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a sentence's mark, closing quotation marks and brackets aside."""
    return ENDS.search(text[-TAIL:]) is not None


def length(text: str) -> int:
    """Return the number of words; in a script that parts none, half the number of its characters."""
    count = len(text.split())
    return count if text.isascii() else count + (len(text) - len(UNSPACED.sub("", text))) // 2


def own(text: str, found: Sequence[str], n: int, stops: Collection[str] | None) -> list[float]:
    """Measure one block by itself: the columns of `OWN` up to ``glued``.

    ``found`` and ``n``: its words and length. ``stops``: the function words of the page's language, ``None`` when that is not
    known (then the share is neutral).
    """
    tokens = text.split()
    initials = [first.isupper() for token in tokens if (first := token[0]).isalpha()] if 3 <= n <= 25 else []
    size, full = max(1, len(text)), min(n, 15) / 15
    share = sum(map(stops.__contains__, found)) / max(1, len(found)) if stops is not None else 0.38
    ends = float(ends_sentence(text))
    brief = n <= 25
    return [
        1.0,
        min(n, 3) / 3,
        min(n, 8) / 8,
        full,
        min(n, 40) / 40,
        4 * (share - 0.35) * full,
        ends * full,
        ends * (1 - full),
        sum(1 for _ in islice(INNER_ENDS.finditer(text), 3)) / 3,
        float(text.endswith(":")),
        float(bool(TEASES.search(text[-TAIL:]))),
        (sum(initials) / max(1, len(initials)) - 0.3) * (3 <= n <= 25),
        _signs(text, CAPITALS, str.isupper) / size,
        _signs(text, NUMERALS, str.isdigit) / size,
        min(1.0, text.count(",") / 3),
        float(text[:1].islower()),
        float(n <= 40 and bool(furniture.OPENING.search(text))),
        float(n <= 30 and bool(furniture.ANYWHERE.search(text))),
        float(bool(furniture.STRONG.search(text))),
        float(n <= 80 and bool(furniture.CREDIT.search(text))),
        float(n <= 14 and bool(furniture.DATE_WORD.search(text))),
        float(n <= 14 and bool(furniture.BYLINE.search(text))),
        float(n <= 14 and bool(furniture.ADDRESS.search(text))),
        float(brief and bool(furniture.SEPARATOR.search(text))),
        min(1.0, 4 * sum(map(ADDRESSED.__contains__, found)) / max(1, len(found))),
        float(bool(SPEAKS.search(text))),
        float(n <= 60 and bool(GLUED.search(text))),
    ]


def _signs(text: str, plain: bytes, kind: Callable[[str], bool]) -> int:
    """Count the characters of one ``kind``, of which those of ASCII are ``plain``: only the others are looked at one by one."""
    read = text.encode("ascii", "ignore")
    count = len(read) - len(read.translate(None, plain))
    return count if len(read) == len(text) else count + sum(map(kind, BEYOND_ASCII.findall(text)))


def _shared(texts: Sequence[str], spoken: Sequence[Sequence[str]], lengths: Floats) -> Floats:
    """Compare every block with the whole page: the last four columns of `OWN`. ``spoken``: the blocks' words."""
    plain, shaped = list(map(" ".join, spoken)), [DIGITS.sub("0", text) for text in texts]
    times, shapes = Counter(plain), Counter(shaped)
    repeated = np.array([float(times[text] > 1 and bool(text)) for text in plain])
    template = [float(shapes[shape] > 2) for shape in shaped]
    short = lengths < 8
    return np.column_stack([repeated * short, repeated * ~short, template, _cohesion(spoken, lengths)])


def _cohesion(spoken: Sequence[Sequence[str]], lengths: Floats) -> Floats:
    """Return for each block how much of its vocabulary other running blocks share: 1 = each word stands in three others."""
    vocabulary = [{word for word in found if len(word) > 4} for found in spoken]
    running = (lengths >= 12).tolist()
    spread: Counter[str] = Counter()
    for block, runs in zip(vocabulary, running, strict=True):
        if runs:
            spread.update(block)
    shared = [{word: min(3, count - itself) for word, count in spread.items()} for itself in (0, 1)]
    out = np.zeros(len(spoken))
    for at, (block, runs) in enumerate(zip(vocabulary, running, strict=True)):
        if block:
            others = shared[runs]
            out[at] = sum(others.get(word, 0) for word in block) / 3 / len(block)
    return out


def _moved(columns: Floats, step: int) -> Floats:
    """Return the rows ``step`` further on, zeros beyond the page's ends."""
    out = np.zeros_like(columns)
    if abs(step) < len(columns):
        if step > 0:
            out[:-step] = columns[step:]
        else:
            out[-step:] = columns[:step]
    return out


def _sum_between(values: Floats, first: int, last: int) -> Floats:
    """Sum ``values[i + first … i + last]`` for every i, what lies beyond the ends counting 0."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    low, high = (np.minimum(np.maximum(at + step, 0), len(values)) for step in (first, last + 1))
    return np.asarray(total[high] - total[low])


def _around(block: Floats) -> Floats:
    """Measure the wider surroundings: the columns of `AROUND`."""
    column = {name: block[:, at] for at, name in enumerate(OWN)}
    running = column["words_40"] * column["ends"] * (1 - column["strong"])
    total = running.sum() + 1e-9
    before = (np.cumsum(running) - running) / total
    after = 1 - before - running / total
    heading = column["opening"] * (column["words_8"] <= 6 / 8)
    since = np.zeros(len(block))
    memory = 0.0
    for at, is_heading in enumerate(heading):
        since[at] = memory
        memory = 1.0 if is_heading else memory * (0.9 - 0.4 * column["words_40"][at])
    return np.column_stack(
        [
            _sum_between(running, -5, -1) / 5,
            _sum_between(running, 1, 5) / 5,
            _sum_between(running, -15, -1) / 15,
            _sum_between(running, 1, 15) / 15,
            before,
            after,
            np.minimum(before, after),
            before <= 1e-6,
            _sum_between(column["date"], -4, 4) / 9,
            _sum_between(column["template"], -4, 4) / 9,
            since,
            (_sum_between(running, -3, -1) > 0.3) & (_sum_between(running, 1, 3) > 0.3),
            _sum_between(column["inner_ends"], -5, 5) / 11,
            _sum_between((column["words_8"] < 1).astype(np.float64), -5, 5) / 11,
            _sum_between(column["byline"], -4, 4) / 9,
            _sum_between(column["opening"], -4, 4) / 9,
        ]
    ).astype(np.float64)


def matrix(texts: Sequence[str]) -> Floats:
    """Measure all blocks of a page: one row a block, the columns `NAMES`. Time is linear in the text's length."""
    known = {text: (words(text), length(text)) for text in texts}  # a menu says the same over and over
    spoken, sizes = zip(*map(known.__getitem__, texts), strict=True)
    stops = function_words(" ".join(text for text, size in zip(texts, sizes, strict=True) if size > 11)[:50_000])
    measured = {text: own(text, *told, stops) for text, told in known.items()}
    lengths = np.array(sizes, dtype=np.float64)
    block = np.column_stack([np.array([measured[text] for text in texts]), _shared(texts, spoken, lengths)])
    at = [OWN.index(name) for name in BESIDE]
    beside = [_moved(block[:, at], step) for step in (-1, 1)]
    return np.column_stack([block, *beside, _around(block)])
