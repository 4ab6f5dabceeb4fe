"""What was made once is made once, whoever asks and however many at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from pages.parts.remember import remembered


def test_what_is_looked_at_decides() -> None:
    """Another argument makes another thing; one whose name begins with an underscore does not."""
    made = []

    @remembered(5)
    def double(number: int, _with: str) -> list[int]:
        made.append(_with)
        return [2 * number]

    assert double(1, "a") is double(1, "b")
    assert double(2, "c") == [4]
    assert made == ["a", "c"]


def test_no_more_is_kept_than_was_said() -> None:
    """What was asked for longest ago goes first."""
    made = []

    @remembered(2)
    def one(number: int) -> int:
        made.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        one(number)
    assert made == [1, 2, 3, 2]


def test_one_makes_it_and_the_others_wait() -> None:
    """Ten that ask at once get the same thing, made once."""
    made, together = [], Barrier(10)

    @remembered(2)
    def slow(number: int) -> list[int]:
        made.append(number)
        Event().wait(0.05)  # long enough for the others to come
        return [number]

    def ask(_: int) -> list[int]:
        together.wait()
        return slow(1)

    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(ask, range(10)))
    assert made == [1]
    assert all(one is found[0] for one in found)


def test_what_failed_is_tried_again() -> None:
    """An error is not kept."""
    tries = []

    @remembered(2)
    def fails_once(number: int) -> int:
        tries.append(number)
        if len(tries) == 1:
            raise LookupError
        return number

    with pytest.raises(LookupError):
        fails_once(7)
    assert fails_once(7) == 7
