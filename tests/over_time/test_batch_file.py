"""A batch's Parquet file: what it tells is taken as it is, what it must not be is one sentence."""

from __future__ import annotations

import datetime
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from analysis.ingest.refused import Refused
from analysis.over_time import from_batch, inside_parquet, told_rows
from analysis.over_time.collection import VOICES, columns, kinds
from analysis.unreadable import Unreadable
from tests.over_time import made
from tests.shared import shared

if TYPE_CHECKING:
    from pathlib import Path


def held(columns_: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Return what is read of a file in this very process."""
    plain, arrays = inside_parquet.read(made.parquet(columns_, **options))
    return plain | dict(zip(("outlet", "event", "day", "values", "words"), arrays, strict=True))


@pytest.mark.parametrize("kind", ["folders", "column"])
def test_file_of_the_batch_command(kind: str, tmp_path: Path) -> None:
    """What the command writes from a folder an event, or a column of events, comes back with outlets, dates, events and values."""
    from analysis.__main__ import main
    from tests.batch.made import rows

    for at, row in enumerate(rows(6)):
        folder = tmp_path / "in" / (f"event {at % 2}" if kind == "folders" else "all")
        folder.mkdir(parents=True, exist_ok=True)
        told = {**row, "text": f"{row['text']} " * 4, "event": f"event {at % 2}" if kind == "column" else ""}
        (folder / f"{at}.json").write_text(json.dumps(told))
    out = tmp_path / "out.parquet"
    assert main(["batch", str(tmp_path / "in"), "-o", str(out)]) == 0
    with out.open("rb") as file:
        found = from_batch.read(file, "out.parquet")
    one = found.collection
    assert (len(one), one.outlets, one.events) == (6, ("Outlet 0", "Outlet 1", "Outlet 2"), ("event 0", "event 1"))
    assert one.event_ids == ("", "")
    assert (one.day > 0).all()
    assert np.isfinite(one.values[:, columns().index(("all", "loaded_language"))]).all()


def test_rows_in_any_order() -> None:
    """Shuffled rows, another size of groups, plain instead of coded text: the same values for each article."""
    rows = made.batch()
    order = np.random.default_rng(1).permutation(len(rows["value"]))
    mixed = {name: [column[at] for at in order] for name, column in rows.items()}
    first, other = held(rows), held(mixed, row_group_size=97, use_dictionary=False)
    where = [other["ids"].index(one) for one in first["ids"]]
    assert np.array_equal(first["values"], other["values"][where], equal_nan=True)
    assert [other["outlets"][other["outlet"][at]] for at in where] == [first["outlets"][at] for at in first["outlet"]]


def test_no_value_is_no_value() -> None:
    """Null, infinite and absurd values are none; a measure or voice that is not known is left out."""
    rows = made.batch(1, ("Post",))
    rows["value"][:4] = [None, float("inf"), 1e30, float("nan")]
    rows["measure"][4], rows["voice"][5] = "goodness", "shouted"
    assert np.isnan(held(rows)["values"][0, :6]).all()
    assert np.isfinite(held(rows)["values"][0, 6:]).all()


@pytest.mark.parametrize(
    ("sources", "events"),
    [
        (["a/1.txt", "a/2.txt", "b/1.txt"], ["a", "a", "b"]),
        (["x.csv, line 2", "x.csv, line 3", "y.csv, line 2"], ["x.csv", "x.csv", "y.csv"]),
        (["x.csv, line 2", "x.csv, line 3", "x.csv, line 4"], []),
        (["1.txt", "2.txt", "3.txt"], []),
    ],
)
def test_events_from_folders(sources: list[str], events: list[str]) -> None:
    """The folder is the event, or the table of several; one folder of texts and one table tell no events."""
    rows = made.batch(1, ("A", "B", "C"))
    each = len(rows["source"]) // 3
    rows["source"] = [source for source in sources for _ in range(each)]
    found = held(rows)
    assert [found["events"][at] for at in found["event"] if at >= 0] == events


def test_events_from_a_column() -> None:
    """The column "event" alone tells the events, be it text or numbers, and where it tells none no folder does."""
    count = len(made.batch(2)["source"])
    assert held({**made.batch(2), "event": ["The strike"] * count})["events"] == ["The strike"]
    assert held({**made.batch(2), "event": [0] * count})["events"] == ["0"]
    assert held({**made.batch(2), "event": [""] * count})["events"] == []
    mixed = held({**made.batch(2), "event": ["The strike"] * (count // 2) + [None] * (count // 2)})
    assert [mixed["events"], mixed["event"].tolist()] == [["The strike"], [0, 0, -1, -1]]


def test_one_spelling() -> None:
    """Names of events and outlets that differ in capitals and spaces alone are one, under the first spelling, and told of."""
    rows = made.batch(2, ("The Post", "THE  post"))
    count = len(rows["source"])
    found = held({**rows, "event": ["The Strike"] * (count // 2) + ["the strike "] * (count // 2)})
    assert (found["outlets"], found["events"]) == (["The Post"], ["The Strike"])
    assert (found["joined"], found["example"]) == (2, ("The Post", "THE  post"))
    assert (held(made.batch())["joined"], held(made.batch())["example"]) == (0, ())


def test_the_same_text_twice() -> None:
    """The same text of one outlet under two sources counts once, and is told of."""
    rows = made.batch(2, ("Post",))
    rows["text_hash"] = ["same"] * len(rows["text_hash"])
    found = held(rows)
    assert (found["twice"], len(found["ids"])) == (1, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"voice": None}, "no column “voice”"),
        ({"value": "1.0"}, "does not hold numbers"),
        ({"words": 1.5}, "does not hold whole numbers"),
        ({"date": "2024-01-01"}, "does not hold days"),
        ({"title": 7}, "does not hold text"),
        ({"method": "0123456789abcdef"}, "numbers of two methods are never mixed"),
        ({"method": ""}, "(method unknown, here"),
    ],
)
def test_refused(change: dict[str, Any], said: str) -> None:
    """Wrong columns, wrong types and another method's numbers are each refused with a sentence that says so."""
    rows = made.batch(1, **{name: value for name, value in change.items() if value is not None})
    for name, value in change.items():
        if value is None:
            del rows[name]
    with pytest.raises(Refused) as refused:
        inside_parquet.read(made.parquet(rows))
    assert said in refused.value.sentence


@pytest.mark.parametrize(
    "data", [b"", b"PAR1", b"PAR1" + b"\0" * 200 + b"PAR1", b"text" * 99, b"PAR1\xff\xff\xff\x7fPAR1"]
)
def test_no_parquet(data: bytes, tmp_path: Path) -> None:
    """Anything else than Parquet is told as such, and the child's end is one sentence too."""
    file = tmp_path / "x.parquet"
    file.write_bytes(data)
    with file.open("rb") as opened, pytest.raises(Unreadable) as refused:
        from_batch.read(opened, "x.parquet")
    assert refused.value.sentence in {inside_parquet.NOT_PARQUET, from_batch.BROKE}


def test_damaged_anywhere(tmp_path: Path) -> None:
    """A file with bytes changed at many places is read or refused, and never breaks the caller."""
    whole = made.parquet(made.batch(2)).getvalue()
    rng = np.random.default_rng(5)
    for _ in range(4):
        broken = bytearray(whole)
        for at in rng.integers(4, len(whole), 6):
            broken[at] ^= int(rng.integers(1, 255))
        file = tmp_path / "x.parquet"
        file.write_bytes(bytes(broken))
        with file.open("rb") as opened, suppress(Unreadable):
            assert len(from_batch.read(opened, "x.parquet").collection) <= 4


def test_bombs_are_refused_by_their_head() -> None:
    """Millions of rows that take no room, too many rows for one group, too many columns: refused before a row is read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = made.batch(1, ("Post",))
    table = pa.table({name: pa.array([column[0]]) for name, column in rows.items()})
    long = pa.table(
        {name: pa.repeat(table.column(name)[0], inside_parquet.MOST_GROUP + 1) for name in table.column_names}
    )
    file = io.BytesIO()
    pq.write_table(long, file, row_group_size=inside_parquet.MOST_GROUP + 1, compression="zstd")
    assert len(file.getvalue()) < 100_000
    wide = {**rows, **{f"column {at}": [0] * len(rows["value"]) for at in range(inside_parquet.MOST_COLUMNS)}}
    for bomb in (file, made.parquet(wide)):
        bomb.seek(0)
        with pytest.raises(Refused) as refused:
            inside_parquet.read(bomb)
        assert "larger than can be shown" in refused.value.sentence


def test_strings_that_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose columns unpack to more than may be held is refused by its head, before anything is unpacked."""
    rows = made.batch(1, ("Post",))
    rows["title"] = [f"{at}" * 20_000 for at in range(len(rows["title"]))]
    bomb = made.parquet(rows, compression="zstd", use_dictionary=False)
    assert len(inside_parquet.read(bomb)[0]["titles"][0]) == told_rows.LONGEST
    assert len(bomb.getvalue()) < 200_000
    monkeypatch.setattr(inside_parquet, "MOST_BYTES", 2_000_000)
    bomb.seek(0)
    with pytest.raises(Refused):
        inside_parquet.read(bomb)


def test_hostile_strings_are_only_strings() -> None:
    """Hostile outlets, headlines and sources come through as text, cut to a length that a page can bear."""
    strings = json.loads(shared("hostile/strings.json").read_text(encoding="utf-8"))
    flat = [
        one if isinstance(one, str) else str(one)
        for one in (strings if isinstance(strings, list) else strings.values())
    ][:12]
    rows = made.batch(1, [f"{at} {one}".encode("utf-8", "replace").decode() for at, one in enumerate(flat)])
    found = held(rows)
    assert len(found["ids"]) == len(flat)
    assert all(len(name) <= told_rows.LONGEST for name in found["outlets"])


def test_days_out_of_the_calendar() -> None:
    """A day that no calendar holds is an unknown one."""
    import pyarrow as pa

    rows = made.batch(1)
    rows["date"] = pa.array([2**30] * len(rows["source"]), pa.int32()).cast(pa.date32())
    assert (held(rows)["day"] == -1).all()
    assert held(made.batch(1, date=datetime.date.max))["day"][0] == datetime.date.max.toordinal()


@pytest.mark.parametrize(
    ("outlet", "event", "spare", "sound"),
    [(0, -1, 0, True), (1, -1, 0, False), (0, 0, 0, False), (-2, -1, 0, False), (0, -1, 1, False), (0, -1, -1, False)],
)
def test_child_that_lies(outlet: int, event: int, spare: int, sound: bool) -> None:  # noqa: FBT001 - a case of the table
    """An answer whose counts or codes do not fit is no answer."""
    plain = {
        "outlets": ["Post"],
        "events": [],
        "titles": ["T"],
        "sources": ["s"],
        "ids": ["h"],
        "twice": 0,
        "joined": 0,
        "example": [],
    }
    told = json.dumps(plain).encode()
    numbers = 4 * (len(columns()) + len(VOICES) * len(kinds()))
    answer = (
        len(told).to_bytes(8, "big") + told + np.array([outlet, event, 9], "<i8").tobytes() + bytes(numbers + spare)
    )
    if sound:
        assert len(from_batch._told(answer).collection) == 1
    else:
        with pytest.raises(ValueError, match=r"."):
            from_batch._told(answer)


def test_only_kept_files_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are opened by name from the one folder beside the library; a path leads nowhere."""
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path))
    assert from_batch.files() == []
    from_batch.folder().mkdir()
    for name in ("b.parquet", "a.parquet", "a.segments.parquet", "notes.txt"):
        (from_batch.folder() / name).write_bytes(b"x")
    (tmp_path / "secret.parquet").write_bytes(b"x")
    assert from_batch.files() == ["a.parquet", "b.parquet"]
    from_batch.open_kept("a.parquet").close()
    for name in ("../secret.parquet", str(tmp_path / "secret.parquet"), "notes.txt", "", "a.parquet\0"):
        with pytest.raises(Unreadable):
            from_batch.open_kept(name)
