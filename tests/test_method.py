"""The method's version: it changes with everything that a result depends on, and with nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from analysis import method

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a copy of what the version is made of, in place of the real one."""
    for room in method.ROOMS:
        source = method.HERE / room
        if source.is_dir():
            shutil.copytree(source, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / room)
    monkeypatch.setattr(method, "HERE", tmp_path)
    method.version.cache_clear()
    yield tmp_path
    method.version.cache_clear()


def now() -> str:
    """Return the version as of this moment."""
    method.version.cache_clear()
    return method.version()


def test_a_copy_has_the_same_version(tree: Path) -> None:
    """The same files elsewhere are the same method, in 16 hex digits."""
    copied = now()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(method, "HERE", method.Path(method.__file__).parent)
        assert now() == copied
    assert len(copied) == 16
    assert int(copied, 16) >= 0
    assert tree.is_dir()


def test_every_data_file_of_the_measures_counts(tree: Path) -> None:
    """A changed word list, weight or table is another method; changed back it is the old one."""
    before = now()
    data = [file for file in (tree / "measures").rglob("*") if file.is_file() and file.suffix != ".py"]
    assert len(data) > 10
    for file in data:
        kept = file.read_bytes()
        file.write_bytes(kept + b"#")
        assert now() != before, f"{file.name} does not count"
        file.write_bytes(kept)
    assert now() == before


@pytest.mark.parametrize("file", ["article.py", "marks.py", "result.py", "text/sentences.py", "measures/base.py"])
def test_code_counts(file: str, tree: Path) -> None:
    """Changed code of texts, measures and results is another method."""
    before = now()
    (tree / file).write_text((tree / file).read_text("utf-8") + "\n# changed\n", "utf-8")
    assert now() != before


def test_a_new_and_a_renamed_file_count(tree: Path) -> None:
    """A file more is another method, and so is its name."""
    before = now()
    (tree / "measures" / "more.tsv").write_text("word\t1\n", "utf-8")
    more = now()
    (tree / "measures" / "more.tsv").rename(tree / "measures" / "other.tsv")
    assert len({before, more, now()}) == 3


def test_compiled_files_do_not_count(tree: Path) -> None:
    """What Python leaves behind changes nothing."""
    before = now()
    (tree / "measures" / "__pycache__").mkdir()
    (tree / "measures" / "__pycache__" / "base.pyc").write_bytes(b"x")
    assert now() == before


def test_a_packages_version_counts(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of what the measures stand on is another method."""
    before = now()
    real = method.metadata.version
    monkeypatch.setattr(method.metadata, "version", lambda name: "99" if name == "textstat" else real(name))
    assert now() != before
    assert tree.is_dir()
