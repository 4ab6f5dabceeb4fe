"""A readability value worked out: what is printed is the sum that gives the value, and the words are those it counts."""

from __future__ import annotations

import math
from collections import Counter

import pytest

import analysis
from analysis.comparison import worked
from analysis.comparison.choice import Choice, by_sentence
from analysis.comparison.values import of
from analysis.measures import registry
from analysis.measures.readability_measures import MEASURES

NAMES = [measure.name for measure in MEASURES]
LONG = (
    "The international administration published its extraordinarily complicated regulations. “It was a wonderful afternoon,” "
    "said the minister, who didn’t elaborate. Nobody there was hurt. The dog ran off – and the cat sat on the mat in the sun. "
    "According to U.S. officials, negotiations about infrastructure continued until approximately 11 p.m. on Tuesday.\n\n"
    "A second paragraph, with shorter words, is here to be read by all of us. It ends now."
)
SHORT = "The cat sat. The dog ran. A man had a hat. It is red. We go now."
TEXTS = {
    "long": LONG,
    "short": SHORT,
    "one sentence": "Several complicated possibilities materialised.",
    "many": f"{LONG}\n\n{SHORT}",
}
VOICES = ("all", "own", "quoted")


def value(result: analysis.Result, name: str, voice: str) -> float:
    """Return a measure's value."""
    return next(one.value for one in of(result, Choice(voice), intervals=False) if one.measure.name == name)


def reckon(told: str) -> float:
    """Return what a printed sum comes to."""
    plain = told.replace("×", "*").replace("÷", "/").replace("−", "-").replace("√", "math.sqrt")
    assert not set(plain) - set("0123456789.*/+-() mathsqr")
    return float(eval(plain, {"math": math}))  # noqa: S307 - digits and signs only, see above


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("name", [name for name in NAMES if name != worked.CONSENSUS])
def test_printed_sum_is_the_value(name: str, text: str, voice: str) -> None:
    """The formula with the counts put in comes to the value, up to the decimals in which parts of sentences are printed."""
    result = analysis.analyse(analysis.Article.of(text))
    found, wanted = worked.out(result, name, Choice(voice)), value(result, name, voice)
    if math.isnan(wanted):
        assert found is None
        return
    assert found is not None
    assert reckon(found.sum) == pytest.approx(wanted, abs=0.3 if voice != "all" else 1e-9)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_votes_elect_the_grade(text: str) -> None:
    """The grade with most votes, of equals the one cast first, is the reading grade; eight formulas cast their votes."""
    result = analysis.analyse(analysis.Article.of(text))
    measure = registry()[worked.CONSENSUS]
    votes = worked.cast(by_sentence(result, Choice(), [measure]).total(measure))
    most = max(Counter(votes).values())
    assert next(vote for vote in votes if votes.count(vote) == most) == value(result, worked.CONSENSUS, "all")
    assert len(votes) in (22, 23)
    found = worked.out(result, worked.CONSENSUS, Choice())
    assert found is not None
    assert found.sum.startswith(f"grade {value(result, worked.CONSENSUS, 'all'):.0f}: {most} vote".replace("-", "−"))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    ("name", "component"),
    [("gunning_fog", "complex_words"), ("dale_chall_readability_score", "difficult_words"), ("smog_index", "polysyllables")],
)  # fmt: skip
def test_hard_words_are_those_counted(name: str, component: str, voice: str) -> None:
    """As many words are shown as hard as the formula counts, each with its text, none of another voice."""
    result = analysis.analyse(analysis.Article.of(LONG))
    found = worked.hard(result, name, Choice(voice))
    measure = registry()[name]
    assert len(found) == by_sentence(result, Choice(voice), [measure]).total(measure)[component][0]
    assert [LONG[one.start : one.end] for one in found] == [one.word for one in found]
    assert all(one.note and one.word[0].isalnum() for one in found)


def test_hardest_words_once_each() -> None:
    """A word that stands there twice, however written, is told once, with how often; the hardest word first."""
    result = analysis.analyse(
        analysis.Article.of("Responsibility matters. The responsibility is international. A dog runs.")
    )
    told = [(one.word, count) for one, count in worked.hardest(worked.hard(result, "smog_index", Choice()))]
    assert told == [("Responsibility", 2), ("international", 1)]


def test_long_words_by_letters() -> None:
    """Where a formula counts letters, words of ten or more are shown, with their letters."""
    result = analysis.analyse(analysis.Article.of("Straightforward thoughts strengthened us all today, my old friend."))
    assert [(one.word, one.note) for one in worked.hard(result, "coleman_liau_index", Choice())] == [
        ("Straightforward", "15 letters"), ("strengthened", "12 letters")
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "—", "Den svenska texten är kort."], ids=["empty", "no word", "no English"])
def test_nothing_to_work_out(text: str) -> None:
    """Where there is no word there is no sum and no hard word, and no error."""
    result = analysis.analyse(analysis.Article.of(text))
    for name in NAMES:
        assert (worked.out(result, name, Choice()) is None) is math.isnan(value(result, name, "all"))
        if not text.strip("—"):
            assert worked.hard(result, name, Choice()) == []
