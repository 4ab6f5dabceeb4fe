"""The plain way: what one would write in an afternoon with the four packages. The yardstick, not a straw man.

VADER on the whole text and on each sentence, textstat's functions one by one, and a loop of regular expressions, compiled
once, for a list of charged words. It knows no voices, no names, no intervals and gives no offsets for tone or grade.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENDS = re.compile(r"(?<=[.!?])\s+")
LISTED = 600
"""Entries of a word list that an hour of work gives; the yardstick's list is cut down to so many, evenly."""
SCORES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "text_standard",
    "lexicon_count",
    "sentence_count",
    "syllable_count",
    "letter_count",
    "char_count",
    "polysyllabcount",
    "monosyllabcount",
    "difficult_words_list",
)
"""The scores that this project shows, the counts behind them that it prints, and the hard words that it marks."""


@cache
def analyzer() -> Any:
    """Load VADER once."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


@cache
def patterns(most: int) -> tuple[re.Pattern[str], ...]:
    """Return one pattern an entry of this project's own word list, every form of it, between word boundaries."""
    from analysis.measures import loaded_forms, loaded_lexicon

    entries = loaded_lexicon.entries()
    chosen = entries[:: max(1, len(entries) // most)][:most]
    forms = [[re.escape(form.lower()) for form, _ in loaded_forms.of(entry.entry, entry.pos)] for entry in chosen]
    return tuple(re.compile(rf"\b(?:{'|'.join(of_one)})\b") for of_one in forms)


def prepare(most: int = LISTED) -> None:
    """Load what is loaded once a process, so that only the work is timed; no dictionary is fetched from anywhere."""
    from analysis.measures import readability_syllables

    readability_syllables.ready()
    everything("One plain sentence of eight words stands here.", most)


def tone(text: str) -> list[float]:
    """VADER on the whole text and on each sentence."""
    return [analyzer().polarity_scores(piece)["compound"] for piece in (text, *ENDS.split(text))]


def reading(text: str) -> dict[str, object]:
    """Textstat's functions one by one."""
    import textstat

    return {name: getattr(textstat, name)(text) for name in SCORES}


def listed(text: str, most: int = LISTED) -> int:
    """Count the words of the list, an entry at a time."""
    lowered = text.lower()
    return sum(len(pattern.findall(lowered)) for pattern in patterns(most))


def everything(text: str, most: int = LISTED) -> tuple[list[float], dict[str, object], int]:
    """All three."""
    return tone(text), reading(text), listed(text, most)
