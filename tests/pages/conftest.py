"""A library of its own for every test, with the sample in it or with the five raw articles."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from analysis import workspace
from analysis.library import Library
from analysis.library.place import FILE
from tests.pages import stock
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis import Article


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test's data in a folder of its own, empty at first, and let the reader edit.

    Without a browser there is no address to know a reader on this machine by; the setting for visitors stands in for it.
    """
    folder = tmp_path / "home"
    monkeypatch.setenv("PARALLAX_HOME", str(folder))
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "1")
    return folder


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with the sample, read and analysed once."""
    path = tmp_path_factory.mktemp("sample") / FILE
    with Library.open(path) as library:
        workspace.ensure_sample(library)
        workspace.open_event(library, library.events()[0])
    return path


@pytest.fixture
def sample(home: Path, stocked: Path) -> Path:
    """Start with the sample, analysed."""
    home.mkdir()
    shutil.copy(stocked, home / FILE)
    return home


@pytest.fixture(scope="session")
def stocked_five(tmp_path_factory: pytest.TempPathFactory, stocked: Path) -> Path:
    """Return a library with the sample and the five raw articles, read and analysed once."""
    raw = stock.raw()
    path = tmp_path_factory.mktemp("five") / FILE
    shutil.copy(stocked, path)
    with Library.open(path) as library:
        event = library.create_event(stock.FIVE)
        for file in raw:
            for article in workspace.analysis.read(file.read_bytes(), file.name):
                library.add(event, article)
        workspace.open_event(library, library.events()[-1])
    return path


@pytest.fixture
def five(home: Path, stocked_five: Path) -> str:
    """Start with the sample and the five raw articles; return the id of their event."""
    home.mkdir()
    shutil.copy(stocked_five, home / FILE)
    with Library.open() as library:
        return library.events()[-1].id


@pytest.fixture(scope="session")
def shown(stocked: Path, request: pytest.FixtureRequest) -> Callable[[str, str], Dashboard]:
    """Return a function that gives a page with the sample or the five, rendered once for all tests that only look."""
    seen: dict[tuple[str, str], Dashboard] = {}

    def page_of(page: str, which: str) -> Dashboard:
        if (page, which) not in seen:
            path = stocked if which == "sample" else request.getfixturevalue("stocked_five")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("PARALLAX_HOME", str(path.parent))
                with Library.open() as library:
                    event = library.events()[-1].id
                seen[page, which] = Dashboard(page, event=event)
        return seen[page, which]

    return page_of


@pytest.fixture
def keep(sample: Path) -> Callable[..., str]:  # noqa: ARG001
    """Return a function that puts articles into a new event and returns its id."""

    def event_of(*articles: Article, name: str = "A made event") -> str:
        with Library.open() as library:
            event = library.create_event(name)
            for article in articles:
                library.add(event, article)
        return event

    return event_of
