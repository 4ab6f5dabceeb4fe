"""Speakers: every source gets one name per person or body; pronouns go to the last fitting name or stay unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.text.attribution.record import UNRESOLVED, Speaker
from analysis.text.attribution.register import Register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Span
    from analysis.text.attribution.entries import Entry
    from analysis.text.attribution.record import Statement
    from analysis.text.document import Sentence

_NAMING = frozenset((":", ""))
"""Cues before or after which a capital is a name's: "Lavrov: …", "… — Ana Cruz"."""


def resolve(
    text: str, sentences: Sequence[Sentence], statements: Sequence[Statement], names: Sequence[Span] | None
) -> tuple[list[int], tuple[Speaker, ...]]:
    """Return for each statement with a source its speaker's position (else ``UNRESOLVED``), and the speakers."""
    register = Register(text, sentences)
    order = sorted((s.source, i) for i, s in enumerate(statements) if s.source)
    meant: dict[Span, Entry | None] = {}
    found: list[Entry | None] = [None] * len(statements)
    at = 0
    known = names or ()
    for source, number in order:
        while at < len(known) and known[at].start < source.start:
            register.meet(known[at])
            at += 1
        if source not in meant:
            named = (
                names is None
                or statements[number].lemma in _NAMING
                or any(name.start < source.end and source.start < name.end for name in known[max(0, at - 1) : at + 1])
            )
            meant[source] = register.speak(source, named=named)
        found[number] = meant[source]
    entries = list({id(entry): entry for entry in meant.values() if entry}.values())
    place = {id(entry): i for i, entry in enumerate(entries)}
    numbers = [place[id(entry)] if entry else UNRESOLVED for entry in found]
    return numbers, tuple(Speaker(" ".join(e.words), e.sort, tuple(e.sources)) for e in entries)
