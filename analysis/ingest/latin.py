"""Which of the many one-byte encodings of the Latin alphabet is a text in? Its language tells.

The words without accents, the same in all of them, say which language it is; the right encoding is the one that makes the
other bytes letters of that language's alphabet, and marks where marks may stand.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.ingest.language import FUNCTION_WORDS

ENCODINGS = (
    "cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-15", "iso8859-16", "mac-roman", "cp850", "cp852", "cp437", "cp857",
    "iso8859-13", "iso8859-3", "iso8859-4", "iso8859-10", "iso8859-14", "cp775", "cp858", "cp860", "cp861", "cp863", "cp865", "mac-latin2",
    "mac-turkish", "mac-iceland", "mac-romanian",
)  # fmt: skip
"""Asked in this order; of two that give the same text the first is named."""
SURE = 0.85
"""The least score at which an encoding is taken."""
LEAST_SHARE = 0.12
"""The least share of a language's function words among the words without accents."""
LANGUAGES_TRIED, MOST_WORDS = 3, 500
PLAIN = re.compile(rb"(?<![\x80-\xff'A-Za-z])[A-Za-z]{1,15}(?![\x80-\xff'A-Za-z])")
ACCENTED = re.compile(rb"[^\s\x80-\xff]{0,40}[\x80-\xff][^\s]{0,40}")
BEFORE, BETWEEN, AFTER, ANYWHERE = "“„‘‚«»¿¡", "’·\u00ad", "”’“‘»«…°ºª", "–—•·€£§©®™½¼\u00a0„"
"""Marks that stand before a word, inside one, after one, and by themselves."""


class Language(NamedTuple):
    """A language's function words, and its letters beyond a to z."""

    words: frozenset[str]
    letters: frozenset[str]


@cache
def languages() -> dict[str, Language]:
    """Read the languages' letters, and the function words of those for which `language` has none."""
    rows = Path(__file__).with_name("alphabets.tsv").read_text("utf-8").splitlines()
    found = {}
    for code, letters, words in (row.split("\t") for row in rows if not row.startswith("#")):
        known = FUNCTION_WORDS.get(code, frozenset()) | frozenset(words.split())
        found[code] = Language(
            frozenset(word for word in known if word.isascii()),
            frozenset(c for c in letters + letters.upper() if not c.isascii()),
        )
    return found


def guess(sample: bytes) -> str:
    """Return the encoding of a text in a language with the Latin alphabet, ``""`` when none is convincing."""
    accented = b" ".join(dict.fromkeys(ACCENTED.findall(sample)[: 4 * MOST_WORDS][:MOST_WORDS]))
    likely = _likely(sample)
    if not accented or not likely:
        return ""
    scores = {}
    for encoding in ENCODINGS:
        try:
            text = accented.decode(encoding)
        except UnicodeDecodeError:
            continue
        scores[encoding] = max(share + score(text, languages()[code].letters) for code, share in likely.items())
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] >= SURE else ""


def _likely(sample: bytes) -> dict[str, float]:
    """Return the languages of which the words without accents may be, with the share of function words above the best's."""
    found = [word.decode("ascii").lower() for word in PLAIN.findall(sample)]
    if not found:
        return {}
    shares = {
        code: sum(word in language.words for word in found) / len(found) for code, language in languages().items()
    }
    order = sorted(shares, key=shares.__getitem__, reverse=True)[:LANGUAGES_TRIED]
    return {code: shares[code] - shares[order[0]] for code in order if shares[code] >= LEAST_SHARE}


def score(text: str, letters: frozenset[str]) -> float:
    """Return how well a text's characters beyond ASCII fit an alphabet: 1 = all do, below 0 = they cannot stand there."""
    total, count = 0.0, 0
    for before, here, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if not here.isascii():
            total += _fits(before, here, after, letters)
            count += 1
    return total / max(1, count)


def _fits(before: str, here: str, after: str, letters: frozenset[str]) -> float:
    """Judge one character in its place."""
    if here in letters:
        return -1.0 if here.isupper() and before.islower() else 1.0
    inside, led, leads = before.isalpha() and after.isalpha(), before.isalpha(), after.isalpha()
    if here in BETWEEN and inside:
        return 1.0
    if not inside and (
        (here in BEFORE and not led) or (here in AFTER and not leads) or (here in ANYWHERE and not (led and leads))
    ):
        return 0.95
    return 0.0 if here.isalpha() else -1.0
