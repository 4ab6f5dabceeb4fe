"""Does the ranking survive? Every reasonable setting of a measure, and in how many of them one article is above another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL, Choice, by_sentence
from analysis.measures import registry
from analysis.measures.base import ratio
from analysis.measures.loaded import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.measures.base import Floats, Measure, Sums
    from analysis.result import Result

VOICES = (ALL, "own")
"""Whose words a statement about an article may be taken over; quoted words alone are a statement about others."""
GRADES = (
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
)


class Setting(NamedTuple):
    """One way to measure: under which choice, in which variant of the measure, and both in plain words."""

    choice: Choice
    variant: Measure
    told: str


@dataclass(frozen=True)
class Survival:
    """``values``: one row a setting, one column an article, shape ``(settings, articles)``; NaN where undefined."""

    settings: tuple[Setting, ...]
    values: Floats

    def above(self, a: int, b: int) -> tuple[int, int]:
        """Return in how many settings article ``a`` has a higher value than ``b``, and in how many both have one."""
        both = np.isfinite(self.values[:, a]) & np.isfinite(self.values[:, b])
        return int((self.values[both, a] > self.values[both, b]).sum()), int(both.sum())

    def first(self, *, highest: bool = True) -> tuple[int, int, int]:
        """Return the article that is highest (or lowest) most often, in how many settings it is, and of how many.

        A setting counts only where every article has a value; two that share the first place have it neither.
        """
        whole = self.values[np.isfinite(self.values).all(axis=1)]
        signed = whole if highest else -whole
        wins = (signed[:, :, None] > signed[:, None, :]).sum(axis=2) == signed.shape[1] - 1
        counts = wins.sum(axis=0)
        best = int(counts.argmax()) if len(counts) else 0
        return best, int(counts[best]) if len(counts) else 0, len(whole)


@cache
def settings(measure: str) -> tuple[Setting, ...]:
    """Return all reasonable settings of a measure: voice × headline counted or not × its variants.

    Variants: of charged wording each category of the lexicon left out, and every mark counting one; of tone plain VADER
    (names not masked); of reading grade the seven single formulas. What does not follow the voice has one voice.
    """
    plain = registry()[measure]
    voices = VOICES if plain.voiced else (ALL,)
    headlines = (False, True) if plain.place != "headline" else (False,)
    return tuple(
        Setting(Choice(voice, headline), variant, ", ".join(filter(None, [told, _told(voice, headline=headline)])))
        for (variant, told), voice, headline in product(_variants(plain), voices, headlines)
    )


def survival(results: Sequence[Result], measure: str) -> Survival:
    """Measure ``results`` in every setting of ``measure``."""
    return together(measure, [measured(result, measure) for result in results])


def together(measure: str, columns: Sequence[Floats]) -> Survival:
    """Put what ``measured`` returned for each article into one table."""
    every = settings(measure)
    return Survival(every, np.stack(columns, axis=1) if columns else np.empty((len(every), 0)))


def measured(result: Result, measure: str) -> Floats:
    """Return the value of one article in every setting of ``measure``, NaN where undefined; the sums of a choice are taken once."""
    every = settings(measure)
    values = np.full(len(every), np.nan)
    rows = {setting.choice: [i for i, one in enumerate(every) if one.choice == setting.choice] for setting in every}
    for choice, of_choice in rows.items():
        sums = by_sentence(result, choice, [every[row].variant for row in of_choice])
        for row in of_choice:
            if result.article.language == "en" or not every[row].variant.lexical:
                values[row] = every[row].variant.score(sums.total(every[row].variant))[0]
    return values


def _told(voice: str, *, headline: bool) -> str:
    return f"{'own words' if voice == 'own' else 'all words'}{', headline counted' * headline}"


def _variants(plain: Measure) -> list[tuple[Measure, str]]:
    """Return the variants of a measure with what each is called; the plain one is called ``""``."""
    known = registry()
    found = [(plain, "")]
    if plain.name == "loaded_language":
        found += [(_without(plain, one.name), f"without {one.label.lower()}") for one in CATEGORIES]
        found.append((known["loaded_spans"], "every mark counts one"))
    elif plain.name == "sentiment" and "sentiment_vader" in known:
        found.append((known["sentiment_vader"], "plain VADER, names not masked"))
    elif plain.name == "reading_grade":
        found += [(known[name], known[name].label) for name in GRADES]
    return found


def _without(plain: Measure, category: str) -> Measure:
    left_out = f"loaded_{category}"

    def score(sums: Sums) -> Floats:
        return ratio(sums["loaded"] - sums[left_out], sums["words"], 100)

    return replace(
        plain, name=f"{plain.name}_without_{category}", components=("loaded", left_out, "words"), score=score
    )
