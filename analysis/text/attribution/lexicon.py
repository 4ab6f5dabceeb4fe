"""The cues of attribution: verbs of saying, and verbs, nouns, adjectives and phrases of thinking, wishing and showing."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.text import cues


class Entry(NamedTuple):
    """What a form stands for. ``verb``, ``noun``, ``other``: the lemma as each of these ("" if it is none)."""

    verb: str
    noun: str
    other: str
    form: str
    stance: str


Phrase = tuple[tuple[str, ...], Entry]
"""The words of a cue of several words, and what it stands for."""


class Lexicon(NamedTuple):
    """``single``: word → entry; ``phrases``: first word → the phrases (as words) that begin with it, longest first."""

    single: dict[str, Entry]
    phrases: dict[str, list[Phrase]]


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read the data files once."""
    single: dict[str, Entry] = {}
    phrases: dict[str, list[Phrase]] = {}
    for form, lemma, kind, stance in _rows():
        words = tuple(form.split())
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words, _merge(None, words[0], lemma, kind, stance)))
        else:
            single[form] = _merge(single.get(form), form, lemma, kind, stance)
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return Lexicon(single, phrases)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    """Name of a list → its words."""
    rows = files("analysis.text").joinpath("data/attribution_words.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {name: frozenset(found.split()) for name, _, found in cells}


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list; the file says what each is for."""
    return _lists()[name]


def _rows() -> list[tuple[str, str, str, str]]:
    """Form, lemma, kind and stance of every form in both files."""
    found = [
        (form, told.lemma, "phrase" if form == "according to" else "verb", told.stance)
        for form, told in cues.forms().items()
    ]
    rows = files("analysis.text").joinpath("data/attribution_cues.tsv").read_text("utf-8").splitlines()
    for row in [row for row in rows if row and not row.startswith("#")][1:]:
        lemma, kind, stance, forms = row.split("\t")
        found += [(form, lemma, kind, stance) for form in forms.split(", ")]
    return found


def _merge(known: Entry | None, form: str, lemma: str, kind: str, stance: str) -> Entry:
    """Add a reading to what is known of a form."""
    entry = known or Entry("", "", "", _shape(form, lemma if kind == "verb" else ""), stance)
    if kind == "verb":
        return entry._replace(verb=lemma, form=_shape(form, lemma), stance=stance if not known else entry.stance)
    return entry._replace(noun=lemma) if kind == "noun" else entry._replace(other=f"{kind}:{lemma}")


def _shape(form: str, lemma: str) -> str:
    """Tell the form of a verb: ing, base, s or past."""
    head = lemma.split(maxsplit=1)[0] if lemma else ""
    if form.endswith("ing") and form != head:
        return "ing"
    if form == head:
        return "base"
    return "s" if form.endswith("s") else "past"
