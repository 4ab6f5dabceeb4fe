"""Inflected forms of a lexicon entry, from its lemma and part of speech."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

VOWELS = "aeiou"
BRITISH = re.compile(r"[aeiou][^aeiou]+[aeiou]l$")
"""Verbs in an unstressed -l, doubled by British spelling only: label → labeled, labelled."""
NOT_DOUBLING = ("w", "x", "y", "h")
HISSING = ("s", "x", "z", "sh", "ch", "dgo", "edo", "eto")
"""Endings that take -es."""
ONE_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiou]")
"""Consonants, one vowel, one consonant: "slam"."""


def rows(name: str) -> list[list[str]]:
    """Return the cells of a TSV in ``lexicon/``, without comments and blank lines."""
    text = resources.files("analysis.measures").joinpath("lexicon", name + ".tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Lemma → its irregular forms (past tense and participle of verbs, plural of nouns)."""
    return {lemma: tuple(forms.split()) for lemma, forms in rows("irregular")}


@cache
def grammar() -> dict[str, frozenset[str]]:
    """Return closed word classes by name: what conditions and inflection ask about."""
    return {name: frozenset(words.split()) for name, words in rows("grammar")}


def of(entry: str, pos: str) -> tuple[tuple[str, str], ...]:
    """All forms of ``entry`` as (form, kind), the lemma first, without repeats.

    ``pos`` holds codes joined by "/": n noun (adds the plural), v verb (adds -s, -ed, -ing), ly (adds the adverb of an
    adjective); adj, adv and x (fixed phrase) add nothing. ``kind`` is ``base``, ``s``, ``ed``, ``ing`` or ``ly``.
    """
    found = {entry: "base"}
    for code in pos.split("/"):
        for form, kind in INFLECT.get(code, _none)(entry):
            found.setdefault(form, kind)
    return tuple(found.items())


def _none(_entry: str) -> list[tuple[str, str]]:
    return []


def nouns(entry: str) -> list[tuple[str, str]]:
    """Return the plural of a noun or of the head of a noun phrase."""
    if " " not in entry:
        return [(plural, "s") for plural in irregular().get(entry.lower()) or (_s(entry),)]
    words = entry.split(" ")
    head = next((i for i, word in enumerate(words) if word in grammar()["heads"] and i), len(words)) - 1
    plurals = irregular().get(words[head].lower()) or (_s(words[head]),)
    return [(" ".join([*words[:head], plural, *words[head + 1 :]]), "s") for plural in plurals]


def verbs(entry: str) -> list[tuple[str, str]]:
    """Third person, past, participles of a verb or of the first word of a verb phrase; -ize also spelt -ise."""
    first, _, rest = entry.partition(" ")
    spellings = [first, first[:-3] + "ise"] if first.endswith("ize") and len(first) > len("seize") else [first]
    found: list[tuple[str, str]] = []
    for lemma in spellings:
        past = irregular().get(lemma) or (_ed(lemma),)
        found += [(lemma, "base"), (_s(lemma), "s"), *((form, "ed") for form in past), (_ing(lemma), "ing")]
        if BRITISH.search(lemma):
            found += [(lemma + "led", "ed"), (lemma + "ling", "ing")]
    tail = f" {rest}" if rest else ""
    return [(form + tail, kind) for form, kind in found]


def adverbs(entry: str) -> list[tuple[str, str]]:
    """Return the -ly adverb of an adjective."""
    if entry.endswith("ic"):
        return [(entry + "ally", "ly")]
    if entry in {"true", "untrue"} or (entry.endswith("le") and entry[-3:-2] not in VOWELS):
        return [(entry[:-1] + ("y" if entry.endswith("le") else "ly"), "ly")]
    if entry.endswith("y"):
        return [(entry[:-1] + "ily", "ly")]
    return [(entry + ("y" if entry.endswith("ll") else "ly"), "ly")]


def _s(word: str) -> str:
    if (word.endswith(HISSING) and not word.endswith("ach")) or word == "go":
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """One closed syllable (consonant, one vowel, consonant): slam → slammed; -y, -w, -x never double."""
    one_syllable = ONE_SYLLABLE.fullmatch(word.rpartition("-")[2]) is not None
    return (one_syllable or word in grammar()["doubling"]) and not word.endswith(NOT_DOUBLING)


def _ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


INFLECT = {"n": nouns, "v": verbs, "ly": adverbs}
