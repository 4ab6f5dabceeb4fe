"""What comes out of a round: majorities, how the measure meets them, agreement, guesses, and the words for all that."""

from __future__ import annotations

import math

import pytest

import analysis
from analysis import Article
from analysis.comparison import contributions
from analysis.comparison.blind import alpha, charge, outcome, tell
from analysis.comparison.blind.charge import Verdict
from analysis.comparison.blind.outcome import SPLIT, Meets
from analysis.comparison.blind.record import CANNOT, NEITHER, A, B, Item, Kind, Round, Sentence
from analysis.comparison.choice import Choice

TEXT = "The minister read out the report. They are liars and cowards who betray a savage, brutal plan. “Evil liars,” he said of it all."
RESULT = analysis.analyse(Article.of(TEXT, outlet="One"))
SPANS = [(int(start), int(end)) for start, end in RESULT.sentences]
PLAIN, HARSH, QUOTING = (Sentence(0, start, end, ()) for start, end in SPANS)
OPTIONS = ("One", "Two", "Three", "Four", "Five")


def rounds(*kinds: Kind) -> Round:
    """Return a round with items of these kinds."""
    items = [
        Item(Kind.PAIR, (HARSH, PLAIN)) if kind is Kind.PAIR else Item(Kind.WHO, (PLAIN,), OPTIONS) for kind in kinds
    ]
    return Round(tuple(items), ("One",))


@pytest.mark.parametrize(
    ("given", "most"),
    [
        ([], ""),
        ([A], A),
        ([A, B], SPLIT),
        ([A, A, B], A),
        ([A, A, B, B], SPLIT),
        ([A, A, B, NEITHER], SPLIT),
        ([NEITHER, NEITHER, NEITHER, A], NEITHER),
    ],
)
def test_majority(given: list[str], most: str) -> None:
    """The majority is what more than half of those who answered said; those who skipped the item do not count."""
    answers = {str(i): {0: answer} for i, answer in enumerate(given)}
    assert outcome.majority({**answers, "skips": {1: A}}, 0) == most


def test_charge_is_the_measure() -> None:
    """A sentence's charge is charged wording of its own words, as everywhere: 100 × what its marks count ÷ its words."""
    shares = contributions.of(RESULT, "loaded_language", Choice("own"))
    words = RESULT.columns["words"][RESULT.columns["voice"] == 0].sum()
    counted = sum(one.share for one in shares if HARSH.start <= one.start < HARSH.end) * words / 100
    found = charge.of(RESULT, HARSH)
    assert found.words == 11
    assert found.value == pytest.approx(100 * counted / 11)
    assert found.value > 0
    assert found.low < found.value < found.high


def test_charge_of_own_words_only() -> None:
    """What others say adds nothing, and a sentence without a mark has an interval that begins at 0 and does not end there."""
    assert charge.of(RESULT, QUOTING).value == 0
    plain = charge.of(RESULT, PLAIN)
    assert (plain.value, plain.low) == (0, 0)
    assert plain.high > 10


def test_no_value() -> None:
    """A text that is not English has no value, and no verdict, but a reason."""
    french = analysis.analyse(Article(outlet="Un", parts=Article.of(TEXT).parts, language="fr"))
    found = charge.of(french, HARSH)
    assert math.isnan(found.value)
    assert "not English" in tell.charge(found)
    assert charge.compare(found, found).leans == ""


def test_compare() -> None:
    """The sentence with more charge is named, in whichever place it stands; it is sure only where chance would not do as much."""
    harsh, plain = charge.of(RESULT, HARSH), charge.of(RESULT, PLAIN)
    assert charge.compare(harsh, plain).leans == A
    assert charge.compare(plain, harsh).leans == B
    assert charge.compare(plain, plain).leans == NEITHER
    many = harsh._replace(words=20, weights=(1.0,) * 8, value=40.0)
    assert charge.compare(many, plain._replace(words=20)).sure
    assert not charge.compare(many._replace(weights=(1.0,), value=5.0), plain._replace(words=20)).sure


@pytest.mark.parametrize(
    ("leans", "sure", "most", "meets"),
    [
        (A, True, A, Meets.SAME),
        (A, True, B, Meets.OTHER),
        (A, True, NEITHER, Meets.OTHER),
        (A, False, A, Meets.LEANS),
        (A, False, B, Meets.AWAY),
        (A, False, NEITHER, Meets.AWAY),
        (NEITHER, False, NEITHER, Meets.LEVEL),
        (NEITHER, False, A, Meets.AWAY),
        (A, True, SPLIT, Meets.NOTHING),
        (A, True, "", Meets.NOTHING),
        ("", False, A, Meets.NOTHING),
    ],
)
def test_meets(leans: str, sure: bool, most: str, meets: Meets) -> None:  # noqa: FBT001 - a column of the table
    """How the measure and the majority meet, and that it is told in a sentence."""
    verdict = Verdict(leans, 0.01 if sure else 0.5, sure)
    assert outcome.meets(verdict, most) is meets
    judged = outcome.Judged((), verdict, most, meets)
    assert ("cannot tell" in tell.verdict(judged, 2)) == (bool(leans) and not sure)
    assert ("Most who answered" in tell.verdict(judged, 2)) == (meets is not Meets.NOTHING)


def test_totals() -> None:
    """The totals count sure and unsure pairs apart."""
    kinds = (Meets.SAME, Meets.OTHER, Meets.LEANS, Meets.AWAY, Meets.LEVEL, Meets.NOTHING)
    judged = [outcome.Judged((), Verdict(A, 0.5, sure=False), A, meets) for meets in kinds]
    assert tell.totals(judged, 3) == (
        "Of five pairs with a majority, the measure can tell two apart, and in one of these most who answered said the same. "
        "Where it cannot, its values still point the way most who answered did in two of the other three."
    )
    assert tell.totals(judged[2:4], 1).startswith("Of two pairs, the measure can tell none apart")
    assert "no pair" in tell.totals(judged[5:], 3)


def test_agreement() -> None:
    """Agreement on pairs is alpha over A, no difference, B in this order; a skipped item counts nowhere."""
    dealt = rounds(*[Kind.PAIR] * 6, Kind.WHO)
    answers = {"a": dict(enumerate([A, A, B, NEITHER, B, A, "One"])), "b": dict(enumerate([A, NEITHER, B, NEITHER, B]))}
    found = outcome.agreement(dealt, answers, Kind.PAIR, "ordinal")
    table = [[-1.0, -1.0, 1.0, 0.0, 1.0], [-1.0, 0.0, 1.0, 0.0, 1.0]]
    assert found.value == pytest.approx(alpha.alpha(table, "ordinal").value)
    assert found.units == 5
    assert outcome.agreement(dealt, answers, Kind.WHO, "nominal").reason == alpha.NO_PAIR


def test_guesses() -> None:
    """Guesses are set against chance; “cannot tell” is no guess; the interval decides what can be told."""
    dealt = rounds(*[Kind.WHO] * 10)
    right = {"a": dict.fromkeys(range(10), "One")}
    found = outcome.guesses(dealt, right)
    assert (found.right, found.made, found.chance) == (10, 10, 0.2)
    assert found.told == "That is better than guessing."
    some = outcome.guesses(dealt, {"a": {0: "One", 1: "Two", 2: CANNOT, 3: "Three"}, "b": {0: CANNOT}})
    assert (some.right, some.made) == (1, 3)
    assert "cannot be told from guessing" in tell.guesses(some)
    assert outcome.guesses(dealt, {"a": dict.fromkeys(range(10), CANNOT)}).told == "Nobody guessed an outlet."
    wrong = outcome.guesses(rounds(*[Kind.WHO] * 20), {"a": dict.fromkeys(range(20), "Two")})
    assert wrong.told == "That is worse than guessing."


def test_rows() -> None:
    """The table has a row an item and colleague, with the sentences, their values and where they stand."""
    dealt = rounds(Kind.PAIR, Kind.WHO)
    rows = outcome.rows([RESULT], dealt, {"a": {0: A}, "b": {1: "Two"}}, 2)
    assert {len(row) for row in rows} == {len(outcome.HEADER) + len(outcome.HEADER_SEEDS)}
    assert [row[:5] for row in rows] == [
        (3, 1, "more charge", "a", A),
        (3, 1, "more charge", "b", ""),
        (3, 2, "who wrote this", "a", ""),
        (3, 2, "who wrote this", "b", "Two"),
    ]
    assert rows[0][6] == TEXT[HARSH.start : HARSH.end]
