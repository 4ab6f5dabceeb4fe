"""Statements of a text: drafts put in order, with the kind that their quotation marks tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.marks import Span
from analysis.text.attribution.drafts import Reader
from analysis.text.attribution.record import Kind, Statement
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.text.attribution.draft import Draft
    from analysis.text.attribution.tokens import Line
    from analysis.text.document import Quote, Sentence

_LETTER = re.compile(r"\w")


def find(
    text: str,
    lines: Iterable[Line],
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    names: Sequence[Span] | None = None,
) -> list[tuple[Statement, Draft]]:
    """Return the statements of ``text`` by their first content, speakers not yet told, each with the draft it was made of.

    ``lines``: the tokens of each sentence, quoted speech as one token. ``names``: spans of names; what stands before a colon
    speaks only if it is one, or a post or body.
    """
    speeches = [Span(quote.start, quote.end) for quote in quotes if quote.voice is Voice.QUOTED]
    reader = Reader(text, sentences, speeches, names=names)
    for number, line in enumerate(lines):
        reader.read(number, line)
    reader.close()
    for draft in reader.drafts:
        draft.content = _tidy(text, draft.content)
    drafts = sorted(reader.drafts, key=lambda draft: draft.content[0])
    return [(_made(text, draft, speeches), draft) for draft in drafts]


def _tidy(text: str, spans: list[Span]) -> list[Span]:
    """Put stretches in order and join those with nothing but blanks between."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or text[joined[-1].end : span.start].isspace()):
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _made(text: str, draft: Draft, speeches: Sequence[Span]) -> Statement:
    """Close a draft."""
    return Statement(
        content=tuple(draft.content),
        cue=draft.cue,
        source=draft.source,
        kind=_kind(text, draft.content, speeches),
        lemma=draft.lemma,
        stance=draft.stance,
        pattern=draft.pattern,
        spoken=draft.spoken,
    )


def _kind(text: str, content: Sequence[Span], speeches: Sequence[Span]) -> Kind:
    """Tell the kind by what of the content stands in quotation marks."""
    inside = outside = False
    for span in content:
        at = span.start
        i = bisect_left(speeches, Span(span.start, 0))
        i -= i > 0 and speeches[i - 1].end > span.start
        while i < len(speeches) and speeches[i].start < span.end:
            inside = True
            outside = outside or _LETTER.search(text, at, max(at, speeches[i].start)) is not None
            at = max(at, speeches[i].end)
            i += 1
        outside = outside or _LETTER.search(text, at, max(at, span.end)) is not None
    if not inside:
        return Kind.INDIRECT
    return Kind.MIXED if outside else Kind.DIRECT
