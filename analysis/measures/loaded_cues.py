"""Cues of charged wording that are rules, not words: scare quotes, exclamation marks, questions, adverbs of manner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.measures.loaded_forms import grammar
from analysis.measures.loaded_lexicon import cues
from analysis.measures.loaded_match import Hit
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analysis.text.document import Document

CALL = re.compile(r"[!?]+")
"""A run of exclamation and question marks is one cue."""

LY = re.compile(r"ly(?![^\W_])")
MANNER = ("ful", "less", "ous", "ing", "ed")
"""What stands before the -ly of adverbs that say in what spirit a thing was done: "gleefully", "shamelessly", "sneeringly"."""

STEM = 3
"""Letters that must stand before such an ending."""
LONGEST = 24
"""Letters of the longest word that is looked at: what keeps the search linear in any text."""

LONG = re.compile(r"\b[^\W\d_]{4,}")
"""A word of four letters or more: those that titles capitalise."""


def in_sentence(text: str, start: int, end: int, own: Callable[[int], bool]) -> list[Hit]:
    """Exclamations in anybody's words and questions in the outlet's own in ``text[start:end]``."""
    found: list[Hit] = []
    if text.find("!", start, end) < 0 and text.find("?", start, end) < 0:
        return found
    for run in CALL.finditer(text, start, end):
        called = "!" in run.group()
        if called or own(run.start()):
            cue = cues()["exclamation" if called else "question"]
            found.append(Hit(run.start(), run.end(), cue, cue.strength))
    return found


def manner(folded: str, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """Adverbs of manner in ``folded[start:end]`` that are no everyday ones and that no hit (sorted) covers."""
    found: list[Hit] = []
    if folded.find("ly", start, end) < 0:
        return found
    for ly in LY.finditer(folded, start, end):
        before = next((ending for ending in MANNER if folded.endswith(ending, start, ly.start())), None)
        if before is None:
            continue
        ending = ly.start() - len(before)
        begin, lowest = ending, max(start, ending - LONGEST)
        while begin > lowest and folded[begin - 1].isalpha():
            begin -= 1
        plain = ending - begin < STEM or folded[begin : ly.end()] in grammar()["everyday"]
        if not plain and not any(hit.start < ly.end() and begin < hit.end for hit in hits):
            found.append(Hit(begin, ly.end(), cues()["manner"], cues()["manner"].strength))
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
