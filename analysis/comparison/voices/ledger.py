"""The same-quote ledger: one statement in several outlets, with the verb that leads it in, what was kept and what was cut."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.voices import pieces, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from analysis.comparison.voices.pieces import Token, Unit
    from analysis.result import Result

COUNTED = 12
"""Words of an article's version that count for the order."""
FEWEST = 2
"""Words in a row that count as kept; a single word only where the row has no more."""


class Row(NamedTuple):
    """One outlet's version. ``kept``: for each word of the longest version whether it is here.

    ``units``: what it consists of, in the order of the text. ``added``: stretches (start, end) of its text that the longest
    version has not.
    """

    article: int
    units: tuple[Unit, ...]
    kept: tuple[bool, ...]
    added: tuple[tuple[int, int], ...]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where it stands in its text, as (start, end)."""
        return [(unit.start, unit.end) for unit in self.units]


class Entry(NamedTuple):
    """One statement. ``longest``: its fullest version; ``rows``: every article's, fewest words first."""

    longest: Unit
    rows: tuple[Row, ...]

    @property
    def words(self) -> int:
        """How many words the longest version has."""
        return len(self.longest.tokens)

    @property
    def shared(self) -> int:
        """How much of it is shared."""
        return sum(min(sum(row.kept), COUNTED) for row in self.rows)


def of(
    results: Sequence[Result],
    articles: Iterable[int],
    speaker: Callable[[Unit], object],
    *,
    wanted: Wanted | None = None,
) -> list[Entry]:
    """Return every statement that two or more of ``articles`` carry; the one of which most is shared first: the words that each
    kept, at most twelve an article, so that many outlets count for more than many words.

    ``speaker``: who says a unit, ``None`` if unknown. ``wanted``: whether a unit counts (its part of the article, its voice).
    """
    units = [unit for at in articles for unit in pieces.units(results[at], at) if wanted is None or wanted(unit)]
    found = [_entry([units[at] for at in members], results) for members in same.groups(units, speaker)]
    kept = [one for one in found if len(one.rows) > 1]
    return sorted(kept, key=lambda one: (-one.shared, -one.words, one.longest.article, one.longest.start))


if TYPE_CHECKING:
    Wanted = Callable[[Unit], bool]


def _entry(members: list[Unit], results: Sequence[Result]) -> Entry:
    longest = max(members, key=lambda unit: (len(unit.tokens), results[unit.article].article.text_hash, -unit.start))
    rows = []
    for article in sorted({unit.article for unit in members}):
        mine = sorted((unit for unit in members if unit.article == article), key=lambda unit: unit.start)
        rows.append(_row(article, tuple(mine), longest))
    order = {row.article: results[row.article].article.text_hash for row in rows}
    rows.sort(key=lambda row: (sum(row.kept), row.article == longest.article, order[row.article]))
    return Entry(longest, tuple(rows))


def _row(article: int, units: tuple[Unit, ...], longest: Unit) -> Row:
    kept = [False] * len(longest.tokens)
    added: list[tuple[int, int]] = []
    for unit in units:
        matched = align([t.key for t in longest.tokens], [t.key for t in unit.tokens])
        for at, _ in matched:
            kept[at] = True
        here = {at for _, at in matched}
        added += _stretches(unit.tokens, here) if unit != longest else []
    return Row(article, units, tuple(kept), tuple(added))


def align(longest: Sequence[str], version: Sequence[str]) -> list[tuple[int, int]]:
    """Return which words of ``version`` are which of ``longest``, as pairs of positions, both growing.

    Runs of two words and more; a single word only where nothing longer is shared, so that a stray "the" is not called kept.
    """
    blocks = SequenceMatcher(None, longest, version, autojunk=False).get_matching_blocks()
    most = max((block.size for block in blocks), default=0)
    least = min(FEWEST, most) or FEWEST
    return [(b.a + step, b.b + step) for b in blocks if b.size >= least for step in range(b.size)]


def _stretches(tokens: Sequence[Token], here: set[int]) -> list[tuple[int, int]]:
    """Return the stretches of words that are not among ``here``."""
    found: list[tuple[int, int]] = []
    last = -FEWEST
    for at, token in enumerate(tokens):
        if at in here:
            continue
        if last == at - 1:
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
        last = at
    return found
