"""Every page, with the sample and with real articles: it renders, asks its question, and answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis import workspace
from tests.pages.app import COMPARING, QUESTIONS, VIEWING, Dashboard
from tests.pages.stock import FIVE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pages = Callable[[str, str], Dashboard]

BOTH = pytest.mark.parametrize("which", ["sample", "five"])


@BOTH
@pytest.mark.parametrize("page", QUESTIONS)
def test_page_renders(page: str, which: str, shown: Pages) -> None:
    """A page shows its question, no failure, and no element or attribute that it does not make itself."""
    seen = shown(page, which)
    assert seen.failures() == []
    assert seen.texts("h1") == [QUESTIONS[page]]
    assert seen.foreign() == []
    assert " nan" not in seen.text().lower()


@pytest.mark.parametrize("page", VIEWING)
def test_state_is_told_in_words(page: str, shown: Pages) -> None:
    """Under the question stands what is compared: voice, articles, headline, dates, outlets."""
    told = shown(page, "sample").state()
    for part in (
        "All words",
        "5 of 5 articles",
        "headlines not counted",
        "8–9 December 2021",
        "one article per outlet",
    ):
        assert part in told


@pytest.mark.parametrize("page", VIEWING)
def test_sample_is_labelled(page: str, shown: Pages) -> None:
    """Every page that shows the sample says that it was written for this project."""
    assert workspace.sample_note() in shown(page, "sample").warnings()


@pytest.mark.parametrize("page", VIEWING)
def test_real_articles_come_with_their_warnings(page: str, shown: Pages) -> None:
    """The sample's label is the sample's alone; weeks between the articles and unknown dates are told instead."""
    seen = shown(page, "five")
    warnings = seen.warnings()
    assert seen.texts("p", "eyebrow") == [FIVE]
    assert "5 of 5 articles" in seen.state()
    assert workspace.sample_note() not in warnings
    assert "48 days apart (21 October 2021 to 8 December 2021)" in warnings
    assert "may not tell of the same event" in warnings
    assert ("no date for" in warnings) == (page == "overview")  # said once, where readers begin


def answers(seen: Dashboard) -> bool:
    """Say whether the finding names two articles, or says that there is no difference to tell."""
    told = seen.finding()
    names = [str(option).replace("\\", "") for option in seen.widget("outlets_").options]
    return sum(name in told for name in names) > 1 or "cannot tell" in told or "too little text" in told.lower()


@BOTH
@pytest.mark.parametrize("page", COMPARING)
def test_finding(page: str, which: str, shown: Pages) -> None:
    """The answer names two outlets and a difference, or says plainly that there is none to tell."""
    assert answers(shown(page, which))


@pytest.mark.parametrize(
    ("page", "voice"),
    [
        ("overview", "Own words"),
        ("overview", "Quoted"),
        ("wording", "Quoted"),
        ("tone", "Own words"),
        ("reading_ease", "Quoted"),
    ],
)
def test_finding_in_another_voice(page: str, voice: str, sample: Path) -> None:  # noqa: ARG001
    """The same in own and quoted words alone, and the state line says which."""
    seen = Dashboard(page, voice=voice)
    assert seen.failures() == []
    assert voice in seen.state()
    assert answers(seen)


@BOTH
@pytest.mark.parametrize("page", COMPARING)
def test_every_chart_has_its_words(page: str, which: str, shown: Pages) -> None:
    """Each chart has an alternative text that holds numbers."""
    charts = shown(page, which).test.get("plotly_chart")
    assert charts
    for chart in charts:
        assert any(letter.isdigit() for letter in chart.proto.alt), chart.proto.alt


@pytest.mark.parametrize("page", VIEWING)
def test_way_to_the_methods(page: str, shown: Pages) -> None:
    """A page ends with how it is measured and the way to the Methods page."""
    seen = shown(page, "sample")
    assert "supports a statement about these articles, not about the outlets" in seen.texts("p", "foot")[-1]
    assert any(link.page == "methods" for link in seen.pages_linked())


def test_methods_tells_every_measure(shown: Pages) -> None:
    """Each measure stands on the Methods page with its label and formula."""
    from analysis.measures import registry

    seen = shown("methods", "sample")
    told = seen.text() + "\n".join(one.label for one in seen.test.expander)
    for measure in registry().values():
        assert measure.label in told
        assert measure.formula in seen.text()
