"""What a reader changed in the facts: steps in the order they were made, each of them about places in texts.

``{"steps": [["apart", place], ["together", place, other place], ["name", place, words], ["hide", place], ["show", place]]}``
with a place as ``[text hash, start, end]``. A step is about the fact that holds the place. They are applied to the aligned
groups in order and change nothing else. What is malformed, or fits no text here any longer, is left out: edits may come from a
stranger's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.facts.align import Aligned

STEPS = "steps"
KINDS = ("apart", "together", "name", "hide", "show")
MOST = 2000
"""Steps that are kept of one event."""
LONGEST = 120
"""Characters of a name that a reader gives."""


class Spot(NamedTuple):
    """A place that a step is about: ``text[start:end]`` of the text with this hash."""

    text_hash: str
    start: int
    end: int


class Step(NamedTuple):
    """One change: ``kind`` of ``KINDS``, about the fact at ``spot``; ``other``: the fact it is joined with; ``name``: its new name."""

    kind: str
    spot: Spot
    other: Spot | None = None
    name: str = ""


def read(changed: Mapping[str, object]) -> list[Step]:
    """Return the steps that can be read."""
    steps = changed.get(STEPS) if isinstance(changed, dict) else None
    told = [_step(one) for one in steps[:MOST]] if isinstance(steps, list) else []
    return [one for one in told if one]


def _step(told: object) -> Step | None:
    if not isinstance(told, list | tuple) or len(told) < len(("kind", "spot")) or told[0] not in KINDS:
        return None
    kind, spot, rest = told[0], _spot(told[1]), list(told[2:3])
    if spot is None:
        return None
    if kind == "together":
        other = _spot(rest[0]) if rest else None
        return Step(kind, spot, other) if other else None
    if kind == "name":
        name = " ".join(rest[0].split())[:LONGEST] if rest and isinstance(rest[0], str) else ""
        return Step(kind, spot, None, name) if name else None
    return Step(kind, spot)


def _spot(told: object) -> Spot | None:
    if not isinstance(told, list | tuple) or len(told) != len(Spot._fields):
        return None
    text_hash, start, end = told
    whole = (
        isinstance(start, int) and isinstance(end, int) and not isinstance(start, bool) and not isinstance(end, bool)
    )
    return Spot(text_hash, start, end) if isinstance(text_hash, str) and whole and 0 <= start < end else None


def plain(step: Step) -> list[object]:
    """Return a step as it is kept."""
    rest: list[object] = [list(step.other)] if step.other else [step.name] if step.name else []
    return [step.kind, list(step.spot), *rest]


def more(changed: Mapping[str, object], step: Step) -> dict[str, object]:
    """Return the changes with one step more; of what was kept only what can be read goes on."""
    return {STEPS: [plain(one) for one in (*read(changed), step)][-MOST:]}


def less(changed: Mapping[str, object]) -> dict[str, object]:
    """Return the changes without the last step."""
    steps = read(changed)[:-1]
    return {STEPS: [plain(one) for one in steps]} if steps else {}


def apply(
    aligned: Aligned, hashes: Sequence[str], steps: Sequence[Step]
) -> tuple[list[tuple[int, ...]], dict[int, str], set[int]]:
    """Return the groups after the steps, the names of those that the reader named, and which ones are hidden, by position."""
    groups: dict[int, list[int]] = {place: list(group) for place, group in enumerate(aligned.groups)}
    home = {unit: place for place, group in groups.items() for unit in group}
    names: dict[int, str] = {}
    hidden: set[int] = set()
    for step in steps:
        at = _units(aligned, hashes, step.spot)
        if not at:
            continue
        here = home[at[0]]
        if step.kind == "apart":
            _apart(groups, home, [unit for unit in at if home[unit] == here], here)
        elif step.kind == "together" and step.other:
            there = _units(aligned, hashes, step.other)
            if there and home[there[0]] != here:
                _together(groups, home, here, home[there[0]])
        elif step.kind == "name":
            names[here] = step.name
        elif step.kind == "hide":
            hidden.add(here)
        else:
            hidden.discard(here)
    order = sorted((place for place in groups if groups[place]), key=lambda place: min(groups[place]))
    return (
        [tuple(sorted(groups[place])) for place in order],
        {new: names[old] for new, old in enumerate(order) if old in names},
        {new for new, old in enumerate(order) if old in hidden},
    )


def _units(aligned: Aligned, hashes: Sequence[str], spot: Spot) -> list[int]:
    """Return the units of which at least half stands at the spot, or that hold at least half of it."""
    found = []
    for number, unit in enumerate(aligned.units):
        if hashes[unit.article] == spot.text_hash and unit.start < spot.end and spot.start < unit.end:
            shared = min(unit.end, spot.end) - max(unit.start, spot.start)
            if 2 * shared >= min(unit.end - unit.start, spot.end - spot.start):
                found.append(number)
    return found


def _apart(groups: dict[int, list[int]], home: dict[int, int], at: Sequence[int], here: int) -> None:
    if len(at) == len(groups[here]):
        return
    new = max(groups) + 1
    groups[new] = list(at)
    groups[here] = [unit for unit in groups[here] if unit not in at]
    for unit in at:
        home[unit] = new


def _together(groups: dict[int, list[int]], home: dict[int, int], here: int, there: int) -> None:
    groups[here] += groups[there]
    for unit in groups.pop(there):
        home[unit] = here
