"""Which words count as one, and which are names: two light rules over the words that the articles themselves use."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from analysis.comparison.wording.tokens import Tokens

STEM = 3
"""Letters that an ending must leave."""
VOWELS = "aeiou"
ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y", "ie")),
    ("ied", ("y", "ie")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
"""Ending → what may stand in its place: plural and third person, past, and present participle."""
DOUBLING = ("ed", "ing")
"""Endings before which a consonant is doubled: "planned"."""
NO_PLURAL = ("ss", "us", "is")
OTHER_WORDS = frozenset(
    [
        "news",
        "means",
        "always",
        "perhaps",
        "according",
        "evening",
        "united",
        "arms",
        "customs",
        "goods",
        "odds",
        "series",
        "species",
        "politics",
        "economics",
        "ethics",
        "during",
        "something",
        "nothing",
        "anything",
        "everything",
        "morning",
        "used",
        "building",
        "being",
        "sometimes",
        "indeed",
    ]
)
"""Words that look like a form of another word and are not one, or mean something else."""


def base(word: str, known: Container[str]) -> str:
    """Return the word that ``word`` is a form of, if that is ``known`` (one of the articles uses it), else itself.

    A plural or verb form is grouped with its plain form and with nothing else: "talks" and "talk", "warned" and "warn";
    never "police" and "policy". Initialisms are no forms.
    """
    if word in OTHER_WORDS or not word.islower():
        return word
    return next((plain for plain in _plain(word) if plain in known), word)


def _plain(word: str) -> Iterator[str]:
    """Yield what a word may be a form of, likeliest first."""
    for ending, tails in ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < STEM or (ending == "s" and word.endswith(NO_PLURAL)):
            continue
        for tail in tails:
            yield stem + tail
        if ending in DOUBLING and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
            yield stem[:-1]


def groups(keys: Iterable[str]) -> dict[str, str]:
    """Return word → the word it counts as: forms of forms too ("warnings", "warning", "warn")."""
    known = set(keys)
    plain = {word: base(word, known) for word in known}
    return {word: plain[plain[word]] for word in known}


def names(articles: Sequence[Tokens]) -> frozenset[str]:
    """Return the words that are written with a capital, where it means something, more often than without.

    What is nowhere in lower case and nowhere in mid-sentence counts as an ordinary word.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for one in articles:
        for key, free, upper in zip(one.keys, one.free.tolist(), one.capital.tolist(), strict=True):
            if not upper:
                small[key] += 1
            elif free:
                capital[key] += 1
    return frozenset(word for word, count in capital.items() if count > small[word])


def written(articles: Sequence[Tokens]) -> dict[str, str]:
    """Return word → how it is written most often where a capital means something, else in lower case."""
    seen: dict[str, Counter[str]] = {}
    for one in articles:
        for key, form, free in zip(one.keys, one.written, one.free.tolist(), strict=True):
            if free:
                seen.setdefault(key, Counter())[form] += 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in seen.items()}
