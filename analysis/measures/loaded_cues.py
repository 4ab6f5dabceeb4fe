"""Cues of charged wording that are rules, not words: scare quotes, exclamation marks, questions to the reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.measures.loaded_lexicon import cues
from analysis.measures.loaded_match import Hit
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analysis.text.document import Document

CALL = re.compile(r"[!?]+")
"""A run of exclamation and question marks is one cue."""

LONG = re.compile(r"\b[^\W\d_]{4,}")
"""A word of four letters or more: those that titles capitalise."""


def in_sentence(text: str, start: int, end: int, own: Callable[[int], bool]) -> list[Hit]:
    """Exclamations and questions in the outlet's own words in ``text[start:end]``."""
    found = []
    for run in CALL.finditer(text, start, end):
        if own(run.start()):
            cue = cues()["exclamation" if "!" in run.group() else "question"]
            found.append(Hit(run.start(), run.end(), cue, cue.strength))
    return found


def scare_quotes(document: Document) -> list[Hit]:
    """Quotation marks around words that nobody is said to have spoken, titles of works and papers left out."""
    cue, text = cues()["scare_quotes"], document.article.text
    return [
        Hit(quote.start, quote.end, cue, cue.strength)
        for quote in document.quotes
        if quote.voice is Voice.OWN and not _title(text[quote.start : quote.end])
    ]


def _title(quoted: str) -> bool:
    """Whether two or more long words all begin with a capital letter: “Concept for Deterrence and Defence”."""
    long_words = LONG.findall(quoted)
    return len(long_words) > 1 and all(word[0].isupper() for word in long_words)


def join(hits: Iterable[Hit], outer: list[Hit]) -> list[Hit]:
    """All hits in order; one that overlaps a hit of ``outer`` gives way to it (both sorted; ``outer`` does not overlap)."""
    kept, at = list(outer), 0
    for hit in sorted(hits, key=_place):
        while at < len(outer) and outer[at].end <= hit.start:
            at += 1
        if at == len(outer) or hit.end <= outer[at].start:
            kept.append(hit)
    return sorted(kept, key=_place)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end
