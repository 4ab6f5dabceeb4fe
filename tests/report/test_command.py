"""``python -m analysis report``: an event of the library as a file, or one sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.__main__ import main
from analysis.library import Library
from tests.library.made import article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a library with an event of two articles and an empty one."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        event = library.create_event("The bridge")
        for number in (1, 2):
            library.add(event, article(number))
        library.create_event("Nothing yet")
    return path


@pytest.mark.parametrize(
    ("name", "start"), [("r.html", b"<!DOCTYPE html>"), ("r.json", b"{"), ("r.csv", b"\xef\xbb\xbf")]
)
def test_writes(file: Path, tmp_path: Path, name: str, start: bytes) -> None:
    """The report is written in the form that the file's name asks for."""
    target = tmp_path / name
    assert main(["report", "The bridge", "-o", str(target), "--file", str(file)]) == 0
    assert target.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (["report"], "Name an event; the library has: “The bridge”, “Nothing yet”."),
        (["report", "The tunnel", "-o", "x.html"], "There is no such event"),
        (["report", "The bridge"], "Say where to"),
        (["report", "The bridge", "-o", "x.pdf"], "Say where to"),
        (["report", "Nothing yet", "-o", "x.html"], "has no article"),
        (["report", "The bridge", "-o", "/nowhere/at/all/x.html"], "could not be written"),
    ],
)
def test_refused(file: Path, told: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be done is said in one sentence, and the command fails."""
    assert main([*told, "--file", str(file)]) == 1
    assert sentence in capsys.readouterr().err


def test_never_overwrites(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there already stays as it is."""
    target = tmp_path / "r.html"
    target.write_text("mine")
    assert main(["report", "The bridge", "-o", str(target), "--file", str(file)]) == 1
    assert target.read_text() == "mine"
    assert "was not written over" in capsys.readouterr().err
    assert (
        main(["report", "The bridge", "-o", str(tmp_path / "other.html"), "--file", str(tmp_path / "none.sqlite")]) == 1
    )
    assert "no library" in capsys.readouterr().err
