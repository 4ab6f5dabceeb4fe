"""The readability measures as a reader meets them: name, unit, formula in words, limits, source."""

from __future__ import annotations

from analysis.measures import readability_formulas as formulas
from analysis.measures.base import Measure

GRADE = "US school grade"
HARDER = "higher is harder to read"
WORDS = 100
"""Words below which the page warns: on so little text a single long word moves a grade."""
SMOG_SENTENCES = 30
"""Sentences on which McLaughlin standardised SMOG; below them the page warns."""
SHARED_LIMIT = "It sees the length of words and sentences, not whether a text makes sense."
TEXTSTAT = "computed as textstat 0.7.13 does, with this program's own sentences"


def _grade(name: str, label: str, needs: str, formula: str, limits: str, source: str) -> Measure:
    """Return a measure in school grades. ``needs`` names the components, parted by blanks."""
    return Measure(
        name=name,
        label=label,
        unit=GRADE,
        up=HARDER,
        components=tuple(needs.split()),
        score=getattr(formulas, name),
        formula=formula,
        limits=f"{limits} {SHARED_LIMIT}",
        source=f"{source}; {TEXTSTAT}",
        decimals=1,
        minimum_words=WORDS,
        extra={"minimum_sentences": SMOG_SENTENCES} if name == "smog_index" else None,
    )


_EASE = Measure(
    name="flesch_reading_ease",
    label="Flesch reading ease",
    unit="points, mostly 0 to 100",
    up="higher is easier to read",
    components=("words", "share", "syllables"),
    score=formulas.flesch_reading_ease,
    formula="206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words",
    limits=f"Made for school texts; names and numbers count as words. {SHARED_LIMIT}",
    source=f"Flesch (1948), Journal of Applied Psychology 32(3), 221–233; {TEXTSTAT}",
    decimals=1,
    minimum_words=WORDS,
)

_GRADES = (
    _grade(
        "flesch_kincaid_grade",
        "Flesch–Kincaid grade",
        "words share syllables",
        "0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59",
        "Long names count as hard words.",
        "Kincaid, Fishburne, Rogers & Chissom (1975), Research Branch Report 8-75",
    ),
    _grade(
        "gunning_fog",
        "Gunning fog",
        "words share complex_words",
        "0.4 × (words ÷ sentences + 100 × complex words ÷ words)",
        "A complex word has three syllables or more and is not on the list of everyday words; names count.",
        "Gunning (1952), The Technique of Clear Writing",
    ),
    _grade(
        "smog_index",
        "SMOG",
        "words share polysyllables",
        "1.043 × √(30 × words of 3 or more syllables ÷ sentences) + 3.1291",
        "Made for 30 sentences or more: with fewer it is a guess.",
        "McLaughlin (1969), Journal of Reading 12(8), 639–646",
    ),
    _grade(
        "coleman_liau_index",
        "Coleman–Liau",
        "words share letters",
        "5.8 × letters ÷ words − 29.6 × sentences ÷ words − 15.8",
        "Counts letters, not syllables; digits count as letters.",
        "Coleman & Liau (1975), Journal of Applied Psychology 60(2), 283–284",
    ),
    _grade(
        "automated_readability_index",
        "Automated readability index",
        "words share characters tokens",
        "4.71 × characters ÷ tokens + 0.5 × words ÷ sentences − 21.43",
        "Counts characters, punctuation included; tokens are words and marks that stand alone.",
        "Smith & Senter (1967), AMRL-TR-66-220",
    ),
    _grade(
        "dale_chall_readability_score",
        "Dale–Chall",
        "words share difficult_words",
        "0.1579 × difficult words in 100 + 0.0496 × words ÷ sentences, + 3.6365 above 5 difficult words in 100",
        "A difficult word is not on a list of some 3,000 that fourth-graders know; names and inflected forms count, "
        "and a typographic apostrophe makes “don’t” one of them.",
        "Dale & Chall (1948), Educational Research Bulletin 27",
    ),
    _grade(
        "linsear_write_formula",
        "Linsear Write",
        "words share easy_words polysyllables",
        "(words of 1 or 2 syllables + 3 × words of 3 or more) ÷ sentences, less 2 if it is 20 or below, halved",
        "Over the whole text; the original takes its first 100 words.",
        "O'Hayre (1966), Gobbledygook Has Gotta Go",
    ),
)

_CONSENSUS = _grade(
    "reading_grade",
    "Reading grade",
    "words share syllables letters characters tokens polysyllables easy_words difficult_words complex_words",
    "the grade most of the eight formulas vote for: each casts its value rounded down, up and to the nearest; reading "
    "ease casts the grade of its band; of equals the first cast wins",
    "A whole number, so it can jump by one or more when a single word changes.",
    "textstat's text_standard",
)

MEASURES: tuple[Measure, ...] = (_CONSENSUS, _EASE, *_GRADES)
