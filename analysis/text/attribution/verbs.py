"""Verbs of saying and thinking, and adjectives like "confident": where their source and content stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution import frames, lexicon, subjects
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


class _Layout(NamedTuple):
    """Where source and content stand; ``source``: as tokens."""

    mode: str
    frame: str
    place: str
    start: int
    edge: int
    source: tuple[int, int]


def read(line: Line, first: int, last: int, entry: Entry) -> Candidate | None:
    """Read what stands around a verb (tokens ``first`` to ``last``); ``None`` where nothing could be its content."""
    lemma = entry.verb or entry.other.partition(":")[2] or entry.noun
    form = entry.form if entry.verb else "adj"
    left = subjects.before(line, first, form)
    right = frames.after(line, last, lemma)
    layout = _inverted(line, first, last, lemma, form, left) or _plain(line, last, lemma, left, right)
    if not layout:
        return None
    features = _features(line, first, f"v:{lemma}", form + ("passive" if left.passive else ""), left, right, layout)
    return Candidate(
        first,
        last,
        lemma,
        entry.stance,
        *layout._replace(source=_source(line, last, lemma, left, layout)),
        tuple(features),
    )


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
    return _Layout("inv", "inv", place, name[1] + (0 if follow[:1] == "q" else 1), first, name)


def _plain(line: Line, last: int, lemma: str, left: Left, right: Right) -> _Layout | None:
    """Lay out source before verb, with the content on either side."""
    tags = line.tags
    previous = tags[left.clause - 1] if left.clause > 0 else "^"
    layout = _Layout(left.mode, right.frame, "right", right.start, 0, (left.start, left.end))
    frame = right.frame
    bare = frame == "none" or (frame.startswith("p:") and lemma in _INVERTS)
    if left.mode == "np" and previous in ",q-s" and bare:
        follow = tags[last : last + 2]
        more = follow[:1] in (",", "-") and len(follow) > 1 and previous != "q"
        told = f"post{previous}" + ("+" if more else "") + ("" if frame == "none" else "p")
        edge = left.clause - (previous == "s")
        return layout._replace(frame=told, place="both" if more else "left", start=last + 1, edge=edge)
    if left.mode == "np" and previous in ",q" and frame == "quote" and tags[last] in ",-":
        return layout._replace(frame=f"post{previous}q", place="both", edge=left.clause)
    if frame == "none" or right.start < 0:
        behind = previous == "q" and left.mode in ("np", "who")
        return layout._replace(frame="postq", place="left", edge=left.clause) if behind else None
    if previous == "q" and left.mode == "np" and frame in _ASIDES:
        return layout._replace(frame="postq:" + frame, place="left", edge=left.clause)
    if (left.passive and frame in _SUBJECT_TOO) or (lemma in _RAISING and frame != "that"):
        return layout._replace(place="raised")
    return layout


def _source(line: Line, last: int, lemma: str, left: Left, layout: _Layout) -> tuple[int, int]:
    """Tokens of the source: not the subject of a passive, but whom "by" names after it."""
    if not left.passive or layout.mode == "inv" or layout.place == "raised" or lemma in _OWN_WORDS:
        return layout.source
    if line.low[last : last + 1] == ["by"]:
        return subjects.after(line, last + 1) or (last, last)
    return last, last


def _features(line: Line, first: int, key: str, shape: str, left: Left, right: Right, layout: _Layout) -> list[str]:
    """Name what bears on whether the verb attributes."""
    frame, mode = layout.frame, layout.mode
    opening = line.tags[layout.start : layout.start + 1] if layout.place in ("right", "raised") else ""
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
    if "x" in left.flags:
        near = range(first - 1, max(-1, first - _NEAR), -1)
        word = next((line.low[k] for k in near if line.tags[k] == "x"), "")
        found += [f"x|{word}", f"x|{word}|{frame}"]
    if right.skipped:
        found.append(f"skip|{frame}")
    if mode == "np":
        tag = line.tags[layout.source[1] - 1]
        found.append(f"np|{tag}|{frame}")
        if tag in "op":
            found.append(f"np|{line.low[layout.source[1] - 1]}|{shape}")
    return found
