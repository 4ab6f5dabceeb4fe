"""Pages with little, nothing, much or awkward things to show: what is so is said, and there is a next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from pages.parts.states import MANY, listed
from pages.parts.view import among
from tests.pages import states
from tests.pages.app import COMPARING, VIEWING, Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Fill = Callable[[str], str]


@pytest.fixture
def fill(sample: Path) -> Fill:  # noqa: ARG001
    """Return a function that puts one of the awkward events into the library and returns its id."""

    def event_of(name: str) -> str:
        with Library.open() as library:
            return states.fill(library, name)[name]

    return event_of


def labels(seen: Dashboard) -> list[str]:
    """Return what the page's links to other pages and its buttons say."""
    return [*(link.label for link in seen.pages_linked()), *(one.label for one in seen.test.button)]


LONG_EVENT = next(name for name in states.EVENTS if name.startswith("Long"))
FEW = [name for name in states.EVENTS if name != "Forty articles"]


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("page", [*VIEWING, "library"])
def test_no_state_breaks_a_page(page: str, name: str, fill: Fill) -> None:
    """Every page stands with every awkward event, with no failure, no foreign HTML and no NaN."""
    seen = Dashboard(page, event=fill(name))
    assert seen.failures() == []
    assert seen.foreign() == []
    assert " nan" not in seen.text().lower()


def test_first_start(sample: Path) -> None:  # noqa: ARG001
    """The first start shows the sample and leads to where one's own articles are added."""
    seen = Dashboard("overview")
    assert "written for this project" in seen.warnings()
    assert "Add your own articles" in labels(seen)


def test_own_events_are_not_led_there(fill: Fill) -> None:
    """Whoever has articles of their own is not told how to add some."""
    assert "Add your own articles" not in labels(Dashboard("overview", event=fill("All alike")))


def test_empty_library(sample: Path) -> None:  # noqa: ARG001
    """With the sample hidden and nothing added, a page says what is needed; one press shows the sample again."""
    with Library.open() as library:
        library.hide(library.events()[0].id)
    seen = Dashboard("overview")
    assert seen.texts("h1") == ["Nothing to compare yet"]
    assert "two articles or more" in seen.finding()
    assert {"Add articles", "Show the sample event again"} <= set(labels(seen))
    seen.press("Show the sample event again")
    assert seen.texts("h1") == ["How do they differ?"]


def test_visitors_cannot_show_the_sample(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Whoever may not change the library gets no button that would."""
    with Library.open() as library:
        library.hide(library.events()[0].id)
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "0")
    assert labels(Dashboard("overview")) == ["Add articles"]


def test_no_outlet_chosen(sample: Path) -> None:  # noqa: ARG001
    """With every outlet off the page says so, and one press brings all of them back."""
    seen = Dashboard("tone")
    seen.choose(**{seen.widget("outlets_").key: []})
    assert seen.texts("h1") == ["No outlet is chosen"]
    seen.press("Show all 5 articles")
    assert "5 of 5 articles" in seen.state()


@pytest.mark.parametrize("page", COMPARING)
def test_one_article_only(page: str, fill: Fill) -> None:
    """One article is shown, is called no comparison, and the page leads to a second one."""
    seen = Dashboard(page, event=fill("One article"))
    assert "One article is not a comparison" in seen.finding()
    assert "Add a second article to this event" in labels(seen)
    assert "Too little text to compare" not in str(seen.figures())


def test_one_of_several(sample: Path) -> None:  # noqa: ARG001
    """Where one of several is chosen, the way on is the others."""
    seen = Dashboard("overview")
    seen.choose(**{seen.widget("outlets_").key: [1]})
    assert "Show all 5 articles" in labels(seen)
    assert "Add a second article to this event" not in labels(seen)
    seen.press("Show all 5 articles")
    assert "5 of 5 articles" in seen.state()


def test_too_short(fill: Fill) -> None:
    """Articles too short to rank are named with their words, and what can be done is said."""
    told = Dashboard("overview", event=fill("Too short")).warnings()
    assert "The Brief (19) and Ticker (5)" in told
    assert "add the whole article in the Library" in told
    assert "Outlet 1" not in told.partition("100 words are needed")[2]


@pytest.mark.parametrize("page", ["overview", "wording", "tone", "reading_ease"])
def test_a_voice_with_no_words(page: str, fill: Fill) -> None:
    """In a voice that nobody uses the page says so, and one press returns to all words."""
    seen = Dashboard(page, event=fill("Nobody is quoted"), voice="Quoted")
    assert "There are no quoted words here" in seen.warnings()
    seen.press("Show all words")
    assert "All words" in seen.state()
    assert "no quoted words" not in seen.warnings()


def test_a_voice_that_some_use(fill: Fill) -> None:
    """Where one article has words in the voice and another none, the other is named."""
    seen = Dashboard("overview", event=fill("One quotes"), voice="Quoted")
    assert "No quoted words in Town Paper." in seen.warnings()
    assert "Show all words" not in labels(seen)


def test_no_difference_at_all(fill: Fill) -> None:
    """That nothing differs is told as a finding, with the pages where something may."""
    seen = Dashboard("overview", event=fill("All alike"))
    assert "cannot tell the outlets apart" in seen.finding()
    assert {"What is told, what is left out", "Who gets to speak"} <= set(labels(seen))


def test_a_difference_needs_no_such_way_out(sample: Path) -> None:  # noqa: ARG001
    """Where something differs clearly, the page says nothing of the kind."""
    assert "Who gets to speak" not in labels(Dashboard("overview"))


def test_too_little_text_is_no_finding(fill: Fill) -> None:
    """Where texts are too short to tell apart, it is not called a finding that they are alike."""
    assert "Who gets to speak" not in labels(Dashboard("overview", event=fill("Too short")))


def test_forty_articles(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of forty articles the first rows and cards are drawn, all on request; the sidebar folds the outlets away."""
    from analysis.comparison import differences

    monkeypatch.setattr(differences, "_p_values", lambda *_: {})  # 780 pairs are the benchmark's business
    seen = Dashboard("overview", event=fill("Forty articles"))
    assert seen.failures() == []
    assert len(seen.elements("h3")) == 10
    wide = seen.figures()[0]
    assert len({note["text"] for note in wide["layout"]["annotations"] if "<b>Outlet" in note["text"]}) == MANY
    assert wide["layout"]["xaxis"]["range"] == seen.choose(overview_rows=True).figures()[0]["layout"]["xaxis"]["range"]
    rows = {note["text"] for note in seen.figures()[0]["layout"]["annotations"] if "<b>Outlet" in note["text"]}
    assert len(rows) == 40
    assert "40 of 40 shown" in seen.texts("p", "outlets")[0]
    seen.press("First five")
    assert "5 of 40 articles" in seen.state()
    seen.press("None")
    assert seen.texts("h1") == ["No outlet is chosen"]
    seen.press("All")
    assert "40 of 40 articles" in seen.state()


@pytest.mark.parametrize("page", ["tone", "reading_ease"])
def test_forty_articles_elsewhere(page: str, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small multiples and tables of forty keep to their first rows too, and their table twin has all."""
    from analysis.comparison import differences

    monkeypatch.setattr(differences, "_p_values", lambda *_: {})
    seen = Dashboard(page, event=fill("Forty articles"))
    assert seen.failures() == []
    for figure in seen.figures():
        assert figure["layout"]["height"] < 1500
        for name, axis in figure["layout"].items():
            if name.startswith("yaxis") and "domain" in axis:
                assert axis["domain"][0] < axis["domain"][1]
    twin = next(one.value for one in seen.test.dataframe if "text" in one.value.columns)
    assert twin["article"].nunique() == 40


def test_few_outlets_are_not_folded_away(sample: Path) -> None:  # noqa: ARG001
    """Five outlets stand open in the sidebar."""
    seen = Dashboard("overview")
    assert not any("Choose among" in one.label for one in seen.test.expander)


def test_right_to_left(fill: Fill) -> None:
    """Names and titles in other scripts are isolated, so that their direction stays with them."""
    seen = Dashboard("overview", event=fill("שלום Right to left"))
    assert f"<bdi>{states.HEBREW}</bdi>" in "".join(seen.bodies())


def test_long_names(fill: Fill) -> None:
    """A name of a hundred characters is cut in charts and stays whole where there is room."""
    seen = Dashboard("overview", event=fill(LONG_EVENT))
    assert states.LONG in seen.texts("p", "who")[0]
    assert states.UNBROKEN not in str(seen.figures()[0]["layout"]["annotations"])


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 more"),
    ],
)
def test_names_are_listed(names: list[str], told: str) -> None:
    """A few names are told, many are counted."""
    assert listed(names) == told


def test_switching_an_outlet_off_compares_the_same(stocked: Path) -> None:
    """The pairs of some articles, taken from those of all, are those of comparing these articles alone."""
    import pandas as pd

    from analysis import workspace
    from analysis.comparison import differences
    from analysis.comparison.choice import Choice

    with Library.open(stocked) as library:
        results = workspace.open_event(library, library.events()[0]).results
    shown = (0, 2, 3)
    alone = differences.of([results[i] for i in shown], Choice("own"))
    pd.testing.assert_frame_equal(
        pd.DataFrame(among(differences.of(results, Choice("own")), shown)), pd.DataFrame(alone)
    )
