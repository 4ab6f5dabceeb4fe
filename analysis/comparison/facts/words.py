"""What statements are compared by: stems without function words, numbers by their value, and words that mean the same as one."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"([$€£¥]?)(\d(?:[\d,.]*\d)?)|[^\W\d_]+(?:['’.][^\W\d_]+)*")
JOINS = re.compile(r"[ -]?")
"""What may stand between the words of one number: "ninety thousand", "twenty-one", "400million"."""
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMERALS = {word: float(value) for value, word in enumerate(ONES)} | {w: 10.0 * v for v, w in enumerate(TENS, 2)}
UNITS = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pounds": "£", "percent": "%"}
YEARS = range(1800, 2101)
"""Numbers that are years as a rule: words like others, for many facts are of one year."""
_ENDINGS = (
    "ations", "ation", "ators", "ator", "atives", "ative", "ated", "ating", "ates", "ate", "itions", "ition", "ically", "ical", "ments",
    "ment", "ness", "ities", "ity", "ings", "ing", "edly", "ed", "ions", "ion", "ives", "ive", "ers", "er", "ors", "or", "als", "al", "ly",
    "es", "s", "e", "y", "ward", "wards",
)  # fmt: skip
SUFFIXES = tuple(sorted(_ENDINGS, key=lambda suffix: (-len(suffix), suffix)))
SHORTEST = 4
"""Letters that a stem keeps, unless only an "s" goes."""


class Term(NamedTuple):
    """One thing that a stretch is compared by, at ``text[start:end]``. ``name`` begins with "#" for a number, "=" for a meaning, "@" for a name that is known."""

    name: str
    start: int
    end: int


def terms(text: str, start: int, end: int) -> list[Term]:
    """Return the terms of ``text[start:end]`` in order; function words have none."""
    return [Term(name, *span) for name, span in _read(list(TOKEN.finditer(text, start, end)), text) if name]


def _read(found: list[re.Match[str]], text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    at = 0
    while at < len(found):
        match, upto = found[at], at + 1
        word = match[0].lower()
        if match[2] or word in NUMERALS:
            value = _digits(match[2]) if match[2] else NUMERALS[word]
            upto, value = _on(found, upto, text, value)
            unit = match[1] or ""
            if not unit and upto < len(found) and found[upto][0].lower() in UNITS:
                unit = UNITS[found[upto][0].lower()]
            elif text.startswith("%", found[upto - 1].end()) or text.startswith(" per cent", found[upto - 1].end()):
                unit = "%"
            # "one" alone is a pronoun or an article as often as a number.
            plain = not unit and value in YEARS and value == int(value) and "," not in match[0]
            name = f"{value:g}" if plain else f"#{unit}{value:.12g}"
            yield (
                ("" if word == "one" and upto == at + 1 else name),
                (
                    match.start(),
                    found[upto - 1].end(),
                ),
            )
        elif match[0][0].isupper() and (known := _named(found, at, text)):
            upto += " " in known[0]
            yield known[1], (match.start(), found[upto - 1].end())
        else:
            yield of(word), match.span()
        at = upto


def _named(found: list[re.Match[str]], at: int, text: str) -> tuple[str, str] | None:
    """Return which of the next one or two words the gazetteer knows, and as what."""
    here = found[at]
    if at + 1 < len(found) and found[at + 1][0][0].isupper():
        phrase = text[here.start() : found[at + 1].end()]
        if phrase.count(" ") == 1 and (name := named(phrase)):
            return phrase, name
    name = named(here[0])
    return (here[0], name) if name else None


@lru_cache(maxsize=50_000)
def named(phrase: str) -> str:
    """Return "@Russia" for "Moscow", "Russians" or "the Kremlin", and one name for all names of a city or body, "" for others."""
    known = gazetteer.find(phrase)
    if not known:
        return ""
    return f"@{known.country if known.name in _seats() else known.name}"


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    """Return the capitals and seats of government: their names stand for the country as a rule."""
    return frozenset(
        seat for *_, seats in gazetteer.rows("countries") for one in seats.split(";") for seat in one.split("/")
    )


def _digits(told: str) -> float:
    """Return "90,000" and "4.5" as numbers; a figure that is neither (a date, a version) by its first part."""
    plain = told.replace(",", "")
    return float(plain) if plain.count(".") <= 1 else float(plain.partition(".")[0])


def _hundreds(value: float) -> bool:
    return value % 100 == 0 and value >= SCALES["hundred"]


def _on(found: list[re.Match[str]], at: int, text: str, value: float) -> tuple[int, float]:
    """Read on while the words of one number go on: "ninety" "thousand", "twenty"-"one"."""
    while at < len(found) and JOINS.fullmatch(text, found[at - 1].end(), found[at].start()):
        word = found[at][0].lower()
        if word in SCALES:
            value *= SCALES[word]
        elif word in NUMERALS and (
            _hundreds(value) or (NUMERALS[word] < len(TENS) + 2 and value in range(20, 100, 10))
        ):
            value += NUMERALS[word]
        else:
            break
        at += 1
    return at, value


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], dict[str, str]]:
    """Return the words that are not compared, and word → the word that stands for all of its meaning."""
    rows = files("analysis.comparison.facts").joinpath("data/words.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    left_out = frozenset(word for kind, words in cells if kind == "-" for word in words.split())
    same = {word: f"={words.split()[0]}" for kind, words in cells if kind == "=" for word in words.split()}
    return left_out, same


@lru_cache(maxsize=50_000)
def of(word: str) -> str:
    """Return what a word in lower case is compared by, "" for a function word."""
    plain = word.replace("’", "'").removesuffix("'s").replace(".", "")
    left_out, same = _table()
    if plain in left_out or len(plain) == 1:
        return ""
    return same.get(plain) or stem(plain)


def stem(word: str) -> str:
    """Return a word without its ending, so that "escalated" and "escalation" are one: longest ending first, one ending only."""
    if word.endswith("ies") and len(word) > SHORTEST + 1:
        word = word[:-3] + "y"
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= (SHORTEST - (suffix == "s")):
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] else word
