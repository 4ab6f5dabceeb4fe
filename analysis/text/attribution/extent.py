"""Where a content ends: at the sentence's end, or at the first border that is weighed as one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution import lexicon, weights
from analysis.text.attribution.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.text.attribution.tokens import Line

LONGEST = 250
"""Tokens of a content at most, so that the time stays linear."""
_WIDE = ",;:-csrq("
_NARROW = ",;:-csrq(izTeg"
_OF_NOUN = ",;:-csrq(izTxbV"
"""After a noun the sentence's own verb may follow: "his claim that it sank was denied"."""
_VERBS, _VERB_GROUP = "xbV", "xbVvT"
_SECOND = "verb|second"
"""A second finite verb in a clause after a noun is the sentence's own: "his claim that it was hit has been denied"."""
_CLAUSE_OPENERS = "cstr,"
_TRAILING = ",;:-c"
_FUNCTION_WORDS = "vscrpzoxbdTi"
"""Classes of which the word itself matters."""
_NEAR = 5
"""How many tokens ahead a verb of saying is looked for."""
_OF_NOUNS = frozenset(("n:that", "n:to", "n:wh"))
_GOES_ON = ("", ",", "-", "c", ";", "(", "q", ".", ":")
"""Classes after speech with which a content may go on."""
_CLAUSAL = frozenset(("that", "clause", "wh", "quote", "colon", "acc", "inv", "objrel"))


def group(frame: str) -> str:
    """Coarser name of a pattern."""
    if frame.startswith("post"):
        return "post"
    if frame.startswith("p:"):
        return "p"
    if frame.startswith("n:"):
        return frame if frame in _OF_NOUNS else "n"
    return frame


class Border(NamedTuple):
    """A place where a content may end. ``here``: what stands there, ``kind``: of pattern, ``after`` and ``before``: classes beside it.

    ``follow`` and ``word``: class and word that come next, the word "" unless it is a function word. ``far``: how far from
    the content's start. ``second``: a second finite verb. ``cue``: how far ahead a verb of saying is, and its form.
    """

    here: str
    kind: str
    after: str
    before: str
    follow: str
    word: str
    far: int
    second: bool
    cue: str


def borders(line: Line, start: int, frame: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the tokens at which the content that begins at ``start`` may end, with their features."""
    for at, border in _borders(line, start, frame):
        yield at, _features(border)


def _borders(line: Line, start: int, frame: str) -> Iterator[tuple[int, Border]]:
    """Yield the tokens at which the content that begins at ``start`` may end, and what stands there."""
    tags = line.tags
    kind = group(frame)
    wanted = _WIDE if kind in _CLAUSAL or kind == "post" else _OF_NOUN if kind in _OF_NOUNS else _NARROW
    size, verbs = len(tags), 0  # finite verbs since a clause opened
    for p in range(start + 1, _last(line, start)):
        tag = tags[p]
        if tag in _VERBS and tags[p - 1] not in _VERB_GROUP:
            verbs += 1
        elif tag in _CLAUSE_OPENERS:
            verbs = 0
        if tag not in wanted:
            continue
        if tag != "q":
            yield p, _border(line, start, p, "verb" if tag in _VERBS else "", kind, verbs)
        elif p + 1 < size and tags[p + 1] not in _TRAILING:
            yield p + 1, _border(line, start, p + 1, "q", kind, verbs)


def _border(line: Line, start: int, at: int, here: str, kind: str, verbs: int) -> Border:
    """Tell what stands at the token ``at``; ``here``: what it is, if that is not told by itself."""
    tags, low = line.tags, line.low
    tag, after = tags[at], tags[at + 1 : at + 3]
    if here == "q":
        follow, word = tag, low[at]
    else:
        here = here or (low[at] if tag in "csrizT" else tag)
        follow, word = (after[0], low[at + 1]) if after else ("$", "$")
    word = word if follow in _FUNCTION_WORDS else ""
    far, cue = min(at - start, 12) // 3, _cue_ahead(line, at)
    return Border(here, kind, after, tags[at - 1], follow, word, far, verbs > 1, cue)


def _features(border: Border) -> list[str]:
    """Name what bears on whether a content ends at a border."""
    here, kind, after, before, follow, word, far, second, cue = border
    found = [
        here,
        f"{here}|{kind}",
        f"{here}|{after}",
        f"{here}|{after}|{kind}",
        f"{here}|<{before}",
        f"{here}|<{before}|{follow}",
        f"{here}|n{far}|{kind}",
    ]
    if follow in _FUNCTION_WORDS:
        found += [f"{here}|={word}", f"{here}|={word}|{kind}"]
    if here == "verb":
        found += [_SECOND if second else f"verb|{kind}", f"verb|<{before}"]
    if cue:
        found += [f"{here}|c{cue}", f"{here}|c{cue}|{follow}", f"{here}|c{cue[1:]}|{kind}"]
    return found


@lru_cache(maxsize=weights.REMEMBERED)
def _ends_at(border: Border) -> bool:
    """Whether a content ends at a border."""
    features = _features(border)
    return _SECOND in features or weights.border(features) > 0


def _cue_ahead(line: Line, at: int) -> str:
    """How many tokens away the next verb of saying is, and its form; "" if none is near."""
    single = lexicon.load().single
    for k in range(at + 1, min(len(line.low), at + _NEAR)):
        entry = single.get(line.low[k])
        if entry and entry.verb:
            return f"{k - at}{entry.form}"
    return ""


def end(line: Line, start: int, frame: str) -> int:
    """Token at which the content ends (exclusive)."""
    if frame == "colon" and line.tags[start] == QUOTE and line.tags[start + 1 : start + 2] not in _GOES_ON:
        return start + 1  # „…“ Her spokesman added …
    for at, border in _borders(line, start, frame):
        if _ends_at(border):
            return at
    return _last(line, start)


def _last(line: Line, start: int) -> int:
    """Where a content ends at the latest: a stop before a quotation ends a sentence that was not cut there."""
    reach = min(len(line.tags), start + LONGEST)
    stop = line.tags.find(".q", start + 1, reach)
    return reach if stop < 0 else stop
