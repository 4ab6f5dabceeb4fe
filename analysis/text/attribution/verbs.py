"""Verbs of saying and thinking, and adjectives like "confident": where their source and content stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.text.attribution import frames, lexicon, subjects, weights
from analysis.text.attribution.candidate import Candidate

if TYPE_CHECKING:
    from analysis.text.attribution.frames import Right
    from analysis.text.attribution.lexicon import Entry
    from analysis.text.attribution.subjects import Left
    from analysis.text.attribution.tokens import Line

_INVERTS = lexicon.words("inverting")
"""Verbs that may stand before their subject or after their content."""
_RAISING = frozenset(("appear", "seem", "sound", "look"))
_SUBJECT_TOO = frozenset(("to", "p:of", "p:as", "objas", "obj", "p:like"))
"""With a passive in these patterns the subject is part of what is said: "Moscow is expected to wait"."""
_ASIDES = lexicon.words("asides")
"""What may follow "“…,” he said" without being said: "in Moscow", "as he left"."""
_OWN_WORDS = frozenset(("quote", "convince", "persuade", "determine", "concern", "worry"))
"""Verbs whose passive has its source for a subject: "was quoted as saying"."""
_NEAR = 5
"""How many tokens before a verb its auxiliary is looked for."""


_Layout = tuple[str, str, str, int, int, tuple[int, int]]
"""Where source and content stand: mode, frame, place, start, edge and source of the ``Candidate``."""


def read(line: Line, first: int, last: int, entry: Entry) -> Candidate | None:
    """Read what stands around a verb (tokens ``first`` to ``last``); ``None`` where nothing could be its content."""
    lemma = entry.verb or entry.other.partition(":")[2] or entry.noun
    form = entry.form if entry.verb else "adj"
    left = subjects.before(line, first, form)
    right = frames.after(line, last, lemma)
    layout = _inverted(line, first, last, lemma, form, left) or _plain(line, last, lemma, left, right)
    if not layout:
        return None
    shape = form + "passive" if left.passive else form
    features = _features(line, first, f"v:{lemma}", shape, left, right, layout)
    mode, frame, place, start, edge, source = layout
    if left.passive and not (mode == "inv" or place == "raised" or lemma in _OWN_WORDS):
        source = _agent(line, last)
    return Candidate(first, last, lemma, entry.stance, mode, frame, place, start, edge, source, features)


def _inverted(line: Line, first: int, last: int, lemma: str, form: str, left: Left) -> _Layout | None:
    """Lay out "“…,” said the minister"."""
    tags = line.tags
    if form not in ("s", "past") or lemma not in _INVERTS or left.mode not in ("quote", "coord", "np"):
        return None
    if not first or tags[first - 1] not in "q,-":
        return None
    name = subjects.after(line, last)
    if not name or not (tags[first - 1] == "q" or tags[name[1] : name[1] + 1] in ("", ".", ",", "q", "s", "r")):
        return None
    follow = tags[name[1] : name[1] + 2]
    place = "both" if follow[:1] == "q" or follow in (",q", ":q") else "left"
    return ("inv", "inv", place, name[1] + (0 if follow[:1] == "q" else 1), first, name)


def _plain(line: Line, last: int, lemma: str, left: Left, right: Right) -> _Layout | None:
    """Lay out source before verb, with the content on either side."""
    tags = line.tags
    mode, frame, source = left.mode, right.frame, (left.start, left.end)
    previous = tags[left.clause - 1] if left.clause > 0 else "^"
    named = mode == "np"
    if named and previous in ",q-s":
        if frame == "none" or (frame.startswith("p:") and lemma in _INVERTS):
            follow = tags[last : last + 2]
            more = follow[:1] in (",", "-") and len(follow) > 1 and previous != "q"
            told = f"post{previous}" + ("+" if more else "") + ("" if frame == "none" else "p")
            edge = left.clause - (previous == "s")
            return (mode, told, "both" if more else "left", last + 1, edge, source)
        if previous in ",q" and frame == "quote" and tags[last] in ",-":
            return (mode, f"post{previous}q", "both", right.start, left.clause, source)
    if frame == "none" or right.start < 0:
        behind = previous == "q" and mode in ("np", "who")
        return (mode, "postq", "left", right.start, left.clause, source) if behind else None
    if previous == "q" and named and frame in _ASIDES:
        return (mode, "postq:" + frame, "left", right.start, left.clause, source)
    raised = (left.passive and frame in _SUBJECT_TOO) or (lemma in _RAISING and frame != "that")
    return (mode, frame, "raised" if raised else "right", right.start, 0, source)


def _agent(line: Line, last: int) -> tuple[int, int]:
    """Tokens of the source of a passive: not its subject, but whom "by" names after it."""
    if line.low[last : last + 1] == ("by",):
        return subjects.after(line, last + 1) or (last, last)
    return last, last


def _features(
    line: Line, first: int, key: str, shape: str, left: Left, right: Right, layout: _Layout
) -> tuple[str, ...]:
    """Name what bears on whether the verb attributes."""
    mode, frame, place, start, _, source = layout
    opening = line.tags[start : start + 1] if place in ("right", "raised") else ""
    auxiliary = tag = word = ""
    if "x" in left.flags:
        near = range(first - 1, max(-1, first - _NEAR), -1)
        auxiliary = "x|" + next((line.low[k] for k in near if line.tags[k] == "x"), "")
    if mode == "np":
        tag = line.tags[source[1] - 1]
        word = line.low[source[1] - 1] if tag in "op" else ""
    return _named(key, shape, frame, mode, opening, auxiliary, right.skipped, tag, word)


@lru_cache(maxsize=weights.REMEMBERED)
def _named(
    key: str,
    shape: str,
    frame: str,
    mode: str,
    opening: str,
    auxiliary: str,
    skipped: bool,  # noqa: FBT001 - one of many facts of a situation
    tag: str,
    word: str,
) -> tuple[str, ...]:
    """Name the features of one situation; the same few come again and again."""
    found = [
        f"{key}|{frame}",
        key,
        f"v|{frame}",
        f"{frame}|{mode}|{shape}",
        f"{key}|{shape}",
        f"{key}|{mode}",
        f"{shape}|{mode}",
        f"{frame}|{opening}",
    ]
    if auxiliary:
        found += [auxiliary, f"{auxiliary}|{frame}"]
    if skipped:
        found.append(f"skip|{frame}")
    if tag:
        found.append(f"np|{tag}|{frame}")
        if tag in "op":
            found.append(f"np|{word}|{shape}")
    return tuple(found)
