"""How hard are they to read? Grade in words, the hardest sentences, sentence lengths, all eight formulas."""

from __future__ import annotations

from analysis.comparison import findings
from pages.parts import chart, evidence, formulas, grades, head, panels, view, words

SHOWN = ("reading_grade", "flesch_kincaid_grade", "flesch_reading_ease")
MEASURES = (
    "reading_grade", "flesch_kincaid_grade", "flesch_reading_ease", "gunning_fog", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "linsear_write_formula",
)  # fmt: skip

now = view.current()
head.question(now, "How hard are they to read?")
head.finding(now, [findings.one("reading_grade", now.values(), now.differences(measures=MEASURES), head.names(now))])

words.section(
    "Reading grade",
    "The school year at which a text is easily read: the grade that most of eight formulas agree on. Dot: the value. "
    "Thick line: 50 % interval; thin line: 95 %. Click a dot to see its sentences.",
)
rows = now.rows("reading_grade")
chart.strip(rows, panels.of(now, SHOWN), key="grades", what="what_reading")
evidence.panel(
    now,
    evidence.items(MEASURES),
    key="what_reading",
    first=rows[0].key if rows else None,
    title="The hardest sentences",
)
grades.lengths(now)

formulas.table(now, MEASURES)
panels.numbers(now, MEASURES)
head.foot(
    "Syllables and hard words are textstat’s, sentences are ours (“U.S.” ends none). The formulas know length, not sense: a short sentence can "
    "be hard, a long one easy. Under 100 words the grades say little; SMOG was made for 30 sentences or more."
)
