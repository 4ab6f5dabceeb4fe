"""Passives that name no agent ("were killed"): a form of "be" and a participle that tells a deed, with no "by" after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.text.actors import verbs
from analysis.text.actors.record import Passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.text.attribution.tokens import Line

_BETWEEN = "vb"
_PARTICIPLES = ("both", "part")
_MOST_BETWEEN = 4
_CLAUSE = 14
"""How many tokens after the participle an agent is looked for."""
_ENDS = ".;:tsrq"
_NO_AGENT = frozenset(("then", "now", "far", "force", "chance", "accident", "mistake", "law", "phone", "air", "sea"))
"""After "by" no agent; words of time, figures and "-ing" are none either."""


def find(line: Line) -> Iterator[Passive]:
    """Yield the passives without agent in one sentence. States ("is concerned") and "is used to" are none."""
    at = line.tags.find("b")
    while at >= 0:
        last = at + 1
        while last < len(line.tags) and last - at <= _MOST_BETWEEN and line.tags[last] in _BETWEEN:
            last += 1
        found = verbs.forms().get(line.low[last]) if last < len(line.tags) and line.tags[last] in "weV" else None
        if found and _tells(line, found, last) and not _agent(line, last):
            yield Passive(line.starts[at], line.ends[last], found.lemma)
        at = line.tags.find("b", last)


def _tells(line: Line, found: verbs.Form, at: int) -> bool:
    """Whether the form is a participle that tells a deed."""
    return found.shape in _PARTICIPLES and line.low[at] not in verbs.stative()


def _agent(line: Line, at: int) -> bool:
    """Whether "by" and somebody follow in the clause."""
    for k in range(at + 1, min(at + _CLAUSE, len(line.tags) - 1)):
        if line.tags[k] in _ENDS:
            return False
        if line.low[k] == "by":
            return line.tags[k + 1] not in "gzn" and line.low[k + 1] not in _NO_AGENT
    return False
