"""The verb ladder and whose words are doubted more."""

from __future__ import annotations

import math

import pytest

from analysis.comparison.voices import findings, ladder
from analysis.comparison.voices.ladder import DOUBTING, ENDORSING, HOSTILE, NEUTRAL
from tests.comparison.voices.made import EASTERN, WESTERN, cast, result

SIDES = {"of": {"maria keller": "Keller", "peter olsen": "Olsen"}, "pair": ["Keller", "Olsen"]}


@pytest.mark.parametrize(
    ("doubting", "others", "log", "error"),
    [
        # ln[(d_A+½)(n_B+½) ÷ ((d_B+½)(n_A+½))], √Σ1/(x+½), worked out by hand
        ((5, 1), (5, 9), math.log(5.5 * 9.5 / (1.5 * 5.5)), math.sqrt(1 / 5.5 + 1 / 1.5 + 1 / 5.5 + 1 / 9.5)),
        ((0, 0), (8, 3), math.log(3.5 / 8.5), math.sqrt(2 + 2 + 1 / 8.5 + 1 / 3.5)),
        ((4, 4), (6, 6), 0.0, math.sqrt(2 / 4.5 + 2 / 6.5)),
        ((1, 6), (21, 5), math.log(1.5 * 5.5 / (6.5 * 21.5)), math.sqrt(1 / 1.5 + 1 / 6.5 + 1 / 21.5 + 1 / 5.5)),
    ],
)
def test_asymmetry(doubting: tuple[int, int], others: tuple[int, int], log: float, error: float) -> None:
    """The log odds ratio with a half added to every count, and its standard error."""
    found = ladder.asymmetry(doubting, others)
    assert found == pytest.approx((log, error))
    turned = ladder.asymmetry(doubting[::-1], others[::-1])
    assert turned == pytest.approx((-log, error))


def test_numbers_of_one_case() -> None:
    """The first case in plain numbers: 6.33 times the odds, 95 % from 0.8 to 51 times."""
    log, error = ladder.asymmetry((5, 1), (5, 9))
    row = ladder.Odds(0, (5, 1), (10, 10), log, error, 0.1, 0.1, clear=False)
    assert math.exp(log) == pytest.approx(6.333, abs=1e-3)
    assert error == pytest.approx(1.0656, abs=1e-4)
    assert [math.exp(end) for end in row.ends()] == pytest.approx([0.784, 51.13], rel=1e-2)
    assert findings.times(log) == "6.3 times"


def found(article: int, counts: dict[tuple[str, str], int]) -> dict[ladder.Cell, list[int]]:
    """Make cells with so many statements."""
    return {(article, side, rung): [0] * count for (side, rung), count in counts.items()}


def test_doubts() -> None:
    """A clear row says whose words are doubted; a small one is not tested; the adjusted p counts the rows tested."""
    cells = {
        **found(0, {("A", DOUBTING): 12, ("A", NEUTRAL): 2, ("B", NEUTRAL): 14}),
        **found(1, {("A", DOUBTING): 1, ("A", NEUTRAL): 6, ("B", NEUTRAL): 5, ("B", HOSTILE): 1}),
        **found(2, {("A", DOUBTING): 3, ("B", NEUTRAL): 6}),
        **found(3, {("A", DOUBTING): 9, ("A", ENDORSING): 9}),
    }
    rows = ladder.doubts(range(4), cells, ("A", "B"))  # type: ignore[arg-type]
    none = ladder.doubts([0], found(0, {("A", NEUTRAL): 10, ("B", NEUTRAL): 4}), ("A", "B"))  # type: ignore[arg-type]
    assert [findings.verdict(row, ("A", "B")) for row in none] == ["no doubting verb"]
    assert [row.enough for row in rows] == [True, True, False, False]
    assert [row.clear for row in rows] == [True, False, False, False]
    assert rows[0].p_holm == pytest.approx(2 * rows[0].p)
    assert [findings.verdict(row, ("A", "B")) for row in rows] == [
        "doubts A more",
        "cannot tell",
        "too little text",
        "too little text",
    ]
    turned = ladder.doubts(range(4), cells, ("B", "A"))  # type: ignore[arg-type]
    assert [row.log for row in turned][:2] == pytest.approx([-row.log for row in rows][:2])
    assert findings.verdict(turned[0], ("B", "A")) == "doubts A more"


def test_ladder_of_two_articles() -> None:
    """Each verb stands on its rung with its side, counted as it is written."""
    who = cast(result(EASTERN, "East"), result(WESTERN, "West"), edits=SIDES)
    texts = {0: EASTERN, 1: WESTERN}
    assert ladder.verbs(who.cells[0, "Keller", NEUTRAL], texts) == [("added", 1), ("said", 1)]
    assert ladder.verbs(who.cells[0, "Olsen", DOUBTING], texts) == [("alleged", 1), ("claimed", 1)]
    assert ladder.verbs(who.cells[1, "Keller", DOUBTING], texts) == [("claimed", 1), ("insisted", 1)]
    assert ladder.verbs(who.cells[1, "Olsen", ENDORSING], texts) == [("noted", 1), ("pointed out", 1)]
    assert (0, "Keller", DOUBTING) not in who.cells


def test_a_verb_is_counted_as_it_is_most_often_written() -> None:
    """Forms of one verb are one verb."""
    text = "Anna Berg says the road is open. Anna Berg said the bridge is shut. Anna Berg said the ferry runs. All was well."
    cells = cast(result(text), edits={"of": {"anna berg": "Berg"}}).cells
    assert ladder.verbs(cells[0, "Berg", NEUTRAL], {0: text}) == [("said", 3)]
