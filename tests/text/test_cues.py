"""Verbs of saying are found in all forms, with their stance, and not where they are nouns."""

from __future__ import annotations

import pytest

from analysis.text import cues


def lemmas(text: str) -> list[str]:
    """Lemmas of the cues in a text."""
    return [cue.lemma for cue in cues.find(text, 0, len(text))]


CASES = {
    "said": ("Putin said so.", ["say"]),
    "phrase": ("He pointed out that they lashed out.", ["point out", "lash out"]),
    "according to": ("It is so, according to him.", ["according to"]),
    "capital at the start": ("Asked about it, he left.", ["ask"]),
    "noun after the": ("The claims and his report and officials' comments.", []),
    "United States": ("The United States and the States.", []),
    "verb form of a noun": ("Russia claims it; Moscow reports it.", ["claim", "report"]),
    "inside a word": ("The unsaid essay.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_cues(text: str, expected: list[str]) -> None:
    """Each case gives the verbs that a reader sees."""
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [("said", "neutral"), ("confirmed", "endorsing"), ("claimed", "doubting"), ("slammed", "hostile")],
)
def test_stance(text: str, stance: str) -> None:
    """The four stances are told apart, and offsets are those of the word."""
    sentence = f"Putin {text} it."
    assert cues.find(sentence, 0, len(sentence)) == ((6, 6 + len(text), cues.forms()[text].lemma, stance),)


OPENINGS = {
    "name": ("Rudenko stated his opinion.", True),
    "pronoun": ("he said.", True),
    "adverb between": ("Putin also said no.", True),
    "verb first": ("said Putin.", True),
    "title and name": ("Deputy Foreign Minister Andrei Rudenko told RIA.", True),
    "determiner": ("the Russian leader added.", True),
    "no cue": ("Rudenko left the room.", False),
    "cue too late": ("Rudenko, who said so.", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS)
def test_opens(text: str, expected: bool) -> None:  # noqa: FBT001 a column of a table
    """An attribution clause is a subject and a cue, either first, with nothing between."""
    assert cues.opens(text, 0, len(text)) is expected


def test_the_list_is_clean() -> None:
    """No form stands for two verbs, every stance is known, and every noun is one of its verb's forms."""
    from importlib.resources import files

    rows = files("analysis.text").joinpath("data/verbs_of_saying.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")][1:]
    forms = [form for _, _, listed, _, _ in cells for form in listed.split(", ")]
    assert len(forms) == len(set(forms))
    assert {stance for _, stance, _, _, _ in cells} == {"neutral", "endorsing", "doubting", "hostile"}
    assert all(set(filter(None, nouns.split(", "))) <= set(listed.split(", ")) for _, _, listed, nouns, _ in cells)
