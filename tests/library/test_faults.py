"""Real disks that are full or read-only, and the log of what went wrong."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library, LibraryError, log, take_in
from tests.library.made import article
from tests.library.small_disk import NoDiskError, make_read_only, small_disk
from tests.library.test_file import one_sentence
from tests.library.test_imports import FILES, read_each
from tests.library.test_versions import FIXTURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a real disk of 400 KB."""
    try:
        with small_disk(tmp_path / "disk", 400) as folder:
            yield folder
    except NoDiskError as error:
        pytest.skip(str(error))


def test_full_disk(disk: Path) -> None:
    """On a full disk all that was acknowledged is there, one sentence is said, and it goes on when there is room."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 120_000)
    acknowledged = []
    with Library.open(disk / "library.sqlite") as library:
        event = library.create_event("Event")

        def fill() -> None:
            for number in range(500):
                acknowledged.append(library.add(event, article(number, words=f"many words {number} " * 60)).id)  # noqa: PERF401 - one by one

        with pytest.raises(LibraryError, match="no room left") as caught:
            fill()
        assert one_sentence(caught)
    with Library.open(disk / "library.sqlite") as library:
        assert [entry.id for entry in library.entries(event)] == acknowledged != []
        ballast.unlink()
        library.remove(acknowledged.pop())
        acknowledged.append(library.add(event, article(900)).id)
        assert [entry.id for entry in library.entries(event)] == acknowledged
        assert library.verify() == []


def test_batch_on_a_full_disk(disk: Path) -> None:
    """A batch on a full disk says one sentence for each that is not kept, and goes on where it stopped when there is room."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 220_000)
    files = [(f"{at}.txt", (f"T{at} " + f"words{at} more{at} " * 400).encode()) for at in range(12)]
    with Library.open(disk / "library.sqlite") as library:
        steps = list(take_in(library, files, read_each, name="The event"))
        kept = sum(bool(step.article) for step in steps)
        assert kept < len(files)
        assert all("no room left" in step.sentence for step in steps if not step.article)
        ballast.unlink()
        list(take_in(library, files, read_each, name="The event"))
        assert [(event.name, event.articles) for event in library.events()] == [("The event", len(files))]
        assert library.pending_imports() == []
        assert library.verify() == []


@pytest.mark.parametrize("old", [False, True])
def test_no_room_at_all(disk: Path, old: bool) -> None:  # noqa: FBT001
    """A library that cannot be made or upgraded for want of room is one sentence; an old one stays as it was."""
    path = disk / "library.sqlite"
    if old:
        shutil.copyfile(FIXTURES / "v1.sqlite", path)
    before = path.read_bytes() if old else b""
    with (disk / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        for _ in range(1000):
            ballast.write(b"x" * 4096)
    with pytest.raises(LibraryError, match="no room left") as caught:
        Library.open(path)
    assert one_sentence(caught)
    assert not old or path.read_bytes() == before
    (disk / "ballast").unlink()
    with Library.open(path) as library:
        assert len(library.events()) == 3 * old


def test_read_only_disk(disk: Path) -> None:
    """On a read-only disk everything can be read, searched and exported, and a change is refused in one sentence."""
    path = disk / "library.sqlite"
    with Library.open(path) as library:
        event = library.create_event("Event")
        kept = library.add(event, article())
    before = path.read_bytes()
    make_read_only(disk)
    with Library.open(path) as library:
        assert len(library.articles(event)) == 1
        assert len(library.search("headline")) == 1
        assert library.export_event(event)
        assert library.pending_imports() == []
        assert library.verify() == []
        changes = [
            lambda: library.add(event, article(1)),
            lambda: library.remove(kept.id),
            library.delete_everything,
            lambda: list(take_in(library, FILES, read_each)),
            lambda: library.backup(disk / "copy.sqlite"),
        ]
        for change in changes:
            with pytest.raises(LibraryError, match="cannot be written to") as caught:
                change()
            assert one_sentence(caught)
    assert path.read_bytes() == before


@pytest.mark.parametrize("old", [False, True])
def test_nothing_on_a_read_only_disk(disk: Path, old: bool) -> None:  # noqa: FBT001
    """A read-only disk without a library, or with an old one, is one sentence."""
    if old:
        shutil.copyfile(FIXTURES / "v1.sqlite", disk / "library.sqlite")
    make_read_only(disk)
    for path in (disk / "library.sqlite", disk / "folder" / "library.sqlite")[: 1 if old else 2]:
        with pytest.raises(LibraryError) as caught:
            Library.open(path)
        assert one_sentence(caught)


def test_log_holds_no_text(tmp_path: Path) -> None:
    """The log says when what kind of error happened where, and nothing that an error's message may quote."""
    try:
        raise_in_library(tmp_path)
    except LibraryError as error:
        log.note(error, tmp_path)
    log.note(ValueError("SECRET"), tmp_path)
    log.note(OSError(28, "SECRET", "/SECRET/path"), tmp_path)
    text = (tmp_path / log.FILE).read_text(encoding="ascii")
    assert "SECRET" not in text
    assert str(tmp_path) not in text
    lines = text.splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 \w+(\.\w+)+", line) for line in lines)
    assert lines[-1].endswith("builtins.OSError ENOSPC")
    assert re.search(r"sqlite3\.DatabaseError SQLITE_NOTADB analysis\.library\.\w+:\w+:\d+", text)


def raise_in_library(folder: Path) -> None:
    """Open what is no library."""
    (folder / "SECRET.sqlite").write_bytes(b"SECRET" * 1000)
    Library.open(folder / "SECRET.sqlite")


def test_log_is_small_and_never_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log keeps two files of bounded size, is deleted with everything, and writes nothing where it cannot."""
    monkeypatch.setattr(log, "LARGEST", 500)
    for _ in range(50):
        log.note(ValueError(), tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["errors.log", "errors.old.log"]
    assert all(file.stat().st_size < 600 for file in tmp_path.iterdir())
    log.note(ValueError(), tmp_path / "gone")
    with Library.open(tmp_path / "library.sqlite") as library:
        library.delete_everything()
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]
