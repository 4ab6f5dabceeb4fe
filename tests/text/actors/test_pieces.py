"""Pieces: runs of capitals cut by the gazetteer and the word lists, each word looked up once."""

from __future__ import annotations

import pytest

from analysis.text.actors import forms, gazetteer, lists, pieces, runs

CASES = {
    "office and person": ("US Defense Secretary Lloyd Austin", ["US", "Lloyd Austin"]),
    "ministry": ("Russian Foreign Ministry", ["Russian Foreign Ministry"]),
    "hyphen": ("NATO-Ukraine", ["NATO", "Ukraine"]),
    "in capitals": ("RUSSIA", ["RUSSIA"]),
    "a place that is a given name": ("Jordan Peterson", ["Jordan Peterson"]),
    "a county": ("Orange County", ["Orange County"]),
    "a title alone": ("Secretary", []),
}


def cut(name: str) -> list[str]:
    """Return the words of the pieces of a name that stands after other words."""
    before = "He told "
    text = before + name
    found = pieces.cut(runs.read(text, len(before), len(text)))
    assert all(text[piece.start : piece.end].split() == list(piece.words) for piece in found)
    return [" ".join(piece.words) for piece in found]


@pytest.mark.parametrize(("name", "found"), CASES.values(), ids=CASES)
def test_a_run_is_cut(name: str, found: list[str]) -> None:
    """Titles are no pieces; people, places and bodies are, at their offsets."""
    assert cut(name) == found


def test_every_listed_name_can_be_found_by_its_first_word() -> None:
    """How long names may be is known from their first word, as listed and in capitals."""
    for name in gazetteer.entries():
        words = name.split(" ")
        assert len(words) in forms.read[words[0]].counts
        assert len(words) in forms.read[words[0].upper()].counts or name.upper().title() != name
    assert forms.read["Zzyzx"].counts == ()


def test_a_word_knows_its_lists() -> None:
    """A word's record names the lists that hold it, whatever its capitals and its stop."""
    assert "titles" in forms.read["Secretary"].lists
    assert forms.read["secretary."].lists == forms.read["Secretary"].lists
    assert all(word in lists.get(name) for word in ("secretary", "county") for name in lists.holding(word))
    assert forms.read["von"].particle
    assert not forms.read["Von"].particle
