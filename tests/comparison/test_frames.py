from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

import analysis
from analysis import Article
from analysis.comparison import frame_contrasts, frame_mixes, frames
from analysis.comparison.choice import Choice

if TYPE_CHECKING:
    from analysis.result import Result

ARMY = "Troops moved north. Missiles were fired. The army denied it. A soldier fell. Warships sailed. Rockets fell on the road. "
HOME = "Her mother wept. The grandmother prayed. A nurse came. The son was scared. Passengers waited. The widow slept. "
PLAIN = "It rained on Monday. The road was wet. A car came by. It was late. Nobody was there. The light went out. "


def result(body: str, outlet: str = "") -> Result:
    """Analyse a text of our own."""
    return analysis.analyse(Article.of(body, outlet=outlet))


def test_the_distance_by_hand() -> None:
    """Jensen–Shannon: 0 for the same shares, 1 for shares with nothing in common, and a value worked out by hand."""
    one, other = np.array([0.5, 0.5]), np.array([1.0, 0.0])
    near = frame_mixes.jensen_shannon(np.array([0.9, 0.1]), np.array([0.5, 0.5]))
    middle = (0.7, 0.3)
    by_hand = 0.5 * (0.9 * math.log2(0.9 / middle[0]) + 0.1 * math.log2(0.1 / middle[1]))
    by_hand += 0.5 * (0.5 * math.log2(0.5 / middle[0]) + 0.5 * math.log2(0.5 / middle[1]))
    assert near == pytest.approx(math.sqrt(by_hand), abs=1e-12)
    assert frame_mixes.jensen_shannon(one, one) == 0
    assert frame_mixes.mix(np.array([3.0, 0.0])) == pytest.approx([3.5 / 4, 0.5 / 4])
    assert other.sum() == 1


def test_rates_are_cues_per_100_words_of_the_chosen_voice() -> None:
    """A quoted cue counts in "quoted" and not in "own"."""
    one = result("“Troops and missiles are there,” the senator said on Monday. The troops stayed.")
    rates = {voice: frames.profiles([one], Choice(voice))[0] for voice in ("all", "own", "quoted")}
    assert [len(rates[voice].marks["security"]) for voice in rates] == [3, 1, 2]
    every = rates["all"]
    assert every.rates["security"].value == pytest.approx(100 * 3 / every.words)
    assert every.different["security"] == 2
    assert not every.present("security")


def test_one_cue_however_often_is_no_frame() -> None:
    """A frame is present from three different cues on."""
    assert not frames.profiles([result("Troops came. " * 12)], Choice())[0].present("security")
    assert frames.profiles([result(ARMY)], Choice())[0].present("security")


def test_clear_differences_and_distances() -> None:
    """An article about armies and one about families differ clearly in both frames and in their mix."""
    results = [result(ARMY * 3), result(HOME * 3), result(PLAIN * 3)]
    clear = {(one.a, one.b, one.measure) for one in frame_contrasts.pairs(results, Choice())[0] if one.clear}
    assert (0, 1, "security") in clear
    assert (0, 1, "human") in clear
    far = frame_contrasts.pairs(results, Choice())[1]
    assert (far[0].a, far[0].b, far[0].clear) == (0, 1, True)
    assert far[0].low <= far[0].value <= far[0].high
    assert far[0].chance < far[0].value
    assert {one.reason for one in far[1:]} == {frame_contrasts.TOO_FEW}


def test_one_article_under_two_names_cannot_be_told_apart() -> None:
    """The same text twice: no difference, distance 0, nothing clear."""
    results = [result((ARMY + HOME) * 2, "A"), result((ARMY + HOME) * 2, "B")]
    assert not any(one.clear or one.difference for one in frame_contrasts.pairs(results, Choice())[0])
    far = frame_contrasts.pairs(results, Choice())[1][0]
    assert far.value == 0
    assert not far.clear


def test_doubled_articles_keep_their_rates() -> None:
    """Text, blank line, text: every rate is unchanged to 1e-9."""
    once, twice = (frames.profiles([result(body)], Choice())[0] for body in (ARMY + HOME, f"{ARMY + HOME}\n\n{ARMY + HOME}"))  # fmt: skip
    for name, rate in once.rates.items():
        assert twice.rates[name].value == pytest.approx(rate.value, abs=1e-9)


def test_a_frame_that_neither_has_is_not_tested() -> None:
    """Too few different cues on both sides: no p, so that a single cue never makes a difference."""
    results = [result(PLAIN * 2 + "A nurse came."), result(PLAIN * 3)]
    assert all(math.isnan(one.p) for one in frame_contrasts.pairs(results, Choice())[0])


def test_many_articles_are_compared_with_all_others() -> None:
    """Each article against the rest: the one that differs is told, whatever the order of the articles."""
    results = [result(PLAIN * 3 + ARMY), result(ARMY * 3), *[result(PLAIN * (i + 4) + ARMY) for i in range(7)]]
    gaps, apart = frame_contrasts.with_rest(results, Choice())
    assert {(one.a, one.measure) for one in gaps if one.clear} == {(1, "security")}
    assert all(one.b == -1 for one in gaps)
    assert len(apart) == len(results)
    backwards, _ = frame_contrasts.with_rest(results[::-1], Choice())
    told = {(len(results) - 1 - one.a, one.measure): one.p for one in backwards}
    assert told == pytest.approx({(one.a, one.measure): one.p for one in gaps}, nan_ok=True)


def test_sentences_dealt_at_random_are_seldom_told_apart() -> None:
    """The mixes of two halves of shuffled sentences are told apart in about 5 % of the cases."""
    rng = np.random.default_rng(2)
    sentences = (ARMY + HOME + PLAIN).strip().replace(". ", ".|").split("|") * 2
    flagged = 0
    for _ in range(40):
        dealt = rng.permutation(sentences)
        halves = [result(" ".join(half)) for half in (dealt[:18], dealt[18:])]
        flagged += any(one.clear for one in frame_contrasts.pairs(halves, Choice())[1])
    assert flagged <= 5


def test_other_languages_and_empty_texts_have_no_frames() -> None:
    """The cues are English: another language has no value, and neither has an empty text."""
    german = result(ARMY)
    object.__setattr__(german.article, "language", "de")
    for one in (german, result("")):
        profile = frames.profiles([one], Choice())[0]
        assert math.isnan(profile.rates["security"].value)
        assert profile.words == 0
    assert frame_contrasts.pairs([german, result("")], Choice())[1][0].reason
