"""A readability value worked out: its formula with the article's counts put in, and the words and sentences that it counts."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import by_sentence, selected
from analysis.comparison.values import why_undefined
from analysis.marks import Mark
from analysis.measures import readability_formulas as formulas
from analysis.measures import readability_words, registry
from analysis.text import words as splitting
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.comparison.choice import Choice
    from analysis.measures.base import Floats
    from analysis.measures.readability_words import Ints
    from analysis.result import Result

CONSENSUS = "reading_grade"
KIND = "readability.difficult"
"""Kind of the marks of hard words: they look as those of the Reading room."""
FORMULAS = {
    "flesch_reading_ease": "206.835 − 1.015 × {words} ÷ {share} − 84.6 × {syllables} ÷ {words}",
    "flesch_kincaid_grade": "0.39 × {words} ÷ {share} + 11.8 × {syllables} ÷ {words} − 15.59",
    "gunning_fog": "0.4 × ({words} ÷ {share} + 100 × {complex_words} ÷ {words})",
    "smog_index": "1.043 × √(30 × {polysyllables} ÷ {share}) + 3.1291",
    "coleman_liau_index": "5.8 × {letters} ÷ {words} − 29.6 × {share} ÷ {words} − 15.8",
    "automated_readability_index": "4.71 × {characters} ÷ {tokens} + 0.5 × {words} ÷ {share} − 21.43",
    "dale_chall_readability_score": "0.1579 × 100 × {difficult_words} ÷ {words} + 0.0496 × {words} ÷ {share}",
    "linsear_write_formula": "({easy_words} + 3 × {polysyllables}) ÷ {share}",
}
"""The formulas of ``readability_formulas`` as they are told, with a place for every count."""
COUNTED = {
    "words": "words", "share": "sentences", "syllables": "syllables", "complex_words": "complex words",
    "polysyllables": "words of 3 or more syllables", "letters": "letters", "characters": "characters", "tokens": "words and lone marks",
    "difficult_words": "words that are not on the list of 3,000", "easy_words": "words of 1 or 2 syllables",
}  # fmt: skip


class Count(NamedTuple):
    """What was counted, in words, and how many of it. Sentences are a broken number where some are counted in part."""

    what: str
    number: float


class Worked(NamedTuple):
    """``sum``: the formula with the counts put in (for the consensus the votes); ``counts``: those of them that it takes."""

    sum: str
    counts: tuple[Count, ...]


class Hard(NamedTuple):
    """A word that makes a text harder by one formula, at ``text[start:end]``: ``size`` of what the formula counts in it; ``note`` says so."""

    start: int
    end: int
    word: str
    size: int
    note: str


def out(result: Result, name: str, choice: Choice) -> Worked | None:
    """Work out the readability measure ``name``; ``None`` where it has no value."""
    measure = registry()[name]
    sums = by_sentence(result, choice, [measure])
    if why_undefined(result, choice, measure, sums):
        return None
    total = sums.total(measure)
    counts = {key: float(column[0]) for key, column in total.items()}
    counts["share"] = float(formulas.sentences(total)[0])
    if math.isnan(float(measure.score(total)[0])):
        return None
    told = tuple(Count(COUNTED[key], counts[key]) for key in dict.fromkeys(("words", "share", *measure.components)))
    return Worked(_votes(total) if name == CONSENSUS else _put_in(name, counts), told)


def _put_in(name: str, counts: dict[str, float]) -> str:
    told = FORMULAS[name].format(**{key: _plain(count) for key, count in counts.items()})
    if name == "dale_chall_readability_score":
        many = 100 * counts["difficult_words"] / counts["words"] > formulas.MANY_DIFFICULT
        return f"{told} + 3.6365" if many else told
    if name == "linsear_write_formula":
        low = (counts["easy_words"] + 3 * counts["polysyllables"]) / counts["share"] <= formulas.LINSEAR_LOW
        return f"({told} − 2) ÷ 2" if low else f"{told} ÷ 2"
    return told


def _plain(count: float) -> str:
    return number(count, 0 if count == int(count) else 2)


def _votes(total: dict[str, Floats]) -> str:
    """Tell how many votes each grade gets, the most first; of equals the one cast first."""
    found = Counter(cast(total))
    return ", ".join(
        f"grade {number(grade, 0)}: {count} vote{'s' * (count != 1)}" for grade, count in found.most_common()
    )


def cast(total: dict[str, Floats]) -> list[float]:
    """Return every vote for a grade, in the order in which they are cast (``readability_formulas.reading_grade``)."""
    first, *others = (float(formula(total)[0]) for formula in formulas.VOTERS)
    ease = float(formulas.flesch_reading_ease(total)[0])
    low, high, second = formulas.TWO_VOTES
    of_ease = [float(formulas.GRADES_OF_EASE[np.searchsorted(formulas.EASES, ease, side="right")])]
    of_ease += [float(second)] if low <= ease < high else []
    return [*_three(first), *of_ease, *(vote for grade in others for vote in _three(grade))]


def _three(grade: float) -> tuple[float, float, float]:
    return float(math.floor(grade)), float(math.ceil(grade)), float(round(grade))


def _syllables(counts: Ints) -> Ints:
    return counts[:, 2] * (counts[:, 2] >= 3)  # noqa: PLR2004 - a polysyllable


HARDNESS: dict[str, tuple[Callable[[Ints], Ints], str]] = {
    "gunning_fog": (lambda counts: counts[:, 2] * counts[:, 4], "{} syllables, not on the list of 3,000 everyday words"),
    "coleman_liau_index": (lambda counts: counts[:, 0] * (counts[:, 0] >= LONG), "{} letters"),
    "automated_readability_index": (lambda counts: counts[:, 1] * (counts[:, 1] >= LONG), "{} characters"),
    "dale_chall_readability_score": (
        lambda counts: counts[:, 2] * counts[:, 3], "not on the list of 3,000 words that fourth-graders know; syllables: {}"
    ),
}  # fmt: skip
"""Formula → how much a word of these counts adds to what it counts as hard, 0 for none, and how that is told."""
SYLLABLES = (_syllables, "{} syllables")
"""The same for the formulas that count syllables."""
LONG = 10
"""Letters or characters from which on a word is shown as long where a formula counts those."""


def hard(result: Result, name: str, choice: Choice) -> list[Hard]:
    """Return the words that make a text harder by the measure ``name``, in reading order, those of the chosen voice and parts only.

    By syllables three or more, by letters or characters ten or more; by Gunning and Dale–Chall exactly the words they count.
    """
    size, note = HARDNESS.get(name, SYLLABLES)
    text, columns = result.article.text, result.columns
    words = splitting.find(text)
    if not len(words.starts) or not len(columns["start"]):
        return []
    at = np.maximum(np.searchsorted(columns["start"], words.firsts, side="right") - 1, 0)
    inside = (selected(result, choice, registry()[name])[at] > 0) & (words.firsts < columns["end"][at])
    spans = np.stack([words.starts, words.ends], axis=1)[inside].tolist()
    if not spans:
        return []
    sizes = size(readability_words.of([text[start:end].translate(STRAIGHT) for start, end in spans]))
    found = []
    for (start, end), much in zip(spans, sizes.tolist(), strict=True):
        if much:
            left, right = _bare(text, start, end)
            found.append(Hard(left, right, text[left:right], much, note.format(much)))
    return found


STRAIGHT = str.maketrans("‘’ʼ", "'''")
"""Apostrophes as readability sets them straight before it asks about a word."""


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the punctuation at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def marks(some: Sequence[Hard]) -> list[Mark]:
    """Return hard words as marks."""
    return [Mark(one.start, one.end, KIND, one.note, float(one.size)) for one in some]


def hardest(some: Sequence[Hard]) -> list[tuple[Hard, int]]:
    """Return each different word once, at its first place, with how often it stands in the text: the hardest first."""
    seen: dict[str, list[Hard]] = {}
    for one in some:
        seen.setdefault(one.word.casefold(), []).append(one)
    return sorted(
        ((same[0], len(same)) for same in seen.values()), key=lambda pair: (-pair[0].size, -pair[1], pair[0].start)
    )
