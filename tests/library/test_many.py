"""Several programs at once, a program killed while it writes, and a large library."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from tests.library.made import article
from tests.shared import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from pathlib import Path
from analysis.library import Library
from tests.library.made import article
path, first, number = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
event = sys.argv[4] if len(sys.argv) > 4 else None
for count in range(first, first + number):
    with Library.open(path) as library, library.together():
        event = event or library.create_event("Sample", kind="sample")
        kind = library.event(event).kind
        added = library.add(event, article(count), kind=kind)
        library.keep_result(article(count).hash, "m", b"r" * 3000)
    print(count, added.id, flush=True)
"""


COPIES = """WITH RECURSIVE copies (copy) AS (SELECT 2 UNION ALL SELECT copy + 1 FROM copies WHERE copy < ?)
    INSERT INTO articles SELECT id || copy, event, position + copy, added, hash || copy, text_hash, sameness || copy, seal,
    outlet, title, date, url, author, language, notes, parts FROM articles JOIN copies"""


def writer(path: Path, first: int, number: int, *event: str) -> subprocess.Popen[str]:
    """Start a program that adds articles one by one and prints each when the library says that it is kept."""
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(number), *event]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": "."},
    )


def test_programs_at_once(path: Path) -> None:
    """Four programs that open a library that is not there yet and write at once: nobody waits in vain, nothing is lost."""
    programs = [writer(path, 1000 * one, 15) for one in range(4)]
    ends = [program.communicate(timeout=60) for program in programs]
    assert [error for _, error in ends] == [""] * 4
    with Library.open(path) as library:
        assert [(one.kind, one.articles) for one in library.events()] == [("sample", 60)]
        positions = library._rows("SELECT position FROM articles ORDER BY position")
        assert positions == [(number,) for number in range(60)]
        assert library.verify() == []


def test_threads_at_once(path: Path) -> None:
    """Threads, as the server runs one a reader, write and read at once, each through its own opened library."""
    with Library.open(path) as library:
        event = library.create_event("Event")
    errors: list[Exception] = []

    def work(first: int) -> None:
        try:
            for number in range(first, first + 15):
                with Library.open(path) as own:
                    own.add(event, article(number))
                    own.events()
                    own.articles(event)
        except Exception as error:  # noqa: BLE001 - a test collects whatever went wrong
            errors.append(error)

    threads = [threading.Thread(target=work, args=(1000 * one,)) for one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Library.open(path) as library:
        assert library.events()[0].articles == 60


def test_same_article_at_once(path: Path) -> None:
    """Two programs that add the same articles at once keep each of them once."""
    with Library.open(path) as library:
        event = library.create_event("Event")
    programs = [writer(path, 0, 15, event) for _ in range(2)]
    assert [program.communicate(timeout=60)[1] for program in programs] == ["", ""]
    with Library.open(path) as library:
        assert len(library.articles(event)) == 15


def test_killed_while_writing(path: Path) -> None:
    """A writer killed at any moment loses nothing that was acknowledged and leaves nothing half-written."""
    with Library.open(path) as library:
        event = library.create_event("Event")
    chance = random.Random(11)  # noqa: S311 - not for secrets
    acknowledged: set[str] = set()
    for turn in range(5):
        program = writer(path, 100000 * turn, 100000, event)
        assert program.stdout is not None
        acknowledged.add(program.stdout.readline().split()[1])
        time.sleep(chance.uniform(0, 0.15))
        program.kill()
        rest, _ = program.communicate()
        acknowledged |= {
            line.split()[1] for line in rest.splitlines() if line.count(" ") == 1 and len(line.split()[1]) == 16
        }
        with Library.open(path) as library:
            kept = library.articles(event)
            assert acknowledged <= {one.id for one in kept}
            found = library.results([one.article.hash for one in kept], "m")
            assert len(found) == len(kept)
            assert library.verify() == []
    assert len(acknowledged) > 5


@pytest.mark.parametrize("number", [10_000])
def test_large(path: Path, number: int) -> None:
    """With 10,000 articles, opening, listing the events and reading one event take a moment."""
    text = "A sentence of the usual length stands here for the text. " * 60
    with Library.open(path) as library, library.together():
        events = [library.create_event(f"Event {one}") for one in range(100)]
        for event in events:
            library.add(event, article(events.index(event), words=text))
        library._run(COPIES, number // 100)
    start = time.process_time()
    with Library.open(path) as library:
        assert sum(one.articles for one in library.events()) == number
        assert len(library.articles(events[50])) == number // 100
        assert len(library.entries(events[50])) == number // 100
    assert time.process_time() - start < 0.3
