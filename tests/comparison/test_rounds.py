"""How often to deal: p keeps its meaning whatever the number of pairs, and no number of pairs is too large for a clear one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison import draws, rounds, shares
from analysis.comparison.draws import ONCE, Deals
from analysis.comparison.shares import Counts

HASHES = ("ab" * 32, "cd" * 32)


def articles(count: int, seed: int, *, apart: float = 0.0) -> list[Counts]:
    """Return counts of charged words in so many articles from one source; the first has ``apart`` more of them a word."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(count):
        words = rng.integers(8, 35, int(rng.integers(20, 40))).astype(np.float64)
        charged = rng.poisson((0.02 + apart * (number == 0)) * words).astype(np.float64)
        made.append(Counts(("m",), charged[:, None], words, f"{seed:x}{number:03x}"))
    return made


@given(st.integers(0, 100_000))
def test_the_smallest_p_is_small_enough_for_any_number_of_tests(tests: int) -> None:
    """Times the number of tests the smallest p is below 5 %; up to a hundred tests there are 2,000 deals in one round."""
    plan = rounds.plan(tests)
    made = sum(one.many for one in plan)
    assert tests / (1 + made) < rounds.LEVEL
    assert (plan == (ONCE,)) is (tests <= 100)
    assert [one.number for one in plan] == list(range(len(plan)))
    assert all(one.many > 0 for one in plan)


@given(st.integers(101, 5000), st.data())
def test_deals_stop_once_chance_has_done_as_much_often_enough(tests: int, data: st.DataObject) -> None:
    """P is (1 + k) ÷ (1 + n) after the first round with ten deals as large, or after the last one."""
    plan = rounds.plan(tests)
    larger = [data.draw(st.integers(0, 12)) for _ in plan]
    asked: list[int] = []

    def deal(deals: Deals, wanted: list[str]) -> dict[str, np.ndarray]:
        asked.append(deals.number)
        chance = np.zeros(deals.many)
        chance[: larger[deals.number]] = -1.5  # the sign does not matter
        return dict.fromkeys(wanted, chance)

    p = rounds.p_values({"m": 1.0}, plan, deal)["m"]
    ends = np.cumsum(larger)
    last = int(np.argmax(ends >= rounds.ENOUGH)) if (ends >= rounds.ENOUGH).any() else len(plan) - 1
    assert asked == list(range(last + 1))
    assert p == (1 + ends[last]) / (1 + sum(one.many for one in plan[: last + 1]))


@pytest.mark.parametrize("tests", [105, 780])
def test_p_below_a_level_is_as_rare_as_the_level_says(tests: int) -> None:
    """Where there is no difference, p ≤ t in no more than t of the cases, at every round's scale (4,000 cases, seeded)."""
    rng = np.random.default_rng(tests)
    seen = dict(enumerate(rng.normal(size=4000).tolist()))
    p = np.array(
        list(
            rounds.p_values(
                seen, rounds.plan(tests), lambda deals, wanted: {one: rng.normal(size=deals.many) for one in wanted}
            ).values()
        )
    )
    for level in (0.5, 0.05, 0.02, 0.01, 0.005, 0.001):
        assert (p <= level).mean() <= level + 3 * math.sqrt(level * (1 - level) / len(p))
    assert (p <= 0.05).mean() >= 0.04


def test_no_difference_is_seldom_found_among_many_articles() -> None:
    """Twenty-four families of fifteen articles from one source: hardly any holds a clear pair (5 % may; seeded)."""
    found = [any(one.clear for one in shares.differences(articles(15, seed))) for seed in range(24)]
    assert sum(found) <= 2


@pytest.mark.parametrize("count", [15, 40])
def test_a_large_difference_is_found_among_many_articles(count: int) -> None:
    """The one article that differs is told apart from every other, whatever the number of pairs."""
    pairs = shares.differences(articles(count, 1, apart=0.25))
    assert {(one.a, one.b) for one in pairs if one.clear} == {(0, b) for b in range(1, count)}


def test_the_first_round_is_the_beginning_of_the_deals_of_few_articles() -> None:
    """500 deals are the first 500 of the 2,000; later rounds have others, and every round is always the same."""
    sizes = (7, 5)
    whole, part, later, again = (
        np.concatenate(list(draws._deals(HASHES, sizes, deals)))
        for deals in (ONCE, Deals(0, 500), Deals(1, 500), Deals(1, 500))
    )
    np.testing.assert_array_equal(whole[:500], part)
    np.testing.assert_array_equal(later, again)
    assert (later != part).any()
    assert (later != next(draws._deals(HASHES, sizes, Deals(2, 500)))).any()
    assert (later.sum(axis=1) == sizes[0]).all()


@pytest.mark.parametrize("sizes", [(7, 5), (1, 30), (0, 6), (6, 0)])
def test_every_row_is_dealt_to_the_first_as_often_as_any_other(sizes: tuple[int, int]) -> None:
    """In later rounds too each row falls to the first article in its share of the deals, within four standard errors."""
    dealt = np.concatenate(list(draws._deals(HASHES, sizes, Deals(3, 20_000))))
    share = sizes[0] / sum(sizes)
    assert (dealt.sum(axis=1) == sizes[0]).all()
    assert np.abs(dealt.mean(axis=0) - share).max() <= 4 * math.sqrt(share * (1 - share) / 20_000) + 1e-12


def test_long_texts_are_dealt_in_pieces() -> None:
    """However many rows, no more than a few million numbers stand in memory at once."""
    pieces = [piece.shape for piece in draws._deals(HASHES, (3000, 3000), Deals(1, 400))]
    assert sum(rows for rows, _ in pieces) == 400
    assert all(rows * columns <= draws.LATER for rows, columns in pieces)
