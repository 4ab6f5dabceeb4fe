"""The blind round as a reader plays it: nothing leaks before the reveal, answers stay, and everything is told after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from analysis import Article
from analysis.comparison.blind import deal
from analysis.library import Library
from pages.blind import mode
from tests import texts
from tests.pages import stock
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("Meridian Wire", "The Daily Bellows", "Volga Today", "North Sea One", "Field & Flag")
TELLING = re.compile(r"meridian|bellows|volga|north sea one|field (?:&amp;|&|and|\\&) flag", re.IGNORECASE)
ITEMS = 8


def enter(**query: str) -> Dashboard:
    """Open the Reading room in its blind mode."""
    return Dashboard("reading_room", mode=mode.LABELS[mode.BLIND], **query)


def begin(page: Dashboard, name: str = "Anna", items: int = ITEMS) -> Dashboard:
    """Begin a round."""
    page.test.text_input(key="blind_first").set_value(name)
    page.test.slider(key="blind_count").set_value(items)
    return page.press("Begin")


def labels(page: Dashboard) -> list[str]:
    """Return the answers that can be given."""
    return [one.label for one in page.test.button if one.key and re.fullmatch(r"blind_\d+_\d+", one.key)]


def step(page: Dashboard) -> str:
    """Return where the round is."""
    return page.texts("p", "step")[0]


def answer(page: Dashboard, place: int, choice: int) -> Dashboard:
    """Give an answer by its number."""
    return page.click(f"blind_{place}_{choice}")


def play(page: Dashboard, choices: list[int], passing: str = "") -> Dashboard:
    """Answer every item; then pass the machine on, or reveal."""
    for place, choice in enumerate(choices):
        answer(page, place, choice)
    if not passing:
        return page.press("Reveal")
    next(one for one in page.test.text_input if str(one.key).startswith("blind_next")).set_value(passing)
    return page.press("Next colleague")


def said(page: Dashboard) -> str:
    """Return all of a page's own HTML except its styles, and the labels of its widgets outside "Who wrote this?"."""
    bodies = [body for body in page.bodies() if not body.lstrip().startswith(("<style", "/*")) and "--ink" not in body]
    shown = [str(one.label) for one in page.test.button] if "Who wrote this?" not in page.text() else []
    pills = [str(option) for one in page.test.get("button_group") for option in one.options]
    return "\n".join([*bodies, *shown, *pills])


@pytest.mark.usefixtures("sample")
def test_no_leak() -> None:
    """Before the reveal no outlet's name, colour, shape, mark or value stands on any screen, sidebar included."""
    page = enter()
    assert not TELLING.search(said(page))
    begin(page)
    for place in range(ITEMS):
        shown = said(page)
        assert not TELLING.search(shown), place
        assert step(page).startswith(f"{place + 1} of {ITEMS}")
        assert not page.elements("mark")
        assert not page.elements("span", "g")
        assert not any(re.search(r'class="[^"]*\b(?:b\d|g\d)\b', body) for body in page.bodies())
        assert "per 100" not in shown
        assert len(labels(page)) == (3 if "charge" in page.texts("h2", "ask")[0] else 6)
        answer(page, place, 0)
    assert not TELLING.search(said(page))
    assert page.failures() == []


@pytest.mark.usefixtures("sample")
def test_address_before_the_switch() -> None:
    """Followed cold, the address alone hides the outlets; on other pages they stand as ever, and come back with "Read"."""
    page = enter()
    assert not any(str(one.key).startswith("outlets_") for one in page.test.get("button_group"))
    assert "hidden" in page.text()
    page.choose(mode=mode.READ)
    assert page.texts("h1") == ["What do they say, side by side?"]
    assert page.widget("outlets_").value == [0, 1, 2, 3, 4]


@pytest.mark.usefixtures("sample")
def test_outlets_stay_chosen() -> None:
    """The choice of outlets is kept while its pills are not drawn."""
    page = Dashboard("reading_room")
    page.choose(outlets_=[0, 1, 3])
    page.choose(mode=mode.BLIND)
    assert "3 articles" in page.state()
    begin(page)
    page.choose(mode=mode.READ)
    assert page.widget("outlets_").value == [0, 1, 3]


@pytest.mark.usefixtures("sample")
def test_going_back() -> None:
    """Answers survive going back, can be changed there, and survive a look into "Read"."""
    page = begin(enter())
    answer(page, 0, 1)
    answer(page, 1, 2)
    page.click("back_2")
    page.click("back_1")
    assert step(page).startswith("1 of")
    assert page.widget("blind_0_1").proto.type == "primary"
    assert page.widget("blind_0_0").proto.type == "secondary"
    answer(page, 0, 0)
    assert page.widget("blind_1_2").proto.type == "primary"
    page.choose(mode=mode.READ)
    page.choose(mode=mode.BLIND)
    assert step(page).startswith("2 of")
    page.click("back_1")
    assert page.widget("blind_0_0").proto.type == "primary"


@pytest.mark.usefixtures("sample")
def test_two_colleagues_to_the_reveal() -> None:
    """After the reveal: outlets, marks, everybody's answers, the measure, agreement, guesses, links and the table."""
    page = begin(enter())
    play(page, [0, 1, 0, 1, 2, 0, 1, 5], passing="B. K.")
    assert "B. K." in step(page)
    assert all(page.widget(f"blind_0_{i}").proto.type == "secondary" for i in range(3))
    play(page, [0, 1, 0, 0, 2, 0, 2, 5])
    text = page.text()
    assert page.failures() == []
    assert "Krippendorff’s alpha" in text
    assert "2 colleagues" in text
    assert len(page.elements("div", "item")) == ITEMS
    assert "Anna, B. K." in text
    assert "the measure can tell" in text
    assert "chance gives 20 %" in text
    assert text.count("per 100 words") == sum(len(page.elements("div", kind)) for kind in ("card",))
    assert page.elements("mark")
    assert len(page.links()) == len(page.elements("div", "card"))
    assert page.foreign() == []
    table = page.test.dataframe[0].value
    assert len(table) == 2 * ITEMS
    assert set(table["outlet_a"]) <= set(NAMES)
    assert page.has("New round")


@pytest.mark.usefixtures("sample")
def test_new_round() -> None:
    """A new round asks other sentences and keeps no answer."""
    page = begin(enter())
    first = page.texts("blockquote", "")
    play(page, [0] * ITEMS)
    page.press("New round")
    begin(page, items=ITEMS)
    assert page.texts("blockquote", "") != first
    assert "round 2" in page.state()
    assert all(page.widget(f"blind_0_{i}").proto.type == "secondary" for i in range(3))


@pytest.mark.usefixtures("sample")
def test_one_colleague() -> None:
    """One colleague gets the reveal too, and is told that there is no agreement to compute."""
    page = play(begin(enter()), [0] * ITEMS)
    assert "no agreement can be computed" in page.finding()
    assert "Most who answered" not in page.text()


@pytest.mark.usefixtures("sample")
def test_nobody_answered() -> None:
    """A round in which every item was left open is revealed without figures."""
    page = begin(enter())
    for place in range(ITEMS):
        page.click(f"next_{place}")
    assert f"0 of {ITEMS} answered" in page.text()
    page.press("Reveal")
    assert "Nobody answered" in page.warnings()
    assert page.failures() == []


@pytest.mark.usefixtures("sample")
def test_names() -> None:
    """A name that was there is refused, a blank one is given, and what looks like HTML or Markdown stays text."""
    page = begin(enter(), name="   ")
    assert "Colleague 1" in step(page)
    play(page, [0] * ITEMS, passing="colleague 1")
    assert "answered already" in page.warnings()
    next(one for one in page.test.text_input if str(one.key).startswith("blind_next")).set_value("<img src=x>**b**")
    page.press("Next colleague")
    assert "<img src=x>**b**" in step(page)
    assert page.foreign() == []


def test_one_article(keep: Callable[..., str]) -> None:
    """One article, or two of one outlet, cannot be played: the page says what to do."""
    event = keep(stock.PLAIN)
    page = Dashboard("reading_room", event=event)
    page.choose(mode=mode.BLIND)
    assert deal.TWO_OUTLETS in page.warnings()
    assert not page.has("Begin")
    assert page.failures() == []


def test_too_short(keep: Callable[..., str]) -> None:
    """Articles without a sentence that can be asked about: the page says what to do."""
    event = keep(Article.of("It rained.", outlet="A One"), Article.of("It poured.", outlet="B Two"))
    page = Dashboard("reading_room", event=event)
    page.choose(mode=mode.BLIND)
    assert deal.TOO_SHORT in page.warnings()
    assert not page.has("Begin")


def test_hostile_outlets(keep: Callable[..., str]) -> None:
    """Names and texts full of markup stay text on every screen."""
    sting = "<img src=x onerror=alert(1)>"
    line = f"The council closed the long bridge {sting} over the river Aller for [urgent](x) repairs on Monday."
    told = (texts.PLAIN, texts.USES_HARSH_WORDS)
    event = keep(*(Article.of(f"{line} {text}", outlet=f"{sting} {i}") for i, text in enumerate(told)))
    page = Dashboard("reading_room", event=event)
    page.choose(mode=mode.BLIND)
    begin(page, name=sting, items=5)
    while not page.has("Reveal"):
        assert page.foreign() == []
        page.click("blind_")
    page.press("Reveal")
    assert page.foreign() == []
    assert page.failures() == []


def test_nothing_is_written(sample: Path) -> None:
    """A whole round leaves the library as it was."""

    def kept() -> list[str]:
        with Library.open() as library:
            return list(library._connection.iterdump())

    page = enter()
    before = kept()
    play(begin(page), [0] * ITEMS)
    assert kept() == before
    assert sample.is_dir()


def test_five(five: str) -> None:
    """The five raw articles make a round, and what names their outlets is left out of it."""
    page = Dashboard("reading_room", event=five)
    page.choose(mode=mode.BLIND)
    begin(page, items=10)
    for place in range(10):
        assert not re.search(r"press ?tv|newsday|\btass\b", said(page), re.IGNORECASE)
        answer(page, place, 0)
    page.press("Reveal")
    assert page.failures() == []
    assert page.foreign() == []
