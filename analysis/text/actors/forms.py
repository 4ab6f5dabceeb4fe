"""What a word of a run tells by itself, looked up once: the lists that hold it, and how long the names are that begin with it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.text.actors import gazetteer, lists
from analysis.text.memo import Memo

_KEPT = 20_000
"""Words whose record is remembered."""


class Form(NamedTuple):
    """A word of a run, wherever it stands. ``low``: lower case, without a stop at its end. ``lists``: the word lists that hold it.

    ``capital``: whether it begins with one. ``given``: whether it is a given name. ``particle``: whether it is one of a
    name, as written ("von"). ``counts``: how many words the names of the gazetteer have that begin with it, longest first.
    """

    form: str
    low: str
    lists: frozenset[str]
    capital: bool
    given: bool
    particle: bool
    counts: tuple[int, ...]


def _read(form: str) -> Form:
    low = form.rstrip(".").lower()
    return Form(
        form,
        low,
        lists.holding(low),
        form[0].isupper(),
        low in lists.given(),
        form in lists.get("particles"),
        tuple(sorted(_counts().get(form, frozenset()) | _counts().get(form.title(), frozenset()), reverse=True)),
    )


read = Memo(_read, most=_KEPT)


@cache
def _counts() -> dict[str, frozenset[int]]:
    """First word → how many words the names have that begin with it."""
    found: dict[str, set[int]] = {}
    for name in gazetteer.entries():
        words = name.split(" ")
        found.setdefault(words[0], set()).add(len(words))
    return {word: frozenset(counts) for word, counts in found.items()}
