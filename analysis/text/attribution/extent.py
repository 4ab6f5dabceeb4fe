"""Where a content ends: at the sentence's end, or at the first border that is weighed as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.text.attribution import lexicon, weights

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
_NEAR = 5
"""How many tokens ahead a verb of saying is looked for."""
_OF_NOUNS = frozenset(("n:that", "n:to", "n:wh"))
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


def borders(line: Line, start: int, frame: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the tokens at which the content that begins at ``start`` may end, with their features."""
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
            yield p, _features(line, start, p, "verb" if tag in _VERBS else "", kind, verbs)
        elif p + 1 < size and tags[p + 1] not in _TRAILING:
            yield p + 1, _features(line, start, p + 1, "q", kind, verbs)


def _features(line: Line, start: int, at: int, here: str, kind: str, verbs: int) -> list[str]:
    """Name what bears on whether a content ends before the token ``at``: ``here``, what it is if that is not told by itself."""
    tags, low = line.tags, line.low
    tag, before, after = tags[at], tags[at - 1], tags[at + 1 : at + 3]
    if here == "q":
        follow, word = tag, low[at]
    else:
        here = here or (low[at] if tag in "csrizT" else tag)
        follow, word = (after[0], low[at + 1]) if after else ("$", "$")
    found = [
        here,
        f"{here}|{kind}",
        f"{here}|{after}",
        f"{here}|{after}|{kind}",
        f"{here}|<{before}",
        f"{here}|<{before}|{follow}",
        f"{here}|n{min(at - start, 12) // 3}|{kind}",
    ]
    if follow in "vscrpzoxbdTi":
        found += [f"{here}|={word}", f"{here}|={word}|{kind}"]
    if here == "verb":
        found += [_SECOND if verbs > 1 else f"verb|{kind}", f"verb|<{before}"]
    cue = _cue_ahead(line, at)
    if cue:
        found += [f"{here}|c{cue}", f"{here}|c{cue}|{follow}", f"{here}|c{cue[1:]}|{kind}"]
    return found


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
    for at, features in borders(line, start, frame):
        if _SECOND in features or weights.border(features) > 0:
            return at
    return _last(line, start)


def _last(line: Line, start: int) -> int:
    """Where a content ends at the latest: a stop before a quotation ends a sentence that was not cut there."""
    reach = min(len(line.tags), start + LONGEST)
    stop = line.tags.find(".q", start + 1, reach)
    return reach if stop < 0 else stop
