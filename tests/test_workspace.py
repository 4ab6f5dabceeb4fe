"""Opening an event: the sample is there, what is missing is analysed once, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import analysis
from analysis import method, workspace
from analysis.library import Library
from analysis.result import from_json, to_json
from tests import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {"Bell": texts.USES_HARSH_WORDS, "Wire": texts.QUOTES_HARSH_WORDS}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Yield an empty library."""
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the outlets of all articles that were analysed, as they are."""
    seen: list[str] = []
    real = analysis.analyse

    def watch(article: analysis.Article, *changes: object) -> analysis.result.Result:
        seen.append(article.outlet)
        return real(article, *changes)

    monkeypatch.setattr(analysis, "analyse", watch)
    return seen


def filled(library: Library) -> str:
    """Make an event of two articles."""
    event = library.create_event("A vote")
    for outlet, text in TEXTS.items():
        library.add(event, analysis.Article.of(text, outlet=outlet, title=f"{outlet} says"))
    return event


def opened(library: Library, event: str) -> workspace.Opened:
    """Open an event by its identity."""
    found = library.event(event)
    assert found is not None
    return workspace.open_event(library, found)


def samples(library: Library) -> list[object]:
    """Return the sample events in the library."""
    return [event for event in library.events() if event.kind == "sample"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a sample event of two articles."""
    place = tmp_path / "samples"
    place.mkdir()
    for outlet, text in TEXTS.items():
        (place / f"{outlet.lower()}.txt").write_text(text, "utf-8")
    (place / "event.toml").write_text(
        'name = "The vote"\nnote = "Written for this project."\n[[articles]]\nfile = "bell.txt"\n[[articles]]\nfile = "wire.txt"\n',
        "utf-8",
    )
    return place


def test_a_second_opening_analyses_nothing(library: Library, analysed: list[str]) -> None:
    """Results are kept: the first opening analyses every article, the second none, with equal results."""
    event = filled(library)
    first = opened(library, event)
    assert analysed == list(TEXTS)
    second = opened(library, event)
    assert analysed == list(TEXTS)
    assert [kept.article.outlet for kept in second.kept] == list(TEXTS)
    for one, other in zip(first.results, second.results, strict=True):
        assert one.marks == other.marks
        assert one.columns.keys() == other.columns.keys()
        for name in one.columns:
            np.testing.assert_array_equal(one.columns[name], other.columns[name])


def test_only_what_is_new_is_analysed(library: Library, analysed: list[str]) -> None:
    """An article more costs one analysis."""
    event = filled(library)
    opened(library, event)
    library.add(event, analysis.Article.of(texts.PLAIN, outlet="Star"))
    assert len(opened(library, event).results) == 3
    assert analysed == [*TEXTS, "Star"]


def test_an_edited_article_is_analysed_anew_and_a_renamed_one_is_not(library: Library, analysed: list[str]) -> None:
    """Another text is another analysis; another outlet's name is not."""
    event = filled(library)
    first = opened(library, event).kept[0]
    library.replace(first.id, analysis.Article.of(TEXTS["Bell"], outlet="The Bell", title="Bell says"))
    assert opened(library, event).results[0].article.outlet == "The Bell"
    assert analysed == list(TEXTS)
    library.replace(
        first.id, analysis.Article.of(TEXTS["Bell"] + " One sentence more.", outlet="The Bell", title="Bell says")
    )
    opened(library, event)
    assert analysed == [*TEXTS, "The Bell"]


def test_another_method_analyses_anew(library: Library, analysed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Results of another version of the method are not shown."""
    event = filled(library)
    opened(library, event)
    monkeypatch.setattr(method, "version", lambda: "another")
    opened(library, event)
    assert analysed == 2 * list(TEXTS)


def test_a_result_comes_back_to_the_last_digit() -> None:
    """What is kept as JSON gives the same table, marks and values."""
    article = analysis.Article.of(texts.QUOTES_HARSH_WORDS, title="A “brutal” day!")
    result = analysis.analyse(article)
    again = from_json(article, to_json(result))
    assert again.marks == result.marks
    assert again.segments.equals(result.segments)
    assert analysis.compare([again]).equals(analysis.compare([result]))
    assert again.attribution == result.attribution
    assert to_json(again) == to_json(result)


def test_the_sample_comes_once(library: Library, folder: Path) -> None:
    """Ensured twice, there is one sample event with its articles, in their order."""
    workspace.ensure_sample(library, folder)
    before = samples(library)
    workspace.ensure_sample(library, folder)
    assert samples(library) == before
    assert len(before) == 1
    assert before[0].name == "The vote"
    assert [kept.article.parts[0].text[:12] for kept in library.articles(before[0].id)] == [
        t[:12] for t in TEXTS.values()
    ]


def test_the_sample_is_refreshed_when_a_file_changes(library: Library, folder: Path) -> None:
    """A changed article or plan replaces the sample event; an event of the reader's stays."""
    own = filled(library)
    workspace.ensure_sample(library, folder)
    (folder / "bell.txt").write_text(texts.PLAIN, "utf-8")
    workspace.ensure_sample(library, folder)
    (sample,) = samples(library)
    assert any("old town hall" in kept.article.text for kept in library.articles(sample.id))
    (folder / "event.toml").write_text(
        (folder / "event.toml").read_text("utf-8").replace("The vote", "A vote"), "utf-8"
    )
    workspace.ensure_sample(library, folder)
    (sample,) = samples(library)
    assert sample.name == "A vote"
    assert len(library.articles(own)) == 2


def test_a_hidden_sample_stays_hidden(library: Library, folder: Path) -> None:
    """Neither the next start nor another version of the sample brings it back into view."""
    workspace.ensure_sample(library, folder)
    library.hide(samples(library)[0].id, hidden=True)
    workspace.ensure_sample(library, folder)
    assert samples(library)[0].hidden
    (folder / "bell.txt").write_text(texts.PLAIN, "utf-8")
    workspace.ensure_sample(library, folder)
    assert samples(library)[0].hidden


def test_no_samples_no_event(library: Library, tmp_path: Path) -> None:
    """Where the folder is missing nothing happens."""
    workspace.ensure_sample(library, tmp_path / "none")
    assert library.events() == []


def test_the_sample_comes_back_after_everything_was_deleted(library: Library, folder: Path) -> None:
    """An emptied library gets its sample again."""
    workspace.ensure_sample(library, folder)
    library.delete_everything()
    workspace.ensure_sample(library, folder)
    assert len(samples(library)) == 1


def test_a_broken_sample_changes_nothing(library: Library, folder: Path) -> None:
    """A sample file that cannot be read leaves the sample that was there."""
    workspace.ensure_sample(library, folder)
    before = samples(library)
    (folder / "bell.txt").write_bytes(b"")
    workspace.ensure_sample(library, folder)
    assert samples(library) == before
    assert len(library.articles(before[0].id)) == 2


def test_the_real_sample_is_ready_to_show(library: Library) -> None:
    """The sample that comes with the project: five articles by five outlets, and a line that says what it is."""
    if not workspace.SAMPLES.is_dir():
        pytest.skip("the sample event is not here")
    workspace.ensure_sample(library)
    (sample,) = samples(library)
    assert len({kept.article.outlet for kept in library.articles(sample.id)} - {""}) == 5
    assert "written" in workspace.sample_note().lower()
