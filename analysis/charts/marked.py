"""Marked text: HTML in which every slice of the text is escaped and every mark is an element with its note.

Rendering is the last step: the text stays as it is, marks are offsets, and all boundaries cut it into slices.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.marks import Mark

QUOTED = "voice.quoted"


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that look alike: ``key`` is their CSS class, ``prefixes`` the kinds they hold."""

    key: str
    label: str
    meaning: str
    prefixes: tuple[str, ...]

    def holds(self, kind: str) -> bool:
        """Say whether a mark of ``kind`` belongs to this group."""
        return kind in self.prefixes


def groups() -> tuple[Group, ...]:
    """Return the groups in the order of their switches; the loaded categories say themselves which group they join."""
    from analysis.measures.loaded import CATEGORIES

    def loaded(key: str) -> tuple[str, ...]:
        return tuple(f"loaded.{category.name}" for category in CATEGORIES if category.group == key)

    return (
        Group("charged", "Charged wording", "adds charge", loaded("charged")),
        Group("label", "Labels", "puts a label on people", loaded("label")),
        Group("doubt", "Doubt", "takes distance", (*loaded("doubt"), "voice.scare")),
        Group("hedge", "Hedges", "softens", loaded("hedge")),
        Group("quoted", "Quoted speech", "words of others", (QUOTED,)),
        Group("positive", "Positive words", "count as positive in tone", ("tone.positive",)),
        Group("negative", "Negative words", "count as negative in tone", ("tone.negative",)),
        Group("hard", "Hard words", "count as difficult", ("readability.difficult",)),
    )


def html(text: str, start: int, end: int, marks: Sequence[Mark], shown: Sequence[Group]) -> str:
    """Return ``text[start:end]`` as HTML with those ``marks`` whose group is ``shown``.

    Where marks overlap the first group in ``shown`` gives the look and all notes are told. Quoted speech is a tinted
    stretch around the other marks. Every slice goes through ``html.escape``.
    """
    within = [m for m in marks if m.start < end and m.end > start]
    styled = [(m, g) for g in shown for m in within if g.key != "quoted" and g.holds(m.kind)]
    speech = [m for m in within if m.kind == QUOTED] if any(g.key == "quoted" for g in shown) else []
    cuts = sorted(
        {start, end, *(min(max(p, start), end) for m in [*(m for m, _ in styled), *speech] for p in (m.start, m.end))}
    )
    pieces, inside = [], False
    for left, right in pairwise(cuts):
        quoted = any(m.start <= left and m.end >= right for m in speech)
        if quoted != inside:
            pieces.append('<span class="q">' if quoted else "</span>")
            inside = quoted
        pieces.append(_slice(text[left:right], [(m, g) for m, g in styled if m.start <= left and m.end >= right]))
    return "".join(pieces) + ("</span>" if inside else "")


def _slice(text: str, over: Sequence[tuple[Mark, Group]]) -> str:
    words = escape(text, quote=True)
    if not over:
        return words
    notes = " · ".join(dict.fromkeys(mark.note for mark, _ in over))
    return f'<mark class="{over[0][1].key}" tabindex="0" data-note="{escape(notes, quote=True)}">{words}</mark>'
