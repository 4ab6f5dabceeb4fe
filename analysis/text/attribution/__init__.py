"""Attribution: who is credited with what, in which words. ``attribute(text, sentences, quotes, names)`` finds it in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.text.attribution import speakers, statements, tokens
from analysis.text.attribution.record import UNRESOLVED, Attribution, Kind, Sort, Speaker, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Span
    from analysis.text.attribution.tokens import Reading
    from analysis.text.document import Quote, Sentence

__all__ = ["UNRESOLVED", "Attribution", "Kind", "Sort", "Speaker", "Statement", "attribute"]


def attribute(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    names: Sequence[Span] | None = None,
    reading: Reading | None = None,
) -> Attribution:
    """Find every statement of ``text``: source, cue, content and speaker, as offsets.

    ``sentences``, ``quotes`` and ``names`` as a ``Document`` has them; without names, pronouns find only those who spoke before.
    ``reading``: the text's tokens, where they were read before. A pure function; time is linear in the text.
    """
    lines = tokens.lines(text, sentences, quotes, reading.lines if reading else None)
    found = statements.find(text, lines, sentences, quotes, names)
    numbers, known = speakers.resolve(text, sentences, [statement for statement, _ in found], names)
    place = {id(draft): i for i, (_, draft) in enumerate(found)}
    for i, (_, draft) in enumerate(found):
        before = place.get(id(draft.goes_on), i)
        if numbers[i] == UNRESOLVED and before < i:
            numbers[i] = numbers[before]
    return Attribution(
        tuple(statement._replace(speaker=number) for (statement, _), number in zip(found, numbers, strict=True)), known
    )
