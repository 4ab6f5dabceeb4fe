"""What a distance of frame mixes is made of: parts that add up to it, and the counts behind them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.comparison import frame_contrasts, mix_parts
from analysis.comparison.choice import Choice
from analysis.comparison.frame_mixes import jensen_shannon, mix

WAR = "Troops attacked the border. The missile threat and the army alarmed NATO. Generals warned of war and of more weapons."
MONEY = "Prices rose and the bank cut rates. Investors sold shares. The budget, taxes and inflation worried the market and the economy."
LAW = "The court ruled that the law was illegal. Judges and lawyers cited the treaty and the constitution before the trial."
RESULTS = [analysis.analyse(analysis.Article.of(text)) for text in (WAR, MONEY, LAW)]
COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=12)


@given(COUNTS, st.data())
def test_parts_add_up_to_the_distance(first: list[int], data: st.DataObject) -> None:
    """The root of the terms' sum is the Jensen–Shannon distance, no term is below 0, and the sides may change places."""
    second = data.draw(st.lists(st.integers(0, 60), min_size=len(first), max_size=len(first)))
    one, other = mix(np.array(first, float)), mix(np.array(second, float))
    terms = mix_parts.divergences(one, other)
    assert terms.min() >= 0
    assert np.sqrt(terms.sum()) == pytest.approx(float(jensen_shannon(one, other)), abs=1e-9)
    assert np.allclose(terms, mix_parts.divergences(other, one))


@pytest.mark.parametrize("b", [1, 2, -1])
def test_parts_of_two_articles(b: int) -> None:
    """Cues are those counted, shares and parts add up to 1, the frame that differs most is first, and the distance is the page's."""
    found = mix_parts.parts(RESULTS, Choice(), 0, b)
    assert sum(one.part for one in found) == pytest.approx(1)
    assert [sum(one.shares[side] for one in found) for side in (0, 1)] == pytest.approx([1, 1])
    assert [one.part for one in found] == sorted((one.part for one in found), reverse=True)
    profile = frame_contrasts.counts(RESULTS[0], Choice())
    whole = dict(zip(profile.names, profile.table.sum(axis=0).tolist(), strict=True))
    assert {one.frame: one.cues[0] for one in found} == whole
    contrasts = frame_contrasts.pairs if b >= 0 else frame_contrasts.with_rest
    distance = next(one for one in contrasts(RESULTS, Choice())[1] if (one.a, one.b) == (0, b))
    terms = mix_parts.divergences(
        np.array([one.shares[0] for one in found]), np.array([one.shares[1] for one in found])
    )
    assert np.sqrt(terms.sum()) == pytest.approx(distance.value)


def test_the_same_mix_has_no_parts() -> None:
    """Of an article and itself no frame adds anything."""
    found = mix_parts.parts([RESULTS[0], RESULTS[0]], Choice(), 0, 1)
    assert [one.part for one in found] == [0.0] * len(found)
