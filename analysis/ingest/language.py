"""Is it English? The share of function words says so; a library only puts a name to another language.

Function words make up 40–55 % of running English and a few per cent of any other language, so a share is a gate that
needs no model. py3langid is asked for the name alone, because on short or mixed text its first guess is often wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

FUNCTION_WORDS = {
    code: frozenset(found.split())
    for code, found in (
        row.split("\t") for row in Path(__file__).with_name("function_words.tsv").read_text("utf-8").splitlines()
    )
}
"""ISO 639-1 code → the language's function words; a person can read and edit the file."""

STOP_WORDS = FUNCTION_WORDS["en"]
"""English function words and the few verbs and adverbs that any running text is full of."""

ENGLISH_FROM = 0.22
"""The least share of function words that running English has; the highest of 24 other languages stays below 0.1."""

JUDGED_FROM = 50
"""Words from which the language is judged; a shorter text is taken for English."""

FUNCTION_WORDS_FROM = 0.15

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""ISO 639-1 code → the language's English name, for the languages a reader is likely to bring."""


def words(text: str) -> list[str]:
    """Return the text's words in lower case, with straight apostrophes."""
    found = TOKEN.findall(text)
    # all at once: a line end is no letter, so that every word is lowered as if it stood alone
    return "\n".join(found).lower().replace("’", "'").split("\n") if found else []


def stop_share(text: str) -> float:
    """Return the share of English function words among the text's words, 0.0 for a text without words."""
    found = words(text)
    return sum(map(STOP_WORDS.__contains__, found)) / len(found) if found else 0.0


def function_words(sample: str) -> frozenset[str] | None:
    """Return the function words of the language that the sample is in, ``None`` when it is in none that is known.

    The language with the highest share wins; a share below 0.15 is nobody's.
    """
    times = Counter(words(sample))
    known = list(FUNCTION_WORDS.values())
    shares = [sum(map(times.__getitem__, stops & times.keys())) for stops in known]
    best = max(shares)
    return known[shares.index(best)] if best >= FUNCTION_WORDS_FROM * max(1, times.total()) else None


def name(code: str) -> str:
    """Return a language's English name, or the code itself."""
    return NAMES.get(code, f"the language with the code “{code}”")


def identify(text: str) -> str:
    """Return the ISO 639-1 code of the language: ``"en"`` when the gate is passed or the text is too short to judge.

    ``"und"`` (undetermined) when the gate is not passed and yet the library can say nothing but English.
    """
    sample = text[:20_000]
    if len(sample.split()) < JUDGED_FROM and not _unspaced(sample):
        return "en"
    if stop_share(sample) >= ENGLISH_FROM:
        return "en"
    import py3langid

    code = str(py3langid.classify(sample)[0])
    return "und" if code == "en" else code


def _unspaced(text: str) -> bool:
    """Tell whether the text is in a script that parts no words: then its characters are counted instead."""
    return (
        sum("\u3040" <= character <= "\u9fff" or "\u0e00" <= character <= "\u0eff" for character in text) >= JUDGED_FROM
    )
