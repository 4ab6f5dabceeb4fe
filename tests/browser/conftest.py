"""One running dashboard and one Chromium for all browser tests; every test comes as a fresh visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import driving
from tests.shared import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

FIVE = "Russia, NATO and Ukraine"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return Chromium, or skip where it is not installed."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    if not driving.chromium():
        pytest.skip("needs Debian's chromium, which is not installed")
    with playwright.sync_playwright() as driver:
        started = driving.launch(driver)
        yield started
        started.close()


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the dashboard's data."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="package")
def server(browser: Browser, home: Path) -> Iterator[str]:  # noqa: ARG001 - no server where there is no browser
    """Return the address of a running dashboard that nobody has visited."""
    with driving.dashboard(home) as address:
        yield address


@pytest.fixture
def come(browser: Browser, server: str) -> Iterator[Callable[..., driving.Visitor]]:
    """Return a function that brings a visitor; all leave at the end, having asked nothing of anybody else."""
    visitors: list[driving.Visitor] = []

    def bring(*, width: int = 1400, theme: str = "light") -> driving.Visitor:
        visitors.append(driving.Visitor.come(browser, server, width=width, theme=theme))
        return visitors[-1]

    yield bring
    for visitor in visitors:
        visitor.leave()
        assert visitor.strangers() == set()
        assert visitor.said == []
        assert visitor.dialogs == []


@pytest.fixture
def visitor(come: Callable[..., driving.Visitor]) -> driving.Visitor:
    """Return one visitor with a wide light window."""
    return come()


@pytest.fixture(scope="package")
def five(browser: Browser, server: str) -> str:
    """Upload the five raw articles through the page, once; return the query that opens their event."""
    files = sorted(shared("articles/raw").glob("*.txt"))
    first = driving.Visitor.come(browser, server)
    driving.upload(first, files, FIVE)
    address = first.address()
    assert first.strangers() == set()
    assert first.said == []
    first.leave()
    return address.partition("?")[2]
