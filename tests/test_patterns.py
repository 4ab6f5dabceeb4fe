"""Every pattern of the product runs in linear time: on what it looks for, over and over, and on what nearly is it."""

from __future__ import annotations

import re
import time
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from tests import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, SIZE = 2_000, 200_000
SLOW = 0.06
"""Seconds for a part of the size from which no more of it is tried."""
BRANCHES, PIECES = 12, 40
"""Alternatives of a pattern, and pieces made of it, that are tried."""
GENERAL = (
    "a",
    "A",
    " ",
    "\t ",
    "1",
    "(",
    "[",
    "<",
    '"',
    "“",
    "*",
    "_",
    "-",
    ".",
    ". ",
    ",",
    "a ",
    "a.",
    "é",
    "\u202e",
    "\n",
    "\\",
    "{",
)
PUT_TOGETHER = {"analysis.library.seek", "analysis.text.attribution.mentions", "analysis.comparison.blind.mask"}
"""Modules whose functions put a pattern together, from constants or from escaped names of outlets; they have tests of their own."""
BOUNDED = {
    ("analysis.library.outlets", r"(?:https?://)"): "asked of an outlet's name as a whole",
    ("analysis.measures.loaded_forms", r"[^aeiou]*"): "asked of a word of the lexicon as a whole",
    ("analysis.text.sentences", r"[^\W\d_]+(?=\.$)"): "asked of the last token, which is 40 characters at most",
    ("analysis.text.sentences", r"[?!][”’"): "asked of the last token, which is 40 characters at most",
    ("analysis.text.sentences", r"(?:[^\W\d_]\.){2,}$"): "asked of the last token, which is 40 characters at most",
    ("analysis.text.sentences", r"\S+$"): "looks back 40 characters at most",
    ("analysis.ingest.pdf_paragraphs", r"[^\W\d_]{1,40}$"): "looks at 40 characters at most",
    ("analysis.measures.target_window", r"[.!?…]+"): "looks at a window of 100 characters or so",
    ("analysis.door", r"<script>"): "asked of Streamlit's own page",
}
"""Patterns by module and beginning that would take time by the square, and why the text that they get is short."""
FOUND = patterns.every()


def samples(tree: Any) -> Iterator[str]:
    """Yield short texts that a parsed pattern matches, one for every way that it may go (up to a limit)."""
    made = [""]
    for operation, argument in tree:
        name = str(operation)
        if name in {"AT", "ASSERT", "ASSERT_NOT", "GROUPREF"}:
            continue
        parts = list(islice(_of(name, argument), BRANCHES)) or [""]
        made = [before + part for part in parts for before in made[: max(1, BRANCHES // len(parts))]]
    yield from made


def _of(name: str, argument: Any) -> Iterator[str]:
    """Yield texts for one step of a pattern."""
    if name == "BRANCH":
        for branch in argument[1]:
            yield from samples(branch)
    elif name in {"SUBPATTERN", "ATOMIC_GROUP"}:
        yield from samples(argument[3] if name == "SUBPATTERN" else argument)
    elif name.endswith("_REPEAT"):
        least, most, inner = argument
        for sample in samples(inner):
            yield sample * max(int(least), min(3, int(most)))
    else:
        yield _character(name, argument)


def _character(name: str, argument: Any) -> str:
    """Return a text for a step that takes one character."""
    if name == "LITERAL":
        return chr(argument)
    if name == "IN":
        return _member(argument)
    return "b" if name == "NOT_LITERAL" and argument == ord("a") else "a"


def _member(choices: Any) -> str:
    """Return a character of a class."""
    pattern = [(str(operation), argument) for operation, argument in choices]
    if pattern[0][0] == "NEGATE":
        barred = {argument for name, argument in pattern if name == "LITERAL"}
        return next(c for c in "a1 -b" if ord(c) not in barred)
    name, argument = pattern[0]
    if name == "RANGE":
        return chr(argument[0])
    if name == "CATEGORY":
        return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": " "}.get(str(argument), "a")
    return chr(argument)


def pieces(pattern: re.Pattern[str]) -> list[str]:
    """Return what may cost a pattern most when it stands there over and over: beginnings of what it matches."""
    found = [sample for sample in samples(re._parser.parse(pattern.pattern, pattern.flags)) if sample]  # type: ignore[attr-defined]
    cut = [sample[:end] for sample in found for end in {len(sample), len(sample) - 1, len(sample) // 2, 1} if end > 0]
    ends = [sample[-1] for sample in found]
    return [*dict.fromkeys([*ends, *cut][:PIECES]), *GENERAL]


def spent(pattern: re.Pattern[str], text: str) -> float:
    """Return the seconds that finding every match takes."""
    started = time.process_time()
    sum(1 for _ in pattern.finditer(text))
    return time.process_time() - started


def of_size(piece: str, size: int) -> str:
    """Return a text of one piece over and over, that ends in what no pattern looks for."""
    return (piece * size)[:size] + "\x00"


def ratio(pattern: re.Pattern[str], piece: str) -> float:
    """Return by how much the time grows when a text of one piece over and over doubles, at the size or near it.

    What already takes long at a part of the size is judged there: time by the square shows at any size.
    """
    size = SMALL
    while size < SIZE and spent(pattern, of_size(piece, size)) < SLOW:
        size = min(SIZE, 2 * size)
    times = [min(spent(pattern, of_size(piece, part)) for _ in range(2)) for part in (size // 2, size)]
    return times[1] / (times[0] + 0.002)


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.where)
def test_patterns_take_linear_time(found: patterns.Found) -> None:
    """Twice the text takes less than three times as long, at 200 KB of the pieces that cost the pattern most."""
    if not found.pattern:
        assert found.module in PUT_TOGETHER
        return
    if any(found.module == module and found.pattern.startswith(start) for module, start in BOUNDED):
        return
    pattern = re.compile(found.pattern, found.flags & ~re.DEBUG | re.UNICODE if found.flags else 0)
    there = pieces(pattern)
    costs = {piece: spent(pattern, of_size(piece, SMALL)) for piece in there}
    for worst in sorted(costs, key=costs.__getitem__)[-2:]:
        # a machine that does other work may hold one measurement up, not three
        assert any(ratio(pattern, worst) < 3 for _ in range(3)), (found.where, found.pattern, worst)


def test_the_watch_finds_what_is_slow() -> None:
    """A pattern known to take time that grows with the square is told apart from one that does not."""
    for slow in (r"\s+$", r"[a-z]+@", r"(?:a|b)*c", r"\w+\s*:\s*\w+!"):
        pattern = re.compile(slow)
        costs = {piece: spent(pattern, of_size(piece, SMALL)) for piece in pieces(pattern)}
        worst = max(costs, key=costs.__getitem__)
        text = [of_size(worst, size) for size in (1_500, 6_000)]
        times = [min(spent(pattern, one) for _ in range(2)) for one in text]
        assert times[1] > 6 * times[0], slow  # four times the text: 16 by the square, 4 in linear time


def test_every_pattern_is_found() -> None:
    """The patterns of modules far apart are among them."""
    there = {found.module for found in FOUND}
    assert {
        "analysis.ingest.furniture",
        "analysis.ingest.fetch_target",
        "analysis.ingest.records",
        "analysis.text.sentences",
    } & there
    assert len(FOUND) > 150
