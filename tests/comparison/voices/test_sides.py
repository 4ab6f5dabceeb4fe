"""Sides: suggested, changed, malformed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.voices import sides
from analysis.comparison.voices.sides import NOT_TOLD, OTHERS, OUTLET, Edits
from analysis.comparison.voices.speakers import Heard
from analysis.text.attribution.record import Sort


def heard(name: str, country: str = "", *phrases: str, sort: Sort = Sort.PERSON) -> Heard:
    """Make a speaker."""
    return Heard(name.lower(), name, sort, country, True, frozenset((name.lower(),)), ((0, 0),), phrases)


PUTIN = heard("Vladimir Putin", "Russia")
KREMLIN = heard("Kremlin", "Russia", sort=Sort.BODY)
BIDEN = heard("Joe Biden", "United States")
NATO = heard("NATO", "", sort=Sort.BODY)
NURSE = heard("Retired nurse", sort=Sort.OTHER)
EVERYBODY = (PUTIN, KREMLIN, BIDEN, NATO, NURSE)
WORDS = (90, 40, 80, 30, 20)


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        (PUTIN, "Russia"),
        (NATO, "NATO"),
        (NURSE, OTHERS),
        (heard("Officials", "", "Ukrainian officials", sort=Sort.ANONYMOUS), "Ukraine"),
        (heard("Officials", "", "U.S. and Ukrainian officials", sort=Sort.ANONYMOUS), OTHERS),
        (heard("Officials", "", "Officials in Kiev and Washington", sort=Sort.ANONYMOUS), OTHERS),
        (heard("Marit Solheim", "", "Marit Solheim, who studies Russian politics"), OTHERS),
        (heard("Staff officer", "", "a staff officer of one NATO member", sort=Sort.ANONYMOUS), "NATO"),
        (heard("Un", "", "un homme"), OTHERS),
        (heard("European Union", "", sort=Sort.BODY), "European Union"),
    ],
)
def test_suggestion(speaker: Heard, side: str) -> None:
    """A speaker stands with its country; an alliance for itself; two countries, or none, with the others."""
    assert sides.suggest([speaker], [10]) == [side]


def test_only_sides_with_words_enough_have_a_name_of_their_own() -> None:
    """Four sides at most, each with one word in twenty at least; the rest is with the others."""
    many = [heard(f"Speaker {name}", name) for name in ("Norway", "Spain", "Chile", "Kenya", "India", "Peru")]
    assert sides.suggest(many, [50, 40, 30, 20, 19, 1]) == ["Norway", "Spain", "Chile", "Kenya", OTHERS, OTHERS]
    assert sides.suggest(many[:2], [100, 4]) == ["Norway", OTHERS]


def test_settled_without_edits() -> None:
    """Most words first, the others last, the two largest compared, and nothing is called changed."""
    found = sides.settle(EVERYBODY, WORDS)
    assert found.names == ("Russia", "United States", "NATO", OTHERS)
    assert found.pair == ("Russia", "United States")
    assert not found.changed


def test_edits_change_the_sides() -> None:
    """A speaker put elsewhere, two sides made one by their name, two others compared."""
    edits = sides.rename(sides.NONE, "NATO", "US and NATO")
    edits = sides.rename(edits, "United States", "US and NATO")
    edits = sides.put(edits, NURSE, "Witnesses")
    edits = sides.compare(edits, "Witnesses", "Russia")
    found = sides.settle(EVERYBODY, WORDS, sides.read(json.loads(json.dumps(sides.plain(edits)))))
    assert found.of == ("Russia", "Russia", "US and NATO", "US and NATO", "Witnesses")
    assert found.pair == ("Witnesses", "Russia")
    assert found.changed


def test_a_side_can_be_renamed_again() -> None:
    """What the reader calls a side holds for the speakers put there too, and so does going back to its first name."""
    edits = sides.put(sides.rename(sides.NONE, "Russia", "East"), NURSE, "East")
    again = sides.rename(edits, "East", "Russian side")
    assert set(sides.settle(EVERYBODY, WORDS, again).of) == {"Russian side", "United States", "NATO"}
    back = sides.settle(EVERYBODY, WORDS, sides.rename(edits, "East", "Russia"))
    assert back.of == ("Russia", "Russia", "United States", "NATO", "Russia")
    joined = sides.rename(sides.rename(sides.NONE, "United States", "NATO"), "NATO", "West")
    assert set(sides.settle(EVERYBODY, WORDS, joined).of) == {"Russia", "West", OTHERS}


def test_a_speaker_is_found_under_any_of_its_names() -> None:
    """What was said of "putin" holds when another article tells the full name."""
    full = PUTIN._replace(aliases=frozenset(("vladimir putin", "putin")))
    assert sides.settle([full], [9], Edits({"putin": "East"}, {}, ())).of == ("East",)
    assert sides.put(Edits({"putin": "East"}, {}, ()), full, "").of == {}


@pytest.mark.parametrize("name", ["", "   ", NOT_TOLD, OUTLET.upper(), None, 7, ["a"], "\u0000\u200b\n"])
def test_no_name_for_a_side(name: Any) -> None:
    """Nothing, what is not text, and the names that the page itself uses are no names of sides."""
    assert sides.clean(name) == ""


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {"of": None, "names": 3, "pair": "Russia"},
        {"of": {"kremlin": 5, "joe biden": None, "nobody": "East"}, "names": {"Russia": ["x"]}, "pair": [None, 4, {}]},
        {"of": [["kremlin", "East"]], "names": ["a"], "pair": {"a": "b"}},
        {"pair": ["Atlantis", "Russia"]},
        {"unknown": {"of": {"kremlin": "East"}}},
    ],
)
def test_malformed_edits_change_no_side(edits: dict[str, Any]) -> None:
    """Whatever a stranger's file holds: what fits nothing is passed over."""
    found = sides.settle(EVERYBODY, WORDS, sides.read(edits))
    assert found.of == sides.settle(EVERYBODY, WORDS).of
    assert found.pair == ("Russia", "United States")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.fixed_dictionaries({}, optional={"of": ANYTHING, "names": ANYTHING, "pair": ANYTHING}))
@settings(max_examples=60, deadline=None)
def test_any_edits_give_sides(edits: dict[str, Any]) -> None:
    """Every speaker has a side with a name, at most nine in all, and two at most are compared."""
    found = sides.settle(EVERYBODY, WORDS, sides.read(edits))
    assert set(found.of) == set(found.names)
    assert all(found.names)
    assert len(found.names) <= sides.MOST_NAMED + 1
    assert len(set(found.pair)) == len(found.pair) <= 2
    assert not {NOT_TOLD, OUTLET} & set(found.names)
