"""Cues of attribution: verbs of saying with their stance, and "according to". The list is a file that a person can edit."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.text import word_lists

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_OPENING = re.compile(r"[^\s,.;:!?“”\"«»()]+")
_LOOK_AHEAD = 120
"""How far an attribution clause is looked for, in characters."""


_NOUN_BEFORE = word_lists.get("before_nouns")
_PRONOUNS = word_lists.get("pronouns")
_DETERMINERS = word_lists.get("determiners")
_ADVERBS = word_lists.get("adverbs")
_ABBREVIATIONS = word_lists.get("abbreviations")
_LONGEST_CLAUSE = 10
"""Words of an attribution clause that are looked at."""
_LABEL = "according to"


class Cue(NamedTuple):
    """A cue at ``text[start:end]``; ``stance`` is neutral, endorsing, doubting or hostile (the data file says which is what)."""

    start: int
    end: int
    lemma: str
    stance: str


class Form(NamedTuple):
    """What a form of a verb of saying stands for. ``noun``: whether it is as often a noun."""

    lemma: str
    stance: str
    noun: bool


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """Every form in the data file, lower case, with what it stands for; "according to" is neutral."""
    rows = files("analysis.text").joinpath("data/verbs_of_saying.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    table = {
        form: Form(lemma, stance, form in nouns.split(", "))
        for lemma, stance, listed, nouns, _ in cells
        for form in listed.split(", ")
    }
    return table | {_LABEL: Form(_LABEL, "neutral", noun=False)}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word of a form of several words → those forms, longest first."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for form in forms():
        if " " in form:
            first, *rest = form.split()
            starts.setdefault(first, []).append((first, *rest))
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in starts.items()}


def find(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """Return the cues in ``text[start:end]`` in order. Forms that may be nouns count only where no noun can stand."""
    table, phrases = forms(), _phrases()
    tokens = list(_TOKEN.finditer(text, start, end))
    low = [token[0].replace("’", "'").lower() for token in tokens]
    found: list[Cue] = []
    skip = 0
    for i, word in enumerate(low):
        if i < skip:
            continue
        if word in phrases and (phrase := next((p for p in phrases[word] if tuple(low[i : i + len(p)]) == p), None)):
            form = table[" ".join(phrase)]
            skip = i + len(phrase)
            found.append(Cue(tokens[i].start(), tokens[skip - 1].end(), form.lemma, form.stance))
        elif (single := table.get(word)) and not (single.noun and _is_noun(tokens[i][0], low[i - 1] if i else "")):
            found.append(Cue(*tokens[i].span(), single.lemma, single.stance))
    return tuple(found)


def _is_noun(token: str, before: str) -> bool:
    """Judge a form that may be a noun by its capital ("United States") and by the word before it."""
    return token[0].isupper() or before in _NOUN_BEFORE or before.endswith(("'s", "s'", "ly")) or not before.isalpha()


def opens(text: str, start: int, end: int) -> bool:
    """Say whether an attribution clause begins at ``start``: "Rudenko stated …", "he said", "said the minister".

    A subject (a pronoun, a name, or "the" and a few words) with a cue right after it, or the other way round, with no
    punctuation between.
    """
    words = _clause(text, start, min(end, start + _LOOK_AHEAD))
    if not words:
        return False
    table = forms()
    low = [word.lower() for word in words]
    first = low[0]
    if first in table and not table[first].noun:
        return len(words) > 1 and (words[1][0].isupper() or low[1] in _PRONOUNS | _DETERMINERS)
    if first in _PRONOUNS:
        return any(word in table for word in low[1:3])
    if not (words[0][0].isupper() or first in _DETERMINERS):
        return False
    if first in _DETERMINERS:
        return any(word in table for word in words[1:7])
    after_name = next((word for word in words if not word[0].isupper() and not _is_adverb(word)), "")
    return after_name in table


def _is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb: "Putin also said"."""
    return word in _ADVERBS or word.endswith("ly")


def _clause(text: str, start: int, end: int) -> list[str]:
    """Split what stands from ``start`` to the first punctuation mark into words; "Mr." and "J." do not end it."""
    words: list[str] = []
    at = start
    while len(words) < _LONGEST_CLAUSE and (word := _OPENING.match(text, at, end)):
        words.append(word[0])
        at = word.end()
        if text[at : at + 1] == "." and (len(word[0]) == 1 or word[0].lower() in _ABBREVIATIONS):
            at += 1
        while at < end and text[at] in " \t\xa0":
            at += 1
    return words
