"""Which units of different articles are one statement: by the runs of words that they share.

The rule. Two pieces are one when half of the five-word runs of the shorter stand in the other and the runs they share hold three
words that carry meaning. Two whole quotations of the same words are one, if one word at least carries meaning. A quotation of
fewer than eight words is one with another that holds all its words in a row, when three of them carry meaning or nothing is
known against the speaker being the same; a single word must be the whole quotation on both sides. Units that share a piece are
one statement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from analysis.comparison.voices.pieces import NO_STATEMENT, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

RUN = 5
LONG = 8
"""Words from which on a piece is known by its runs alone."""
MEANT = 3
"""Words that carry meaning in what is shared, so that "would be a strategic mistake" is no trace of one speaker in two."""
SHARED = 0.5
FAMILIAR = 60
"""A run that so many different pieces hold is a phrase and no trace."""
TELLING = 6
"""Letters of a single word that may be a statement of its own."""
_EMPTY = frozenset(
    "a about after all also an and any are as at be been before being but by can could did do does for from had has have he her his "  # noqa: SIM905
    "i if in into is it its may might more most must no nor not of on one or our out over own said say says shall she should so some "
    "such than that the their them then there these they this those to too under up us very was we were what when which who will "
    "with would you your".split()
)
Keys = tuple[str, ...]


class _Sets:
    """Which of many are one, as pairs of them turn out to be."""

    def __init__(self, count: int) -> None:
        self.above = list(range(count))

    def top(self, one: int) -> int:
        """Return the head of one's set."""
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make two sets one; the smaller number heads it."""
        first, second = sorted((self.top(one), self.top(other)))
        self.above[second] = first


def groups(units: Sequence[Unit], speaker: Callable[[Unit], object]) -> list[list[int]]:
    """Return the units that are one statement in two articles or more, as positions in ``units``.

    ``speaker``: who says a unit, ``None`` where that is not known. The order of articles and units changes no group.
    """
    sets = _Sets(len(units))
    for one, other in _links(units, speaker):
        sets.join(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(len(units)):
        found[sets.top(place)].append(place)
    return [members for members in found.values() if len({units[at].article for at in members}) > 1]


def _links(units: Sequence[Unit], speaker: Callable[[Unit], object]) -> Iterator[tuple[int, int]]:
    by_keys: dict[Keys, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        for piece in unit.pieces:
            by_keys[piece.keys].append(place)
    yield from _by_runs(by_keys)
    yield from _equal(units, by_keys)
    yield from _inside(units, speaker)


def _by_runs(by_keys: dict[Keys, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield units that share half of the runs of a piece; pieces of the very same words are compared once."""
    known = [keys for keys in by_keys if len(keys) >= RUN]
    runs = [runs_of(keys) for keys in known]
    index: dict[Keys, list[int]] = defaultdict(list)
    for place, found in enumerate(runs):
        for run in found:
            index[run].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= FAMILIAR:
            shared.update(combinations(holders, 2))
    for keys in known:
        if telling(keys) >= MEANT:
            yield from pairwise(by_keys[keys])
    for (one, other), count in shared.items():
        if count >= SHARED * min(len(runs[one]), len(runs[other])):
            common = {word for run in runs[one] & runs[other] for word in run}
            if telling(common) >= MEANT:
                yield by_keys[known[one]][0], by_keys[known[other]][0]


def runs_of(keys: Keys) -> set[Keys]:
    """Return the different five-word runs of a piece."""
    return {keys[at : at + RUN] for at in range(len(keys) - RUN + 1)}


def telling(keys: Iterable[str]) -> int:
    """Return how many different words carry meaning."""
    return len(set(keys) - _EMPTY)


def _equal(units: Sequence[Unit], by_keys: dict[Keys, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield whole quotations of the same words."""
    for keys, places in by_keys.items():
        if len(keys) > 1 and telling(keys):
            yield from pairwise(at for at in places if units[at].alone and len(units[at].tokens) == len(keys))


def _inside(units: Sequence[Unit], speaker: Callable[[Unit], object]) -> Iterator[tuple[int, int]]:
    """Yield short quotations with those that hold all their words in a row."""
    short = _short(units)
    sizes = {len(keys) for keys in short}
    for place, unit in enumerate(units):
        whole = len(unit.tokens) == 1
        for piece in unit.pieces:
            if piece.quoted:
                for keys in _within(piece.keys, sizes, single=whole):
                    for other in short.get(keys, ()):
                        if other != place and (telling(keys) >= MEANT or _agree(unit, units[other], speaker)):
                            yield place, other


def _short(units: Sequence[Unit]) -> dict[Keys, list[int]]:
    """Return the words of each short quotation with the units that have it."""
    short: dict[Keys, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        for piece in unit.pieces:
            keys = piece.keys
            if piece.quoted and len(keys) < LONG and (telling(keys) if len(keys) > 1 else len(keys[0]) >= TELLING):
                short[keys].append(place)
    return short


def _within(keys: Keys, sizes: set[int], *, single: bool) -> Iterator[Keys]:
    """Yield the runs of these lengths; of a single word only where that is all there is."""
    for size in sizes:
        if size > 1 or single:
            for at in range(len(keys) - size + 1):
                yield keys[at : at + size]


def _agree(one: Unit, other: Unit, speaker: Callable[[Unit], object]) -> bool:
    """Whether nothing is known against two units being said by the same speaker."""
    if one.article == other.article and one.statement == other.statement != NO_STATEMENT:
        return False
    first, second = speaker(one), speaker(other)
    return first is None or second is None or first == second
