"""Outlets over many events: what is shown of a library, of a batch file, and where there is little to show."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING

import pytest

from analysis import Article, workspace
from analysis.library import Library
from analysis.library.place import FILE
from analysis.over_time import from_batch
from pages.passing import clicking
from tests.over_time import made
from tests.pages.app import Dashboard
from tests.pages.states import sentences

if TYPE_CHECKING:
    from pathlib import Path

OUTLETS = ("Harbour Post", "Meridian Wire", "<b>Echo</b> [x](http://x.example)")
EVENTS = 6


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with six events told by three outlets, the last of them undated, all measured."""
    path = tmp_path_factory.mktemp("many") / FILE
    deal, all_of = random.Random(3), sentences()  # noqa: S311 - no secret
    with Library.open(path) as library:
        for at in range(EVENTS):
            event = library.create_event(f"Event {at} <i>")
            for outlet in OUTLETS:
                day = datetime.date(2024, 1 + 2 * at, 3) if at < EVENTS - 1 else None
                article = Article.of(
                    " ".join(deal.sample(all_of, 14)), outlet=outlet, title=f"{outlet} on {at}", date=day
                )
                library.add(event, article)
                workspace.result_of(library, article)
    return path


@pytest.fixture
def events(many: Path, home: Path) -> None:
    """Start with the six events."""
    home.mkdir()
    (home / FILE).write_bytes(many.read_bytes())


@pytest.mark.usefixtures("events")
def test_library_over_time() -> None:
    """The page tells what it compares, answers, draws both exhibits, and leads from the numbers to the texts."""
    seen = Dashboard("over_time")
    assert (seen.failures(), seen.foreign()) == ([], [])
    assert "18 of 18 articles" in seen.state()
    assert "6 events told by two outlets or more" in seen.state()
    assert "on the same events" in seen.finding() or "cannot tell" in seen.finding()
    assert len(seen.figures()) == 2  # as a wide screen shows them
    assert all(any(letter.isdigit() for letter in one.proto.alt) for one in seen.test.get("plotly_chart"))
    assert len(seen.links()) == EVENTS
    assert "bias" not in seen.text().lower().replace("unbiased", "")


@pytest.mark.usefixtures("events")
def test_event_and_period_open_their_articles() -> None:
    """A dot of an event opens that event's articles, one of a period the outlet's articles in it; each leads to its text."""
    seen = Dashboard("over_time")
    seen.test.session_state[clicking.WHICH] = "e2"
    assert len(seen.run().links()) == len(OUTLETS)
    assert any("at=1-0-" in link and "event=Event+2" in link for link in seen.links())
    seen.test.session_state[clicking.WHICH] = "p2024-01-01"
    assert 1 <= len(seen.run().links()) <= EVENTS
    seen = Dashboard("over_time", of_which="An event that is not there")
    assert (seen.failures(), len(seen.links())) == ([], EVENTS)


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(
    "choice",
    [
        {"measure": "sentiment"},
        {"voice": "own"},
        {"in_time": "level", "each": "month"},
        {"measure": "headline_sentiment"},
    ],
)
def test_choices(choice: dict[str, str]) -> None:
    """Every choice is followed without a failure, and the state line tells it."""
    seen = Dashboard("over_time").choose(**choice)
    assert (seen.failures(), seen.foreign()) == ([], [])
    assert {"measure": "tone", "voice": "Own words"}.get(next(iter(choice)), "charged wording") in seen.state()
    assert " nan" not in seen.text().lower()


@pytest.mark.usefixtures("events")
def test_undated_articles_are_told_of() -> None:
    """What has no date is in no timeline, and the page says how many."""
    seen = Dashboard("over_time")
    assert "3 articles without a date are not in it" in seen.text()


@pytest.mark.usefixtures("events")
def test_outlets_switched_off() -> None:
    """One outlet alone is still compared with the others of its events; with none there is a sentence and nothing else."""
    seen = Dashboard("over_time")
    key = next(
        one.key for one in seen.test.get("button_group") if one.key.startswith("outlets_") and len(one.options) == 3
    )
    assert seen.choose(**{key: [0]}).failures() == []
    assert "1 of 3 outlets shown" in seen.state()
    assert "No outlet is chosen" in seen.choose(**{key: []}).warnings()


def test_sample_alone(sample: Path) -> None:  # noqa: ARG001
    """With the sample only the page says that one event shows nothing over time, ranks nobody, and does not fail."""
    seen = Dashboard("over_time")
    assert (seen.failures(), seen.foreign()) == ([], [])
    assert "This is the sample event" in seen.warnings()
    assert "Nothing can be said yet" in seen.finding()
    assert "Not ranked" in seen.warnings()
    assert "fall into one period" in seen.warnings()


def test_articles_never_measured(home: Path) -> None:  # noqa: ARG001
    """A few articles that were never measured are measured on the way; many wait for the reader's word."""
    with Library.open() as library:
        for at in range(2):
            event = library.create_event(f"Event {at}")
            for outlet in ("A", "B"):
                library.add(event, Article.of(" ".join(sentences()[at * 14 : at * 14 + 14]) + outlet, outlet=outlet))
    seen = Dashboard("over_time")
    assert seen.failures() == []
    assert "4 of 4 articles" in seen.state()


def test_no_dates_no_events_no_outlets(home: Path) -> None:
    """Articles of one event, undated, one without an outlet: told of, not failed on."""
    with Library.open() as library:
        event = library.create_event("One")
        for outlet in ("A", ""):
            article = Article.of(" ".join(sentences()[:12]) + outlet, outlet=outlet)
            library.add(event, article)
            workspace.result_of(library, article)
    seen = Dashboard("over_time")
    assert seen.failures() == []
    for part in ("There is one event only", "1 without an outlet", "No article has a date", "No date is known"):
        assert part in seen.warnings()
    assert home.exists()


def test_batch_file(home: Path) -> None:
    """A batch file beside the library is chosen by its name; it holds no texts, so sources and hashes stand for them."""
    from_batch.folder().mkdir(parents=True)
    rows = made.batch(7, ("<img src=x onerror=alert(1)>", "Post"))
    (from_batch.folder() / "values.parquet").write_bytes(made.parquet(rows).getvalue())
    seen = Dashboard("over_time", articles_from="A batch file")
    assert (seen.failures(), seen.foreign()) == ([], [])
    assert "14 of 14 articles" in seen.state()
    assert "from values.parquet" in seen.state()
    assert "(+1.0 per 100 words" in seen.finding()
    seen.test.session_state[clicking.WHICH] = "e3"
    assert "event 3/0.txt" in seen.run().text()
    assert seen.links() == []
    assert home.exists()


def test_batch_file_that_is_none(home: Path) -> None:  # noqa: ARG001
    """A file that cannot be read is one sentence; with none there at all the page tells how to make one."""
    seen = Dashboard("over_time", articles_from="A batch file")
    assert "A batch file holds the values of any number of articles" in seen.text()
    from_batch.folder().mkdir(parents=True)
    (from_batch.folder() / "broken.parquet").write_bytes(b"PAR1 nothing PAR1")
    seen = Dashboard("over_time", articles_from="A batch file")
    assert "no Parquet file, or a damaged one" in seen.warnings()
    assert seen.failures() == []


def test_visitors_upload_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Who may not change the library can look at what is kept, and gives this machine no file to read."""
    assert Dashboard("over_time", articles_from="A batch file").test.get("file_uploader")
    monkeypatch.delenv("PARALLAX_VISITORS_MAY_EDIT")
    seen = Dashboard("over_time", articles_from="A batch file")
    assert not seen.test.get("file_uploader")
    assert seen.failures() == []
