"""Frames: how often an article turns towards conflict, security, the economy, morality … by the cue words it uses.

The generic frames of Semetko & Valkenburg (2000) and the policy frames of Boydstun et al. (2014), as profiles of cues and never
as one label for an article. The cues are data (``data/frames_cues.tsv``), written for this project.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.marks import mark
from analysis.measures import cues, loaded_lexicon
from analysis.measures.base import Counted
from analysis.measures.folded import Folded

if TYPE_CHECKING:
    from analysis.text.document import Document

PREFIX = "frame."
DIFFERENT_CUES = 3
"""Different cues from which on a frame counts as present: one word, however often, is a topic and not a frame."""


class Frame(NamedTuple):
    """A frame. ``meaning``: what it turns a report towards, in plain words."""

    name: str
    label: str
    meaning: str
    source: str


def count(document: Document, folded: Folded | None = None) -> Counted:
    """Find every cue. Components: ``frame_<name>``, the number of cues in each segment; marks ``frame.<name>``, weight 1.

    ``folded``: the text's tokens, where somebody has them.
    """
    sentences = [(one.start, one.end) for one in document.sentences]
    hits = cues.within(folded or Folded(document.article.text, document.words.tokens), sentences, _index())
    starts = [segment.start for segment in document.segments]
    found = cues.counts(hits if starts else [], starts, [frame.name for frame in frames()])
    labels = {frame.name: frame.label for frame in frames()}
    marks = [mark((h.start, h.end, PREFIX + h.cue.group, f"{labels[h.cue.group]}: {h.cue.note}", 1.0)) for h in hits]
    components = {f"frame_{name}": np.array(values, dtype=np.float64) for name, values in found.items()}
    return Counted(components, marks if starts else [])


def find(text: str, sentences: list[tuple[int, int]]) -> list[cues.Hit]:
    """Return every cue in ``text``, in order, none inside another."""
    return cues.find(text, sentences, _index())


@cache
def frames() -> tuple[Frame, ...]:
    """Return all frames in the order in which they are shown."""
    return tuple(Frame(*row) for row in cues.rows(_data("frames")))


@cache
def entries() -> tuple[tuple[cues.Cue, str, str, str], ...]:
    """Return every cue with its part of speech, condition and exceptions, in file order."""
    return tuple(
        (cues.Cue(frame, words.strip(), note), pos, condition, exceptions)
        for frame, pos, listed, condition, exceptions, note in cues.rows(_data("frames_cues"))
        for words in listed.split(";")
    )


@cache
def cue_of(words: str) -> str:
    """Return the entry that ``words`` (folded) are a form of: marks of one entry are one cue, however inflected."""
    form = tuple(loaded_lexicon.tokens(words))
    begun = _index().get(form[0]) if form else None
    same = dict(begun.lengths).get(len(form), {}).get(" ".join(form), ()) if begun else ()
    return next((one.cue.words for one in same if one.cue is not None), words)


@cache
def _index() -> cues.Index:
    return cues.index(reading for entry in entries() for reading in cues.readings(*entry))


def _data(name: str) -> str:
    return resources.files("analysis.measures").joinpath("data", f"{name}.tsv").read_text("utf-8")
