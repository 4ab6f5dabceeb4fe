"""Time grows with the length of the text and no faster, whatever the text is made of."""

from __future__ import annotations

import time

import pytest

import analysis.text
from analysis.article import Article

SIZE = 15_000
UNITS = {
    "stops": ".",
    "stops in brackets": ".)",
    "spaced stops": ". ",
    "exclamation marks": "! ",
    "straight marks": '"',
    "spaced marks": ' "',
    "opening marks": "“",
    "opening marks before letters": " “a",
    "single and double marks": "“‘",
    "apostrophes": "s' ",
    "opening single marks": "‘a ",
    "capitals": "Abc ",
    "linked capitals": "Abc of ",
    "dotted": "U.S.",
    "lines": "a\n",
    "blank lines": "a\n\n",
    "empty lines": "\n",
    "no break": "x",
    "hyphens": "A-",
    "clauses": "“A said, ",
    "quoted words": "he said “x” ",
    "words": "word ",
    "blanks": " ",
    "emoji": "😀",
    "dashes": "-",
}


def seconds(text: str) -> float:
    """Processor time to lay a text out, the better of two."""
    article = Article.of(text)
    taken = []
    for _ in range(2):
        start = time.process_time()
        analysis.text.read(article)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear(unit: str) -> None:
    """Four times the text takes at most about four times as long (quadratic time would be sixteen)."""
    analysis.text.read(Article.of("Warm up."))
    short, long = (seconds((unit * (size // len(unit) + 1))[:size]) for size in (SIZE, 4 * SIZE))
    assert long < 9 * short + 0.05
