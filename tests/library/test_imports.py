"""Batches of files: kept one by one, taken up after an interruption, never doubled."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from analysis.article import Article
from analysis.library import Library, LibraryError, take_in
from analysis.library import imports as module
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_each(data: bytes, name: str) -> Iterator[Article | Unreadable]:
    """Read a made file: every line an article of its own, "bad" none."""
    for line in data.decode().splitlines():
        yield Unreadable(name, "This is bad.") if line == "bad" else Article.of(line, title=line.split(maxsplit=1)[0])


FILES = [(f"{number}.txt", f"Title{number} words of {number}".encode()) for number in range(6)]


def test_whole_batch(library: Library) -> None:
    """All entries are told of in order, the event has the first headline's name, and nothing of the batch stays noted."""
    files = [("none.txt", b"bad"), *FILES[:2], ("two.txt", b"Title0 words of 0\nNew one here\nbad")]
    steps = list(take_in(library, files, read_each))
    assert [(step.file, step.files, step.name, bool(step.article)) for step in steps] == [
        (1, 4, "none.txt", False), (2, 4, "0.txt", True), (3, 4, "1.txt", True),
        (4, 4, "two.txt", False), (4, 4, "two.txt", True), (4, 4, "two.txt", False),
    ]  # fmt: skip
    assert [step.sentence for step in steps if not step.article] == [
        "This is bad.", "Already in this event: it was not added again.", "This is bad.",
    ]  # fmt: skip
    [event] = library.events()
    assert (event.name, event.articles) == ("Title0", 3)
    assert {step.event for step in steps} == {None, event.id}
    assert library.pending_imports() == []
    assert library._rows("SELECT count(*) FROM import_files") == [(0,)]


@pytest.mark.parametrize("cut", range(1, 6))
@pytest.mark.parametrize("kill", [False, True])
def test_cut_and_taken_up(path: Path, monkeypatch: pytest.MonkeyPatch, cut: int, kill: bool) -> None:  # noqa: FBT001
    """Cut anywhere, the same files go on into the same event, each article once, and what waits is named till then."""
    if kill:  # nothing runs after a kill; the import goes stale
        monkeypatch.setattr(Library, "leave_import", lambda *_: None)
    with Library.open(path) as library:
        steps = take_in(library, FILES, read_each, name="The event")
        for _ in range(cut):
            next(steps)
        if kill:
            assert library.pending_imports() == []  # it may still be running
            library._run("UPDATE imports SET touched = '2020'")
        steps.close()
    with Library.open(path) as library:
        [pending] = library.pending_imports()
        [event] = library.events()
        assert (pending.event, pending.name) == (event.id, "The event")
        assert pending.done == tuple(name for name, _ in FILES[: cut - 1])
        assert pending.waiting == tuple(name for name, _ in FILES[cut - 1 :])
        steps = list(take_in(library, FILES, read_each, name="Another name"))
        assert [bool(step.article) for step in steps] == [False] * cut + [True] * (6 - cut)
        assert [(one.name, one.articles) for one in library.events()] == [("The event", 6)]
        assert library.pending_imports() == []


def test_the_rest_alone(library: Library) -> None:
    """Only the files that wait may be brought; they go into the event of the first ones."""
    steps = take_in(library, FILES, read_each)
    next(steps)
    steps.close()
    list(take_in(library, FILES[3:], read_each))
    assert [event.articles for event in library.events()] == [4]


def test_what_was_deleted_is_not_skipped(library: Library) -> None:
    """When a reader has deleted the event of a cut import, the same files make a new one, whole."""
    steps = take_in(library, FILES, read_each)
    for _ in range(3):
        next(steps)
    steps.close()
    library.delete_event(library.events()[0].id)
    assert library.pending_imports()[0].event is None
    list(take_in(library, FILES, read_each))
    assert [event.articles for event in library.events()] == [6]


def test_another_batch_is_another(library: Library) -> None:
    """Other files, or another event, are no continuation of a cut import; it can be forgotten."""
    other = library.create_event("Other")
    steps = take_in(library, FILES[:3], read_each)
    next(steps)
    steps.close()
    list(take_in(library, FILES[3:], read_each))
    list(take_in(library, FILES[1:3], read_each, event=other))
    assert [event.articles for event in library.events()] == [2, 1, 3]
    [pending] = library.pending_imports()
    library.drop_import(pending.id)
    assert library.pending_imports() == []
    assert [event.articles for event in library.events()] == [2, 1, 3]


def test_everything_there_already(library: Library) -> None:
    """A batch of which every text is in the library makes no event."""
    list(take_in(library, FILES, read_each))
    steps = list(take_in(library, FILES, read_each))
    assert not any(step.article for step in steps)
    assert len(library.events()) == 1


def test_failure_keeps_the_file_waiting(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the library cannot keep is said in its step, the others go on, and the file waits to be brought again."""
    real = Library.add

    def add(self: Library, event: str, article: Article) -> object:
        if article.title == "Title2":
            message = "There is no room."
            raise LibraryError(message)
        return real(self, event, article)

    with monkeypatch.context() as patched:
        patched.setattr(Library, "add", add)
        steps = list(take_in(library, FILES, read_each))
    assert [step.sentence for step in steps if not step.article] == ["There is no room."]
    assert library.pending_imports()[0].waiting == ("2.txt",)
    list(take_in(library, FILES[2:3], read_each))
    assert [event.articles for event in library.events()] == [6]
    assert library.pending_imports() == []


def test_first_article_fails(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event is made with its first article or not at all."""

    def add(*_: object) -> object:
        message = "There is no room."
        raise LibraryError(message)

    monkeypatch.setattr(Library, "add", add)
    list(take_in(library, FILES, read_each))
    assert library.events() == []


def test_killed_process(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the process that ran an import is gone, the import is interrupted at once."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    monkeypatch.setattr(Library, "leave_import", lambda *_: None)
    steps = take_in(library, FILES, read_each)
    next(steps)
    assert library.pending_imports() == []
    library._run("UPDATE imports SET owner = ?", ended.pid)
    assert len(library.pending_imports()) == 1
    steps.close()


def test_running_import_is_nobody_elses(library: Library) -> None:
    """An import that runs in another session is not offered, nor mixed with the same files brought meanwhile."""
    running = take_in(library, FILES, read_each)
    next(running)
    assert library.pending_imports() == []
    assert module.STILL > 10
    list(take_in(library, FILES[3:], read_each))
    list(running)
    assert sorted(event.articles for event in library.events()) == [3, 3]
