"""Which clauses tell something, which groups of them are facts, and what a fact is called."""

from __future__ import annotations

import time

import pytest

import analysis
from analysis import Article
from analysis.comparison import facts
from analysis.comparison.facts import align, alike, claims, titles, units
from analysis.comparison.facts.says import Says, saying, says
from tests.comparison.facts.test_facts import told


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("The Aldrian prime minister, Kyra Holt", Says.NOTHING),
        ("The remarks by the deputy minister Andrej Birch came", Says.NOTHING),
        ("The call came amidst heightened tensions between Aldby and its neighbours", Says.NOTHING),
        ("During a video call with the mayor earlier this month,", Says.NOTHING),
        ("In a letter signed by the 42 members of the council", Says.NOTHING),
        ("Mayor Holm and her deputy", Says.NOTHING),
        ("A vote on the tax cuts", Says.NOTHING),
        ("Speaking in Aldby on Wednesday beside the prime minister,", Says.NOTHING),
        ("The minister told reporters.", Says.NOTHING),
        ("Holm spoke.", Says.NOTHING),
        ("She added.", Says.NOTHING),
        ("", Says.NOTHING),
        ("…", Says.NOTHING),
        ("and vowed “strong measures” if the river rises", Says.PART),
        ("which officials say will “cover our borders”", Says.PART),
        ("he said the question was “provocative”", Says.POINTING),
        ("Asked about a flood, he said the question was “provocative”", Says.POINTING),
        ("where he was hosting Mayor Holm of Aldby", Says.POINTING),
        ("I've made a lot of mistakes in my career", Says.POINTING),
        ("Asked whether a flood was likely, Holm called the question “provocative”", Says.WHOLE),
        ("The two mayors spoke on Tuesday over a secure video link.", Says.WHOLE),
        ("Holm told reporters in the old harbour of Aldby", Says.WHOLE),
        ("Aldby denies the allegation.", Says.WHOLE),
        ("The bridge fell.", Says.WHOLE),
        ("The mayor of Aldby, Greta Holm, resigned on Tuesday.", Says.WHOLE),
        ("After the council ousted eight members earlier this month", Says.WHOLE),
        ("Western countries fear an attack", Says.WHOLE),
        ("4,500 people had to move out after the flood", Says.WHOLE),
        ("On Tuesday, Secretary Holm said the dam was an “obstacle” to peace", Says.WHOLE),
    ],
)
def test_what_a_clause_says(clause: str, found: Says) -> None:
    """A noun phrase, a time and a bare verb tell nothing; a subject with a finite verb does; a pronoun points elsewhere."""
    assert says(clause) is found


@pytest.mark.parametrize(
    ("clause", "subject", "verb"),
    [
        ("the White House emphasised that it would answer", "the White House", "emphasised"),
        ("and the Kremlin denies that it plans an attack.", "the Kremlin", "denies"),
        ("and she has said that it is over", "she", "said"),
        ("the bridge fell on Monday", "", ""),
        ("the Greek prime minister", "", ""),
    ],
)
def test_the_clauses_own_verb_of_saying(clause: str, subject: str, verb: str) -> None:
    """Subject and verb of saying of a clause are told where they stand in it."""
    found = saying(clause)
    assert (found is None) == (not verb)
    if found:
        assert [clause[one.start : one.end] for one in found[:2]] == [subject, verb]


def test_reading_a_clause_takes_linear_time() -> None:
    """Twice as long a clause takes at most about twice as long."""

    def seconds(times: int) -> float:
        clause = "Holm, of the council, and the others, " * times
        says.cache_clear()
        begin = time.process_time()
        says(clause)
        return time.process_time() - begin

    seconds(10)
    assert min(seconds(4000) for _ in range(3)) < 3 * min(seconds(2000) for _ in range(3)) + 0.05


def group(*clauses: str) -> tuple[list[units.Unit], list[str], claims.Terms]:
    """Return clauses, each an article of its own, as the members of one group."""
    results = [analysis.analyse(Article.of(clause)) for clause in clauses]
    made = units.of(results, units.PLACES)
    texts = [one.article.text for one in results]
    words = alike.weighed(made, texts)
    names = {name for name, kind in zip(words.names, words.kind.tolist(), strict=True) if kind == alike.NAME}
    return made, texts, claims.Terms(words.by_name, names)


@pytest.mark.parametrize(
    ("clauses", "likeness", "fact"),
    [
        (("The mayor quit over the contracts", "Holm resigned over unpaid contracts"), -1.0, True),
        (
            (
                "The remarks by Deputy Foreign Minister Andrej Birch came",
                "Deputy Foreign Minister Olga Ward likes storms and rain",
            ),
            -0.1,
            False,
        ),
        (("Greta Holm of Aldby likes swans", "Greta Holm of Aldby sells bread"), -0.3, False),
        (("Greta Holm of Aldby likes swans", "Greta Holm of Aldby sells bread"), 0.3, True),
        (("The flood came amidst unusual storms", "Amid unusual storms and the flood"), 0.4, False),
        (("the long video call with the mayor", "a video call with the mayor earlier this month"), 2.0, False),
        (
            (
                "the long video call with the mayor",
                "A video call with the mayor may still help the sick swans of Aldby",
            ),
            0.1,
            False,
        ),
        (
            (
                "the long video call with the mayor",
                "A video call with the mayor may still help the sick swans of Aldby",
            ),
            0.9,
            True,
        ),
        (("the unpaid bridge contracts", "The bridge contracts are unpaid"), -1.0, True),
        (("A harsh winter for all of us.", "A harsh winter for all of us."), 3.0, True),
    ],
)
def test_which_groups_are_facts(clauses: tuple[str, ...], likeness: float, *, fact: bool) -> None:
    """Two articles must tell something, or one tells just what they share; a name or a time in common is no fact."""
    members, texts, terms = group(*clauses)
    assert claims.is_one(members, texts, terms, likeness) is fact


def test_what_is_no_fact_is_told_by_nobody() -> None:
    """Two noun phrases in common make no fact, and stand in no list of what one article tells alone."""
    shared = "The deputy foreign minister of Aldby, Andrej Birch"
    results = [
        analysis.analyse(Article.of(f"{shared}: {rest}"))
        for rest in ("swans sleep in the reeds tonight.", "bread costs more in the capital.")
    ]
    found = align.found(results)
    assert not any("Birch" in told(results, fact) for fact in found.facts)
    assert not any(fact.title.endswith("Andrej Birch") for each in found.alone.values() for fact in each)


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (
            "Asked about the flood, she said the question was “provocative.”",
            "Asked whether a flood was likely, Holm called the question “provocative”.",
            "Asked whether a flood was likely, Holm called the question “provocative”",
        ),
        (
            "On the screen, the mayor, Greta Holm, was standing beside her guest, the Aldrian prime minister, Kyra Holt.",
            "It rained, and she was hosting Prime Minister Kyra Holt of Aldria.",
            "The mayor, Greta Holm, was standing beside her guest, the Aldrian prime minister, Kyra Holt",
        ),
        (
            "Early this week the council ousted eight swans from the pond.",
            "After the council ousted eight swans, the mayor wept about the news.",
            "The council ousted eight swans",
        ),
        (
            "“The dam will hold until the summer,” Holm said.",
            "“The dam will hold until the summer,” she said.",
            "Holm: “The dam will hold until the summer”",
        ),
        (
            "“The dam will hold until the summer,” he said.",
            "“The dam will hold until the summer,” she said.",
            "“The dam will hold until the summer”",
        ),
    ],
)
def test_what_a_fact_is_called(first: str, second: str, title: str) -> None:
    """A title has a subject and a verb, names who acts or speaks where a telling does, and names nobody where none does."""
    results = [analysis.analyse(Article.of(text)) for text in (first, second)]
    made = units.of(results, units.PLACES)
    words = alike.weighed(made, [one.article.text for one in results])
    fact = next(iter(facts.of(results)), None)
    wanted = {(p.article, p.start) for p in fact.places} if fact else set()
    members = [one for one in made if (one.article, one.start) in wanted] or made
    assert titles.of(members, [titles.source(one) for one in results], words.by_name) == title
