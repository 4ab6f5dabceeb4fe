"""Roles: whether a mention acts, is acted upon, owns or only describes, by transparent rules and no parser.

1. "Alder's", "Alder troops", "Aldrian troops": possessor or modifier, with the noun. 2. A verb right after the name (past adverbs,
"and Birch", "who …", or an aside between commas): subject; of a passive: object. 3. A verb before it with nothing between but words
of its own noun phrase: object. 4. After a preposition: other; after "by" and a passive: subject; after "for" and before "to": subject.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.text import cues
from analysis.text.actors import clauses, lists, verbs
from analysis.text.actors.phrases import LOOK, NOUNISH, aside, form, run_end
from analysis.text.actors.record import Role

if TYPE_CHECKING:
    from collections.abc import Container

    from analysis.text.actors.clauses import Verb
    from analysis.text.actors.phrases import Place
    from analysis.text.attribution.tokens import Line

_JOINED = re.compile(r"-([^\W\d_]{1,40})")
_APOSTROPHES = frozenset("'’")
_QUOTES = ('"', "'")
_COLLECTIVE = ("ese", "sh", "ch", "ss", "s")
"""Endings of peoples' names that stand for the people themselves: "the British", "the Chinese"."""
_PHRASE = NOUNISH + "v"
_PARTICLES = frozenset(("up", "down", "out", "off"))
_CLAUSES = frozenset(("after", "before", "as", "since", "until", "than", "like", "because", "while"))
"""Prepositions that may open a clause: "after Alder stated"."""
_MOTIONS = frozenset(
    ("sail", "pass", "stand", "go", "come", "fly", "drive", "stop", "swear", "live", "abide", "walk", "run")
)
"""Verbs after which "by" names a place or a rule."""


class Part(NamedTuple):
    """A role and its verb or noun."""

    role: Role
    word: str = ""


OTHER = Part(Role.OTHER)


def find(text: str, place: Place, end: int, named: Container[int], *, people: bool) -> Part:
    """Return the role of the mention at ``place`` that ends at ``end``; ``people``: it names a people ("Russian", "Russians").

    ``named``: offsets at which mentions start.
    """
    line, _, last = place
    follows = text[end : end + 1]
    if follows in _APOSTROPHES and _possessive(text, end):
        return Part(Role.POSSESSOR, _head(line, last, named))
    joined = _JOINED.match(text, end) if follows == "-" else None
    if joined:
        return Part(Role.MODIFIER, _head(line, last, named) or joined[1].lower())
    plural = people and text[end - 1] == "s"
    if not plural and _modifies(line, last, people=people):
        return Part(Role.MODIFIER, _head(line, last, named))
    return _role(place)


def _possessive(text: str, end: int) -> bool:
    """Whether the apostrophe at ``end`` makes the name's possessive."""
    after = text[end : end + 3]
    return (after[1:2] == "s" and not after[2:3].isalnum()) or (text[end - 1] == "s" and not after[1:2].isalnum())


def _head(line: Line, at: int, named: Container[int]) -> str:
    """Return the last noun of the phrase that goes on at ``at``, "" if there is none."""
    if line.tags[at : at + 1] in _QUOTES:
        at += 1
    if at < len(line.starts) and line.starts[at] in named and line.tags[at] == "N":
        at += 1
    last = run_end(line, at, named)
    while last > at and (line.tags[last - 1] not in "wNg" or line.low[last - 1] in _trailing()):
        last -= 1
    return line.low[last - 1].removesuffix("'s") if last > at else ""


@cache
def _trailing() -> frozenset[str]:
    return lists.get("times") | lists.get("directions")


def _modifies(line: Line, last: int, *, people: bool) -> bool:
    """Whether a noun goes on right after the name: "Aldrian troops", "the Alder plan", "Alder Secretary"."""
    if people and line.tags[last : last + 1] in _QUOTES:
        last += 1
    if last >= len(line.tags) or line.tags[last] not in "wNeg":
        return False
    if people and not line.low[last - 1].endswith(_COLLECTIVE):  # "Russian" alone is nobody: a noun must follow
        return line.tags[last] != "V" and aside(line, last) == last
    return form(line, last) is None and aside(line, last) == last


def _role(place: Place) -> Part:
    line, first, last = place
    governor = _governor(line, first)
    tag = line.tags[governor] if governor >= 0 else "^"
    if tag == "T":
        return OTHER
    if tag == "i":
        return _governed(line, governor, last)
    verb = form(line, governor) if governor >= 0 else None
    after = clauses.after(line, last)
    if tag == "," and line.tags[last : last + 1] == ",":  # "the mayor, Alder, said"
        after = clauses.verb(line, aside(line, last + 1)) or after
    if tag == "b":  # "is Alder coming", "it was Alder who came"
        asked = after and after.adjacent and line.tags[governor - 1 : governor] != "N"
        return _subject(after) if after and (asked or "who" in line.low[last : last + 2]) else OTHER
    if verb:
        return _beside_verb(line, governor, verb, after, last)
    return _subject(after) if after else OTHER


def _subject(verb: Verb) -> Part:
    return Part(Role.OBJECT if verb.passive else Role.SUBJECT, verb.lemma)


def _governor(line: Line, first: int) -> int:
    """Return the token on which the name's phrase depends: a verb, a preposition, a mark, or −1 at the sentence's start."""
    at = first - 1
    lowest = max(-1, first - LOOK)
    while at > lowest:
        tag = line.tags[at]
        if not (_stepped_over(line, at) or (tag in _PHRASE and not form(line, at))):
            return at
        at -= 1
    return at


def _stepped_over(line: Line, at: int) -> bool:
    """Whether a small word belongs to the phrase: "Birch and Alder", "both Birch and Alder", "backed up Alder"."""
    low, tag = line.low[at], line.tags[at]
    if tag == "c":
        return low in ("and", "or") and at > 0 and line.tags[at - 1] in "wNng)" and not form(line, at - 1)
    if tag == "o":
        return low in ("both", "all")
    return tag == "i" and low in _PARTICLES and form(line, at - 1) is not None


def _governed(line: Line, governor: int, last: int) -> Part:
    """Tell the role after a preposition."""
    word = line.low[governor]
    if word == "by":
        verb = _passive_before(line, governor)
        return Part(Role.SUBJECT, verb) if verb else OTHER
    beyond = aside(line, last)
    follows = line.tags[beyond : beyond + 1]
    opens = word in _CLAUSES or follows == "g" or (follows == "T" and word == "for")
    relative = "who" in line.low[last : last + 2]
    after = clauses.after(line, last) if opens or relative else None
    return _subject(after) if after and (relative or after.adjacent) else OTHER


def _passive_before(line: Line, at: int) -> str:
    """Return the verb of the participle before "by", "" if there is none."""
    k = at - 1
    while k >= 0 and at - k < 4 and line.tags[k] in "vz":  # noqa: PLR2004 - an adverb or two
        k -= 1
    found = verbs.forms().get(line.low[k]) if k >= 0 and line.tags[k] in "weV" else None
    return found.lemma if found and found.shape in ("both", "part") and found.lemma not in _MOTIONS else ""


def _beside_verb(line: Line, governor: int, verb: verbs.Form, after: Verb | None, last: int) -> Part:
    """Tell the role after a verb: its object, or the subject of the clause that follows ("says Alder has")."""
    saying = verb.lemma in _sayings()
    if after and after.adjacent and saying and line.tags[aside(line, last) : aside(line, last) + 1] != "T":
        return _subject(after)
    inverted = saying and verb.shape in ("s", "both", "past") and (governor == 0 or line.tags[governor - 1] in ",q\"'")
    if inverted and (last >= len(line.tags) or line.tags[last] in ",.q\"':;-s"):
        return Part(Role.SUBJECT, verb.lemma)
    if verb.lemma in ("be", "become", "remain", "seem"):
        return OTHER
    return Part(Role.OBJECT, verb.lemma)


@cache
def _sayings() -> frozenset[str]:
    return frozenset(told.lemma for told in cues.forms().values()) | {"think", "believe", "know", "hope", "fear"}
