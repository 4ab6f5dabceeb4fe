"""Speakers across articles."""

from __future__ import annotations

import pytest

from analysis.comparison.voices import speakers
from analysis.comparison.voices.speakers import Known
from analysis.marks import Span
from analysis.text.attribution.record import Sort
from tests.comparison.voices.made import EASTERN, WESTERN, result


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Kremlin", "kremlin"),
        ("a retired nurse", "retired nurse"),
        ("Two European diplomats", "european diplomats"),
        ("Keller’s office", "keller office"),
        ("the", "the"),
        ("", ""),
        ("  Maria   KELLER ", "maria keller"),
    ],
)
def test_names_are_compared_without_what_says_nothing(name: str, expected: str) -> None:
    """Case, articles, numbers before a name and possessives make nobody another."""
    assert speakers.normal(name) == expected


@pytest.mark.parametrize(
    ("name", "sort", "named"),
    [
        ("Maria Keller", Sort.PERSON, True),
        ("White House", Sort.BODY, True),
        ("officials", Sort.ANONYMOUS, False),
        ("Russian officials", Sort.ANONYMOUS, False),
        ("shopkeeper", Sort.OTHER, False),
        ("The person", Sort.PERSON, False),
    ],
)
def test_who_has_a_name(name: str, sort: Sort, named: bool) -> None:  # noqa: FBT001 - a table of cases
    """A speaker without a name of its own stays unnamed, whatever its sort."""
    assert speakers.is_named(name, sort) is named


def test_one_speaker_of_two_articles() -> None:
    """A surname in one article joins the full name of the other; pronouns are in it already."""
    heard = speakers.join([result(EASTERN), result(WESTERN)])
    by_key = {one.key: one for one in heard}
    assert {article for article, _ in by_key["maria keller"].members} == {0, 1}
    assert {article for article, _ in by_key["peter olsen"].members} == {0, 1}
    assert "olsen" not in by_key
    assert by_key["officials"].named is False


def test_the_order_of_articles_changes_nobody() -> None:
    """The same speakers with the same names, whichever article comes first."""
    one, other = result(EASTERN), result(WESTERN)
    there, back = speakers.join([one, other]), speakers.join([other, one])
    assert {(who.key, who.named, len(who.members)) for who in there} == {
        (who.key, who.named, len(who.members)) for who in back
    }


def test_a_surname_that_two_bear_joins_neither() -> None:
    """With two full names to choose from a bare surname stays by itself."""
    two = "Maria Keller said the bridge was safe. Paul Keller said the road was not. Both spoke on Monday in the old hall."
    bare = "The mayor left early. On Monday Keller said the bridge was safe."
    heard = {one.key for one in speakers.join([result(two), result(bare)])}
    assert {"maria keller", "paul keller", "keller"} <= heard
    one = two.replace("Paul Keller", "Paul Berg")
    assert "keller" not in {who.key for who in speakers.join([result(one), result(bare)])}


def test_a_speaker_is_the_actor_whose_mentions_its_sources_are() -> None:
    """Told by an actor, two names are one; a person is never a body, and an unnamed speaker never an actor."""
    one, other = result("Maria Keller said the bridge was safe."), result("M. Keller-Braun said the bridge was safe.")
    actor = Known("Maria Keller-Braun", "person", "Norway", ((0, Span(0, 12)), (1, Span(0, 15))))
    heard = speakers.join([one, other], [actor])
    assert [(who.key, who.country, len(who.members)) for who in heard] == [("maria keller-braun", "Norway", 2)]
    assert len(speakers.join([one, other], [actor._replace(sort="body")])) == 2
    unnamed = result("Officials said the bridge was safe.")
    found = speakers.join([unnamed], [Known("Norway", "body", "Norway", ((0, Span(0, 9)),))])
    assert [(who.key, who.country) for who in found] == [("officials", "")]
