"""Every page, with the sample and with real articles: it renders, asks its question, and answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis import workspace
from tests.pages.app import COMPARING, QUESTIONS, VIEWING, Dashboard
from tests.pages.stock import FIVE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("page", QUESTIONS)
def test_page_with_the_sample(page: str, sample: Path) -> None:  # noqa: ARG001
    """A page shows its question, no failure, and no element that it does not make itself."""
    shown = Dashboard(page)
    assert shown.failures() == []
    assert shown.texts("h1") == [QUESTIONS[page]]
    assert shown.foreign() == []


@pytest.mark.parametrize("page", QUESTIONS)
def test_page_with_real_articles(page: str, five: str) -> None:
    """A page shows the same for articles as they come from the web."""
    shown = Dashboard(page, event=five)
    assert shown.failures() == []
    assert shown.texts("h1") == [QUESTIONS[page]]
    assert shown.foreign() == []
    if page in VIEWING:
        assert shown.texts("p", "eyebrow") == [FIVE]
        assert "5 of 5 articles" in shown.state()


@pytest.mark.parametrize("page", VIEWING)
def test_state_is_told_in_words(page: str, sample: Path) -> None:  # noqa: ARG001
    """Under the question stands what is compared: voice, articles, headline, dates, outlets."""
    told = Dashboard(page).state()
    for part in ("All words", "5 of 5 articles", "headlines not counted", "8–9 December 2021", "one article per outlet"):
        assert part in told


@pytest.mark.parametrize("page", VIEWING)
def test_sample_is_labelled(page: str, sample: Path) -> None:  # noqa: ARG001
    """Every page that shows the sample says that it was written for this project."""
    assert workspace.sample_note() in Dashboard(page).warnings()


@pytest.mark.parametrize("page", VIEWING)
def test_real_articles_are_not_labelled_as_the_sample(page: str, five: str) -> None:
    """The label is the sample's alone; weeks between the articles and unknown dates are told instead."""
    warnings = Dashboard(page, event=five).warnings()
    assert workspace.sample_note() not in warnings
    assert "48 days apart (21 October 2021 to 8 December 2021)" in warnings
    assert "may not tell of the same event" in warnings
    assert "No date is known for" in warnings


@pytest.mark.parametrize("page", COMPARING)
@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_finding_names_outlets_or_says_that_they_cannot_be_told_apart(page: str, voice: str, sample: Path) -> None:  # noqa: ARG001
    """The answer names two outlets and a difference, or says plainly that there is none to tell."""
    shown = Dashboard(page, voice=voice)
    told = shown.finding()
    names = [str(option).replace("\\", "") for option in shown.widget("outlets_").options]
    assert (
        sum(name in told for name in names) >= 2
        or "cannot tell" in told
        or "too little text" in told.lower()
    ), told
    assert "nan" not in shown.text().lower().split()


@pytest.mark.parametrize("page", COMPARING)
def test_every_chart_has_its_words(page: str, five: str) -> None:
    """Each chart has an alternative text that names every article and holds numbers."""
    shown = Dashboard(page, event=five)
    charts = shown.test.get("plotly_chart")
    assert charts
    for chart in charts:
        assert any(letter.isdigit() for letter in chart.proto.alt), chart.proto.alt


@pytest.mark.parametrize("page", VIEWING)
def test_way_to_the_methods(page: str, sample: Path) -> None:  # noqa: ARG001
    """A page ends with how it is measured and the way to the Methods page."""
    shown = Dashboard(page)
    assert "supports a statement about these articles, not about the outlets" in shown.texts("p", "foot")[-1]
    assert any(link.page == "methods" for link in shown.pages_linked())
