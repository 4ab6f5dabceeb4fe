from __future__ import annotations

import pytest

from analysis.measures import cues


def found(text: str, words: str, pos: str = "x", condition: str = "", exceptions: str = "") -> list[str]:
    """Return where an entry of our own is found."""
    known = cues.index(cues.readings(cues.Cue("group", words, "note"), pos, condition, exceptions))
    return [text[hit.start : hit.end] for hit in cues.find(text, [(0, len(text))], known)]


@pytest.mark.parametrize(
    ("text", "words", "pos", "condition", "exceptions", "expected"),
    [
        ("Tanks and a tank", "tank", "n", "", "", ["Tanks", "tank"]),
        ("A fish tank, two fish tanks", "tank", "n", "", "fish ~", []),
        ("They annexed it. He annexes", "annex", "v", "", "", ["annexed", "annexes"]),
        ("the order of the border", "order", "n", "", "", ["order"]),
        (
            "a red-line, a red line, a red\nline, a red, line",
            "red line",
            "n",
            "",
            "",
            ["red-line", "red line", "red\nline"],
        ),
        ("A build-up. They build up.", "build-up", "n", "", "", ["build-up"]),
        ("He struck first. He struck out", "struck", "x", "before=first|twice", "", ["struck"]),
        ("A hard strike. A labour strike", "strike", "n", "after=labour", "", ["strike"]),
        ("The game: one strike", "strike", "n", "unless=game", "", []),
        ("The union: one strike", "strike", "n", "with=union", "", ["strike"]),
        ("The west wind, the West", "west", "x", "capital", "", ["West"]),
        ("God knows. The god Thor, a God", "god", "n", "lower", "", ["God", "god"]),
        ("regime\n\nchange", "regime change", "x", "", "", []),
        ("Ihr İZMİR regime’s", "regime", "n", "", "", ["regime"]),
    ],
)
def test_conditions_and_forms(
    text: str, words: str, pos: str, condition: str, exceptions: str, expected: list[str]
) -> None:
    """Whole words in all forms, where the condition holds and no exception does."""
    assert found(text, words, pos, condition, exceptions) == expected


def test_the_longest_form_wins_and_a_listed_one_beats_an_exception() -> None:
    """Of two entries the longer is found; what one entry excepts another may list."""
    rows = [
        *cues.readings(cues.Cue("a", "war", ""), "n", "", "cold ~"),
        *cues.readings(cues.Cue("b", "cold war", ""), "n", "", ""),
    ]
    hits = cues.find("The cold war, a war", [(0, 19)], cues.index(rows))
    assert [(hit.cue.group, hit.start) for hit in hits] == [("b", 4), ("a", 16)]


def test_an_unknown_condition_is_refused() -> None:
    """A slip in the data is told at once."""
    with pytest.raises(ValueError, match="unknown condition"):
        cues.condition("befor=a")
