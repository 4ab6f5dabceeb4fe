"""Speakers: one name per person or body, pronouns to the last fitting one, those without a name told apart."""

from __future__ import annotations

import pytest

import analysis.text
from analysis.article import Article
from analysis.text.attribution import UNRESOLVED, Sort

PUTIN = "Russian President Vladimir Putin said that the troops would leave. "


def said_by(text: str) -> list[tuple[str, str]]:
    """Name and sort of the speaker of each statement; "" for those not resolved."""
    found = analysis.text.read(Article.of(text)).attribution
    told = [found.speakers[s.speaker] if s.speaker != UNRESOLVED else None for s in found.statements]
    return [(speaker.name, str(speaker.sort)) if speaker else ("", "") for speaker in told]


@pytest.mark.parametrize(
    "other",
    [
        "Putin said it was late.",
        "Vladimir Putin said it was late.",
        "The Russian president said it was late.",
        "The Russian leader said it was late.",
        "He said it was late.",
        "“It is late,” he said.",
        "“It is late,” said Mr. Putin.",
        "Putin’s claim that it was late was false.",
    ],
)
def test_names_of_one_person_are_one_speaker(other: str) -> None:
    """Full name, surname, title, post and pronoun come to the fullest name."""
    assert said_by(PUTIN + other) == [("Vladimir Putin", "person")] * 2


def test_the_fullest_name_counts_wherever_it_stands() -> None:
    """A surname in the first sentence is the person named in full later."""
    assert said_by("Kuleba said it was late. Later Dmytro Kuleba said it was dark.")[0] == ("Dmytro Kuleba", "person")


@pytest.mark.parametrize(
    ("source", "name", "sort"),
    [
        ("The Kremlin", "Kremlin", Sort.BODY),
        ("NATO", "NATO", Sort.BODY),
        ("The State Department", "State Department", Sort.BODY),
        ("Moscow", "Moscow", Sort.BODY),
        ("A spokesman for the Foreign Ministry", "Foreign Ministry", Sort.BODY),
        ("U.S. Secretary of State Antony Blinken", "Antony Blinken", Sort.PERSON),
        ("Ukraine’s foreign minister, Dmytro Kuleba,", "Dmytro Kuleba", Sort.PERSON),
        ("Olga Stefanishyna, a deputy prime minister,", "Olga Stefanishyna", Sort.PERSON),
        ("Officials", "officials", Sort.ANONYMOUS),
        ("Two senior Western officials", "senior Western officials", Sort.ANONYMOUS),
        ("A source familiar with the talks", "source", Sort.ANONYMOUS),
        ("Analysts", "analysts", Sort.ANONYMOUS),
        ("Some", "some", Sort.ANONYMOUS),
        ("Critics", "critics", Sort.ANONYMOUS),
        ("A senior diplomat", "senior diplomat", Sort.ANONYMOUS),
        ("The report", "report", Sort.OTHER),
    ],
)
def test_a_source_is_named_and_sorted(source: str, name: str, sort: Sort) -> None:
    """A person, a body, somebody without a name, or a thing."""
    assert said_by(f"{source} said that the bridge had been hit.") == [(name, str(sort))]


def test_pronouns_fit_in_gender_and_number() -> None:
    """The pronoun "she" passes over a man who spoke last; "they" goes to those who are several."""
    text = "Liz Truss said it was late. Antony Blinken said it was dark. She said that it was cold. "
    assert said_by(text)[-1] == ("Liz Truss", "person")
    assert said_by("Analysts said it was late. They said that it was cold.")[-1] == ("analysts", "anonymous")


@pytest.mark.parametrize("pronoun", ["He", "She", "They"])
def test_a_pronoun_without_a_name_before_it_stays_unresolved(pronoun: str) -> None:
    """Nobody is guessed; the statement is there and counts as unresolved."""
    assert said_by(f"{pronoun} said that the bridge had been hit.") == [("", "")]


def test_two_presidents_are_two() -> None:
    """A post goes to the one of that country."""
    text = PUTIN + "Ukrainian President Volodymyr Zelensky said it was late. The Russian president said it was dark."
    assert [name for name, _ in said_by(text)] == ["Vladimir Putin", "Volodymyr Zelensky", "Vladimir Putin"]


def test_people_of_one_surname_are_told_apart() -> None:
    """Given names and titles keep husband and wife two speakers."""
    text = "Bill Clinton said it was late. Hillary Clinton said it was dark. Mr. Clinton said it was cold."
    assert [name for name, _ in said_by(text)] == ["Bill Clinton", "Hillary Clinton", "Bill Clinton"]


def test_quotations_of_several_paragraphs_have_one_speaker() -> None:
    """A paragraph that is all quotation goes on with the speaker before it."""
    text = "“We came early and saw it all,” Putin said.\n\n“We have no other choice than this.”"
    assert [name for name, _ in said_by(text)] == ["Putin", "Putin"]


def test_a_quotation_alone_is_nobodys() -> None:
    """Speech with no cue near it is a statement without a speaker."""
    assert said_by("The hall was empty by then. Snow fell.\n\n“We came early and saw it all.”") == [("", "")]
