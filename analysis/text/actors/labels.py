"""Labels: what a mention is called besides its name: titles, words before it, words beside it, words that take distance."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.text.actors import lists
from analysis.text.actors.phrases import form
from analysis.text.actors.record import Kind, Label, Role
from analysis.text.attribution import lexicon

if TYPE_CHECKING:
    from analysis.marks import Span
    from analysis.text.actors.phrases import Place
    from analysis.text.attribution.tokens import Line

_LONGEST_BEFORE = 4
_LONGEST_BESIDE = 12
_ASIDE_ENDS = ",.;)-"
_ITSELF = ("so-called", "self-")
"""What takes distance from the name even before a noun: "so-called Alder fighters"; an "alleged Alder plot" is only alleged to be one."""
_OPENING = frozenset(("a", "an", "the", "his", "her", "its", "their"))


def find(place: Place, title: Span | None, role: Role) -> tuple[Label, ...]:
    """Return the labels of the mention at ``place`` in order; ``title``: the capitalised one before the name, if any.

    What stands before a modifier ("massive Alder protests") is said of the noun; only words that take distance count there.
    """
    first = place.first
    found: list[Label] = []
    line = place.line
    if title and line.low[max(0, bisect_left(line.starts, title.start, 0, first))] in lists.get("courtesies"):
        return find(place._replace(first=_from(line, first, title.start)), None, role)
    if title:
        first = _from(line, first, title.start)
    begins = _before(line, first)
    posts = begins < first and line.low[first - 1] in lexicon.words("person_roles")
    if title or posts:
        start = (
            line.starts[_title_start(line, begins, first)] if posts or begins < first else title.start if title else 0
        )
        if not (posts or _in_title(line, begins, first)):
            start = title.start if title else start
        end = title.end if title else line.ends[first - 1]
        found.append(Label(start, end, Kind.TITLE))
        first = next((k for k in range(begins, first) if line.starts[k] >= start), first)
    found += _words_before(line, begins, first, role)
    if role is Role.MODIFIER:
        return (*found, *_after(line, place.last))
    beside = _beside(line, place.last)
    if beside:
        found.append(Label(*beside, Kind.BESIDE))
    ahead = _ahead(line, first)
    if ahead:
        found.append(Label(*ahead, Kind.BESIDE))
    return tuple(sorted(found))


def _from(line: Line, first: int, start: int) -> int:
    while first > 0 and line.starts[first - 1] >= start:
        first -= 1
    return first


def _before(line: Line, first: int) -> int:
    """Return the first of the adjectives and nouns right before a name."""
    at = first
    while at > 0 and first - at < _LONGEST_BEFORE and line.tags[at - 1] in "weg" and not form(line, at - 1):
        at -= 1
    return at


def _after(line: Line, last: int) -> list[Label]:
    """Return the noun after a name that names what it is: "the Alder regime"."""
    if last < len(line.low) and line.low[last] in lists.get("label_nouns"):
        return [Label(line.starts[last], line.ends[last], Kind.AFTER)]
    return []


def _words_before(line: Line, begins: int, first: int, role: Role) -> list[Label]:
    """Return the words before a name: those that take distance one by one, others together."""
    while begins < first and line.low[begins] in lists.get("no_labels"):
        begins += 1
    found, rest = [], begins
    for k in range(begins, first):
        if line.low[k] in lists.get("distance") and (role is not Role.MODIFIER or line.low[k].startswith(_ITSELF)):
            found.append(Label(line.starts[k], line.ends[k], Kind.DISTANCE))
            rest = k + 1
        elif line.low[k] in lists.get("times"):
            return found
    if rest < first and role is not Role.MODIFIER:
        found.append(Label(line.starts[rest], line.ends[first - 1], Kind.BEFORE))
    return found


def _in_title(line: Line, begins: int, first: int) -> bool:
    return begins < first and line.low[first - 1] in lexicon.words("person_roles")


def _title_start(line: Line, begins: int, first: int) -> int:
    """Return where a title in lower case begins: "defence secretary", "former president", but after "embattled"."""
    at = first - 1
    while at > begins and (line.low[at - 1] in lists.get("fields") or line.low[at - 1] in lists.get("titles")):
        at -= 1
    return at


def _beside(line: Line, last: int) -> tuple[int, int] | None:
    """Return the words between commas after a name that say who it is: ", the mayor of Alder,"."""
    tags = line.tags
    if (
        tags[last : last + 1] not in (",", "-")
        or tags[last + 1 : last + 2] != "d"
        or line.low[last + 1] not in _OPENING
    ):
        return None
    at = last + 2
    while at < len(tags) and at - last <= _LONGEST_BESIDE and tags[at] not in _ASIDE_ENDS:
        if tags[at] == "r":  # "a colonel who …"
            break
        if tags[at] in "bxpsct" or (form(line, at) and tags[at] != "e"):
            return None
        at += 1
    said = form(line, at - 1) is not None  # "Alder, the mayor explained, …" is a clause and no apposition
    if said or at - last > _LONGEST_BESIDE or at >= len(tags) or "w" not in tags[last + 2 : at]:
        return None
    return line.starts[last + 1], line.ends[at - 1]


def _ahead(line: Line, first: int) -> tuple[int, int] | None:
    """Return the post told right before a name and its comma: "the country's president, Alder,"."""
    if first < 2 or line.tags[first - 1] != "," or line.low[first - 2] not in lexicon.words("person_roles"):  # noqa: PLR2004
        return None
    at = first - 2
    while at > 0 and first - at < _LONGEST_BESIDE and line.tags[at - 1] in "wegN" and not form(line, at - 1):
        if line.low[at - 1].endswith("'s"):
            break
        at -= 1
    return line.starts[at], line.ends[first - 2]
