"""Before the first visitor's page is drawn: what is ready by then, what the browser is told, and what is left for later."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from analysis import workspace
from analysis.library import Library
from pages.parts import ahead, chart, first, ready, view, whole
from tests.pages.app import Dashboard
from tests.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# ---------------------------------------------------------------- what is ready


def test_everything_named_can_be_imported() -> None:
    """What is loaded ahead is there under that name: a misspelt or renamed module would be loaded by the page, unnoticed."""
    names = [*ready.PAGE, *ready.MEASURING]
    code = f"import importlib; [importlib.import_module(name) for name in {names!r}]"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_what_is_missing_is_passed_over() -> None:
    """A module that is not there stops nothing of what comes after it."""
    sys.modules.pop("colorsys", None)
    ready.load(["no_such_module", "colorsys"])
    assert "colorsys" in sys.modules


@pytest.mark.usefixtures("sample")
def test_the_first_page_finds_its_numbers_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """After getting ready the Overview compares, draws and reads nothing anew."""
    first.compare()
    made: list[str] = []

    def noted(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def note(*given: Any, **named: Any) -> Any:
            made.append(function.__qualname__)
            return function(*given, **named)

        return note

    for module, name in (
        (view.differences, "of"), (view.values, "of"), (view.evidence, "telling"),
        (chart.dots, "strip"), (workspace, "result_of"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, noted(getattr(module, name)))
    page = Dashboard()
    assert made == []
    assert page.failures() == []


def test_an_empty_start_becomes_the_sample(home: Path) -> None:
    """Where there is no library yet, getting ready makes it, with the sample in it."""
    first.compare()
    assert list(home.iterdir())
    with Library.open() as library:
        assert [event.kind for event in library.events()] == ["sample"]


@pytest.mark.usefixtures("home")
def test_many_first_visitors_make_one_sample() -> None:
    """However many come to an empty library at once, it has the sample once."""

    def come(_visitor: int) -> None:
        with Library.open() as library:
            ready.sample(library)

    with ThreadPoolExecutor(8) as visitors:
        list(visitors.map(come, range(8)))
    with Library.open() as library:
        assert len(library.events()) == 1


@pytest.mark.usefixtures("sample")
def test_a_library_without_events_is_no_failure() -> None:
    """Where every event is hidden there is nothing to compare, and nothing happens."""
    with Library.open() as library:
        library.hide(library.events()[0].id, hidden=True)
    first.compare()


# ---------------------------------------------------------------- what is left for later


@pytest.mark.usefixtures("sample")
def test_the_first_page_loads_nothing_for_tables() -> None:
    """The Overview is drawn without pandas; every other page has it whole before it is drawn."""
    code = (
        "import sys; from tests.pages.app import Dashboard; page = Dashboard(); there = 'pandas' in sys.modules;"
        "page.open('tone'); sys.exit(int(there) + 2 * ('pandas' not in sys.modules) + 4 * bool(page.failures()))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("fold", "files"), [("numbers", ["values.csv", "differences.csv"]), ("ways", ["ranking.csv", "ways.csv"])]
)
def test_tables_come_when_they_are_opened(fold: str, files: list[str]) -> None:
    """A folded table is sent once the reader unfolds it, with its downloads."""
    page = Dashboard()
    assert not page.test.dataframe
    page.test.session_state[fold] = True
    page.run()
    assert len(page.test.dataframe) == len(files)
    labels = [one.proto.label for one in page.test.get("download_button")]
    assert labels.count("Download as CSV") == len(files)


def test_nobody_draws_with_half_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who draws while another visitor's page loads what tables need waits until all of it is there."""
    (tmp_path / "half_there.py").write_text("import time\ntime.sleep(0.2)\nWHOLE = True\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(whole, "TABLES", ("half_there",))
    loading = Thread(target=whole.load)
    loading.start()
    while "half_there" not in sys.modules:
        pass
    seen = chart._drawn(str(tmp_path), lambda: hasattr(sys.modules["half_there"], "WHOLE"), (), {})
    loading.join()
    del sys.modules["half_there"]
    assert seen


def test_nothing_is_loaded_while_somebody_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading what tables need waits for the chart that is being made."""
    monkeypatch.setattr(whole, "TABLES", ())
    done = Event()

    def draw() -> bool:
        Thread(target=lambda: (whole.load(), done.set())).start()
        return done.wait(0.1)

    assert chart._drawn("nothing is loaded", draw, (), {}) is False  # type: ignore[arg-type]
    assert done.wait(5)


# ---------------------------------------------------------------- what the browser is told


def test_the_chart_script_is_named_ahead() -> None:
    """The header names the script that draws charts, by its file, and none that Streamlit's page names by itself."""
    told = ahead.link()
    assert "PlotlyChart." in told
    page = ahead.MANIFEST.with_name("index.html").read_text("utf-8")
    for one in told.split(", "):
        file = one[one.index("<./") + 3 : one.index(">")]
        assert (ahead.MANIFEST.parent / file).is_file()
        assert file not in page


def test_the_header_is_short() -> None:
    """With the other headers it stays within the 4 KiB that a proxy takes."""
    assert len(ahead.link()) < 2048


@pytest.mark.parametrize(
    "manifest",
    [None, "", "[]", "{}", '{"a": 1}', json.dumps({"index.html": {"isEntry": True, "imports": ["gone"]}})],
)
def test_an_unknown_streamlit_is_told_nothing(manifest: str | None, tmp_path: Path) -> None:
    """Where Streamlit's list of scripts is missing or otherwise than expected, there is no header."""
    file = tmp_path / "manifest.json"
    if manifest is not None:
        file.write_text(manifest, "utf-8")
    assert ahead.link(file) == ""


@pytest.mark.parametrize(
    ("kind", "link", "told"),
    [("text/html; charset=utf-8", "<./a.js>", True), ("text/javascript", "<./a.js>", False), ("text/html", "", False)],
)
def test_only_pages_carry_the_header(kind: str, link: str, told: bool) -> None:  # noqa: FBT001 - a table of cases
    """Scripts, fonts and messages go out as they are; so does a page where there is nothing to tell."""
    sent: list[Any] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"Content-Type", kind.encode())]})

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(ahead.Ahead(app, link=link)({"type": "http"}, None, send))  # type: ignore[arg-type]
    assert ((b"link", link.encode()) in sent[0]["headers"]) is told
