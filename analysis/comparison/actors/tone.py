"""Tone around an actor: the score of ``measures.target`` toward each mention, averaged over sentences, with interval.

It agrees with people weakly (macro-F1 about .6 to .7), so it is shown with intervals and its sentences only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.actors import ratios
from analysis.comparison.actors.ratios import Asked, Sheet
from analysis.marks import Span
from analysis.measures import target
from analysis.result import ROLES, VOICES
from analysis.text.document import Document, Segment, Sentence, Voice, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.actors.ratios import Rates
    from analysis.comparison.actors.seen import Page, Seen
    from analysis.measures.target import Tone
    from analysis.result import Result

TONE, OWN, OTHERS = "tone", "tone own", "tone others"
PANELS = {TONE: "All its mentions", OWN: "In the outlet’s own words", OTHERS: "In words of others"}


class Toned(NamedTuple):
    """A mention and the tone toward it."""

    seen: Seen
    tone: Tone


def toward(result: Result, seen: Sequence[Seen]) -> list[Toned]:
    """Return the tone toward each mention of one article, in order. About a third of a millisecond each."""
    document = laid_out(result)
    found = target.tones(document, [Span(one.mention.start, one.mention.end) for one in seen])
    return [Toned(one, tone) for one, tone in zip(seen, found, strict=True)]


def laid_out(result: Result) -> Document:
    """Return as much of the document as tone asks for: its sentences and voices, from the result that was kept."""
    columns, none = result.columns, np.empty(0, np.int64)
    roles = [ROLES[int(code)] for code in columns["role"][result.firsts]]
    sentences = [
        Sentence(int(start), int(end), 0, role) for (start, end), role in zip(result.sentences, roles, strict=True)
    ]
    segments = [
        Segment(int(start), int(end), int(sentence), VOICES[int(voice)], ROLES[int(role)], 0, 0, 0.0)
        for start, end, sentence, voice, role in zip(
            columns["start"], columns["end"], columns["sentence"], columns["voice"], columns["role"], strict=True
        )
    ]
    return Document(
        article=result.article,
        sentences=tuple(sentences),
        words=Words(none, none, none),
        segments=tuple(segments),
        quotes=(),
        names=(),
        attribution=result.attribution,
        actors=result.actors,
        passives=result.passives,
    )


def rates(pages: Sequence[Page], toned: Sequence[Sequence[Toned]]) -> Rates:
    """Return the mean score toward an actor (−1 to 1) in each article, ``toned`` being its mentions there.

    Names of rates are those of ``PANELS``: over all mentions, over those in the outlet's own words, over those in words of others.
    """
    sheets = []
    for page, all_of in zip(pages, toned, strict=True):
        table = np.zeros((len(page.words), 2 * len(PANELS)))
        for one in all_of:
            kind = 1 if one.seen.voice is Voice.OWN else 2
            for panel in (0, kind):
                table[one.seen.row, 2 * panel : 2 * panel + 2] += (one.tone.score, 1.0)
        sheets.append(Sheet(page.article, page.text_hash, table))
    asked = [Asked(name, name, 2 * i, 2 * i + 1, 1.0) for i, name in enumerate(PANELS)]
    return ratios.find(sheets, asked)
