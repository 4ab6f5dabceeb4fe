"""Whose words a quotation holds: speech that somebody is credited with, or the outlet's own word in scare quotes.

Measured on people's judgements (`benchmarks/quotes.py`): of the short quotations in a sentence with a cue 91 % are
attributed to someone, of the others 33 %; quotations of five words or more nearly always are, save titles of works.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.text import cues, word_lists
from analysis.text.document import Quote, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.text.document import Sentence
    from analysis.text.quotes import Quotation

SHORT = 4
"""Quotations of up to so many words are speech only when their sentence attributes them."""

_WORD = re.compile(r"\w\S*")
_MARKS = " \"“”„‟″＂«»'‘’‚‛‹›`,.!?;:…"
_SMALL = word_lists.get("small")
_NEAR = 40
"""How far before a quotation the word that makes it a title is looked for, in characters."""

_SHORTEST_TITLE = 2
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:show|series|film|movie|thriller|book|novel|memoir|play|musical|song|hit|album|track|magazine|newspaper"
    r"|newsletter|journal|podcast|program|programme|documentary|sitcom|drama|comedy|episode|segment|column|essay|article"
    r"|report|paper|study|blog|site|website|game|poem|painting|exhibition|called|titled|entitled|named|in|on|to|of|and|or)"
    r"|['’]s|^),?(?: the)? ?$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"\s(?:show|series|movement|campaign|plan|initiative|program|programme|tour|project|bill|act|law|treaty|pact|doctrine"
    r"|film|movie|book|star|host|co-host|segment|episode|list|column|strategy|wave|document|operation|exercise|drill)s?\b"
)
_SAYING = re.compile(
    r"\b(?:accusation|allegation|assertion|call|chant|claim|comment|complaint|contention|criticism|declaration|demand"
    r"|insistence|insult|mantra|message|motto|pledge|proclamation|promise|refrain|remark|slogan|statement|suggestion"
    r"|testimony|vow|warning)s?\b"
)
"""Nouns of saying: "Blinken's comments about …"."""

_HEADLINES = frozenset((Role.TITLE, Role.SUBHEADING))
_NOT_MEANT = re.compile(r"\bso-called ?$")
_HEADLINE_SOURCE = re.compile(r"[^\s\d]:\s|\s[–—-]\s")


def attribute(text: str, quotations: Sequence[Quotation], sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Give each of the ``quotations`` (in order) its voice: QUOTED, or OWN for scare quotes and titles."""
    found: list[Quote] = []
    judge = _Judge(text, quotations, sentences)
    for number, quotation in enumerate(quotations):
        voice = Voice.QUOTED if judge.speech(number) or quotation.turn else Voice.OWN
        found.append(Quote(quotation.start, quotation.end, voice, quotation.closed))
    return tuple(found)


class _Judge:
    """Judges quotations from first to last, so that each sentence is looked at once."""

    def __init__(self, text: str, quotations: Sequence[Quotation], sentences: Sequence[Sentence]) -> None:
        self.text, self.quotations, self.sentences = text, quotations, sentences
        self.at = 0  # the sentence in which the quotation at hand begins
        self.first = 0  # the first quotation that reaches into it
        self.cued: tuple[int, bool] = (-1, False)  # a sentence and whether it holds a cue
        self.spoken = (-2, -1)  # the sentence in which the last long quotation ended, and its part

    def speech(self, number: int) -> bool:
        """Whether the quotation at position ``number`` is speech."""
        quotation = self.quotations[number]
        self._go_to(quotation.start, number)
        sentence = self.sentences[self.at]
        if _is_title(self.text, quotation, sentence):
            return False
        if _is_long(self.text, quotation):
            self.spoken = (self._sentence_at(quotation.end - 1), sentence.part)
            return True
        if _NOT_MEANT.search(self.text, max(sentence.start, quotation.start - _NEAR), quotation.start):
            return False
        return (
            self._is_whole_sentence(quotation)
            or self._has_cue()
            or (self.spoken == (self.at - 1, sentence.part))
            or _named_in_headline(self.text, sentence)
        )

    def _go_to(self, offset: int, number: int) -> None:
        """Move on to the sentence that holds ``offset``."""
        self.at = self._sentence_at(offset)
        while self.first < number and self.quotations[self.first].end <= self.sentences[self.at].start:
            self.first += 1

    def _sentence_at(self, offset: int) -> int:
        """Position of the sentence that holds ``offset`` or ends last before it."""
        at = self.at
        while at + 1 < len(self.sentences) and self.sentences[at + 1].start <= offset:
            at += 1
        return at

    def _is_whole_sentence(self, quotation: Quotation) -> bool:
        """Whether nothing but the quotation stands in its sentence."""
        sentence = self.sentences[self.at]
        return quotation.start <= sentence.start and not self.text[quotation.end : sentence.end].strip(_MARKS)

    def _has_cue(self) -> bool:
        """Whether the sentence holds a verb or noun of saying outside its quotations."""
        if self.cued[0] != self.at:
            sentence = self.sentences[self.at]
            self.cued = (self.at, any(self._cues(sentence.start, sentence.end)))
        return self.cued[1]

    def _cues(self, start: int, end: int) -> list[bool]:
        """Look for cues in what lies between the sentence's quotations."""
        found = []
        at = start
        for i in range(self.first, len(self.quotations)):
            quotation = self.quotations[i]
            if quotation.start >= end:
                break
            found.append(_says(self.text, at, max(at, quotation.start)))
            at = max(at, quotation.end)
        found.append(_says(self.text, at, end))
        return found


def _says(text: str, start: int, end: int) -> bool:
    """Whether a verb or noun of saying stands in the stretch."""
    return start < end and (bool(cues.find(text, start, end)) or _SAYING.search(text, start, end) is not None)


def _is_long(text: str, quotation: Quotation) -> bool:
    """Whether the quotation has more than ``SHORT`` words."""
    at = quotation.start
    for _ in range(SHORT + 1):
        word = _WORD.search(text, at, quotation.end)
        if not word:
            return False
        at = word.end()
    return True


def _is_title(text: str, quotation: Quotation, sentence: Sentence) -> bool:
    """Title of a work, show or plan: two words or more, all with a capital, where the words around make it a name."""
    words = text[quotation.start : min(quotation.end, quotation.start + 200)].strip(_MARKS).split()
    if len(words) < _SHORTEST_TITLE or not words[0][0].isupper() or not all(_capital(word) for word in words):
        return False
    if _TITLE_AFTER.match(text, quotation.end, sentence.end):
        return True
    before = text[max(sentence.start, quotation.start - _NEAR) : quotation.start]
    after = quotation.end + (text[quotation.end : quotation.end + 1] == " ")
    return _TITLE_BEFORE.search(before) is not None and not cues.opens(text, after, max(after, sentence.end))


def _capital(word: str) -> bool:
    """Whether a word is written as in a title."""
    bare = word.strip(_MARKS)
    return not bare[:1].isalpha() or bare[0].isupper() or bare.lower() in _SMALL


def _named_in_headline(text: str, sentence: Sentence) -> bool:
    """Headlines name the source after a colon or a dash: 'direct threat' to security: Putin."""
    return sentence.role in _HEADLINES and _HEADLINE_SOURCE.search(text, sentence.start, sentence.end) is not None
