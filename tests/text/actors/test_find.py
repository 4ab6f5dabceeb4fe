"""People, places and bodies are found and told apart, and short names join full ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import Article
from analysis.result import collect, from_json, to_json
from analysis.text.actors import gazetteer
from analysis.text.actors.record import How
from tests.text.actors.looking import document, found, mention

CASES = {
    "full name, then family name": (
        "Minister Lena Alder spoke. Alder left.", "Lena Alder", "person", ("Lena Alder", "Alder"),
    ),
    "family name first, in a headline": (
        "Putin warns neighbours\n\nRussian President Vladimir Putin spoke on Monday.", "Vladimir Putin", "person", ("Putin", "Vladimir Putin"),
    ),
    "titled twice": ("Sen. Tim Birch met Rep. Ann Birch. Ms. Birch left.", "Ann Birch", "person", ("Ann Birch", "Birch")),
    "short given name": ("Joseph Thornby won. Later Joe Thornby spoke.", "Joseph Thornby", "person", ("Joseph Thornby", "Joe Thornby")),
    "a place that is a surname": ("Secretary Lloyd Austin left. Austin said so.", "Lloyd Austin", "person", ("Lloyd Austin", "Austin")),
    "a place that is a place": ("They met in Austin, Texas.", "Austin", "place", ("Austin",)),
    "country by people": ("The Russians and the Russian army left Russia.", "Russia", "place", ("Russians", "Russian", "Russia")),
    "short forms": ("The U.S. and the US agreed: America waits.", "United States", "place", ("U.S.", "US", "America")),
    "inside a compound": ("A US-led force and pro-Russian fighters met.", "United States", "place", ("US",)),
    "joined by a hyphen": ("The NATO-Ukraine talks failed.", "NATO", "body", ("NATO",)),
    "seat of power": ("Downing Street refused.", "Downing Street", "body", ("Downing Street",)),
    "ministry of a country": ("The Russian Foreign Ministry refused.", "Russian Foreign Ministry", "body", ("Russian Foreign Ministry",)),
    "body by its head": ("The Skagen Institute for Security Studies closed.", "Skagen Institute for Security Studies", "body", ("Skagen Institute for Security Studies",)),
    "short for a body": ("The Moscow Times closed. The Times had failed.", "Moscow Times", "body", ("Moscow Times", "Times")),
    "initials of a body": ("The Carrow Peace Institute closed. The CPI had failed.", "Carrow Peace Institute", "body", ("Carrow Peace Institute", "CPI")),
    "paper with its article": ("He told The Daily Bellows that it rained.", "The Daily Bellows", "body", ("The Daily Bellows",)),
    "party by its members": ("Several Republicans and a Republican senator left.", "Republican Party", "body", ("Republicans", "Republican")),
    "town by its state": ("They met in Pellworth, Ohio. Pellworth is quiet.", "Pellworth", "place", ("Pellworth", "Pellworth")),
    "county": ("They met in Orange County today.", "Orange County", "place", ("Orange County",)),
    "title between a country and a name": ("U.S. Secretary of State Anthony Blinken spoke.", "Anthony Blinken", "person", ("Anthony Blinken",)),
    "stressed word before a name": ("BRAZEN Vladimir Putin smiled.", "Vladimir Putin", "person", ("Vladimir Putin",)),
    "before an administration": ("The Biden administration waits.", "Joe Biden", "person", ("Biden",)),
    "photographer": ("It rained. (Photo by Kevin Lamarque/Reuters)", "Kevin Lamarque", "person", ("Kevin Lamarque",)),
    "in capitals": ("RUSSIA WARNS THE WEST\n\nIt rained.", "Russia", "place", ("RUSSIA",)),
}  # fmt: skip
NOBODY = {
    "ship": "The HMS Defender and the USS Chafee sailed.",
    "day and month": "On Monday in December it rained.",
    "law": "They repealed the Affordable Care Act today.",
    "language": "He said so in plain English.",
    "party and state": "It was she (R-S.C.) who left.",
    "nothing": "It rained, and nobody came.",
    "empty": "",
}


@pytest.mark.parametrize(("text", "name", "sort", "mentions"), CASES.values(), ids=CASES)
def test_actor_is_found(text: str, name: str, sort: str, mentions: tuple[str, ...]) -> None:
    """Each is found under its fullest name, with its sort and all its mentions."""
    assert found(text)[name] == (sort, mentions)


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_found(text: str) -> None:
    """Ships, days, laws and languages are no actors."""
    assert found(text) == {}


def test_two_of_one_family_stay_two() -> None:
    """Different given names part persons of one family name; a title says whom the bare name means."""
    text = "Bill Clinton met Hillary Clinton. Mrs. Clinton left; Mr. Clinton stayed."
    assert found(text)["Hillary Clinton"][1] == ("Hillary Clinton", "Clinton")
    assert found(text)["Bill Clinton"][1] == ("Bill Clinton", "Clinton")


COUNTRIES = {
    "people's name": ("Russian Deputy Foreign Minister Andrei Rudenko spoke.", "Andrei Rudenko", "Russia"),
    "possessive": ("Ukraine’s President Volodymyr Zelensky spoke.", "Volodymyr Zelensky", "Ukraine"),
    "post in lower case": (
        "Russia’s deputy security council secretary, Mikhail Popov, spoke.",
        "Mikhail Popov",
        "Russia",
    ),
    "body": ("Kremlin spokesman Dmitry Peskov spoke.", "Dmitry Peskov", "Russia"),
    "not the one he is for": ("Ukraine’s pro-Russian president, Viktor Alder, left.", "Viktor Alder", "Ukraine"),
    "none told": ("The nurse Halyna Dovbenko spoke.", "Halyna Dovbenko", ""),
}


@pytest.mark.parametrize(("text", "name", "country"), COUNTRIES.values(), ids=COUNTRIES)
def test_country_of_a_person(text: str, name: str, country: str) -> None:
    """A country right before a name, with a post between, is the person's."""
    assert {one.name: one.country for one in document(text).actors}[name] == country


POSTS = {
    "country and post": ("Russian President Lena Alder spoke. Later the Russian president left.", "president", "Lena Alder"),
    "leader": ("Russian President Lena Alder spoke. The Kremlin leader left.", "leader", "Lena Alder"),
    "the president": ("President Lena Alder spoke. Then the president left.", "president", "Lena Alder"),
}  # fmt: skip
NO_POSTS = {
    "another country": "Russian President Lena Alder spoke. The French president left.",
    "indefinite": "Russian President Lena Alder spoke. A Russia-friendly president left.",
    "part of a name": "President Lena Alder spoke. The president of the bank left.",
    "nobody told": "The Russian governor left.",
}


@pytest.mark.parametrize(("text", "word", "name"), POSTS.values(), ids=POSTS)
def test_post_in_place_of_a_name(text: str, word: str, name: str) -> None:
    """A definite post whose holder the text named is a mention of its holder."""
    actor, each = mention(text, word)
    assert (actor.name, each.how) == (name, How.POST)


@pytest.mark.parametrize("text", NO_POSTS.values(), ids=NO_POSTS)
def test_post_of_nobody_known(text: str) -> None:
    """A post of somebody else, or of anybody, is no mention."""
    assert all(m.how is not How.POST for one in document(text).actors for m in one.mentions)


def test_pronoun_only_where_attribution_resolved_it() -> None:
    """The subject of a verb of saying counts, another pronoun does not."""
    text = "Lena Alder came late. “It rained,” she said. Then she left."
    assert found(text)["Lena Alder"][1] == ("Lena Alder", "she")


PHRASES = {
    "Kremlin": "Russia", "Moscow": "Russia", "Russian Foreign Ministry": "Russia", "the U.S. State Department": "United States",
    "Washington’s": "United States", "Downing Street": "United Kingdom", "Kyiv": "Ukraine", "Kiev": "Ukraine", "NATO": "", "Lena Alder": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "country"), PHRASES.items(), ids=PHRASES)
def test_country_of_a_phrase(phrase: str, country: str) -> None:
    """Names, seats of power and bodies lead to their country, others to none."""
    assert gazetteer.country(phrase) == country


def test_gazetteer_is_whole() -> None:
    """Some 200 countries with people and seat; every country that places and bodies name is one of them."""
    countries = {row[0] for row in gazetteer.rows("countries")}
    assert len(countries) > 195
    named = {row[3] for name in ("places", "bodies", "people") for row in gazetteer.rows(name)} - {""}
    assert named <= countries
    assert sum(bool(row[3]) for row in gazetteer.rows("countries")) > 170


PIECES = st.sampled_from(
    ["Vladimir Putin", "Putin", "NATO", "the Russian president", "U.S.", "“", "”", "said", "attacked", "was killed", "by", ",", ".", "and",
     "\n\n", "Mr. Alder", "Ministry of Defence", "who", "’s", "troops", "Kyiv-based", "he", "so-called", "(", ")", "é", "😀", "İ", "-", "The"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_mentions_lie_in_sentences_and_never_overlap(text: str) -> None:
    """Every mention stands inside one sentence, no two share a letter, labels lie in the text, and twice gives the same."""
    laid = document(text)
    spans = sorted((m.start, m.end) for one in laid.actors for m in one.mentions)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for start, end in spans:
        assert start < end
        assert any(s.start <= start and end <= s.end for s in laid.sentences)
    for one in laid.actors:
        assert list(one.mentions) == sorted(one.mentions)
        assert all(0 <= label.start < label.end <= len(text) for m in one.mentions for label in m.labels)
    again = document(text)
    assert (again.actors, again.passives) == (laid.actors, laid.passives)


def test_result_is_kept_exactly() -> None:
    """Actors and passives come back from JSON as they went in, kinds and roles of their own types."""
    text = "Russian President Vladimir Putin, the strongman, attacked Kyiv. He said so. Ten were killed."
    article = Article.of(text)
    result = collect(document(text), {}, [])
    again = from_json(article, to_json(result))
    assert again.actors == result.actors
    assert again.passives == result.passives
    assert result.passives
    both = [one.actors for one in (result, again)]
    kinds = [
        [
            (type(one.sort), type(m.how), type(m.role), [type(label.kind) for label in m.labels])
            for one in some
            for m in one.mentions
        ]
        for some in both
    ]
    assert kinds[0] == kinds[1]
