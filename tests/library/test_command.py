"""The library on the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library, command
from tests.library.made import article

if TYPE_CHECKING:
    from pathlib import Path


def run(path: Path, *arguments: str) -> int:
    """Run ``library`` on a file with these arguments."""
    parser = argparse.ArgumentParser()
    command.add_to(parser.add_subparsers())
    return command.run(parser.parse_args(["library", "--file", str(path), *arguments]))


@pytest.fixture
def filled(path: Path) -> Path:
    """Return a library with one event of three articles."""
    with Library.open(path) as library:
        event = library.create_event("The event")
        for number in range(3):
            library.add(event, article(number))
    return path


def test_round_trip(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exported, imported elsewhere and copied, the library is found sound; a file that is there is not written over."""
    event, other, copy = (tmp_path / name for name in ("event.json", "other.sqlite", "copy.sqlite"))
    assert run(filled, "verify") == 0
    assert "3 articles in 1 event" in capsys.readouterr().out
    assert run(filled, "export") == 0
    assert "The event" in capsys.readouterr().out
    assert run(filled, "export", "The event", str(event)) == 0
    assert run(filled, "export", "The event", str(event)) == 1
    assert run(other, "import", str(event)) == 0
    assert run(other, "import", str(event)) == 1
    assert run(other, "verify") == 0
    assert run(filled, "backup", str(copy)) == 0
    capsys.readouterr()
    assert run(filled, "backup", str(copy)) == 1
    assert capsys.readouterr().err.count("\n") == 1
    with Library.open(copy) as one, Library.open(filled) as two:
        assert one.events() == two.events()


@pytest.mark.parametrize(
    "arguments",
    [("verify",), ("export", "No such event", "x.json"), ("import", "missing.json"), ("backup", "x.sqlite")],
)
def test_one_sentence(path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be done is one line on the error stream and the status 1, never a traceback."""
    path.parent.mkdir()
    path.write_bytes(b"no library " * 100)
    assert run(path, *arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_damage_is_told(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged article is named and the status is 1; a library that is not there yet is said so."""
    filled.write_bytes(filled.read_bytes().replace(b"Body of article 0", b"Bodi of article 0"))
    assert run(filled, "verify") == 1
    assert "“Headline 0” is damaged" in capsys.readouterr().err
    assert run(filled.with_name("none.sqlite"), "verify") == 1
    assert not filled.with_name("none.sqlite").exists()
