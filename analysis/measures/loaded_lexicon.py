"""The lexicon of charged wording: data files read into entries.

Everything a reader may want to change is data in ``lexicon/``: one TSV per category, ``weights.tsv``, ``cues.tsv``,
``contexts.tsv``, ``irregular.tsv``. Nothing here decides what a word means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.measures import loaded_forms

TOKEN = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
"""A token of folded text: letters and digits, apostrophes inside; a final 's is a token of its own ("regime" + "s")."""

FOLD = (("İ", "i"), ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-"))
"""Dotted capital I, typographic apostrophes and hyphens → one plain character each."""


class Category(NamedTuple):
    """A category of charged wording. ``group`` is its underline in the Reading room: charged, label, doubt or hedge."""

    name: str
    label: str
    description: str
    group: str


CATEGORIES: tuple[Category, ...] = (
    Category(
        "emotive", "Emotive words", "Praise, blame and alarm where a plainer word exists: “debacle”, “spew”.", "charged"
    ),
    Category(
        "label", "Labels", "Names for people and groups that judge them: “strongman”, “cronies”, “far-left”.", "label"
    ),
    Category("intensifier", "Boosters", "Turning it up: “utterly”, “massive”, “the worst”, “!”.", "charged"),
    Category(
        "metaphor",
        "Metaphors of force",
        "War, disaster and disease where nobody fights: “bombarded with questions”.",
        "charged",
    ),
    Category(
        "opinion",
        "Opinion and obligation",
        "What should be and what to think of it: “must”, “unfortunately”.",
        "charged",
    ),
    Category("doubt", "Doubt", "Distance from what somebody says: “claimed”, “so-called”, scare quotes.", "doubt"),
    Category("presupposition", "Taken for granted", "What slips in as known: “admitted”, “yet another”.", "doubt"),
    Category(
        "euphemism",
        "Softeners and slanted terms",
        "Names that veil a thing or take a side: “collateral damage”, “death tax”.",
        "hedge",
    ),
    Category("hedge", "Hedges", "Words that take back part of what is said: “perhaps”, “somewhat”.", "hedge"),
)
NAMES: tuple[str, ...] = tuple(category.name for category in CATEGORIES)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold around a form for it to count; empty fields ask nothing. ``before``/``after``: the words next to it."""

    tests: frozenset[str] = frozenset()
    before: tuple[list[str], ...] = ()
    after: tuple[list[str], ...] = ()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon as written. ``strength`` 0: shown and counted among the marks, adds nothing to the sum."""

    entry: str
    category: str
    strength: int
    pos: str
    condition: str
    exceptions: str
    note: str

    @property
    def key(self) -> str:
        """What names the entry in a reader's changes: its words and part of speech ("claim|v"), not its place or strength."""
        return f"{fold(self.entry)}|{self.pos}"


def fold(text: str) -> str:
    """Lower case, straight apostrophes and hyphens, one character for one: offsets into the result are offsets into ``text``.

    Of all characters only "İ" has a lower case of two, so it is replaced before (source: SpecialCasing.txt).
    """
    if not text.isascii():
        for written, plain in FOLD:
            text = text.replace(written, plain)
    return text.lower()


def tokens(folded: str) -> list[str]:
    """Return the tokens of a folded text."""
    return TOKEN.findall(folded)


@cache
def weights() -> dict[str, float]:
    """Category → its weight in the measure."""
    return {name: float(weight) for name, weight, *_ in loaded_forms.rows("weights")}


@cache
def cues() -> dict[str, Entry]:
    """Rule cues (no words of their own) → a record like an entry's: category, strength and what the rule is."""
    return {
        name: Entry(name, category, int(strength), "rule", "", "", note)
        for name, category, strength, note in loaded_forms.rows("cues")
    }


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of every category, in file order."""
    return tuple(
        Entry(entry, name, int(strength), pos, condition, exceptions, note)
        for name in NAMES
        for entry, strength, pos, condition, exceptions, note in loaded_forms.rows(name)
    )


def lexicon() -> tuple[Entry, ...]:
    """Everything that can be marked, for showing: the entries of every category, then the rule cues."""
    return (*entries(), *cues().values())


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Named sets of words that show a literal or technical sense."""
    return {name: frozenset(words.split()) for name, words in loaded_forms.rows("contexts")}


def condition(written: str) -> Condition | None:
    """Parse the condition column; ``None`` when nothing is asked. Raises ValueError on a word it does not know."""
    tests: set[str] = set()
    sides: dict[str, tuple[str, ...]] = {"before": (), "after": (), "unless": ()}
    for clause in filter(None, map(str.strip, written.split(";"))):
        name, equals, value = clause.partition("=")
        if equals and name in sides:
            sides[name] += tuple(fold(value).split("|"))
        elif clause in TESTS:
            tests.add(clause)
        else:
            message = f"unknown condition {clause!r}"
            raise ValueError(message)
    unless: frozenset[str] = frozenset()
    for word in sides["unless"]:
        unless |= contexts()[word[1:]] if word.startswith("@") else {word}
    if not (tests or unless or sides["before"] or sides["after"]):
        return None
    before, after = (tuple(map(tokens, sides[side])) for side in ("before", "after"))
    return Condition(frozenset(tests), before, after, unless)


TESTS = frozenset({"verb", "noun", "adjective", "degree", "start", "joined", "own", "lower"})
