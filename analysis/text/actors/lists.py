"""The word lists by which people, places and bodies are told apart: one data file that a person can edit."""

from __future__ import annotations

from functools import cache

from analysis.text.actors import gazetteer
from analysis.text.attribution import lexicon


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, _, words in gazetteer.rows("words")}


@cache
def get(name: str) -> frozenset[str]:
    """Return the words of a list, lower case; the file says what each is for."""
    return _lists()[name]


@cache
def _holders() -> dict[str, frozenset[str]]:
    """Word → the lists that hold it."""
    found: dict[str, set[str]] = {}
    for name, words in _lists().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def holding(word: str) -> frozenset[str]:
    """Return the names of the lists that hold a word."""
    return _holders().get(word, frozenset())


@cache
def given() -> frozenset[str]:
    """Given names, lower case: those that tell he from she, and more."""
    return (lexicon.words("he") | lexicon.words("she") | get("given_extra")) - get("titles")


@cache
def _nicknames() -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in get("nicknames"))


def full(given_name: str) -> str:
    """Return the full form of a short given name, lower case, the name itself where none is known."""
    low = given_name.lower()
    return _nicknames().get(low, low)
