"""Turns of an interview are speech without quotation marks; lists that look alike are not."""

from __future__ import annotations

import pytest

import analysis.text
from analysis.article import Article
from analysis.text import layout, quotes_turns
from analysis.text.attribution import UNRESOLVED
from analysis.text.document import Voice

INTERVIEW = (
    "MIRROR: Mr. President, are you afraid of an attack?\n\n"
    "Ward: We have lived with this threat for years. I said “no” long ago.\n\n"
    "MIRROR: What do you expect from us?\n\n"
    "Ward: Weapons. I have told the chancellor so."
)


def found(text: str) -> list[str]:
    """Return the turns of a text."""
    return [text[start:end] for start, end in quotes_turns.find(text, layout.blocks(text, Article.of(text).parts))]


def test_each_turn_is_its_speakers_quotation() -> None:
    """Names go with their own turns, all of each turn is quoted, and quotations inside it are part of it."""
    document = analysis.text.read(Article.of(INTERVIEW))
    said = document.attribution
    assert [said.speakers[one.speaker].name for one in said.statements] == ["MIRROR", "Ward", "MIRROR", "Ward"]
    quoted = [INTERVIEW[one.start : one.end] for one in document.quotes]
    assert quoted == found(INTERVIEW)
    assert {one.voice for one in document.quotes} == {Voice.QUOTED}


def test_the_outlets_own_questions_stay_its_own() -> None:
    """After "Q:" the outlet speaks, after "A:" somebody not named."""
    text = "Q: What do you make of the reports?\n\nA: They are exaggerated a lot.\n\nQ: But is it true at all?\n\nA: No, it is a lie."
    assert found(text) == ["They are exaggerated a lot.", "No, it is a lie."]
    said = analysis.text.read(Article.of(text)).attribution
    assert [one.speaker for one in said.statements] == [UNRESOLVED, UNRESOLVED]


@pytest.mark.parametrize(
    "text",
    [
        "Pros: it is light and quick.\n\nCons: it is dear and loud.\n\nPros: it looks good to me.\n\nCons: it breaks at once.",
        "Ward: 57 percent\n\nDow: 41 percent\n\nWard: 60 percent\n\nDow: 39 percent",
        "Ward: it is late, I think, and dark.\n\nDow: it is not.\n\nHill: we shall see about that one day.\n\nReed: so we shall.",
        "Ward: it is late and dark.\n\nWard: it is cold and wet.\n\nWard: it is over for us.\n\nWard: it is done with now.",
        "Ward: it is late and dark.\n\nDow: it is not, I tell you.\n\nWard: it is so.",
        "",
    ],
)
def test_lists_are_no_conversation(text: str) -> None:
    """Labels, figures, names that come once, and one name over and over hold no turns; nor do fewer than four."""
    assert found(text) == []
