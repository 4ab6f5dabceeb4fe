"""Where the articles come from: a folder, a glob, a table, JSON lines or Parquet, read piece by piece and always in one order."""

from __future__ import annotations

import csv
import glob
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.batch.record import Bad, Chunk, Item
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SIZE = 32
"""Items of a chunk: small enough to share evenly, large enough that sending it costs nothing."""
LONGEST_CELL = 50_000_000
"""Characters of a cell of a table."""
SAMPLE = 1 << 20
JUDGED = 200
"""Rows from which the columns are guessed."""
TABLES = (".csv", ".tsv")
LINES = (".jsonl", ".ndjson", ".jsonlines")
PARQUET = (".parquet", ".pq")
NOTHING = "There is nothing at {path}: name a folder, a file or a pattern that fits some."
NO_TEXT = "This table has no column with text: call the one that holds the articles “text”."
NOT_UTF8 = "This table is not in UTF-8: save it as UTF-8."
BROKEN = "The rest of this table cannot be read ({why}): correct it there."
BROKEN_LINE = "This line is not JSON: correct it in the file."
NO_ENTRY = "This entry has no text: it needs a “text”, “body” or “content” of its own."
NOT_PARQUET = "This is no Parquet file that can be read: write it again."


class Found(NamedTuple):
    """An item or why there is none, and how many bytes of the input have been read so far."""

    item: Item | Bad
    read: int


def files(where: str) -> list[Path]:
    """Return the files that an input names, sorted by path: a file, all files below a folder, or what a pattern fits.

    Hidden files are left out. Raises ``Unreadable`` where there is none.
    """
    path = Path(where)
    if path.is_file():
        return [path]
    named = path.rglob("*") if path.is_dir() else map(Path, glob.glob(where, recursive=True))  # noqa: PTH207 - a pattern of the reader's
    found = sorted(
        one
        for one in named
        if one.is_file() and not any(part.startswith(".") for part in one.parts[-2:] if part != "..")
    )
    if not found:
        raise Unreadable(where, NOTHING.format(path=where))
    return found


def chunks(paths: Sequence[Path], *, first: int = 0) -> Iterator[tuple[Chunk, tuple[Bad, ...]]]:
    """Yield the input in chunks from number ``first`` on, each with what on the way to it could not be read."""
    total = sum(path.stat().st_size for path in paths) or 1
    items: list[Item] = []
    bad: list[Bad] = []
    number, read = 0, 0
    for found in _each(paths):
        read = found.read
        if isinstance(found.item, Bad):
            bad.append(found.item)
            continue
        items.append(found.item)
        if len(items) == SIZE:
            if number >= first:
                yield Chunk(number, tuple(items), read / total), tuple(bad)
            items, bad, number = [], [], number + 1
    if (items or bad) and number >= first:
        yield Chunk(number, tuple(items), 1.0), tuple(bad)


def _each(paths: Sequence[Path]) -> Iterator[Found]:
    before = 0
    base = _common(paths)
    for path in paths:
        name = path.relative_to(base).as_posix()
        reader = next((one for kinds, one in READERS if path.suffix.lower() in kinds), _file)
        size = path.stat().st_size
        for found in reader(path, name):
            yield found._replace(read=before + min(found.read, size))
        before += size


def _common(paths: Sequence[Path]) -> Path:
    """Return the folder that all paths lie in, so that a source is told without where the input happens to lie."""
    folders = [path.parent for path in paths]
    return next(one for one in (folders[0], *folders[0].parents) if all(one in (f, *f.parents) for f in folders))


def _file(path: Path, name: str) -> Iterator[Found]:
    from analysis.ingest.limits import FILE_BYTES

    try:
        with path.open("rb") as opened:
            data = opened.read(FILE_BYTES + 1)
    except OSError as error:
        yield Found(
            Bad(name, f"The file could not be opened ({error.strerror or 'no reason given'})."), path.stat().st_size
        )
        return
    yield Found(Item(name, data=data), path.stat().st_size)


def _table(path: Path, name: str) -> Iterator[Found]:
    from analysis.ingest.table_shape import shape

    with path.open("rb") as opened:
        sample = opened.read(SAMPLE)
        opened.seek(0)
        try:
            # A character cut in two by the end of the sample is none of the table's fault.
            text = sample.decode("utf-8-sig", "strict" if len(sample) < SAMPLE else "ignore")
        except UnicodeDecodeError:
            yield Found(Bad(name, NOT_UTF8), len(sample))
            return
        form = shape(text.replace("\r\n", "\n"), path.name, whole=len(sample) < SAMPLE)
        rows = _rows(opened, form.delimiter if form else ",", name)
        yield from _entries(rows, name, _Place(opened))


def _rows(opened: io.BufferedReader, delimiter: str, name: str) -> Iterator[tuple[int, dict[str, str] | Bad]]:
    csv.field_size_limit(LONGEST_CELL)
    text = io.TextIOWrapper(opened, encoding="utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=delimiter)
    try:
        header = next(reader, [])
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except UnicodeDecodeError:
        yield reader.line_num, Bad(name, NOT_UTF8)
    except csv.Error as error:
        yield reader.line_num, Bad(name, BROKEN.format(why=error))
    finally:
        text.detach()


class _Place:
    """How far a file has been read."""

    def __init__(self, opened: io.BufferedReader) -> None:
        """Watch ``opened``."""
        self.opened = opened

    def now(self) -> int:
        """Return the bytes read."""
        return self.opened.tell()


def _entries(rows: Iterator[tuple[int, dict[str, str] | Bad]], name: str, place: _Place) -> Iterator[Found]:
    """Turn rows into items, their columns recognised from the first ones by name and length."""
    from analysis.ingest import field_names

    held = [row for _, row in zip(range(JUDGED), rows, strict=False)]
    whole = [row for _, row in held if not isinstance(row, Bad)]
    header = list(dict.fromkeys(key for row in whole for key in row))
    sizes = {key: sum(len(row.get(key, "")) for row in whole) / max(1, len(whole)) for key in header}
    columns = field_names.guess(header, sizes)
    if "text" not in columns:
        yield Found(Bad(name, NO_TEXT), place.now())
        return
    for at, row in _again(held, rows):
        if isinstance(row, Bad):
            yield Found(row, place.now())
            continue
        yield Found(
            _item(f"{name}, line {at}", {field: row.get(key, "") for field, key in columns.items()}), place.now()
        )


def _again(
    held: list[tuple[int, dict[str, str] | Bad]], rows: Iterator[tuple[int, dict[str, str] | Bad]]
) -> Iterator[tuple[int, dict[str, str] | Bad]]:
    yield from held
    yield from rows


def _item(source: str, told: Mapping[str, str]) -> Item | Bad:
    return Item(source, told=dict(told)) if told.get("text", "").strip() else Bad(source, NO_ENTRY)


def _lines(path: Path, name: str) -> Iterator[Found]:
    from dataclasses import asdict

    from analysis.ingest import record_fields

    with path.open("rb") as opened:
        for at, line in enumerate(opened, start=1):
            if not line.strip():
                continue
            source = f"{name}, line {at}"
            try:
                told = record_fields.told(json.loads(line))
            except (ValueError, RecursionError):
                yield Found(Bad(source, BROKEN_LINE), opened.tell())
                continue
            yield Found(_item(source, asdict(told)) if told else Bad(source, NO_ENTRY), opened.tell())


def _parquet(path: Path, name: str) -> Iterator[Found]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        opened = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError):
        yield Found(Bad(name, NOT_PARQUET), path.stat().st_size)
        return
    size, total, place = path.stat().st_size, max(1, opened.metadata.num_rows), _Count()
    with opened:
        rows = _batches(opened, place)
        for found in _entries(rows, name, place):
            yield found._replace(read=size * found.read // total)


class _Count(_Place):
    """How many rows have been read."""

    def __init__(self) -> None:
        """Start with none."""
        self.rows = 0

    def now(self) -> int:
        """Return the rows read."""
        return self.rows


def _batches(opened: Any, place: _Count) -> Iterator[tuple[int, dict[str, str] | Bad]]:
    columns = [
        field.name
        for field in opened.schema_arrow
        if str(field.type).startswith(("string", "large_string", "date", "timestamp", "dictionary"))
    ]
    for batch in opened.iter_batches(batch_size=SIZE, columns=columns):
        for row in batch.to_pylist():
            place.rows += 1
            yield place.rows, {key: "" if value is None else str(value) for key, value in row.items()}


READERS = ((TABLES, _table), (LINES, _lines), (PARQUET, _parquet))
