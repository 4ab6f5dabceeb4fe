"""The outline of a page that is on its way: there until the page's first words are, and never on a switch."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import Dashboard


def slow(page: str, *, arrives: bool = False, outlined: bool = True) -> None:
    """Run a page that does, or does not yet, come to its first words."""
    from pages.parts import coming

    coming.show(page, outlined=outlined)
    if arrives:
        coming.done()


def outlines(test: AppTest) -> int:
    """Return how many outlines are to be seen."""
    return sum('class="coming"' in str(one.value) for one in test.html)


def test_another_page_is_outlined_and_a_switch_is_not() -> None:
    """The first run of a page has the outline; the next one, with what it showed still there, has none."""
    test = AppTest.from_function(slow, args=("Tone",)).run()
    assert outlines(test) == 1
    assert outlines(test.run()) == 0


@pytest.mark.parametrize("options", [{"arrives": True}, {"outlined": False}])
def test_the_first_words_take_its_place(options: dict[str, bool]) -> None:
    """Nothing is left of it, and a page that looks otherwise never had one."""
    assert outlines(AppTest.from_function(slow, args=("Tone",), kwargs=options).run()) == 0


@pytest.mark.parametrize("page", ["overview", "facts", "reading_room", "library", "methods"])
def test_no_page_keeps_an_outline(page: str) -> None:
    """Whatever a page begins with, the outline is gone when it is there."""
    assert outlines(Dashboard(page).test) == 0
