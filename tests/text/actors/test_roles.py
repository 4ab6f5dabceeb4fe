"""Who acts and who is acted upon, what is whose, and what a name is called besides."""

from __future__ import annotations

import pytest

from tests.text.actors.looking import document, labels, part

ROLES = {
    "subject": ("Russia attacked the town.", "Russia", "subject", "attack"),
    "with auxiliaries": ("Russia would not have attacked it.", "Russia", "subject", "attack"),
    "third person": ("Moscow accuses the town.", "Moscow", "subject", "accuse"),
    "an unlisted verb": ("Moscow overawes the town.", "Moscow", "subject", "overawe"),
    "going on": ("NATO is expanding.", "NATO", "subject", "expand"),
    "object": ("They attacked Russia.", "Russia", "object", "attack"),
    "object with article and adjective": ("They attacked the big West today.", "West", "object", "attack"),
    "second object": ("They accused Russia and Belarus of it.", "Belarus", "object", "accuse"),
    "passive": ("Crimea was annexed in 2014.", "Crimea", "object", "annex"),
    "passive with agent": ("Crimea was annexed by Russia.", "Russia", "subject", "annex"),
    "by is no agent": ("The ship sailed by Crimea.", "Crimea", "other", ""),
    "state is no passive": ("Moscow is concerned.", "Moscow", "subject", "be"),
    "two subjects": ("Russia and Belarus attacked it.", "Russia", "subject", "attack"),
    "two subjects, the second": ("Russia and Belarus attacked it.", "Belarus", "subject", "attack"),
    "aside": ("Lena Alder, the mayor, attacked it.", "Lena Alder", "subject", "attack"),
    "age": ("Lena Alder, 62, stressed it.", "Lena Alder", "subject", "stress"),
    "said between": ("Lena Alder, officials said, deleted it.", "Lena Alder", "subject", "delete"),
    "relative": ("It was Lena Alder who attacked it.", "Lena Alder", "subject", "attack"),
    "after a post and comma": ("The mayor, Lena Alder, has left.", "Lena Alder", "subject", "leave"),
    "clause after a verb of saying": ("They said Russia attacked it.", "Russia", "subject", "attack"),
    "said somebody": ("“It rained,” said Lena Alder.", "Lena Alder", "subject", "say"),
    "infinitive": ("They waited for Russia to attack.", "Russia", "subject", "attack"),
    "gerund": ("They feared the idea of NATO expanding.", "NATO", "subject", "expand"),
    "possessor": ("They feared Russia’s troops.", "Russia", "possessor", "troops"),
    "possessor in s": ("They feared the United States’ resolve.", "United States", "possessor", "resolve"),
    "people before a noun": ("Russian troops attacked it.", "Russian", "modifier", "troops"),
    "people before a quoted noun": ("They feared Russian “volunteers” there.", "Russian", "modifier", "volunteers"),
    "people as a people": ("The Russians attacked it.", "Russians", "subject", "attack"),
    "name before a noun": ("NATO membership is far.", "NATO", "modifier", "membership"),
    "country before a title": ("US Defense Secretary Lloyd Austin left.", "US", "modifier", "secretary"),
    "compound": ("A US-led campaign began.", "US", "modifier", "campaign"),
    "after a preposition": ("They met in Russia.", "Russia", "other", ""),
    "after a preposition, a verb follows": ("Support for Ukraine is far.", "Ukraine", "other", ""),
    "verb or noun, after if": ("It will end if Russia attacks.", "Russia", "subject", "attack"),
    "headline": ("Alder, Birch agree\n\nMinister Lena Alder met Tim Birch.", "Alder", "subject", "agree"),
}
LABELS = {
    "title": ("President Lena Alder left.", "Lena Alder", [("title", "President")]),
    "title in lower case": ("They met defence secretary Ben Wallace.", "Ben Wallace", [("title", "defence secretary")]),
    "no label: courtesy": ("Mr. Putin left.", "Putin", []),
    "adjective and noun": ("An oily mouthpiece Dmitry Peskov left.", "Dmitry Peskov", [("before", "oily mouthpiece")]),
    "adjective before a title": ("They met embattled President Lena Alder.", "Lena Alder", [("before", "embattled"), ("title", "President")]),
    "beside": ("They met Lena Alder, the mayor of Thorn, today.", "Lena Alder", [("beside", "the mayor of Thorn")]),
    "beside, before": ("The country’s president, Lena Alder, left.", "Lena Alder", [("beside", "president")]),
    "clause is no label": ("Membership for Ukraine, the mayor explained, is far.", "Ukraine", []),
    "distance": ("They met the so-called Islamic State there.", "Islamic State", [("distance", "so-called")]),
    "regime": ("They feared the Kiev regime.", "Kiev", [("after", "regime")]),
    "point of the compass": ("They met in eastern Ukraine.", "Ukraine", []),
    "of the noun, not the name": ("They feared massive Russian troops.", "Russian", []),
    "time is no label": ("Last week Russia left.", "Russia", []),
}  # fmt: skip
PASSIVES = {
    "plain": ("Ten people were killed.", ["were killed"]),
    "with auxiliaries": ("It could have been prevented.", ["been prevented"]),
    "adverb between": ("They were brutally killed.", ["were brutally killed"]),
    "irregular": ("The town was overrun and taken; it was then sold.", ["was overrun", "was then sold"]),
    "agent named": ("They were killed by soldiers.", []),
    "by what, not by whom": ("It was done by bombing.", ["was done"]),
    "state": ("They are concerned and ready.", []),
    "active": ("They killed ten.", []),
    "perfect": ("They have killed ten.", []),
}


@pytest.mark.parametrize(("text", "words", "role", "word"), ROLES.values(), ids=ROLES)
def test_role(text: str, words: str, role: str, word: str) -> None:
    """The role as in the active sentence, with its verb or noun."""
    assert part(text, words) == (role, word)


@pytest.mark.parametrize(("text", "words", "expected"), LABELS.values(), ids=LABELS)
def test_labels(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """What stands before, after and beside a name, each with its kind; nothing that says nothing of it."""
    assert labels(text, words) == expected


@pytest.mark.parametrize(("text", "expected"), PASSIVES.values(), ids=PASSIVES)
def test_passives_without_agent(text: str, expected: list[str]) -> None:
    """Only deeds whose doer is left out count."""
    assert [text[one.start : one.end] for one in document(text).passives] == expected


def test_passive_has_its_verb() -> None:
    """The lemma of the participle is told."""
    assert [one.lemma for one in document("The town was overrun.").passives] == ["overrun"]
