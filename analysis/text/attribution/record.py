"""What attribution finds: statements (source, cue, content) and the speakers they are credited to, as offsets into the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.marks import Span

UNRESOLVED = -1
"""The speaker of a statement whose source is a pronoun without a fitting name before it, or is not told at all."""


class Kind(StrEnum):
    """How a statement is told: in quotation marks, without them, or with some of its words in them."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Sort(StrEnum):
    """What a speaker is. A body speaks with one voice (the Kremlin, NATO, a newspaper); anonymous ones have no name."""

    PERSON = "person"
    BODY = "body"
    ANONYMOUS = "anonymous"
    OTHER = "other"


class Statement(NamedTuple):
    """Something that a source is credited with.

    ``content``: its stretches in order, not overlapping ("The troops, he said, would leave" has two). ``cue`` is ``None`` where
    a quotation goes on or stands alone, ``source`` where none is told. ``lemma`` and ``stance`` are the cue's ("" and neutral
    without one; stance: neutral, endorsing, doubting, hostile). ``pattern``: how the cue takes its content (``that``, ``clause``,
    ``to``, ``obj`` …). ``spoken``: whether the content is put forward as words or a claim of the source and not merely as
    what it wants, likes or attacks: only such content is in the source's voice. ``speaker``: position in ``Attribution.speakers`` or ``UNRESOLVED``.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: Kind
    lemma: str
    stance: str
    pattern: str
    spoken: bool
    speaker: int = UNRESOLVED


class Speaker(NamedTuple):
    """One person or body under one ``name``, the fullest that the text gives; ``mentions``: the sources that mean it."""

    name: str
    sort: Sort
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """``statements`` by their first content, contents of different statements not overlapping; ``speakers`` by first mention."""

    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
