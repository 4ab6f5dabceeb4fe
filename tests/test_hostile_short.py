"""The short form of ``python -m benchmarks.hostile``: what it proves at length is proven here in half a minute.

Hostile links are all tried in ``tests/ingest/test_fetch_refused.py`` and are not repeated here.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from benchmarks import hostile, hostile_files, hostile_formulas, hostile_library, hostile_made, hostile_runner
from benchmarks.hostile_runner import CRASH, HANG, IMPORTED, SILENT, Task
from benchmarks.hostile_table import Row, Section, met

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_150_hostile_files(tmp_path: Path) -> None:
    """Of 150 made files none crashes or hangs, each is imported or refused in one plain sentence, every ordinary one comes in."""
    tasks = hostile_files.made(quick=True)
    assert len(tasks) == hostile_files.QUICK
    assert {task.kind for task in tasks} == {"zip", "docx", "pdf", "html", "json", "csv", "txt"}
    seen = hostile_runner.run(tasks, tmp_path, analyse=False)
    assert [
        f"{one.task.kind}: {one.task.label}: {one.detail}" for one in seen if one.outcome in {CRASH, HANG, SILENT}
    ] == []
    assert [f"{one.task.kind}: {one.task.label}" for one in seen if one.task.ordinary and one.outcome != IMPORTED] == []
    assert [f"{one.task.kind}: {one.task.label}: {one.sentences}" for one in seen if one.flaws] == []
    assert len(seen) == len(tasks)


@pytest.mark.parametrize(
    "part",
    [
        lambda: hostile_library.kills(20),
        lambda: hostile_library.writers(3),
        lambda: hostile_library.full_disks(2),
        lambda: hostile_library.damage(12),
    ],
    ids=["kills", "writers", "full disks", "damage"],
)
def test_library(part: Callable[[], list[Row]]) -> None:
    """Killed importers, writers at once, full disks and damaged files: nothing lost, nothing half there, no traceback."""
    assert [row for row in part() if not met(row)] == []


def test_formulas() -> None:
    """No seed, of our own or of the shared list, stands in a table of ours as something that could run."""
    assert hostile_formulas.by_parsing(hostile_formulas.seeds()) == []


def test_made_files_are_the_same_every_time() -> None:
    """Every made file has a name of its own within its type, and its bytes come out equal a second time."""
    names = [(one.kind, one.what) for one in hostile_made.everything()]
    assert len(names) == len(set(names)) > 800
    for one in hostile_made.sample(60):
        assert hashlib.sha256(one.data()).digest() == hashlib.sha256(one.data()).digest(), one.what


BREAKS = """
import os, sys, time
import analysis
def read_each(data, name):
    if name == "hangs":
        time.sleep(60)
    if name == "dies":
        os.abort()
    if name == "raises":
        raise KeyError(name)
    if name == "says too much":
        yield analysis.Unreadable(name, "Traceback: KeyError at 0x7f00deadbeef.")
    if name == "nothing":
        return
    yield analysis.Article.of(data.decode())
analysis.read_each = read_each
from benchmarks import hostile_worker
hostile_worker.main()
"""


def test_a_worker_that_breaks_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that hangs, dies, raises, says nothing or too much is noticed each time, and the next file is read."""
    (tmp_path / "broken.py").write_text(BREAKS, encoding="utf-8")
    monkeypatch.setattr(hostile_runner, "HANGS", 2.0)
    monkeypatch.setattr(hostile_runner, "COMMAND", ("-X", "faulthandler", str(tmp_path / "broken.py")))
    names = ("good", "hangs", "dies", "raises", "nothing", "says too much", "good again")
    tasks = [Task("txt", name, name, lambda: b"A text.") for name in names]
    seen = {one.task.label: one for one in hostile_runner.run(tasks, tmp_path, analyse=False)}
    assert [name for name in names if seen[name].outcome == IMPORTED] == ["good", "says too much", "good again"]
    assert seen["hangs"].outcome == HANG
    assert [name for name in names if seen[name].outcome == CRASH] == ["dies", "raises"]
    assert seen["nothing"].outcome == SILENT
    assert "SIGABRT" in seen["dies"].detail
    assert "KeyError" in seen["raises"].detail
    assert [name for name in names if seen[name].flaws] == ["says too much"]


def test_a_folder_of_further_files(tmp_path: Path) -> None:
    """Every plain file under a folder is taken, in the order of names; links are not followed, and told of."""
    outside = tmp_path / "outside"
    folder = tmp_path / "files"
    (folder / "koi8-r").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4")
    (folder / "a").write_bytes(b"%PDF-1.4")
    (folder / "koi8-r" / "c.txt").write_bytes("Текст".encode("koi8-r"))
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "links").symlink_to(outside)
    tasks, left = hostile_files.brought(folder)
    assert [(task.kind, task.label, task.encoding) for task in tasks] == [
        ("pdf", "a", ""), ("pdf", "b.pdf", ""), ("txt", "koi8-r/c.txt", "koi8-r"),
    ]  # fmt: skip
    assert sorted(left) == ["link.txt: a link", "links: a link"]


def test_a_missed_target_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 1 and names the figure when one target is missed, and with 0 when all are met."""
    for crashes, code in ((0, 0), (1, 1)):
        found = Section("files", [Row("files tried", 5), Row("crash", crashes, 0)])
        monkeypatch.setitem(hostile.SECTIONS, "files", lambda _options, found=found: found)
        assert hostile.main(["--only", "files", "--quick"]) == code
        assert ("MISSED" in capsys.readouterr().out) is bool(code)
