"""Where the articles come from: every form gives the same ones, in one order, and tells of what it cannot read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.batch import sources
from analysis.batch.record import Bad
from analysis.unreadable import Unreadable
from tests.batch import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.batch.record import Item

ROWS = made.rows(75)


def read(where: Path | str) -> tuple[list[Item], list[Bad]]:
    """Return all items of an input and what could not be read."""
    found = list(sources.chunks(sources.files(str(where))))
    assert [chunk.number for chunk, _ in found] == list(range(len(found)))
    assert all(len(chunk.items) <= sources.SIZE for chunk, _ in found)
    shares = [chunk.done for chunk, _ in found]
    assert shares == sorted(shares)
    assert not shares or 0 < shares[-1] <= 1
    return [item for chunk, _ in found for item in chunk.items], [one for _, bad in found for one in bad]


@pytest.mark.parametrize(
    ("write", "name"), [(made.jsonl, "a.jsonl"), (made.table, "a.csv"), (made.parquet, "a.parquet")]
)
def test_tables(write: Callable[[Path, list[dict[str, str]]], Path], name: str, tmp_path: Path) -> None:
    """A table, JSON lines and Parquet give their rows in their order, each with what its columns tell."""
    items, bad = read(write(tmp_path / name, ROWS))
    assert not bad
    assert len({item.source for item in items}) == len(ROWS)
    for item, row in zip(items, ROWS, strict=True):
        assert item.source.startswith(name)
        assert item.told is not None
        assert {key: item.told[key] for key in row} == row


def test_folder_and_pattern(tmp_path: Path) -> None:
    """All files below a folder come, sorted by path, hidden ones not; a pattern chooses among them."""
    place = made.folder(tmp_path / "in", ROWS[:6])
    (place / ".hidden").write_text("not this")
    items, bad = read(place)
    assert not bad
    assert [item.source for item in items] == [
        "0000.txt",
        "0002.txt",
        "0004.txt",
        "below/0001.txt",
        "below/0003.txt",
        "below/0005.txt",
    ]
    assert items[3].data == (place / "below" / "0001.txt").read_bytes()
    assert [item.source for item in read(f"{place}/*.txt")[0]] == ["0000.txt", "0002.txt", "0004.txt"]


def test_resumed_in_the_middle(tmp_path: Path) -> None:
    """Chunks from a number on are those that reading from the start gives."""
    paths = sources.files(str(made.jsonl(tmp_path / "a.jsonl", ROWS)))
    assert list(sources.chunks(paths, first=1)) == list(sources.chunks(paths))[1:]


def test_bad_rows(tmp_path: Path) -> None:
    """A broken line, an entry without a text and a file that is nothing of what its name says are told of; the rest comes."""
    file = made.jsonl(tmp_path / "a.jsonl", ROWS[:3])
    file.write_text(file.read_text() + '{"title": \n\n[1, 2]\n{"title": "no text"}\n' + file.read_text())
    items, bad = read(file)
    assert len(items) == 6
    assert bad == [
        Bad("a.jsonl, line 4", sources.BROKEN_LINE),
        Bad("a.jsonl, line 6", sources.NO_ENTRY),
        Bad("a.jsonl, line 7", sources.NO_ENTRY),
    ]
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing")
    assert read(tmp_path / "b.parquet")[1] == [Bad("b.parquet", sources.NOT_PARQUET)]
    (tmp_path / "c.csv").write_bytes("title;text\nA;größer\n".encode("latin-1"))
    assert read(tmp_path / "c.csv")[1] == [Bad("c.csv", sources.NOT_UTF8)]
    (tmp_path / "d.csv").write_text("number\n" * 4)
    assert len(read(tmp_path / "d.csv")[0]) <= 4


def test_nothing_there(tmp_path: Path) -> None:
    """An input that names nothing is refused in a sentence."""
    for where in ("nowhere", "*.none", ""):
        with pytest.raises(Unreadable, match="There is nothing at"):
            sources.files(str(tmp_path / where) if where else str(Path(tmp_path)))


def test_memory_does_not_grow(tmp_path: Path) -> None:
    """Of a large table only a few rows are held at once."""
    import tracemalloc

    def peak(count: int) -> int:
        file = made.jsonl(tmp_path / f"{count}.jsonl", ROWS * (count // len(ROWS)))
        tracemalloc.start()
        for _ in sources.chunks([file]):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(750)
    assert peak(15_000) < peak(1_500) + 1_000_000  # the table itself has over six million
