from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from analysis.comparison.choice import Choice
from analysis.comparison.wording import contested
from tests.comparison.wording.made import bland, result


def uses(*texts: str, choice: Choice | None = None) -> dict[str, list[list[str]]]:
    """Return what is found in texts: title → for each text the stretches that name it."""
    results = [result(text) for text in texts]
    return {
        one.pair.title: [
            [texts[i][use.start : use.end] for use in one.uses if use.article == i] for i in range(len(texts))
        ]
        for one in contested.find(results, choice or Choice())
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("They fear the Kiev regime.", "The government spoke.", [["regime"], ["government"]]),
        ("Russia annexed Crimea.", "Crimea voted to rejoin Russia.", [["annexed"], ["voted to rejoin"]]),
        ("Crimea was stolen in 2014.", "Crimea was reunited with Russia.", [["stolen"], ["reunited"]]),
        ("He is in Kyiv.", "He is in Kiev.", [["Kyiv"], ["Kiev"]]),
        ("The militants fled.", "The rebels fled, the separatists stayed.", [["militants"], ["rebels", "separatists"]]),
        ("Undocumented immigrants came.", "Illegal aliens came.", [["Undocumented immigrants"], ["Illegal aliens"]]),
        ("The protesters left.", "The mob left, the rioters too.", [["protesters"], ["mob", "rioters"]]),
        ("The climate crisis grows.", "Global warming grows.", [["climate crisis"], ["Global warming"]]),
        ("She is pro-life.", "She is an abortion opponent.", [["pro-life"], ["abortion opponent"]]),
        ("They tax the dead: the death tax.", "The estate tax rose.", [["death tax"], ["estate tax"]]),
        ("It was an invasion.", "It was a special military operation.", [["invasion"], ["special military operation"]]),
    ],
)
def test_pairs_that_are_found(first: str, second: str, expected: list[list[str]]) -> None:
    """Two names of one thing in two texts make a row, in any inflection."""
    assert expected in uses(first, second).values()


@pytest.mark.parametrize(
    "text",
    [
        "The surgical operation went well. The invasion of privacy was long.",
        "He invaded the pitch. A special operation was held on her knee.",
        "Regime change and a visa regime. Government bonds rose.",
        "A tax on death. An estate in Kent with a tax office.",
        "He stole the show and joined the army. She annexed nothing and occupied a seat.",
        "She woke up at six. Social justice is her theme.",
        "Flash mob in town. The crowdfunding failed. He rebelled.",
        "Tory rebels met. A crime fighter slept.",
        "A bloc of flats. Business partners met.",
        "Kievan art. A kyivite.",
    ],
)
def test_other_senses_are_not_found(text: str) -> None:
    """Parts of words, other senses and fixed phrases name nothing that is contested."""
    assert uses(text, text) == {}


def test_one_name_alone_makes_no_row() -> None:
    """A thing that all call by one name is not contested here."""
    assert uses("The government met.", "The government spoke.") == {}


def test_two_names_in_one_article_make_a_row() -> None:
    """Names that one article mixes are shown too."""
    assert uses("Kyiv is Kiev.", "Nothing here.") == {"Ukraine's capital": [["Kyiv", "Kiev"], []]}


def test_uses_have_their_voice() -> None:
    """A quoted name is the quoted person's; the chosen voice leaves the others out."""
    texts = ("“The regime must go,” the senator said on Monday.", "The government met on Monday.")
    found = contested.find([result(text) for text in texts], Choice())[0]
    assert [use.voice for use in found.uses] == ["quoted", "own"]
    assert uses(*texts, choice=Choice("own")) == {}


def test_articles_that_differ_clearly_and_alike_ones() -> None:
    """Ten uses of one name against ten of another are told apart; the same article twice is not."""
    kyiv, kiev = ("".join(f"He saw {city} on day {i}. " for i in range(10)) for city in ("Kyiv", "Kiev"))
    found = contested.find([result(kyiv), result(kiev)], Choice())[0]
    assert found.clear
    assert found.counts.tolist() == [[10, 0], [0, 10]]
    mixed = kyiv + kiev
    same = contested.find([result(mixed, outlet="A"), result(mixed, outlet="B")], Choice())[0]
    assert not same.clear
    assert same.p == 1.0


def test_few_uses_are_not_compared() -> None:
    """One use each is shown and not tested."""
    found = contested.find([result("He is in Kyiv."), result("He is in Kiev.")], Choice())[0]
    assert np.isnan(found.p)
    assert not found.clear


def test_shuffled_names_are_seldom_told_apart() -> None:
    """Names dealt at random to two articles give p below 5 % in about 5 % of the cases."""
    rng, flagged = np.random.default_rng(3), 0
    for _ in range(100):
        names = rng.permutation(["Kyiv"] * 10 + ["Kiev"] * 10)
        halves = [
            "".join(f"He saw {name} on day {i}. " for i, name in enumerate(half)) for half in (names[:10], names[10:])
        ]
        found = [contested.Use(a, 0 if name == "Kyiv" else 1, 0, 4, i, "own") for a, half in enumerate((names[:10], names[10:])) for i, name in enumerate(half)]  # fmt: skip
        counts = contested._counts(found, (2, 2))
        hashes = [f"{hash(half) & 0xFFFFFFFF:x}" for half in halves]
        flagged += contested._p_value(found, counts, hashes) < 0.05
    assert flagged <= 11


def test_the_list_itself() -> None:
    """Every pair has two names or more with a note, every name a form, and no form stands for two names of one pair."""
    assert len(contested.pairs()) >= 60
    assert len({pair.title for pair in contested.pairs()}) == len(contested.pairs())
    for pair, readings in zip(contested.pairs(), contested.entries(), strict=True):
        assert len(pair.names) >= 2
        assert pair.note.endswith(".")
        groups: dict[tuple[str, ...], set[str]] = {}
        for reading in readings:
            assert reading.form
            if reading.cue:
                groups.setdefault(reading.form, set()).add(reading.cue.group)
        assert [form for form, names in groups.items() if len(names) > 1] == []
        assert len(Counter(group for names in groups.values() for group in names)) == len(pair.names)


def test_language_and_empty_texts() -> None:
    """An empty text and one in another language name nothing."""
    german = result("Kyiv ist Kiev.")
    object.__setattr__(german.article, "language", "de")
    assert contested.find([result(""), german, bland()], Choice()) == []
