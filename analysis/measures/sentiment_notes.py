"""What a tone mark says: the word's valence and which neighbours changed it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.measures.sentiment_vader import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.measures.sentiment_vader import Felt, Vader

ABSENT = "_"
"""Stands where a word is taken away; on no list, neither upper nor lower case."""


def of(felt: Felt, vader: Vader) -> str:
    """Say the valence in one line: "−1.8 (−2.4 in the word list, turned by “not”)"."""
    if felt.valence == felt.listed:
        return f"{signed(felt.valence)} in the word list"
    changes = ", ".join(_changes(felt, vader))
    return f"{signed(felt.valence)} ({signed(felt.listed)} in the word list, {changes})"


@lru_cache(maxsize=1000)
def signed(number: float) -> str:
    """Write a number with one decimal and a true minus sign."""
    return f"{number:+.1f}".replace("-", "−")


def _changes(felt: Felt, vader: Vader) -> Iterator[str]:
    """Name what changed the valence, found by leaving out each neighbour in turn and asking VADER again."""
    before_but = felt.valence / felt.factor
    words, at = felt.neighbours, felt.at
    named = False
    for place, word in enumerate(words):
        if place != at:
            without = vader.valence(Window((*words[:place], ABSENT, *words[place + 1 :]), felt.capitals_differ), at)
            if without != before_but:
                yield f"{_how(without, before_but)} by “{word}”"
                named = True
    if felt.capitals_differ and words and words[at].isupper():
        yield "stronger in capitals"
        named = True
    if felt.factor != 1.0:
        yield "weaker before “but”" if felt.factor < 1 else "stronger after “but”"
    elif not named:
        yield "changed by the words around it"


def _how(without: float, valence: float) -> str:
    """Say in a word what a neighbour did to a valence that would be ``without`` in its absence."""
    if without * valence < 0:
        return "turned"
    return "made stronger" if abs(valence) > abs(without) else "made weaker"
