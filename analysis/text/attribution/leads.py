"""Sentences that only lead in a quotation, or only tell whose the one before was: "He said:", "“… .” Trump said."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.marks import Span
from analysis.text import cues
from analysis.text.attribution import draft, frames, lexicon, noun_phrases, subjects
from analysis.text.attribution.draft import Draft
from analysis.text.attribution.noun_phrases import REACH

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

_ASIDES = lexicon.words("asides")
_NEAR = 6
"""How many tokens before a colon a noun of saying is looked for: "released the following statement:"."""
_TOLD = frozenset(("tell", "remind", "assure", "inform", "ask"))


class Tail(NamedTuple):
    """What credits the quotation before it: where its cue and source stand, and the cue's lemma and stance."""

    cue: Span
    source: Span
    lemma: str
    stance: str


def lead(number: int, line: Line) -> Draft | None:
    """Read a sentence that ends with a colon and has a verb of saying, or a noun of it: it leads in what follows."""
    forms = cues.forms()
    for i in range(len(line.tags) - 2, max(-1, len(line.tags) - REACH), -1):
        form = forms.get(line.low[i])
        if form and (not form.noun or (i and line.tags[i - 1] in "Np")):
            left = subjects.before(line, i, "past")
            source = draft.span(line, (left.start, left.end)) if left.mode in ("np", "who") else None
            if source is None:
                source = draft.span(line, subjects.main(line, i))
            return Draft(number, [], _here(line, i), source, form.lemma, form.stance, "colon")
    return _by_noun(number, line)


def _by_noun(number: int, line: Line) -> Draft | None:
    """Read "She released the following statement:" and "The minister’s answer:"."""
    single = lexicon.load().single
    for i in range(len(line.tags) - 2, max(0, len(line.tags) - _NEAR), -1):
        entry = single.get(line.low[i])
        if not entry or not entry.noun:
            continue
        owner = next((k for k in range(i - 1, max(-1, i - _NEAR), -1) if line.low[k].endswith(("'s", "s'"))), -1)
        stretch = (noun_phrases.start(line, owner), owner + 1) if owner >= 0 else subjects.main(line, i)
        source = draft.span(line, stretch)
        return Draft(number, [], _here(line, i), source, entry.noun, entry.stance, "colon") if source else None
    return None


def _here(line: Line, at: int) -> Span:
    return Span(line.starts[at], line.ends[at])


def tail(line: Line) -> Tail | None:
    """Read a sentence that is nothing but "Trump said." or "Rep. Thompson, a Republican, said of the vote."."""
    single, forms = lexicon.load().single, cues.forms()
    for i in range(1, min(len(line.low), REACH)):
        entry = single.get(line.low[i])
        if line.tags[i] == "q":
            return None
        if not entry or line.low[i] not in forms or forms[line.low[i]].noun or entry.form not in ("s", "past"):
            continue
        left = subjects.before(line, i, entry.form)
        if left.mode != "np" or left.start != 0 or left.passive:
            return None
        frame = frames.after(line, i + 1, entry.verb).frame
        source = draft.span(line, (left.start, left.end))
        if source and (frame == "none" or frame.startswith("p:") or (entry.verb in _TOLD and frame in _ASIDES)):
            return Tail(_here(line, i), source, entry.verb, entry.stance)
        return None
    return None
