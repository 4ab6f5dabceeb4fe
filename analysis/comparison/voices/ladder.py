"""The verb ladder: endorsing, neutral, doubting and hostile verbs of saying by outlet and side, and whose words are doubted more."""

from __future__ import annotations

import math
from collections import Counter
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.rounds import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.comparison.voices.said import Said

ENDORSING, NEUTRAL, DOUBTING, HOSTILE = RUNGS = ("endorsing", "neutral", "doubting", "hostile")
FEWEST = 10
"""Verbs of the two sides together from which on a row is tested."""
HALF = 0.5
"""Added to every count, so that none is 0 (Haldane 1956, Anscombe 1956)."""
_NORMAL = NormalDist()
Z95, Z50 = _NORMAL.inv_cdf(0.975), _NORMAL.inv_cdf(0.75)
Cell = tuple[int, str, str]
"""Position of the article, side, rung."""


def cells(statements: Iterable[tuple[Said, str]]) -> dict[Cell, list[Said]]:
    """Return the statements that have a verb by article, side and rung. ``statements``: each with its side, "" unknown."""
    found: dict[Cell, list[Said]] = {}
    for one, side in statements:
        if one.statement.cue and one.statement.stance in RUNGS:
            found.setdefault((one.article, side, one.statement.stance), []).append(one)
    return found


def verbs(statements: Sequence[Said], texts: Mapping[int, str]) -> list[tuple[str, int]]:
    """Return the verbs of the statements as they are most often written, with how many times; most frequent first."""
    written: dict[str, Counter[str]] = {}
    for one in statements:
        cue = one.statement.cue
        if cue:
            words = " ".join(texts[one.article][cue.start : cue.end].lower().split())
            written.setdefault(one.statement.lemma, Counter())[words] += 1
    found = [(forms.most_common(1)[0][0], forms.total()) for forms in written.values()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


class Odds(NamedTuple):
    """The odds that a verb doubts the first side over the odds that it doubts the second, as a natural logarithm.

    ``doubting`` and ``verbs``: counts for the first and the second side. ``log``, ``error`` and what follows are NaN where
    there are too few verbs, or none that doubts: then the halves would speak and not the text. ``p``: two-sided, normal;
    ``p_holm``: adjusted for the rows tested. ``clear``: p_holm < 0.05.
    """

    article: int
    doubting: tuple[int, int]
    verbs: tuple[int, int]
    log: float
    error: float
    p: float
    p_holm: float
    clear: bool

    @property
    def enough(self) -> bool:
        """Whether there are verbs enough, and verbs of doubt, for an interval."""
        return not math.isnan(self.log)

    def ends(self, z: float = Z95) -> tuple[float, float]:
        """Return the ends of an interval on the scale of the logarithm."""
        return self.log - z * self.error, self.log + z * self.error


def asymmetry(doubting: tuple[int, int], others: tuple[int, int]) -> tuple[float, float]:
    """Return ln[(d_A+½)(n_B+½) ÷ ((d_B+½)(n_A+½))] and its standard error √Σ 1 ÷ (x+½).

    ``doubting``: verbs that doubt side A and side B (d); ``others``: their other verbs, endorsing, neutral and hostile (n).
    """
    (d_a, d_b), (n_a, n_b) = ((first + HALF, second + HALF) for first, second in (doubting, others))
    return math.log(d_a * n_b / (d_b * n_a)), math.sqrt(1 / d_a + 1 / d_b + 1 / n_a + 1 / n_b)


def doubts(articles: Sequence[int], found: Mapping[Cell, Sequence[Said]], pair: Sequence[str]) -> list[Odds]:
    """Return for each article whose words are doubted more, of the two sides of ``pair``; Holm's adjustment over the articles.

    A row is tested where the two sides have ten verbs together, at least one each, and one at least doubts.
    """
    rows = []
    for article in articles:
        total = [sum(len(found.get((article, side, rung), ())) for rung in RUNGS) for side in pair]
        doubt = [len(found.get((article, side, DOUBTING), ())) for side in pair]
        rows.append(_odds(article, (doubt[0], doubt[1]), (total[0], total[1])))
    return _holm(rows)


def ranked(total: tuple[int, int]) -> bool:
    """Say whether two sides have verbs enough to be compared."""
    return sum(total) >= FEWEST and all(total)


def _odds(article: int, doubting: tuple[int, int], total: tuple[int, int]) -> Odds:
    if not ranked(total) or not any(doubting):
        return Odds(article, doubting, total, math.nan, math.nan, math.nan, math.nan, clear=False)
    log, error = asymmetry(doubting, (total[0] - doubting[0], total[1] - doubting[1]))
    return Odds(article, doubting, total, log, error, 2 * _NORMAL.cdf(-abs(log) / error), math.nan, clear=False)


def _holm(rows: list[Odds]) -> list[Odds]:
    """Adjust the p of the rows that are tested for their number (Holm 1979)."""
    tested = sorted((place for place, row in enumerate(rows) if row.enough), key=lambda place: rows[place].p)
    worst = 0.0
    for rank, place in enumerate(tested):
        worst = max(worst, min(1.0, rows[place].p * (len(tested) - rank)))
        rows[place] = rows[place]._replace(p_holm=worst, clear=worst < LEVEL)
    return rows
