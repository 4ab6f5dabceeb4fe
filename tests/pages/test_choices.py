"""What the sidebar chooses, and events with little or nothing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis import Article
from analysis.library import Library
from tests.pages import stock
from tests.pages.app import COMPARING, VIEWING, Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Keep = Callable[..., str]


def test_voice_and_headline_change_what_is_counted(sample: Path) -> None:  # noqa: ARG001
    """A switch changes what is counted and what the state line says."""
    seen = Dashboard("wording")
    before = seen.texts("p", "figure")
    seen.choose(voice="own")
    assert "Own words" in seen.state()
    own = seen.texts("p", "figure")
    assert own != before
    seen.choose(headline=True)
    assert "headlines counted" in seen.state()
    assert seen.texts("p", "figure") != own
    assert seen.failures() == []


def test_address_opens_the_same_view(sample: Path) -> None:  # noqa: ARG001
    """An address with the choices in it opens the view that they make."""
    one = Dashboard("tone").choose(voice="quoted", headline=True, who=3)
    other = Dashboard("tone", voice="Quoted", headline="true", who="North Sea One")
    assert other.bodies() == one.bodies()


def test_nonsense_in_the_address_is_ignored(sample: Path) -> None:  # noqa: ARG001
    """An address with choices that do not exist shows the page as it is without them."""
    plain = Dashboard("reading_room")
    for query in (
        {"voice": "all\n<b>"},
        {"event": "x'--", "who": "99"},
        {"at": "0-1-99999999999"},
        {"at": "0-9-3"},
        {"read": "17"},
    ):
        seen = Dashboard("reading_room", **query)
        assert seen.failures() == []
        assert seen.bodies() == plain.bodies()


def test_outlet_off_and_on(sample: Path) -> None:  # noqa: ARG001
    """An outlet that is switched off is nowhere on the page, keeps its colour, and comes back as it was."""
    seen = Dashboard("overview")
    whole = seen.bodies()
    key = seen.widget("outlets_").key
    seen.choose(**{key: [0, 2, 3, 4]})
    assert "4 of 5 articles" in seen.state()
    assert "The Daily Bellows" not in seen.text()
    names = {one.text: place for place, one in enumerate(seen.elements("p", "who"))}
    assert "Volga Today" in names
    assert 'g g2" aria-hidden="true"></span><bdi>Volga Today' in "".join(seen.bodies())
    seen.choose(**{key: [0, 1, 2, 3, 4]})
    assert seen.bodies() == whole


@pytest.mark.parametrize("page", ["overview", "reading_ease", "reading_room"])
def test_one_article_alone(page: str, keep: Keep) -> None:
    """One article is shown and is called no comparison; nothing fails."""
    seen = Dashboard(page, event=keep(stock.HARSH))
    assert seen.failures() == []
    assert "1 article" in seen.state()
    if page in COMPARING:
        assert "not a comparison" in seen.finding() or "too little text" in seen.finding()


@pytest.mark.parametrize("page", VIEWING)
def test_short_untitled_and_nameless_articles(page: str, keep: Keep) -> None:
    """One too short to rank, one without headline, one without headline and outlet: shown, named, and no failure."""
    event = keep(stock.SHORT, stock.UNTITLED, stock.NAMELESS, stock.QUOTING)
    seen = Dashboard(page, event=event)
    assert seen.failures() == []
    assert seen.foreign() == []
    assert "4 of 4 articles" in seen.state()
    assert "no dates known" in seen.state()
    if page == "overview":
        assert "No headline in this text" in seen.text()
        assert "not ranked" in str(seen.figures())


@pytest.mark.parametrize("page", ["overview", "wording", "reading_ease"])
def test_article_with_no_word_in_the_voice(page: str, keep: Keep) -> None:
    """In quoted words an article without quotations has nothing to measure: told in words, never a 0 or NaN."""
    seen = Dashboard(page, event=keep(stock.PLAIN, stock.HARSH), voice="Quoted")
    assert seen.failures() == []
    assert " nan" not in seen.text().lower()
    assert "too little text" in seen.finding().lower() or "cannot tell" in seen.finding()


def test_two_articles_of_one_outlet(keep: Keep) -> None:
    """They stay separate rows with names of their own, and the state line counts outlets."""
    twice: list[Article] = [
        stock.HARSH,
        type(stock.HARSH).of(stock.PLAIN.text, outlet=stock.HARSH.outlet, title="Another"),
    ]
    seen = Dashboard("overview", event=keep(*twice))
    assert "1 outlets" not in seen.state()
    assert {"The Loud One (1)", "The Loud One (2)"} <= set(seen.texts("p", "who"))


@pytest.mark.parametrize("page", VIEWING)
def test_nothing_to_show(page: str, sample: Path) -> None:  # noqa: ARG001
    """With the sample hidden and nothing else there, a page says what to do and leads to the Library."""
    with Library.open() as library:
        library.hide(library.events()[0].id)
    seen = Dashboard(page)
    assert seen.failures() == []
    assert "add articles in the Library" in seen.text()
    assert [link.page for link in seen.pages_linked()] == ["library"]


def test_no_outlet_chosen(sample: Path) -> None:  # noqa: ARG001
    """With every outlet off the page says so."""
    seen = Dashboard("overview")
    seen.choose(**{seen.widget("outlets_").key: []})
    assert seen.failures() == []
    assert "Choose an outlet" in seen.text()


def test_plain_vader(keep: Keep) -> None:
    """Switched to plain VADER, a name counts as a feeling, the page says so, and the words behind it are VADER's own."""
    text = "The United Nations Security Council met on Monday. It will meet again in June. Members agreed on the date. It rained. They left."
    event = keep(Article.of(text, outlet="One"), Article.of(text.replace("June", "July"), outlet="Two"))
    seen = Dashboard("tone", event=event)
    assert "names masked" in seen.state()
    masked = seen.texts("p", "figure")[0]
    seen.choose(plain=True)
    assert seen.failures() == []
    assert "tone by plain VADER" in seen.state()
    assert seen.texts("p", "figure")[0] != masked
    assert "Security" in [one.text for one in seen.elements("mark")]


EVERYTHING = {"event", "outlets", "voice", "headline"}


@pytest.mark.parametrize(
    ("page", "room", "hidden"),
    [
        ("overview", "", set()),
        ("reading_room", "", set()),
        ("over_time", "", {"event", "outlets", "headline"}),
        ("library", "Add and correct", {"outlets", "voice", "headline"}),
        ("library", "Search", EVERYTHING),
        ("methods", "", EVERYTHING),
    ],
)
def test_controls_without_effect_are_hidden(page: str, room: str, hidden: set[str], sample: Path) -> None:  # noqa: ARG001
    """A control that makes no difference on a page is not seen there, is told of where none is left, and keeps its choice."""
    seen = Dashboard("overview").choose(voice="own", headline=True)
    seen.open(page)
    if room:
        seen.choose(room=room)
    rules = " ".join(body for body in seen.bodies() if "st-key-choice_" in body)
    assert {one for one in EVERYTHING if f".st-key-choice_{one}" in rules} == hidden
    assert ("What you have chosen stays chosen." in seen.text()) == (hidden == EVERYTHING)
    assert (seen.widget("voice").value, seen.widget("headline").value) == ("own", True)
    assert "Own words" in seen.open("wording").state()
    assert "headlines counted" in seen.state()
