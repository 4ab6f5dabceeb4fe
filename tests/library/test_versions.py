"""Libraries of every released version open, with everything in them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from analysis.article import Article
from analysis.library import Library, schema
from tests.library.made import article

FIXTURES = Path(__file__).parent / "fixtures"
WORDS = "The old bridge over the river opened again on Monday after nine months of repairs and a long dispute."
STRIKE = Article.of(
    "Dockers walked out at noon.\n\nTwo halves \ud83d\ude00 and nul \0 here, “quoted” words.",
    outlet="Harbour Post",
    title="Strike",
)


def test_every_version_has_a_fixture() -> None:
    """Each version that a library may have is kept as a file, so that the next upgrade is tested on it."""
    kept = {int(file.stem.removeprefix("v")) for file in FIXTURES.glob("v*.sqlite")}
    assert kept >= set(range(1, len(schema.MIGRATIONS)))


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("v*.sqlite")), ids=lambda file: file.stem)
def test_opens(path: Path, file: Path) -> None:
    """Events, articles, results and settings are as they were written; search, near-copies and changes work."""
    path.parent.mkdir()
    shutil.copyfile(file, path)
    version = int(file.stem.removeprefix("v"))
    with Library.open(path) as library:
        bridge, strike, sample = library.events()
        assert [(one.name, one.kind, one.hidden, one.articles) for one in (bridge, strike, sample)] == [
            ("A bridge reopens", "own", False, 3), ("Harbour strike \ud800", "own", False, 1), ("Sample", "sample", True, 1),
        ]  # fmt: skip
        assert [kept.article for kept in library.articles(bridge.id)] == [article(at, words=WORDS) for at in range(3)]
        assert [kept.article for kept in library.articles(strike.id)] == [STRIKE]
        assert library.result(article(0, words=WORDS).hash, "m") == b'{"kept": 1}'
        assert library.setting("sample") == "digest"
        assert library.verify() == []
        assert [hit.entry.title for hit in library.search("dockers sailing")] == []
        assert [hit.entry.title for hit in library.search("docker walks")] == ["Strike"]
        assert library.add(strike.id, article(7, words=WORDS)).near in {one.id for one in library.entries(bridge.id)}
        copies = schema.backups(path)
        assert [copy.name for copy in copies] == [f"library.sqlite.version-{version}"] * (
            version < len(schema.MIGRATIONS)
        )
        for copy in copies:
            with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(file)) as was:
                assert list(old.iterdump()) == list(was.iterdump())
        library.remove(library.entries(bridge.id)[0].id)
        assert schema.backups(path) == []
        assert library.verify() == []


def test_upgrade_cut_short(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that cannot be finished leaves the library as it was, and no half copy."""
    path.parent.mkdir()
    shutil.copyfile(FIXTURES / "v1.sqlite", path)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(KeyboardInterrupt):
            Library.open(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before
    with Library.open(path) as library:
        assert len(library.events()) == 3
