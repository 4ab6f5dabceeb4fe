"""Who says a fact in a cell: the source and verb of the stretch that holds its words, and no name that the text does not tell."""

from __future__ import annotations

import pytest

import analysis
from analysis import Article
from analysis.comparison.facts import credit
from analysis.comparison.facts.record import Place
from analysis.marks import Span
from analysis.result import Result
from analysis.text import cues
from analysis.text.attribution.record import Attribution, Kind, Sort, Speaker, Statement


def by(text: str, needle: str, result: Result | None = None) -> str:
    """Return who says ``needle`` in ``text``."""
    result = result or analysis.analyse(Article.of(text))
    start = result.article.text.index(needle)
    sentence = next(i for i, (s, e) in enumerate(result.sentences) if s <= start < e)
    return credit.wording(credit.read(result), Place(0, start, start + len(needle), sentence)).told


@pytest.mark.parametrize(
    ("text", "needle", "told"),
    [
        ("Joe Birch met Olaf Ward on Monday. Asked about the flood, he said the question was “provocative.”",
         "Asked about the flood, he said the question was “provocative.”", "he said"),
        ("Olaf Ward spoke on Monday. “We will leave in May,” he said.", "“We will leave in May,”", "he said"),
        ("“We will leave in May,” Ward said.", "“We will leave in May,”", "Ward said"),
        ("Aldby’s mayor, Olaf Ward, said that the dam would hold.", "the dam would hold", "Ward said"),
        ("Olaf Ward met the press. The mayor said that the dam would hold.", "The mayor said that the dam would hold.", "The mayor said"),
        ("The bridge fell, according to the coast guard.", "The bridge fell", "according to the coast guard"),
        ("The bridge fell on Monday.", "The bridge fell on Monday.", "stated as fact"),
        ("The question was “provocative”, he sniffed.", "The question was “provocative”, he sniffed.", "he sniffed"),
        ("The town has backed Ward since the dam fell.", "The town has backed Ward since the dam fell.", "stated as fact"),
        ("Moscow denies the allegation.", "Moscow denies the allegation.", "Moscow denies"),
    ],
)  # fmt: skip
def test_who_is_named(text: str, needle: str, told: str) -> None:
    """The source is told in its own words: a pronoun stays one, whomever it is taken to mean."""
    assert by(text, needle) == told


def made(text: str, content: tuple[str, ...], cue: str, source: str, speaker: str = "") -> Result:
    """Return an article with one statement, as an attribution could have read it."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    known = cues.forms().get(cue)
    lemma = known.lemma if known else cue
    said = Statement(
        tuple(map(span, content)), span(cue) if cue else None, span(source), Kind.MIXED, lemma, "neutral", "that", True, 0 if speaker else -1
    )  # fmt: skip
    result = analysis.analyse(Article.of(text))
    speakers = (Speaker(speaker, Sort.PERSON, ()),) if speaker else ()
    return Result(result.article, result.columns, result.marks, Attribution((said,), speakers))


WHEREAS = "Whereas Aldby characterised the talks as “frank”, the White House emphasised that floods would be met with “strong measures”."
OFFICIALS = "The river has risen by two metres, according to officials, and the council denies that the dam is broken."


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "needle", "told"),
    [
        (WHEREAS, (WHEREAS[30:-1],), "characterised", "Aldby",
         "the White House emphasised that floods would be met with “strong measures”.", "White House emphasised"),
        (OFFICIALS, ("The river has risen by two metres", "and the council denies that the dam is broken"), "according to", "officials",
         "and the council denies that the dam is broken.", "the council denies"),
        (OFFICIALS, ("The river has risen by two metres", "and the council denies that the dam is broken"), "according to", "officials",
         "The river has risen by two metres, according to officials,", "according to officials"),
    ],
)  # fmt: skip
def test_the_verb_is_that_of_the_matched_words(
    text: str, content: tuple[str, ...], cue: str, source: str, needle: str, told: str
) -> None:
    """A statement that reaches too far does not put its speaker and verb to a clause which has its own."""
    assert by(text, needle, made(text, content, cue, source)) == told


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "speaker", "told"),
    [
        ("Joe Birch waved. He said the dam is safe.", "the dam is safe", "said", "He", "Joe Birch", "he said"),
        ("A man, who said the dam is safe, left.", "the dam is safe", "said", "who", "Joe Birch", "not told who"),
        ("Try telling the council the dam is safe.", "the dam is safe", "telling", "Try", "", "stated as fact"),
        ("Joe Birch spoke: “The dam is safe.”", "“The dam is safe.”", "", "Joe Birch", "Joe Birch", "quoting Birch"),
        (
            "The council continues to deny the dam is broken.",
            "the dam is broken",
            "deny",
            "The council",
            "",
            "The council continues to deny",
        ),
        (
            "The council is concerned the dam is broken.",
            "the dam is broken",
            "concerned",
            "The council",
            "",
            "The council is concerned",
        ),
        (
            "Officials quoted Joe Birch as saying the dam is safe.",
            "the dam is safe",
            "quoted",
            "Joe Birch",
            "Joe Birch",
            "quoting Birch",
        ),
    ],
)
def test_no_name_is_guessed(text: str, content: str, cue: str, source: str, speaker: str, told: str) -> None:
    """Where the source's words tell nobody the cell says so, though a speaker was resolved; the verb reads as in the text."""
    assert by(text, content, made(text, (content,), cue, source, speaker)) == told


def test_quoted_words_of_nobody_are_not_the_outlets() -> None:
    """Words in quotation marks without a source are not stated as fact."""
    assert (
        by(
            "It rained all night in the old town. “We never saw such a flood before.”",
            "“We never saw such a flood before.”",
        )
        == "not told who"
    )
