"""The eight readability formulas over sums of counts, and the grade that most of them vote for.

Each takes the sums of a selection, one number a draw (shape ``(draws,)``), and returns values of the same shape, NaN
where there is no word or no sentence. ``share`` is the number of sentences (a part of one counts as its share of the
sentence's words). The formulas and constants are textstat's, which is the authority here; sources stand with each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.measures.base import Floats, once, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analysis.measures.base import Sums

    Places = NDArray[np.int16]

SHARE_DECIMALS = 11
"""Decimals kept of a sum of shares, so that ten tenths of a sentence are one sentence and not 0.9999999999999999."""
EASES = (30, 40, 50, 60, 70, 80, 90, 100)
GRADES_OF_EASE = np.array((13, 12, 11, 10, 8, 7, 6, 5, 13), np.float64)
"""The grade that Flesch reading ease votes for: below the first of ``EASES``, then from each of them (included) on."""
TWO_VOTES = (60, 70, 9)
"""In this band of ease a second vote is cast, for 9."""
MANY_DIFFICULT = 5
"""Difficult words in 100 above which Dale and Chall add a constant."""
LINSEAR_LOW = 20
"""Linsear's number up to which 2 is taken off."""
COLLEGE, GRADUATE = 13, 17
"""School grades from which on a text is for students, and for graduates."""


@once
def sentences(sums: Sums) -> Floats:
    """Return the number of sentences: the sum of the segments' shares."""
    return np.round(sums["share"], SHARE_DECIMALS)


@once
def words_per_sentence(sums: Sums) -> Floats:
    """Return the mean length of a sentence in words."""
    return ratio(sums["words"], sentences(sums))


def per_word(sums: Sums, component: str) -> Floats:
    """Return ``component ÷ words``."""
    return ratio(sums[component], sums["words"])


@once
def flesch_reading_ease(sums: Sums) -> Floats:
    """206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words; higher is easier (Flesch 1948)."""
    return 206.835 - 1.015 * words_per_sentence(sums) - 84.6 * per_word(sums, "syllables")


@once
def flesch_kincaid_grade(sums: Sums) -> Floats:
    """0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59; a US school grade (Kincaid et al. 1975)."""
    return 0.39 * words_per_sentence(sums) + 11.8 * per_word(sums, "syllables") - 15.59


@once
def gunning_fog(sums: Sums) -> Floats:
    """0.4 × (words ÷ sentences + 100 × complex words ÷ words); a US school grade (Gunning 1952)."""
    return 0.4 * (words_per_sentence(sums) + ratio(100 * sums["complex_words"], sums["words"]))


@once
def smog_index(sums: Sums) -> Floats:
    """1.043 × √(30 × polysyllables ÷ sentences) + 3.1291; a US school grade (McLaughlin 1969)."""
    per_sentence = ratio(sums["polysyllables"], sentences(sums))
    return np.where(sums["words"] > 0, 1.043 * np.sqrt(30 * per_sentence) + 3.1291, np.nan)


@once
def coleman_liau_index(sums: Sums) -> Floats:
    """5.8 × letters ÷ words − 29.6 × sentences ÷ words − 15.8; a US school grade (Coleman & Liau 1975)."""
    sentences_per_word = ratio(sentences(sums), sums["words"])
    defined = np.where(sentences(sums) > 0, 0.0, np.nan)
    return 0.058 * (100 * per_word(sums, "letters")) - 0.296 * (100 * sentences_per_word) - 15.8 + defined


@once
def automated_readability_index(sums: Sums) -> Floats:
    """4.71 × characters ÷ tokens + 0.5 × words ÷ sentences − 21.43; a US school grade (Smith & Senter 1967).

    Characters are all but blanks; tokens are words and marks that stand alone, a dash between blanks, say.
    """
    return 4.71 * ratio(sums["characters"], sums["tokens"]) + 0.5 * words_per_sentence(sums) - 21.43


@once
def dale_chall_readability_score(sums: Sums) -> Floats:
    """0.1579 × difficult words in 100 + 0.0496 × words ÷ sentences, + 3.6365 above 5 in 100 (Dale & Chall 1948)."""
    difficult = ratio(100 * sums["difficult_words"], sums["words"])
    return 0.1579 * difficult + 0.0496 * words_per_sentence(sums) + np.where(difficult > MANY_DIFFICULT, 3.6365, 0.0)


@once
def linsear_write_formula(sums: Sums) -> Floats:
    """(easy words + 3 × polysyllables) ÷ sentences, less 2 up to 20, halved; a US school grade (O'Hayre 1966).

    Over the whole text, where the original takes its first 100 words.
    """
    number = ratio(sums["easy_words"] + 3 * sums["polysyllables"], sentences(sums))
    value = np.where(number <= LINSEAR_LOW, number - 2, number) / 2
    return np.where(sums["words"] > 0, value, np.nan)


VOTERS: tuple[Callable[[Sums], Floats], ...] = (
    flesch_kincaid_grade,
    smog_index,
    coleman_liau_index,
    automated_readability_index,
    dale_chall_readability_score,
    linsear_write_formula,
    gunning_fog,
)
"""The formulas that give a grade, in the order in which textstat asks them; Flesch reading ease votes after the first."""


def reading_grade(sums: Sums) -> Floats:
    """Return the grade that most formulas vote for, by the rule of textstat's ``text_standard``.

    Each grade formula votes for its value rounded down, up, and to the nearest; reading ease for the grade (or two) of
    its band. The most frequent vote wins, of equals the one cast first. NaN where any formula is undefined.
    """
    first, *others = (_three_votes(formula(sums)) for formula in VOTERS)
    ballots = [*first, *_votes_of_ease(flesch_reading_ease(sums)), *(vote for three in others for vote in three)]
    votes = np.array(ballots, dtype=np.float32)  # whole numbers: exact, and faster to compare
    winner = np.take_along_axis(votes, _winners(votes)[None], axis=0)[0].astype(np.float64)
    undefined = np.isnan(votes[0]) | np.isnan(votes[-1])
    return np.where(undefined, np.nan, winner)


def _winners(votes: NDArray[np.float32]) -> Places:
    """Return for each draw which vote wins; ``votes``: one row a vote, in the order in which they are cast.

    Each vote is compared with those after it only: the first of equal votes then counts them all, the others fewer, and
    the first is the one that can win. A win is the most support and, of equals, the earliest place, both in one number.
    """
    count = len(votes)
    support = np.zeros(votes.shape, np.int8)
    for further in range(1, count):
        support[:-further] += (votes[:-further] == votes[further:]).view(np.int8)
    ranks = support.astype(np.int16) * count + np.arange(count - 1, -1, -1, dtype=np.int16)[:, None]
    places: Places = count - 1 - ranks.max(axis=0) % count
    return places


def _three_votes(grade: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the grade rounded down, up, and to the nearest (halves to the even one)."""
    return np.floor(grade), np.ceil(grade), np.rint(grade)


def _votes_of_ease(ease: Floats) -> tuple[Floats, Floats]:
    """Return the grade of the band that ``ease`` falls into, and a second one, 9, from 60 to 70; NaN is no vote."""
    vote = GRADES_OF_EASE[np.searchsorted(EASES, ease, side="right")]
    low, high, second = TWO_VOTES
    return vote, np.where((low <= ease) & (ease < high), float(second), np.nan)


def in_words(grade: float) -> str:
    """Say a school grade as a reader would: "about 12th grade"; from 13 on what comes after school."""
    if np.isnan(grade):
        return "cannot be said"
    year = round(grade)
    if year < 1:
        return "below 1st grade"
    if year >= GRADUATE:
        return f"beyond college (about grade {year})"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(year, "th")
    return f"about {year}{ending} grade" + (" (college)" if year >= COLLEGE else "")
