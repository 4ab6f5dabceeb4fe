"""Where the articles come from: every form gives the same ones, in one order, and tells of what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis import event_file
from analysis.batch import lines, reading, rows, sources
from analysis.batch.record import Bad
from analysis.ingest import table_shape
from analysis.unreadable import Unreadable
from tests.batch import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.batch.record import Item

ROWS = made.rows(75)


def read(where: Path | str, **columns: str) -> tuple[list[Item], list[Bad]]:
    """Return all items of an input and what could not be read. ``columns``: as the reader names them."""
    paths = sources.files(str(where))
    found = list(sources.chunks(paths, told=sources.reading(str(where), paths, columns)))
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
        assert {**item.told, "event": item.event} | row == {**item.told, "event": item.event}


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
        Bad("a.jsonl, line 4", lines.BROKEN_LINE),
        Bad("a.jsonl, line 6", reading.NO_ENTRY),
        Bad("a.jsonl, line 7", reading.NO_ENTRY),
    ]
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing")
    assert read(tmp_path / "b.parquet")[1] == [Bad("b.parquet", rows.NOT_PARQUET)]


@pytest.mark.parametrize(
    ("name", "said"),
    [("event", True), ("Event-ID", True), ("storyCluster", True), ("cluster_id", True), ("Ereignis", True), ("事件", True),
     ("topic", False), ("category", False), ("events_url", False)],
)  # fmt: skip
@pytest.mark.parametrize(
    ("write", "file"), [(made.jsonl, "a.jsonl"), (made.table, "a.csv"), (made.parquet, "a.parquet")]
)
def test_event_columns(
    write: Callable[[Path, list[dict[str, str]]], Path],
    file: str,
    name: str,
    said: bool,  # noqa: FBT001 - a case of the table
    tmp_path: Path,
) -> None:
    """A column that is called as data sets call it tells the event; one that names a topic does not, unless it is named."""
    told = [{name: row["event"], "text": row["text"]} for row in ROWS[:9]]
    path = write(tmp_path / file, told)
    assert [item.event for item in read(path)[0]] == [row["event"] if said else "" for row in ROWS[:9]]
    assert [item.event for item in read(path, event=name)[0]] == [row["event"] for row in ROWS[:9]]


@pytest.mark.parametrize(
    ("write", "file"), [(made.jsonl, "a.jsonl"), (made.table, "a.csv"), (made.parquet, "a.parquet")]
)
def test_named_columns(write: Callable[[Path, list[dict[str, str]]], Path], file: str, tmp_path: Path) -> None:
    """What the reader names counts before what the names of columns say; a column that is not there is told with those that are."""
    told = [
        {"text": "not this", "words": row["text"], "outlet": "nor this", "who": row["outlet"], "when": row["date"], "hed": "A", "top": row["title"]}
        for row in ROWS[:5]
    ]  # fmt: skip
    path = write(tmp_path / file, told)
    items, bad = read(path, text="words", outlet="who", date="when", title="top")
    assert not bad
    for item, row in zip(items, ROWS, strict=False):
        assert item.told is not None
        assert [item.told[one] for one in ("text", "outlet", "date", "title")] == [
            row[one] for one in ("text", "outlet", "date", "title")
        ]
    items, bad = read(path, event="affair")
    assert not items
    assert bad == [
        Bad(file, "There is no column “affair” in it: it has “text”, “words”, “outlet”, “who”, “when”, “hed”, “top”.")
    ]


def test_events_of_folders(tmp_path: Path) -> None:
    """The folders below the input name the event; a file at the top has none; what a table or an exported event says counts first."""
    for place in ("strike", "2024/vote", "."):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "a.txt").write_text(ROWS[0]["text"])
    made.table(tmp_path / "strike" / "b.csv", [{"text": row["text"], "event": row["event"]} for row in ROWS[:1]])
    made.jsonl(tmp_path / "strike" / "c.jsonl", [{"text": row["text"]} for row in ROWS[:1]])
    exported = event_file.write("The  dam", [(analysis.Article.of(ROWS[0]["text"]), None)])
    (tmp_path / "strike" / "d.json").write_bytes(exported)
    items, bad = read(tmp_path)
    assert not bad
    assert {item.source: item.event for item in items} == {
        "a.txt": "", "2024/vote/a.txt": "2024/vote", "strike/a.txt": "strike", "strike/b.csv, line 2": "Bridge 0",
        "strike/c.jsonl, line 1": "strike", "strike/d.json": "The dam",
    }  # fmt: skip
    (alone, _), (of_pattern, _) = read(tmp_path / "2024"), read(f"{tmp_path}/2024/*/*.txt")
    assert ([item.event for item in alone], [item.event for item in of_pattern]) == (["vote"], [""])


def test_columns_without_a_table(tmp_path: Path) -> None:
    """Naming a column where no file has columns is refused, not passed over."""
    made.folder(tmp_path / "in", ROWS[:2])
    with pytest.raises(Unreadable, match="There is no table among these files, so “affair” names nothing"):
        read(tmp_path / "in", event="affair")


TEXT = ROWS[5]["text"].replace("“", "").replace("”", "").replace(",", "")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f"sep=;\noutlet;text\nPost;{TEXT}\n".encode(), [("Post", TEXT)]),
        (f"outlet;text\r\nPöst;{TEXT}\r\n".encode("cp1252"), [("Pöst", TEXT)]),
        (f"outlet\ttext\nPöst\t{TEXT}\n".encode("utf-16"), [("Pöst", TEXT)]),
        (f"\ufeffoutlet,text\nPost,{TEXT}\n".encode(), [("Post", TEXT)]),
        (f"text,text,outlet\nshort,{TEXT},Post\n".encode(), [("Post", TEXT)]),
        (f"outlet,text\nPost,{TEXT}\nEcho,{TEXT}\n".encode() + b"W\xefre,x\n", [("Post", TEXT), ("Echo", TEXT), ("Wïre", "x")]),
        (f'outlet,text\nPost,"{TEXT}\nEcho,{TEXT}\nWire,{TEXT}\n'.encode(), [("Echo", TEXT), ("Wire", TEXT)]),
        (f'outlet,text\nPost,"{TEXT}\n\n{TEXT}"\n\n,,\nEcho,{TEXT}\n'.encode(), [("Post", f"{TEXT}\n\n{TEXT}"), ("Echo", TEXT)]),
        (f"outlet,text\nPost,Theyâ€™re in. {TEXT}\n".encode(), [("Post", f"They’re in. {TEXT}")]),
    ],
)  # fmt: skip
def test_odd_tables(data: bytes, told: list[tuple[str, str]], tmp_path: Path) -> None:
    """Whatever parts the cells, in whatever encoding, with columns of one name or a mark that nothing closes: every whole row comes."""
    (tmp_path / "a.csv").write_bytes(data)
    items, bad = read(tmp_path / "a.csv")
    assert [(item.told and item.told["outlet"], item.told and item.told["text"]) for item in items] == told
    assert [one.sentence for one in bad] == [table_shape.UNCLOSED] * (data.count(b'"') % 2)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"", rows.EMPTY),
        ("a.csv", b"\xff\xfe\n\0", rows.EMPTY),
        ("a.csv", b"Prose is this, and no table.\n\nIt goes on.\n", rows.NO_TABLE),
        ("a.csv", b"PK\x03\x04" + b"0" * 99, rows.NO_TABLE),
        ("a.csv", b"outlet,text\n", rows.NO_ROWS),
        ("a.csv", b"outlet,pages\nPost,\nEcho,\n", rows.NO_TEXT),
        ("a.jsonl", '{"text": 1}'.encode("utf-16"), lines.WIDE),
        ("a.parquet", b"", rows.NOT_PARQUET),
    ],
)
def test_no_tables(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    """What is no table, or holds nothing, is told of in one sentence."""
    (tmp_path / name).write_bytes(data)
    assert read(tmp_path / name) == ([], [Bad(name, sentence)])


def test_order_of_day_and_month(tmp_path: Path) -> None:
    """Which number of 3/4/2021 is the month is told by the column’s other dates, as on the Library page."""
    told = [{"date": date, "text": TEXT} for date in ("03/04/2021", "25/04/2021")]
    items, _ = read(made.table(tmp_path / "a.csv", told))
    assert [item.told and item.told["order"] for item in items] == ["day", "day"]


def test_parquet_of_lists_and_numbers(tmp_path: Path) -> None:
    """Paragraphs kept as a list are one text, an event may be a number, and a column of other things stops nothing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    told = {
        "body": [["One.", None, "Two."], None],
        "cluster_id": [7.0, None],
        "vector": [[0.5], [0.25]],
        "map": [{"a": 1}, {"a": 2}],
    }
    pq.write_table(pa.table(told), tmp_path / "a.parquet")
    items, bad = read(tmp_path / "a.parquet")
    assert [(item.event, item.told and item.told["text"]) for item in items] == [("7", "One.\n\nTwo.")]
    assert [one.source for one in bad] == ["a.parquet, line 2"]


def test_values_are_no_articles(tmp_path: Path) -> None:
    """The output of an earlier batch that lies in the folder is not measured row by row."""
    made.parquet(
        tmp_path / "a.parquet", [{"text_hash": "h", "voice": "all", "measure": "m", "value": "1", "reason": TEXT}]
    )
    assert read(tmp_path) == ([], [Bad("a.parquet", rows.OURS)])


def test_damaged_parquet(tmp_path: Path) -> None:
    """Of a damaged file the rows before the damage come, and it is told from which on they do not."""
    file = made.parquet(tmp_path / "a.parquet", ROWS)
    data = bytearray(file.read_bytes())
    data[4:900] = b"\xff" * 896
    file.write_bytes(data)
    items, bad = read(file)
    assert not items
    assert bad == [Bad("a.parquet", rows.DAMAGED.format(at=1))]


def test_json_files(tmp_path: Path) -> None:
    """A JSON file’s entries come one by one with their events; JSON lines and lists are known by what is in them, not by the name."""
    told = [{"text": row["text"], "event": {"id": 4, "name": row["event"]}} for row in ROWS[:3]]
    (tmp_path / "a.json").write_text(json.dumps({"articles": told}))
    (tmp_path / "b.jsonl").write_text(json.dumps(told, indent=1))
    (tmp_path / "c.json").write_text("{broken")
    items, bad = read(tmp_path)
    assert not bad
    assert [(item.source, item.event) for item in items[:6]] == [
        (f"{name}, entry {at}", row["event"]) for name in ("a.json", "b.jsonl") for at, row in enumerate(ROWS[:3], 1)
    ]
    assert items[6].data == b"{broken"


def test_links_that_lead_back(tmp_path: Path) -> None:
    """A folder that holds a link to itself is read once, and names with line ends in them do no harm."""
    place = made.folder(tmp_path / "in", ROWS[:2])
    (place / "loop").symlink_to(place, target_is_directory=True)
    (place / "dead.txt").symlink_to(place / "gone.txt")
    (place / "new\nline.txt").write_text(TEXT)
    for where in (place, f"{place}/**/*.txt", f"{place}/**"):
        assert [item.source for item in read(where)[0]] == ["0000.txt", "below/0001.txt", "new\nline.txt"]


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
