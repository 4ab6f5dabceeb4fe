"""Who is credited with what: statements of sentences written for these tests, and what holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import analysis.text
from analysis.article import Article
from analysis.text.attribution import UNRESOLVED, Kind, attribute
from analysis.text.document import Voice

CASES = {
    "that": ("Putin said that the troops would leave on Friday.", "Putin", "said", "that the troops would leave on Friday"),
    "no that": ("Putin said the troops would leave.", "Putin", "said", "the troops would leave"),
    "no that, plain present": ("Critics say the law goes too far.", "Critics", "say", "the law goes too far"),
    "told": ("The envoy told reporters that the talks were over.", "The envoy", "told", "that the talks were over"),
    "in a statement": ("Berlin said in a statement on Friday that it would help.", "Berlin", "said", "that it would help"),
    "according to": ("According to the ministry, two ships sank.", "the ministry", "According to", "two ships sank"),
    "according to, after": ("Two ships sank, according to the ministry.", "the ministry", "according to", "Two ships sank"),
    "in the words of": (
        "In the words of the mayor, the flood was a lesson.", "the mayor", "In the words of", "the flood was a lesson",
    ),
    "officials said": ("The bridge was hit at dawn, officials said.", "officials", "said", "The bridge was hit at dawn"),
    "told, after": ("NATO is to blame, Putin told reporters.", "Putin", "told", "NATO is to blame"),
    "in the midst": ("The troops, he said, would leave by May.", "he", "said", "The troops | would leave by May"),
    "accused of": ("Kuleba accused Moscow of shelling the town.", "Kuleba", "accused", "Moscow of shelling the town"),
    "denied": ("The minister denied that the plant had been hit.", "The minister", "denied", "that the plant had been hit"),
    "promised to": ("Scholz promised to send more tanks.", "Scholz", "promised", "to send more tanks"),
    "urged": ("Macron urged Russia to withdraw its troops.", "Macron", "urged", "Russia to withdraw its troops"),
    "noun": (
        "The Kremlin’s claim that the ship was hit by accident has been rejected.",
        "The Kremlin’s", "claim", "that the ship was hit by accident",
    ),
    "reported, by nobody": ("It was reported that two ships had sunk.", None, "reported", "that two ships had sunk"),
    "quoted as saying": (
        "Peskov was quoted as saying that the talks were over.", "Peskov", "quoted", "that the talks were over",
    ),
    "asked, by nobody": ("Putin was asked whether the war would end.", None, "asked", "whether the war would end"),
    "two thats": (
        "The general said that the bridge was safe and that the road was open.",
        "The general", "said", "that the bridge was safe and that the road was open",
    ),
    "apposition": (
        "Dmitry Peskov, the Kremlin spokesman, said the drills were over.",
        "Dmitry Peskov, the Kremlin spokesman", "said", "the drills were over",
    ),
    "brackets": ("Senator Jo Dow (D-Ohio) said the plan was dead.", "Senator Jo Dow (D-Ohio)", "said", "the plan was dead"),
    "two sources": ("Mr. King and Mr. Shaw said the hall was full.", "Mr. King and Mr. Shaw", "said", "the hall was full"),
    "relative clause": (
        "The talks, which began in May, were a failure, the envoy told the BBC.",
        "the envoy", "told", "The talks, which began in May, were a failure",
    ),
    "headline": ("Putin: NATO is to blame for the war", "Putin", ":", "NATO is to blame for the war"),
    "direct": ("“We will win,” Putin said.", "Putin", "said", "“We will win,”"),
    "inverted": ("“We will win,” said the president.", "the president", "said", "“We will win,”"),
    "inverted, who": ("“We go,” said one, who asked not to be named.", "one", "said", "“We go,”"),
    "lead-in": ("The mayor insisted, “Nobody was hurt.”", "The mayor", "insisted", "“Nobody was hurt.”"),
    "goes on": ("“We will win,” Putin said. “We have no choice.”", "Putin", "said", "“We will win,” | “We have no choice.”"),
    "speech of two sentences": ("“We came here early. We saw it all,” Putin said.", "Putin", "said", "“We came here early. We saw it all,”"),
    "mixed": (
        "The minister said the plan was “brutal nonsense” and would fail.",
        "The minister", "said", "the plan was “brutal nonsense” and would fail",
    ),
    "sentence before": (
        "The bill came out last week. “It is a shame,” said a voter.", "a voter", "said", "“It is a shame,”",
    ),
    "dash": ("“He is not fit to lead us.” — Ana Cruz", "Ana Cruz", "—", "“He is not fit to lead us.”"),
    "after a colon": ("The mayor told the crowd:\n\n“Nobody here was hurt.”", "The mayor", "told", "“Nobody here was hurt.”"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES.values(), ids=CASES)
def test_a_statement_has_source_cue_and_content(text: str, source: str | None, cue: str, content: str) -> None:
    """The first statement of a sentence is who said it, by which word, and what, all cut out of the text."""
    statement = analysis.text.read(Article.of(text)).attribution.statements[0]
    assert " | ".join(text[start:end] for start, end in statement.content) == content
    assert statement.cue
    assert text[statement.cue.start : statement.cue.end] == cue
    assert (text[statement.source.start : statement.source.end] if statement.source else None) == source


SILENT = (
    "The river rose by two metres on Monday.",
    "The president met the king in Riga and flew home.",
    "Work may start in spring.",
    "The doors closed at nine and the visitors left by the side entrance.",
)


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """Plain telling has no statements and is the outlet's own throughout."""
    document = analysis.text.read(Article.of(text))
    assert document.attribution.statements == ()
    assert {segment.voice for segment in document.segments} == {Voice.OWN}


def test_a_tail_is_a_statement_of_its_own() -> None:
    """A tail "…, adding that …" begins a new statement of the same source, and each content ends where the next begins."""
    text = "Merkel warned that the talks could fail, adding that time was short."
    first, second = analysis.text.read(Article.of(text)).attribution.statements
    assert [text[s.content[0].start : s.content[0].end] for s in (first, second)] == [
        "that the talks could fail",
        "that time was short",
    ]
    assert first.source == second.source
    assert first.speaker == second.speaker != UNRESOLVED


def test_kind_is_told_by_the_marks() -> None:
    """All in quotation marks is direct, some of it mixed, none of it indirect."""
    text = "“We will win this war,” he said. She said it was “mad” to try. They said it would rain."
    found = analysis.text.read(Article.of(text)).attribution.statements
    assert [statement.kind for statement in found] == [Kind.DIRECT, Kind.MIXED, Kind.INDIRECT]


@pytest.mark.parametrize(
    ("verb", "stance"),
    [("said", "neutral"), ("confirmed", "endorsing"), ("claimed", "doubting"), ("thundered", "hostile")],
)
def test_stance_is_the_cues(verb: str, stance: str) -> None:
    """A statement carries how its verb takes what is said."""
    (statement,) = analysis.text.read(
        Article.of(f"The minister {verb} that the bridge was safe.")
    ).attribution.statements
    assert statement.stance == stance


def test_a_paraphrase_starts_at_that() -> None:
    """Source and verb are the outlet's own, what is said is paraphrased, and the stop goes with it."""
    text = "Putin said that the troops would leave."
    segments = analysis.text.read(Article.of(text)).segments
    assert [(text[s.start : s.end], s.voice) for s in segments] == [
        ("Putin said ", Voice.OWN),
        ("that the troops would leave.", Voice.PARAPHRASED),
    ]


def test_quoted_words_in_a_paraphrase_stay_quoted() -> None:
    """Marks cut a paraphrase in two."""
    text = "The minister said the plan was “brutal nonsense from start to end” and would fail."
    voices = [segment.voice for segment in analysis.text.read(Article.of(text)).segments]
    assert voices == [Voice.OWN, Voice.PARAPHRASED, Voice.QUOTED, Voice.PARAPHRASED]


@pytest.mark.parametrize(
    "text",
    [
        "The paper praised the strongman.",
        "The general seemed to hesitate.",
        "The envoy spoke about the horrid war.",
        "Moscow wants to take the town.",
        "The king knew that the bridge was unsafe.",
    ],
)
def test_what_is_only_named_stays_the_outlets_own(text: str) -> None:
    """What somebody likes, wants, attacks or knows is told in the outlet's words."""
    assert {segment.voice for segment in analysis.text.read(Article.of(text)).segments} == {Voice.OWN}


PIECES = [
    "“", "”", '"', "'", "(", ")", " ", " ", ". ", ", ", "\n\n", ": ", "—", "; ", "said", "told", "according to", "that", "to",
    "Putin", "he", "she", "who", "the minister", "claim", "was", "reportedly", "and", "U.S.", "Mr.", "İ", "\ud800", "5", "adding",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


@given(TEXTS)
@example("0,SAID“")
def test_promises_hold_for_any_text(text: str) -> None:
    """Spans lie in the text, contents are in order and share nothing, speakers exist, quoted speech belongs to a statement."""
    document = analysis.text.read(Article.of(text))
    found = document.attribution
    contents = sorted(span for statement in found.statements for span in statement.content)
    assert all(0 <= start < end <= len(text) for start, end in contents)
    assert all(a.end <= b.start for a, b in pairwise(contents))
    assert [s.content[0] for s in found.statements] == sorted(s.content[0] for s in found.statements)
    for statement in found.statements:
        assert list(statement.content) == sorted(statement.content)
        for span in (statement.cue, statement.source):
            assert span is None or text[span.start : span.end].strip()
        assert UNRESOLVED <= statement.speaker < len(found.speakers)
    for quote in document.quotes:
        covered = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in contents)
        assert quote.voice is Voice.OWN or covered
    for speaker in found.speakers:
        assert speaker.name
        assert speaker.mentions
    assert attribute(text, document.sentences, document.quotes, document.names) == found


UNITS = (
    "he said that ", "Putin, ", "“x,” said A, ", "according to A, ", "the man and ", "who said ", "A: ", "his claim that ",
    "said ", "was ", "A of ", "in the words of ", "reportedly ", "(a) ", "it - ", "“a” — A ", "He said. ", "the Russian president said. ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    """Four times the text takes about four times as long, in one endless sentence too."""
    taken = []
    for size in (12_000, 48_000):
        document = analysis.text.read(Article.of((unit * (size // len(unit) + 1))[:size]))
        text, best = document.article.text, 9.0
        for _ in range(2):
            begun = time.process_time()
            attribute(text, document.sentences, document.quotes, document.names)
            best = min(best, time.process_time() - begun)
        taken.append(best)
    assert taken[1] < 9 * taken[0] + 0.05
