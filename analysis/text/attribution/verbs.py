"""Verbs of saying and thinking, and adjectives like "confident": where their source and content stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.text.attribution import frames, lexicon, subjects, tokens, weights
from analysis.text.attribution.candidate import Candidate

if TYPE_CHECKING:
    from analysis.text.attribution.frames import Right
    from analysis.text.attribution.lexicon import Entry
    from analysis.text.attribution.subjects import Left
    from analysis.text.attribution.tokens import Line

_INVERTS = lexicon.words("inverting")
"""Verbs that may stand before their subject or after their content."""
_PEOPLE = lexicon.words("person_roles") | lexicon.words("unnamed")
_BODIES = lexicon.words("bodies") | lexicon.words("agencies")
_TELLING = frozenset(("tell", "remind", "assure", "inform"))
"""Verbs that take whom they tell right after them."""
_QUOTING = frozenset(("quote", "cite"))
_SAYING = (("saying",), ("stating",), ("telling",), ("writing",), ("warning",))
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
    layout = (
        _quoted_by(line, lemma, left, right)
        or _inverted(line, first, last, lemma, form, left)
        or _plain(line, last, lemma, left, right)
    )
    if not layout:
        return None
    shape = form + "passive" if left.passive else form
    features = _features(line, first, f"v:{lemma}", shape, left, right, layout)
    mode, frame, place, start, edge, source = layout
    if left.passive and not (mode == "inv" or place == "raised" or lemma in _OWN_WORDS):
        source = _agent(line, last)
    return Candidate(first, last, lemma, entry.stance, mode, frame, place, start, edge, source, features)


def _quoted_by(line: Line, lemma: str, left: Left, right: Right) -> _Layout | None:
    """Lay out "the paper quoted an envoy as saying that …": it is the envoy who says it."""
    if lemma not in _QUOTING or right.frame != "objas" or left.passive:
        return None
    at = line.low.index("as", right.start) if "as" in line.low[right.start :] else len(line.low)
    if line.low[at + 1 : at + 2] not in _SAYING:
        return None
    said = frames.after(line, at + 2, "say")
    return ("np", said.frame, "right", said.start, 0, (right.start, at)) if said.start >= 0 else None


def _inverted(line: Line, first: int, last: int, lemma: str, form: str, left: Left) -> _Layout | None:
    """Lay out "“…,” said the minister"."""
    tags = line.tags
    plural = form == "base" and left.mode == "quote"  # “…,” say the men
    if not (plural or form in ("s", "past")) or lemma not in _INVERTS or left.mode not in ("quote", "coord", "np"):
        return None
    if not first or tags[first - 1] not in "q,-":
        return None
    if left.mode == "np" and (lemma in _TELLING or not left.clause or tags[left.clause - 1] == "q"):
        return None  # “…,” Olga Ward, a teacher, told …
    name = subjects.after(line, last)
    if (
        name
        and tags[name[0]] == "w"
        and _sort(line, name) == "thing"
        and first
        and tags[first - 1] == "q"
        and form != "past"
    ):
        return None  # “…” claims dog the candidate
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
        told_whom = lemma in _TELLING and previous == "," and frame in _ASIDES and frame[:2] in ("ob", "p:")
        if frame == "none" or told_whom or (frame.startswith("p:") and lemma in _INVERTS):
            follow = tags[last : last + 2]
            more = follow[:1] in (",", "-") and len(follow) > 1 and previous != "q"
            kind = "as" if previous == "s" and line.low[left.clause - 1] == "as" else previous
            told = f"post{kind}" + ("+" if more else "") + ("" if frame == "none" or told_whom else "p")
            edge = left.clause - (previous == "s")
            if edge <= 0 and not more:
                return None
            return (mode, told, "right" if edge <= 0 else "both" if more else "left", last + 1, edge, source)
        if previous in ",q" and frame == "quote" and tags[last] in ",-" and not _opens(line, left.clause, right.start):
            return (mode, f"post{previous}q", "both", right.start, left.clause, source)
    if frame == "none" or right.start < 0:
        behind = previous == "q" and mode in ("np", "who")
        return (mode, "postq", "left", right.start, left.clause, source) if behind else None
    if previous == "q" and named and frame in _ASIDES:
        return (mode, "postq:" + frame, "left", right.start, left.clause, source)
    raised = (left.passive and frame in _SUBJECT_TOO) or (lemma in _RAISING and frame != "that")
    return (mode, frame, "raised" if raised else "right", right.start, 0, source)


def _opens(line: Line, clause: int, speech: int) -> bool:
    """Whether "…, he said, “…”" only leads in what follows: a sentence of its own, or nothing stands before but "But,"."""
    before = line.tags[:clause]
    return before[-1:] == "," and (line.low[speech] == tokens.SENTENCE or not before.strip('cv,-"'))


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
    return _named(
        key,
        shape,
        frame,
        mode,
        opening,
        auxiliary,
        tokens.capital(line, first),
        right.skipped,
        tag,
        word,
        _sort(line, source),
    )


def _sort(line: Line, source: tuple[int, int]) -> str:
    """Tell by the head of a source what it may be: a name, somebody unnamed, a body, a thing; "" without one, and for pronouns."""
    first, last = source
    if first == last:
        return ""
    end = next((k for k in range(first + 1, last) if line.tags[k] in "i,r-" or line.low[k][0] == "("), last)
    word, tag = line.low[end - 1], line.tags[end - 1]
    if tag in "op":
        return ""
    if tag == "N":
        return "name"
    if word in _PEOPLE or word.removesuffix("s") in _PEOPLE:
        return "people"
    return "body" if word in _BODIES else "thing"


@lru_cache(maxsize=weights.REMEMBERED)
def _named(
    key: str,
    shape: str,
    frame: str,
    mode: str,
    opening: str,
    auxiliary: str,
    headline: str,
    skipped: bool,  # noqa: FBT001 - one of many facts of a situation
    tag: str,
    word: str,
    sort: str,
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
    if sort:
        found += [f"src|{sort}|{frame}", f"src|{sort}|{key}"]
    if headline:
        found += [f"{headline}|{frame}", f"{key}|{headline}"]
    if auxiliary:
        found += [auxiliary, f"{auxiliary}|{frame}"]
    if skipped:
        found.append(f"skip|{frame}")
    if tag:
        found.append(f"np|{tag}|{frame}")
        if tag in "op":
            found.append(f"np|{word}|{shape}")
    return tuple(found)
