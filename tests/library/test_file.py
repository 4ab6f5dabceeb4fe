"""The file itself: where it lies, versions, damage, full and read-only disks, and what deletion leaves behind."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library, LibraryError, home, library_file, schema
from tests.library.made import article
from tests.shared import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def one_sentence(error: pytest.ExceptionInfo[LibraryError]) -> bool:
    """Tell whether an error is one plain sentence: no traceback, no line break, a full stop at its end and nowhere else."""
    sentence = error.value.sentence
    return sentence.endswith(".") and ". " not in sentence and "\n" not in sentence and str(error.value) == sentence


def test_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Data lie where PARALLAX_HOME says, else in the user's data folder; never in the checkout."""
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "here"))
    assert library_file() == tmp_path / "here" / "library.sqlite"
    with Library.open() as library:
        assert library.path == library_file()
        assert library.size() == library.path.stat().st_size > 0
    monkeypatch.delenv("PARALLAX_HOME")
    assert ROOT not in home().parents
    assert home().name == "parallax"


def test_opens_again(path: Path) -> None:
    """What was kept is there at the next start."""
    with Library.open(path) as library:
        event = library.create_event("Event")
        library.add(event, article())
    with Library.open(path) as library:
        assert [kept.article for kept in library.articles(event)] == [article()]


def test_careful_settings(library: Library) -> None:
    """The connection waits 30 s, syncs fully, journals by rollback, wipes what it deletes, and checks references."""
    expected = {
        "busy_timeout": 30000,
        "synchronous": 2,
        "journal_mode": "delete",
        "secure_delete": 1,
        "foreign_keys": 1,
    }
    assert {name: library._rows(f"PRAGMA {name}")[0][0] for name in expected} == expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"This is a letter, not a library. " * 200, "not a Parallax library"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "not a Parallax library"),
        (b"x", "not a Parallax library"),
    ],
)
def test_not_a_database(path: Path, content: bytes, says: str) -> None:
    """A file that is no database is refused in one sentence and not touched."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=says) as caught:
        Library.open(path)
    assert one_sentence(caught)
    assert path.read_bytes() == content


def test_another_programs_database(path: Path) -> None:
    """An SQLite file of another program is refused and not touched."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE events (what)")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="not a Parallax library") as caught:
        Library.open(path)
    assert one_sentence(caught)
    assert path.read_bytes() == before


def test_newer_schema(path: Path) -> None:
    """A library of a newer version is refused and not touched."""
    Library.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="newer Parallax") as caught:
        Library.open(path)
    assert one_sentence(caught)
    assert path.read_bytes() == before


def test_upgrade(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older library is copied first, then upgraded with everything in it; a deletion takes the copy away too."""
    with Library.open(path) as library:
        event = library.create_event("Event")
        kept = library.add(event, article())
    step = ("ALTER TABLE events ADD COLUMN colour TEXT", "CREATE TABLE more (x)")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    with Library.open(path) as library:
        assert [one.article for one in library.articles(event)] == [article()]
        assert library._rows("SELECT colour FROM events") == [(None,)]
        copy = schema.backup_path(path, len(schema.MIGRATIONS) - 1)
        with closing(sqlite3.connect(copy)) as old:
            assert old.execute("SELECT count(*) FROM articles").fetchone() == (1,)
            assert old.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS) - 1,)
        assert library.size() > path.stat().st_size
        library.remove(kept.id)
        assert not copy.exists()


def test_failed_upgrade(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade that fails halfway leaves the library as it was."""
    with Library.open(path) as library:
        library.create_event("Event")
    old = path.read_bytes()
    with monkeypatch.context() as patched:
        step = ("CREATE TABLE more (x)", "CREATE TABLE events (x)")
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        with pytest.raises(LibraryError):
            Library.open(path)
    assert path.read_bytes() == old
    with Library.open(path) as library:
        assert len(library.events()) == 1


def test_damage_is_said(path: Path) -> None:
    """Whatever bytes go bad: no traceback, no wrong text, and what nobody notices has changed nothing."""
    expected = [article(number, words="word " * 3000) for number in range(12)]
    with Library.open(path) as library:
        event = library.create_event("Event")
        for one in expected:
            library.add(event, one)
            assert library.keep_result(one.hash, "m", b"result " * 2000)
    good = path.read_bytes()
    chance = random.Random(7)  # noqa: S311 - not for secrets
    said = unseen = 0
    for _ in range(60):
        bad = bytearray(good)
        start = chance.randrange(len(bad))
        bad[start : start + 64] = chance.randbytes(len(bad[start : start + 64]))
        path.write_bytes(bad)
        try:
            with Library.open(path) as library:
                found = [kept.article for kept in library.articles(event)]
                results = library.results([one.hash for one in expected], "m")
                complaints = library.verify()
        except LibraryError:
            said += 1
            continue
        assert set(found) <= set(expected)
        assert set(results.values()) <= {b"result " * 2000}
        if not complaints:  # the bytes lay where nothing lies
            unseen += 1
            assert (found, len(results)) == (expected, len(expected))
    assert said
    assert unseen < 30


def test_verify_names_the_article(path: Path) -> None:
    """One changed letter in a text that SQLite itself thinks sound is found, and the article can be removed."""
    with Library.open(path) as library:
        event = library.create_event("Event")
        bad, good = (library.add(event, article(number)).id for number in range(2))
    path.write_bytes(path.read_bytes().replace(b"Body of article 0", b"Bodi of article 0"))
    with Library.open(path) as library:
        assert [damage.article for damage in library.verify()] == [bad]
        with pytest.raises(LibraryError, match="Headline 0") as caught:
            library.articles(event)
        assert one_sentence(caught)
        library.remove(bad)
        assert [kept.id for kept in library.articles(event)] == [good]
        assert library.verify() == []


def leave_room(library: Library, *, pages: int) -> None:
    """Let the file grow by so many pages and no further: to SQLite that is a full disk."""
    library._run(f"PRAGMA max_page_count = {library.path.stat().st_size // 4096 + pages}")


def test_full_disk(library: Library) -> None:
    """A full disk is one sentence; all that was acknowledged is there, and things work again when room is made."""
    event = library.create_event("Event")
    leave_room(library, pages=20)
    kept: list[str] = []

    def fill(first: int) -> None:
        for number in range(first, first + 100):
            kept.append(library.add(event, article(number, words="many words " * 500)).id)  # noqa: PERF401 - one by one

    def fill_together() -> None:
        with library.together():
            fill(100)

    with pytest.raises(LibraryError, match="no room left") as caught:
        fill(0)
    assert one_sentence(caught)
    acknowledged = list(kept)
    assert acknowledged
    with pytest.raises(LibraryError):
        fill_together()
    assert [entry.id for entry in library.entries(event)] == acknowledged
    library.remove(acknowledged[0])
    library.add(event, article(500))
    assert library.verify() == []


def test_nothing_after_a_full_disk(library: Library) -> None:
    """A block that the full disk has undone keeps nothing of what follows in it, even when the error is passed over."""
    event = library.create_event("Event")
    leave_room(library, pages=2)

    def careless() -> None:
        with library.together():
            library.rename_event(event, "Before")
            with suppress(LibraryError):
                library.add(event, article(1, words="many words " * 5000))
            library.rename_event(event, "After")

    with pytest.raises(LibraryError):
        careless()
    assert library.events()[0].name == "Event"


def test_read_only(library: Library) -> None:
    """A library that cannot be written to can be read, and says one sentence when something is to be kept."""
    event = library.create_event("Event")
    library.add(event, article())
    library._run("PRAGMA query_only = ON")
    assert len(library.articles(event)) == 1
    with pytest.raises(LibraryError, match="cannot be written to") as caught:
        library.add(event, article(1))
    assert one_sentence(caught)


@pytest.mark.parametrize("where", ["file/library.sqlite", "folder"])
def test_no_place(tmp_path: Path, where: str) -> None:
    """A folder that is a file, or a file that is a folder, is one sentence."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(LibraryError, match="cannot be opened") as caught:
        Library.open(tmp_path / where)
    assert one_sentence(caught)


def test_deleting_deletes(path: Path) -> None:
    """No byte of what was deleted, edited away or moved is left in the file or beside it."""
    with Library.open(path) as library:
        event, other = library.create_event("EVENTNAME1 one"), library.create_event("Other")
        words = [f"TOKEN{number:03}x" for number in range(60)]
        ids = []
        for number, word in enumerate(words):
            ids.append(library.add(event, article(number, words=f"{word} " * (1 + 40 * (number % 9)))).id)
            library.keep_result(
                article(number, words=f"{word} " * (1 + 40 * (number % 9))).hash, "m", word.encode() * 20
            )
        chance = random.Random(3)  # noqa: S311 - not for secrets
        gone = chance.sample(range(60), 40)
        for number in gone[:30]:
            library.remove(ids[number])
        for number in gone[30:]:
            library.replace(ids[number], article(1000 + number))
        for number in set(range(60)) - set(gone):
            library.move(ids[number], other)
        left = path.read_bytes()
        assert [number for number in gone if words[number].encode() in left] == []
        assert all(words[number].encode() in left for number in set(range(60)) - set(gone))
        library.delete_event(event)
        assert b"EVENTNAME1" not in path.read_bytes()
        full = library.size()
        library.delete_everything()
        assert library.events() == []
        assert library.size() < full
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert b"TOKEN" not in path.read_bytes()


@pytest.mark.parametrize("to", ["another event", "no event"])
def test_lost_article(path: Path, to: str) -> None:
    """An article that damage has put into another event, or none, is found by ``verify``, though every text is sound."""
    with Library.open(path) as library:
        event, other = library.create_event("Event"), library.create_event("Other")
        kept = library.add(event, article())
    row = (kept.id + event).encode()
    wrong = (kept.id + (other if to == "another event" else event[::-1])).encode()
    assert path.read_bytes().count(row) == 1
    path.write_bytes(path.read_bytes().replace(row, wrong))
    with Library.open(path) as library:
        assert library.verify()
