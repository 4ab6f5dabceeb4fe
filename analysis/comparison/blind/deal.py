"""Dealing a round: which pairs and sentences are asked, in which order, all by chance that comes from the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison.blind import candidates
from analysis.comparison.blind.record import Item, Kind, Round

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.blind.candidates import Pair
    from analysis.comparison.blind.record import Sentence
    from analysis.result import Result

FEWEST, MOST, USUAL = 5, 15, 10
"""Items of a round that a reader can choose, and what is proposed."""
PAIRS = 0.6
"""Share of a round's items that are pairs."""
OPTIONS = 5
"""Outlets to choose from in "Who wrote this?"."""
LAST = 99
"""Rounds after which they begin anew."""
TWO_OUTLETS = "A blind round needs articles of two outlets or more. Choose another outlet in the sidebar, or add an article in the Library."
TOO_SHORT = (
    f"No sentence of these articles has {candidates.FEWEST_WORDS} words or more in the outlet’s own voice, so there is nothing to ask. "
    "Choose longer articles in the sidebar, or add some in the Library."
)


def deal(
    results: Sequence[Result], names: Sequence[str], edits: Mapping[str, object], *, count: int = USUAL, number: int = 0
) -> Round:
    """Return round ``number`` (0, 1, …) with ``count`` items: six in ten pairs, where there are as many, the rest "Who wrote this?".

    ``names``: what each article goes by, for those without an outlet. What is asked, in which order, and which sentence is A is
    drawn with a seed from the texts' hashes and the round's number, whatever any measure says: the order of the articles changes
    nothing, and a sentence comes again only when no other is left. Pairs that a common fact joins come before pairs of like words.
    """
    outlets = tuple(result.article.outlet or name for result, name in zip(results, names, strict=True))
    if len(set(outlets)) < 2:  # noqa: PLR2004 - a comparison
        return Round((), outlets, TWO_OUTLETS)
    order = sorted(range(len(results)), key=lambda i: (results[i].article.text_hash, outlets[i]))
    found = candidates.sentences([results[i] for i in order])
    found = [one._replace(article=order[one.article]) for one in found]
    if not found:
        return Round((), outlets, TOO_SHORT)
    matched = candidates.pairs(results, found, outlets, edits)
    seed = [int(results[i].article.text_hash, 16) for i in order]
    used: set[int] = set()
    items: list[Item] = []
    for turn in range(number % LAST + 1):
        dealer = _Dealer(found, matched, outlets, used, np.random.default_rng([*seed, turn]))
        items = dealer.deal(count)
        used = dealer.used if len(dealer.used) < len(found) else set()
    few = f"These articles give {len(items)} items and no more: longer ones, or more of them, would give {count}."
    return Round(tuple(items), outlets, few if len(items) < count else "")


class _Dealer:
    """One round's dealing. ``used``: sentences (positions among those found) that were asked, and revealed, before; they come last."""

    def __init__(
        self,
        found: Sequence[Sentence],
        matched: Sequence[Pair],
        outlets: Sequence[str],
        used: set[int],
        chance: np.random.Generator,
    ) -> None:
        """Take what may be asked; what this round asks is added to a copy of ``used``."""
        self.found, self.matched, self.outlets, self.chance = found, matched, outlets, chance
        self.before, self.used, self.now = frozenset(used), set(used), set[int]()

    def deal(self, count: int) -> list[Item]:
        """Return pairs first, then single sentences; where one kind runs out the other fills up, and only then what was asked before."""
        pairs: list[Item] = []
        single: list[Item] = []
        for again in (False, True):
            pairs += self._pairs(min(round(PAIRS * count), count - len(single)) - len(pairs), again=again)
            single += self._single(count - len(pairs) - len(single), again=again)
            pairs += self._pairs(count - len(pairs) - len(single), again=again)
        return [*pairs, *single]

    def _pairs(self, count: int, *, again: bool) -> list[Item]:
        """Return up to ``count`` pairs, no sentence twice; outlets that were asked least first, then by chance."""
        luck = self.chance.random(len(self.matched))
        asked = dict.fromkeys(self.outlets, 0)
        made: list[Item] = []
        taken = self.now if again else self.now | self.before
        free = [i for i, pair in enumerate(self.matched) if not {pair.first, pair.second} & taken]
        while len(made) < count and free:
            pair = self.matched[min(free, key=lambda i: self._rank(i, luck, asked))]
            made.append(self._pair(pair, asked))
            free = [i for i in free if not {self.matched[i].first, self.matched[i].second} & {pair.first, pair.second}]
        return made

    def _rank(
        self, i: int, luck: np.ndarray[tuple[int], np.dtype[np.float64]], asked: Mapping[str, int]
    ) -> tuple[float, ...]:
        pair = self.matched[i]
        return not pair.about, sum(asked[self._outlet(one)] for one in pair[:2]), float(luck[i])

    def _pair(self, pair: Pair, asked: dict[str, int]) -> Item:
        both = [pair.first, pair.second]
        for one in both:
            asked[self._outlet(one)] += 1
        self._take(*both)
        self.chance.shuffle(both)
        return Item(Kind.PAIR, tuple(self.found[one] for one in both), about=pair.about)

    def _single(self, count: int, *, again: bool) -> list[Item]:
        """Return up to ``count`` sentences to be guessed, each of an outlet drawn anew: what was asked before tells nothing."""
        made: list[Item] = []
        taken = self.now if again else self.now | self.before
        free = [i for i in range(len(self.found)) if i not in taken]
        while len(made) < count and free:
            outlet = self.chance.choice(sorted({self._outlet(i) for i in free}))
            one = int(self.chance.choice([i for i in free if self._outlet(i) == outlet]))
            free.remove(one)
            self._take(one)
            made.append(Item(Kind.WHO, (self.found[one],), self._options(str(outlet))))
        return made

    def _options(self, outlet: str) -> tuple[str, ...]:
        others = sorted(set(self.outlets) - {outlet})
        kept = self.chance.permutation(len(others))[: OPTIONS - 1]
        return tuple(sorted([outlet, *(others[i] for i in kept)], key=str.casefold))

    def _outlet(self, one: int) -> str:
        return self.outlets[self.found[one].article]

    def _take(self, *sentences: int) -> None:
        self.now.update(sentences)
        self.used.update(sentences)
