"""Charged wording: marks from a lexicon and a few rules, weighted by category, counted in every segment."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from analysis.marks import mark
from analysis.measures import loaded_cues, loaded_index, loaded_lexicon, loaded_match
from analysis.measures.base import Counted, Floats, Marked, Measure, Sums, ratio
from analysis.measures.folded import Folded
from analysis.measures.loaded_changes import NONE
from analysis.measures.loaded_lexicon import CATEGORIES, NAMES, Category, Entry, lexicon
from analysis.text.ahead import ahead
from analysis.text.document import Voice

if TYPE_CHECKING:
    from analysis.measures.loaded_changes import Changes
    from analysis.measures.loaded_match import Hit
    from analysis.text.document import Document

__all__ = ["CATEGORIES", "MEASURES", "Category", "Entry", "count", "lexicon"]

LABELS = {category.name: category.label for category in CATEGORIES}
COMPONENTS = ("loaded", "spans", *(f"{kind}_{name}" for kind in ("loaded", "spans") for name in NAMES))


def count(document: Document, changes: Changes = NONE, folded: Folded | None = None) -> Counted:
    """Find charged wording, with a reader's ``changes`` to the lexicon, and count it by segment.

    Components: ``loaded`` (sum of weight × strength) and ``spans`` (number of marks), then both for each category as
    ``loaded_<category>`` and ``spans_<category>``. A mark belongs to the segment in which it starts. ``folded``: the text's
    tokens, where somebody has them.
    """
    starts = [segment.start for segment in document.segments]
    weights = loaded_lexicon.weights()
    sums = dict(zip(COMPONENTS, np.zeros((len(COMPONENTS), len(starts))), strict=True))
    marks = []
    at = 0
    for start, end, entry, strength in find(document, changes, folded):
        while at + 1 < len(starts) and starts[at + 1] <= start:
            at += 1
        weight = weights[entry.category] * strength
        for name, amount in (("loaded", weight), ("spans", 1.0)):
            sums[name][at] += amount
            sums[f"{name}_{entry.category}"][at] += amount
        marks.append(mark((start, end, "loaded." + entry.category, _told(entry, strength), weight)))
    return Counted(sums, marks)


def _told(entry: Entry, strength: int) -> str:
    """Say in one line what a mark is and how much it counts."""
    counts = f"strength {strength}" if strength and loaded_lexicon.weights()[entry.category] else "shown, not counted"
    return f"{LABELS[entry.category]}: {entry.note}, {counts}"


def find(document: Document, changes: Changes = NONE, folded: Folded | None = None) -> list[Hit]:
    """Return what is charged in ``document``: lexicon entries outside names, and rule cues, in order, none inside another."""
    text, whole = document.article.text, folded or Folded(document.article.text, document.words.tokens)
    names = loaded_match.Names(document.names, whole.folded)
    starts = [segment.start for segment in document.segments]

    def own(offset: int) -> bool:
        return document.segments[max(bisect_right(starts, offset) - 1, 0)].voice is Voice.OWN

    root = loaded_index.index(changes)
    begun = loaded_match.begun(whole.words, root)
    hits: list[Hit] = []
    at = last = done = 0
    for start, end, *_ in document.sentences:
        first = ahead(whole.starts, start, last, done)
        last, done = ahead(whole.starts, end, first, start), end
        seen = loaded_match.Sentence(whole, first, last, own)
        places = []
        while at < len(begun) and begun[at] < last:
            places.append(begun[at] - first)
            at += 1
        found = loaded_match.find(seen, root, [place for place in places if place >= 0])
        hits += names.without(found)
        hits += loaded_cues.manner(whole.folded, start, end, found)
        hits += loaded_cues.in_sentence(text, start, end, own)
    found = loaded_cues.join(hits, loaded_cues.scare_quotes(document))
    return [hit for hit in found if hit.entry.key not in changes.off] if changes.off else found


def _loaded(sums: Sums) -> Floats:
    """100 × Σ(weight × strength) ÷ Σ words."""
    return ratio(sums["loaded"], sums["words"], 100)


def _spans(sums: Sums) -> Floats:
    """100 × Σ marks ÷ Σ words."""
    return ratio(sums["spans"], sums["words"], 100)


LIMITS = (
    "Counts words, not arguments: an unfair story can be told in plain words, and a charged word can be the right one. "
    "It knows a word's usual senses, not irony or the reader's background. One sentence tells little; compare whole texts."
)
SOURCE = "own lexicon, written entry by entry; categories after Recasens et al. (2013), Hyland (2005), Da San Martino et al. (2019)"
FORMULA = "100 × Σ(weight × strength of each mark) ÷ words"


def _category(category: Category) -> Measure:
    """Measure the marks of one category, each counting once whatever its weight, per 100 words."""
    name = f"spans_{category.name}"

    def score(sums: Sums) -> Floats:
        return ratio(sums[name], sums["words"], 100)

    return Measure(
        name=f"loaded_{category.name}",
        label=category.label,
        unit="marks per 100 words",
        decimals=1,
        up="higher = more of it",
        components=(name, "words"),
        score=score,
        formula=f"100 × marks in “{category.label}” ÷ words",
        limits=LIMITS,
        source=SOURCE,
        made_of=Marked(f"loaded.{category.name}", "words", 100, weighted=False),
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        name="loaded_language",
        label="Charged wording",
        unit="per 100 words",
        decimals=1,
        up="higher = more charged words, weighted by strength",
        components=("loaded", "words"),
        score=_loaded,
        formula=FORMULA,
        limits=LIMITS,
        source=SOURCE,
        made_of=Marked("loaded.", "words", 100),
    ),
    Measure(
        name="loaded_spans",
        label="Marked places",
        unit="marks per 100 words",
        decimals=1,
        up="higher = more places with charged wording, softeners and hedges included",
        components=("spans", "words"),
        score=_spans,
        formula="100 × marks of any category ÷ words",
        limits=LIMITS,
        source=SOURCE,
        made_of=Marked("loaded.", "words", 100, weighted=False),
    ),
    Measure(
        name="headline_loaded_language",
        label="Charged wording of the headline",
        unit="per 100 words",
        decimals=1,
        up="higher = more charged words, weighted by strength",
        components=("loaded", "words"),
        score=_loaded,
        formula=FORMULA,
        limits=f"A headline has about ten words: one mark is ten in a hundred. {LIMITS}",
        source=SOURCE,
        place="headline",
        made_of=Marked("loaded.", "words", 100),
    ),
    *map(_category, CATEGORIES),
)
