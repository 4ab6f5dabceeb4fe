"""The words around a mention: tokens with a letter of word class each, the mention itself as one token.

Only a window is read, so a mention costs the same in a note and in a book.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.measures import target_lexicon
from analysis.text import cues
from analysis.text.attribution import tokens

REACH = 400
"""How many characters are read on either side of a mention; sentences are seldom longer."""
MENTION = "m"
"""The letter of the mention. The others are those of ``analysis.text.attribution.tokens``, and V also for verbs of the lexicon."""
QUOTE = '"'
_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
_ENDS_POSSESSIVE = re.compile(r"(?:['’]s|s['’]|\b(?:his|their|its|my|our|your|whose))$", re.IGNORECASE)
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ";", ".": ".", "!": ".", "?": ".", "…": ".", "—": "-", "–": "-", "-": "-",
    "(": "(", ")": "(", "[": "(", "]": "(", "“": QUOTE, "”": QUOTE, '"': QUOTE, "«": QUOTE, "»": QUOTE, "'": "'", "’": "'", "‘": "'",
}  # fmt: skip
_NOUNISH = "dwNnoeg&m"
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_SHORT = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]{1,3}|[A-Z](?:\.[A-Z])+)\.$")
_HER = "her"


class Window(NamedTuple):
    """Tokens ``text[starts[i]:ends[i]]``, lower case in ``low``, their classes in ``tags``; token ``at`` is the mention.

    ``clause``: number of the stretch between strong marks (stops, semicolons, dashes, brackets, quotation marks) in which a
    token stands. ``quoted``: whether the mention stands between quotation marks. ``possessive``: "Obama's", "his". ``named``:
    whether it ends with a capital, as a name does and a description does not.
    """

    starts: list[int]
    ends: list[int]
    low: list[str]
    tags: str
    at: int
    clause: list[int]
    quoted: bool
    possessive: bool
    named: bool


def read(text: str, start: int, end: int, low: int, high: int, *, guess: bool = True) -> Window:
    """Read the window around ``text[start:end]``, not beyond ``low`` and ``high``; ``guess``: look for its sentence first."""
    low, high = max(low, start - REACH), min(high, end + REACH)
    if guess:
        low, high = _sentence(text, start, end, low, high)
    possessive = _POSSESSIVE.match(text, end, high)
    mention = text[start:end].rstrip()
    left = [match.span() for match in _TOKEN.finditer(text, low, start)]
    right = [match.span() for match in _TOKEN.finditer(text, possessive.end() if possessive else end, high)]
    spans = [*left, (start, end), *right]
    at = len(left)
    words = [text[first:last].lower().replace("’", "'") for first, last in spans]
    tags = [_tag(text[first:last], word) for (first, last), word in zip(spans, words, strict=True)]
    tags[at] = MENTION
    owns = bool(possessive or _ENDS_POSSESSIVE.search(mention))
    if mention.lower() == _HER and at + 1 < len(tags) and tags[at + 1] in "weNg":
        owns = True
    clause, quoted = _clauses(tags, at)
    return Window(
        [first for first, _ in spans],
        [last for _, last in spans],
        words,
        "".join(tags),
        at,
        clause,
        quoted,
        owns,
        _named(mention),
    )


def _named(mention: str) -> bool:
    words = mention.split()
    return bool(words) and words[-1][:1].isupper()


@cache
def pronouns() -> frozenset[str]:
    """Personal pronouns of every kind, possessive ones too."""
    return frozenset(word for word, letter in tokens.classes().items() if letter in "po") | frozenset(
        ("his", "her", "hers", "its", "their", "theirs", "my", "mine", "our", "ours", "your", "yours")
    )


def _sentence(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Narrow ``low`` and ``high`` to the mention's sentence: the nearest stops that no abbreviation explains."""
    for stop in _STOP.finditer(text, low, start + 1):
        if stop.end() <= start and not _SHORT.search(text, max(low, stop.start() - 8), stop.start() + 1):
            low = stop.end()
    for stop in _STOP.finditer(text, end, high):
        if not _SHORT.search(text, max(low, stop.start() - 8), stop.start() + 1):
            return low, stop.end()
    return low, high


def _tag(written: str, word: str) -> str:
    if not written[0].isalnum():
        return _PUNCTUATION.get(written, "'")
    return _known().get(word) or _by_shape(written, word)


@cache
def _known() -> dict[str, str]:
    """Word → class: closed classes first, then verbs of saying and of the lexicon that are seldom anything else."""
    verbs = {form for form, readings in target_lexicon.index().items() if all(cue.kind == "verb" for cue in readings)}
    saying = {form for form, meant in cues.forms().items() if not meant.noun}
    return dict.fromkeys(verbs | saying, "V") | tokens.classes()


def _by_shape(written: str, word: str) -> str:
    if written[0].isdigit():
        return "n"
    if written[0].isupper():
        return "N"
    for ending, letter in (("ly", "v"), ("n't", "x"), ("ed", "e"), ("ing", "g")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return letter
    return "w"


def _clauses(tags: list[str], at: int) -> tuple[list[int], bool]:
    """Return the number of each token's stretch between strong marks, and whether the mention stands in a quotation."""
    clause, number = [], 0
    for tag in tags:
        number += tag in '.;-("'
        clause.append(number)
    before = tags[:at].count(QUOTE)
    return clause, before % 2 == 1
