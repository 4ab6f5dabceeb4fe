"""Whose words they are, where a sentence does not make it easy: what may stand between a source and its verb, and what is no source."""

from __future__ import annotations

import pytest

import analysis.text
from analysis.article import Article
from analysis.text.attribution import UNRESOLVED


def told(text: str) -> list[tuple[str, str]]:
    """Source and content of each statement, cut out of the text; "" for no source."""
    found = analysis.text.read(Article.of(text)).attribution.statements
    return [
        (
            text[one.source.start : one.source.end] if one.source else "",
            " | ".join(text[start:end] for start, end in one.content),
        )
        for one in found
    ]


def names(text: str) -> list[str]:
    """Name of the speaker of each statement; "" for those not resolved."""
    found = analysis.text.read(Article.of(text)).attribution
    return [found.speakers[one.speaker].name if one.speaker != UNRESOLVED else "" for one in found.statements]


PHRASES = {
    "a town and its state": ("Cory James, 22, of Flint, Mich., said it was late.", "Cory James, 22, of Flint, Mich."),
    "an aside that ends with a place": (
        "Clinton, during a meeting in Columbus, Ohio, said it was late.", "Clinton, during a meeting in Columbus, Ohio",
    ),
    "dashes around an aside": ("Murphy — after a long pause — said it was late.", "Murphy — after a long pause"),
    "an office and its name": (
        "The group’s leader, Olga Ward, who lives here, said it was late.", "The group’s leader, Olga Ward, who lives here",
    ),
    "long brackets": (
        "Jo Dow (a poet so young that he was once sent home from the hall by the guards) said it was late.", "Jo Dow",
    ),
    "numeral after a name": ("Brent Hill III, a founder, said it was late.", "Brent Hill III, a founder"),
    "thousands": ("1,409 teachers said it was late.", "1,409 teachers"),
    "four in ten": ("About four in 10 said it was late.", "four in 10"),
    "half of": ("About half of the voters said it was late.", "half of the voters"),
    "those surveyed": ("Most of those surveyed said it was late.", "Most of those surveyed"),
    "this report": ("This report said it was late.", "This report"),
    "one friend": ("It was late, one longtime friend said.", "one longtime friend"),
    "themselves": ("The voters themselves said it was late.", "The voters themselves"),
    "two, joined": ("In Rome, where Sands and his aides say it is late, it rained.", "Sands and his aides"),
    "two, joined by even": ("Politicians and even some priests say it is late.", "Politicians and even some priests"),
    "three, listed": (
        "The White House, the Pentagon and the State Department said it was late.",
        "The White House, the Pentagon and the State Department",
    ),
    "joined inside": (
        "Former officials in the army and at the palace said it was late.", "Former officials in the army and at the palace",
    ),
    "a relative clause": ("Those who back her opponents say it is late.", "Those who back her opponents"),
    "a relative clause with an object": ("The man who wrote the speech says it is late.", "The man who wrote the speech"),
    "a verb of the outer clause": ("Ward said his survey showed it was late.", "Ward"),
    "another noun before": ("He is the kind of judge many Greens fear the state would choose.", "many Greens"),
    "close to the talks": ("Sources close to the talks said it was late.", "Sources close to the talks"),
    "close to him": ("It was late, a source close to him said.", "a source close to him"),
    "this week": ("The mayor this week said it was late.", "The mayor"),
    "a day ago": ("The mayor just a day ago said it was late.", "The mayor"),
    "in March": ("The mayor in March said it was late.", "The mayor"),
    "in a year": ("The mayor in 2021 said it was late.", "The mayor"),
    "Tuesday evening": ("The mayor on Tuesday evening said it was late.", "The mayor"),
    "some remained": ("Some remained sceptical that it was late.", "Some"),
    "by whom, asked": ("The mayor was asked by a boy whether it was late.", "a boy"),
    "inverted, one": ("“It was late by then,” said one former aide.", "one former aide"),
    "inverted, one who": ("“It was late by then,” said one, who left.", "one"),
    "inverted, present": ("“It is far too late now,” say the men in the trenches.", "the men in the trenches"),
    "inverted, when it was said": ("“It was late by then,” said Carly Ward during the debate.", "Carly Ward"),
    "inverted, a name like a verb": ("“It was late by then,” said Drew Rose.", "Drew Rose"),
    "a name, an aside, told": (
        "“It was late by then,” Seth Ward, a poet at Rice University, told the BBC.",
        "Seth Ward, a poet at Rice University",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source"), PHRASES.values(), ids=PHRASES)
def test_the_source_is_the_whole_phrase_that_speaks(text: str, source: str) -> None:
    """The first statement's source begins and ends where its noun phrase does, asides and relative clauses with it."""
    assert told(text)[0][0] == source


SHARED = {
    "subject before its verb": "The group went ahead and left, saying it was late.",
    "verb that may be a participle": "The group showed restraint on Monday, saying it was late.",
    "time first": "This week, the group left the hall, saying it was late.",
    "adverb first": "More broadly, the group left the hall, saying it was late.",
    "participle first": "Making its way home, the group left the hall, saying it was late.",
    "dateline": "PARIS, Aug 31 (Reuters) - The group left the hall, saying it was late.",
    "dateline of a place": "ATLANTIC CITY — The group left the hall, saying it was late.",
    "object before the cue": "The group released statements saying it was late.",
    "said first": "After saying it was late, the group left.",
}


@pytest.mark.parametrize("text", SHARED.values(), ids=SHARED)
def test_a_participle_takes_the_subject_of_its_sentence(text: str) -> None:
    """Openers, datelines and objects are not taken for who says it, and what is said ends before the subject."""
    source, content = told(text)[0]
    assert source.lower() == "the group"
    assert content == "it was late"


NOUNS = {
    "possessive": ("The minister’s claim that it was late was false.", "The minister’s"),
    "made": ("The minister issued a new statement that it was late.", "The minister"),
    "by": ("There was a statement by the minister that it was late.", "the minister"),
}


@pytest.mark.parametrize(("text", "source"), NOUNS.values(), ids=NOUNS)
def test_a_noun_of_saying_has_its_source_beside_it(text: str, source: str) -> None:
    """Before it with an apostrophe, behind "by", or as the subject of "made" and "issued"."""
    assert told(text)[0][0] == source


def test_whom_a_paper_quotes_is_the_source() -> None:
    """In "X quoted Y as saying that …" it is Y who says it."""
    assert told("The paper quoted a French diplomat as saying that it was late.") == [
        ("a French diplomat", "that it was late")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“It was late by then and we left.” Ward said.",
        "“It was late by then!” Ward, a Republican, said of the vote.",
        "Ward said: “It was late by then and we left.”",
        "Ward said:\n\n“It was late by then. We left.”",
        "Ward released the following statement:\n\n“It was late by then. We left.”",
        "As the vote began, Ward said, “It was late by then. We left.”",
        "But, Ward said, “it was late by then and we left.”",
        "In a talk in May, Ward said, “It was late by then and we left.”",
    ],
)
def test_a_quotation_belongs_to_who_is_named_beside_it(text: str) -> None:
    """A sentence that leads in, a sentence that only tells who spoke, and an opener before "he said" leave one statement: Ward's."""
    (one,) = told(text)
    assert one[0].startswith("Ward")
    assert one[1].startswith("“")
    assert one[1].endswith("”")


def test_speech_ends_with_its_marks_after_a_colon() -> None:
    """What follows in the same sentence is somebody else's: "She said: “…” Her aide added that …"."""
    text = "The king said: „We will not give in.“ Her aide, Steffen Ward, added that talks would go on."
    assert told(text) == [
        ("The king", "„We will not give in.“"),
        ("Her aide, Steffen Ward", "that talks would go on"),
    ]


def test_a_content_is_cut_where_the_next_one_begins() -> None:
    """Two statements of one sentence share no words, and neither is dropped for the other."""
    text = "The mayor said the city had no choice: libraries would close, he said, and so would the pool."
    assert [source for source, _ in told(text)] == ["The mayor", "he"]
    assert names(text) == ["the mayor", "the mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "Chilling verdict: war will come by the spring of this year.",
        "Chilling Verdict: War Will Come By Spring",
        "Analysis: war will come by the spring of this year",
        "Watch: crowds flee as the missiles strike",
        "Kyiv, Dec 8: Two drones were shot down.",
        "Q: Two drones were shot down?",
    ],
)
def test_what_is_nobody_does_not_speak_before_a_colon(text: str) -> None:
    """Headline labels, datelines and "Q" are no speakers."""
    assert told(text) == []


def test_a_name_speaks_before_a_colon() -> None:
    """A surname alone does, though no other sentence names it."""
    assert names("Lavrov: NATO is drawing a new curtain") == ["Lavrov"]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW (Reuters) — ",
        "MOSCOW, Dec 8 (Reuters) - ",
        "Kyiv, Dec 8 — ",
        "KYIV, Ukraine (AP) — ",
        "WASHINGTON — ",
        "Beijing, Oct. 12 (Xinhua) -- ",
    ],
)
def test_a_dateline_is_neither_speaker_nor_said(dateline: str) -> None:
    """Before either order of source and words it belongs to nobody."""
    assert told(f"{dateline}The war will end, two officials said.") == [("two officials", "The war will end")]
    assert told(f"{dateline}The ministry said the war would end.") == [("The ministry", "the war would end")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Republican National Committee said it was late.", "Republican National Committee"),
        ("JAKE TAPPER, a host, said it was late.", "JAKE TAPPER"),
        ("Vladimir Putin, the Russian president, left. The head of state said it was late.", "Vladimir Putin"),
        ("A chief of staff said it was late.", "chief of staff"),
    ],
)
def test_speakers_have_their_whole_name(text: str, name: str) -> None:
    """Bodies with a party in their name, names in capitals, and posts of several words."""
    assert names(text)[-1] == name


def test_a_title_in_quotation_marks_is_no_speaker_of_his() -> None:
    """A pronoun passes over what stands in quotation marks or after a preposition."""
    text = "Ed Ward left early. On “Good Day Ohio” he said it was late."
    assert names(text)[-1] == "Ed Ward"
