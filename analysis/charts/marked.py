"""Marked text: HTML in which every slice of the text is escaped and every mark is an element with its note.

Rendering is the last step: the text stays as it is, marks are offsets, and all boundaries cut it into slices.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.marks import Mark

VOICES = {"quoted": "q", "paraphrased": "p"}
"""Groups that are a stretch around other marks and not a mark, and their CSS classes."""


class Speech(NamedTuple):
    """How a stretch of speech is shown where readers may ask whose it is: CSS classes beside its own, label and note."""

    classes: str
    who: str
    note: str


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
    from analysis.measures.frames import frames
    from analysis.measures.loaded import CATEGORIES

    def loaded(key: str) -> tuple[str, ...]:
        return tuple(f"loaded.{category.name}" for category in CATEGORIES if category.group == key)

    return (
        Group("charged", "Charged wording", "adds charge", loaded("charged")),
        Group("label", "Labels", "puts a label on people", loaded("label")),
        Group("doubt", "Doubt", "takes distance", (*loaded("doubt"), "voice.scare")),
        Group("hedge", "Hedges", "softens", loaded("hedge")),
        Group("quoted", "Quoted speech", "words of others", ("voice.quoted",)),
        Group("paraphrased", "Paraphrase", "what others say, in the outlet’s words", ("voice.paraphrased",)),
        Group("positive", "Positive words", "count as positive in tone", ("tone.positive",)),
        Group("negative", "Negative words", "count as negative in tone", ("tone.negative",)),
        Group("hard", "Hard words", "count as difficult", ("readability.difficult",)),
        Group("frame", "Frame cues", "turn the report towards a frame", tuple(f"frame.{one.name}" for one in frames())),
    )


def html(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    shown: Sequence[Group],
    *,
    speech: Callable[[Mark], Speech] | None = None,
) -> str:
    """Return ``text[start:end]`` as HTML with those ``marks`` whose group is ``shown``.

    Where marks overlap the first group in ``shown`` gives the look and all notes are told. Speech, quoted or paraphrased, is a
    stretch around the other marks, its note (who says it) in the stretch's title; with ``speech`` in a note of its own, which
    the keyboard reaches too. Every slice goes through ``html.escape``.
    """
    within = [m for m in marks if m.start < end and m.end > start]
    styled = [(m, g) for g in shown for m in within if g.key not in VOICES and g.holds(m.kind)]
    spoken = [(m, VOICES[g.key]) for g in shown if g.key in VOICES for m in within if g.holds(m.kind)]
    cuts = sorted({start, end, *(min(max(p, start), end) for m, _ in [*styled, *spoken] for p in (m.start, m.end))})
    pieces: list[str] = []
    inside: tuple[Mark, str] | None = None
    for left, right in pairwise(cuts):
        around = next(((m, kind) for m, kind in spoken if m.start <= left and m.end >= right), None)
        if around != inside:
            pieces.append("</span>" * bool(inside) + (_opened(*around, left, speech) if around else ""))
            inside = around
        pieces.append(_slice(text[left:right], [(m, g) for m, g in styled if m.start <= left and m.end >= right]))
    return "".join(pieces) + "</span>" * bool(inside)


def _opened(mark: Mark, kind: str, at: int, speech: Callable[[Mark], Speech] | None) -> str:
    """Open a stretch of speech: its note as the title, and who says it, which the Reading room writes where a quotation begins."""
    if speech:
        told = speech(mark)
        who = told.who if at == mark.start else ""
        return (
            f'<span class="{escape(f"{kind} {told.classes}".strip(), quote=True)}" tabindex="0" data-note="{escape(told.note, quote=True)}" '
            f'data-who="{escape(who, quote=True)}">'
        )
    who = mark.note.partition(": ")[2] if at == mark.start else ""
    return f'<span class="{kind}" title="{escape(mark.note, quote=True)}" data-who="{escape(who, quote=True)}">'


def _slice(text: str, over: Sequence[tuple[Mark, Group]]) -> str:
    words = escape(text, quote=True)
    if not over:
        return words
    notes = " · ".join(dict.fromkeys(mark.note for mark, _ in over))
    return f'<mark class="{over[0][1].key}" tabindex="0" data-note="{escape(notes, quote=True)}">{words}</mark>'
