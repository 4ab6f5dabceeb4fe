"""What speaks for a tone toward the mention: cues of the lexicon in their roles, and words by their place beside it.

Who the mention is, is not among it: names and words for posts, sexes, origins and parties are hidden.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures import sentiment_vader, target_blind, target_lexicon
from analysis.measures.target_roles import NEGATIONS, Roles

if TYPE_CHECKING:
    from analysis.measures.target_lexicon import Cue
    from analysis.measures.target_window import Window

_NEAR, _MIDDLE, _FAR, _SIDE = 3, 8, 7, 12
"""Tokens from the mention: near, middle; how far pairs of words and single words are looked at."""
_NEGATED_WITHIN = 3
_INDIRECT = ("_poss", "_of", "_comp", "_that")
"""Not the mention itself but what belongs to it: half the effect."""
_NOT_OBJECT = ("p_by", "p_from")
_OTHERS = " of others"
_BEFORE_NOUN, _BEFORE_VERB = frozenset("di"), frozenset("Tpxvrmb")


class Evidence(NamedTuple):
    """A feature of token ``first`` to ``last`` (exclusive): its name, its value, and whether it comes from the lexicon.

    ``effect``: what the data files say, turned by negation, where the cue reaches the mention (0 otherwise).
    ``reason``: why, in a few words; "" for plain words.
    """

    name: str
    value: float
    first: int
    last: int
    lexical: bool
    effect: float = 0.0
    reason: str = ""


def find(window: Window) -> list[Evidence]:
    """Return the evidence in the window, in order of its tokens. Linear in the window."""
    roles, shown = Roles(window), target_blind.seen(window)
    traits = ["quoted" if window.quoted else "unquoted", f"mention|{target_blind.form(window)}"]
    if window.possessive:
        traits.append("possessive")
    found = [Evidence(trait, 1.0, window.at, window.at, lexical=True) for trait in traits]
    at, negation = 0, -_NEGATED_WITHIN - 1
    while at < len(shown):
        if at == window.at:
            at += 1
            continue
        if window.low[at] in NEGATIONS or window.low[at].endswith("n't"):
            negation = at
        length, readings = _reading(window, at)
        verb, other = _choose(window, at, readings)
        negated = 0 < at - negation <= _NEGATED_WITHIN
        if verb or (not other and _verbal(window, at)):
            found += _verb(window, roles, at, length, verb, shown[at])
        elif other:
            found += _other(window, roles, at, length, other, negated=negated, word=shown[at])
        if shown[at][0] != "*":
            found += _valence(window, roles, at, negated=negated, known=bool(verb or other))
        for place in range(at, at + length):
            found += _places(window, shown, place)
        at += length
    return found


def _reading(window: Window, at: int) -> tuple[int, tuple[Cue, ...]]:
    """Return the longest entry that begins at a token, never across the mention; a capital is a name except at the start."""
    low, index = window.low, target_lexicon.index()
    if window.tags[at] == "N" and at and window.tags[at - 1] not in '."-:':
        return 1, ()
    if low[at] in target_lexicon.phrases():
        limit = min(len(low), at + target_lexicon.LONGEST)
        if at < window.at:
            limit = min(limit, window.at)
        for end in range(limit, at + 1, -1):
            phrase = " ".join(low[at:end])
            if phrase in index:
                return end - at, index[phrase]
    return 1, index.get(low[at], ())


def _choose(window: Window, at: int, readings: tuple[Cue, ...]) -> tuple[Cue | None, Cue | None]:
    """Take a form that can be a verb or something else by the word before it, as (verb, other)."""
    verb = next((cue for cue in readings if cue.kind == "verb"), None)
    other = next((cue for cue in readings if cue.kind != "verb"), None)
    if not (verb and other):
        return verb, other
    before = window.tags[at - 1] if at else ""
    if before in _BEFORE_NOUN or (before == "m" and window.possessive) or (at and window.low[at - 1].endswith("'s")):
        return None, other
    if before in _BEFORE_VERB or before == "N" or verb.form in {"ed", "ing"}:
        return verb, None
    return None, other


def _verbal(window: Window, at: int) -> bool:
    """Whether a word that is no cue is taken for a verb; auxiliaries belong to the verb after them."""
    tags = window.tags
    if tags[at] not in "bx":
        return tags[at] in "Veg"
    after = at + 1
    while after < len(tags) and tags[after] == "v":
        after += 1
    return tags[after : after + 1] not in ("b", "x", "V", "e")


def _verb(window: Window, roles: Roles, at: int, length: int, cue: Cue | None, word: str) -> list[Evidence]:
    past = cue.form == "ed" if cue else window.tags[at] in "eV"
    verb, span = roles.verb(at, past=past), (at, at + length)
    about = roles.object(at + length)
    if verb.passive:
        agent = about == "p_by"
        role = f"patient_{verb.subject}" if verb.subject else "agent_by" if agent else f"other_{about}" if about else ""
    else:
        role = f"agent_{verb.subject}" if verb.subject else f"patient_{about}" if about else ""
    part, mark = role.partition("_")[0], "|not" if verb.negated else ""
    found = []
    if role:
        found = [Evidence(f"verb|{part}|{word}{mark}", 1.0, *span, lexical=False)]
        found.append(Evidence(f"verb|{role}|{word}", 1.0, *span, lexical=False))
    if cue:
        found += _effects(window, cue, role, part, mark, span, modal="|if" if verb.modal else "", theirs=verb.theirs)
    return found


def _effects(
    window: Window, cue: Cue, role: str, part: str, mark: str, span: tuple[int, int], *, modal: str, theirs: bool
) -> list[Evidence]:
    """Return the lexicon's say on a verb in its role, or in its place when the mention has no part in it."""
    sign, place = (-1 if mark else 1), _place(window, span[0]) + _OTHERS * theirs
    both = cue.first + cue.second
    found = [Evidence(f"verbs around|{_place(window, span[0])[:2].strip('012')}", both, *span, lexical=True)]
    if not role:
        return [
            *found,
            Evidence(f"{place}|{cue.group}{mark}", 1.0, *span, lexical=True, reason=f"{cue.group}: nearby"),
            Evidence(f"{place} verb{mark}", both / 2 * sign, *span, lexical=True),
            Evidence("unrelated verb" + _OTHERS * theirs, both / 2 * sign, *span, lexical=True),
        ]
    effect = (
        sign * {"agent": cue.first, "patient": cue.second}.get(part, 0.0) * (0.5 if role.endswith(_INDIRECT) else 1)
    )
    reason = f"{cue.group}: {part}{', negated' if mark else ''}"
    return [
        *found,
        Evidence(f"{part}|{cue.group}{mark}{modal}", 1.0, *span, lexical=True, effect=effect, reason=reason),
        Evidence(f"{role}|{cue.group}{mark}", 1.0, *span, lexical=True),
        Evidence(f"{role}{mark}", effect, *span, lexical=True),
        Evidence(f"{part}{mark}", effect, *span, lexical=True),
        Evidence("effect", effect, *span, lexical=True),
    ]


def _other(window: Window, roles: Roles, at: int, length: int, cue: Cue, *, negated: bool, word: str) -> list[Evidence]:
    span, mark, sign = (at, at + length), "|not" if negated else "", -1 if negated else 1
    role = roles.bearer(at, at + length)
    about = role.startswith(("p_", "obj")) and not role.startswith(_NOT_OBJECT) and at < window.at
    effect = sign * ((cue.second or cue.first) if about else cue.first)
    theirs = _OTHERS * (not role and roles.others(at))
    place = role or _place(window, at) + theirs
    part = "about" if about else role.partition("_")[0] or "apart"
    reason = f"{cue.group}: {_PARTS.get(part, part)}{', negated' if mark else ''}" if role else f"{cue.group}: nearby"
    found = [
        Evidence(f"{place}|{cue.group}{mark}", 1.0, *span, lexical=True, effect=effect if role else 0.0, reason=reason),
        Evidence(f"{part}|{cue.group}|{cue.kind}", 1.0, *span, lexical=True),
        Evidence(f"{place} word{mark}", effect, *span, lexical=True),
        Evidence("bearer" if role else "unrelated word" + theirs, effect, *span, lexical=True),
        Evidence(f"words around|{_place(window, at)[:2].strip('012')}", effect, *span, lexical=True),
    ]
    if role:
        found.append(Evidence(f"word|{role}|{word}{mark}", 1.0, *span, lexical=False))
    return found


_PARTS = {
    "mod": "before the name",
    "app": "beside the name",
    "poss": "one's own",
    "pred": "said of the subject",
    "does": "subject's",
}


def _valence(window: Window, roles: Roles, at: int, *, negated: bool, known: bool) -> list[Evidence]:
    """VADER's valence (with news words): of words that are no cue by their role, of all words by their side."""
    valence = _lexicon().get(window.low[at], 0.0)
    if not valence:
        return []
    valence = -valence if negated else valence
    if known:
        return [Evidence(f"valence {_place(window, at).strip('012')}", valence, at, at + 1, lexical=True)]
    role = roles.bearer(at, at + 1)
    return [
        Evidence(f"valence|{role or _place(window, at)}", valence, at, at + 1, lexical=True),
        Evidence("valence", valence, at, at + 1, lexical=True),
    ]


@cache
def _lexicon() -> dict[str, float]:
    return sentiment_vader.with_news_words().lexicon


def _place(window: Window, at: int) -> str:
    """Where a token stands: B before or A after the mention, x when beyond a strong mark, 0 to 2 by distance."""
    distance = abs(at - window.at)
    step = "0" if distance <= _NEAR else "1" if distance <= _MIDDLE else "2"
    beyond = "" if window.clause[at] == window.clause[window.at] else "x"
    return ("B" if at < window.at else "A") + beyond + step


def _places(window: Window, shown: list[str], at: int) -> list[Evidence]:
    """Take the word itself on its side of the mention, at its distance when near, and with the word after it."""
    word, distance = shown[at], abs(at - window.at)
    if distance > _SIDE or at == window.at:
        return []
    side = "L" if at < window.at else "R"
    found = [Evidence(side + word, 1.0, at, at + 1, lexical=False)]
    if distance <= _NEAR:
        found.append(Evidence(f"{side}{distance}{word}", 1.0, at, at + 1, lexical=False))
    if distance <= _FAR and at + 1 < len(shown) and at + 1 != window.at:
        found.append(Evidence(f"{side}2 {word} {shown[at + 1]}", 1.0, at, at + 2, lexical=False))
    return found
