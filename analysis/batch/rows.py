"""Tables: columns recognised by name and length or named by the reader, rows read a few at a time; CSV in any form, Parquet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.batch.reading import Found, Place, Reading, item, missing
from analysis.batch.record import Bad

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Row = tuple[int, list[str] | Bad]

SAMPLE = 1 << 20
"""Bytes from which a table's encoding and shape are read."""
JUDGED = 200
"""Rows from which the columns are guessed, and which number of its dates is the month."""
AT_ONCE = 32
"""Rows of a Parquet file that are held."""
NO_TEXT = "This table has no column with text: call the one that holds the articles “text”, or name it (--text COLUMN)."
NO_ROWS = "This table has no row below its header."
NO_TABLE = "This file is no table: its lines are not parted into the same columns."
EMPTY = "This file is empty."
NOT_PARQUET = "This is no Parquet file that can be read: write it again."
DAMAGED = "This Parquet file is damaged: its rows from {at:,} on could not be read, write it again."
OURS = "This file holds the values that an earlier batch wrote, and no articles."
ODD_BYTES = re.compile("[\udc80-\udcff]")
PARAGRAPH = "\n\n"


class Table(NamedTuple):
    """A table's columns, each with a name of its own, its rows, and how far they have been read."""

    header: Sequence[str]
    rows: Iterator[Row]
    place: Place


def entries(table: Table, name: str, event: str, reading: Reading) -> Iterator[Found]:
    """Turn rows into items. ``event``: of the file, for rows that tell none of their own."""
    from analysis.ingest import told_dates

    held = [row for _, row in zip(range(JUDGED), table.rows, strict=False)]
    whole = [cells for _, cells in held if not isinstance(cells, Bad)]
    lost = missing(reading.columns, list(table.header))
    columns = _columns(table.header, whole, reading) if not lost else {}
    if lost or not held or "text" not in columns:
        yield Found(Bad(name, lost or (NO_TEXT if held else NO_ROWS)), table.place.now())
        return
    of = columns.pop("event", None)
    order = told_dates.order_of(_cell(cells, columns["date"]) for cells in whole) if "date" in columns else ""
    for rows in (iter(held), table.rows):
        for at, cells in rows:
            if isinstance(cells, Bad):
                yield Found(cells, table.place.now())
                continue
            told = {field: _cell(cells, place) for field, place in columns.items()} | {"order": order}
            named = _cell(cells, of) if of is not None else ""
            yield Found(item(f"{name}, line {at}", told, named or event, reading), table.place.now())


def _columns(header: Sequence[str], whole: Sequence[Sequence[str]], reading: Reading) -> dict[str, int]:
    """Return field → place of its column: as the reader named it, else by names and, for the text, lengths."""
    from analysis.ingest import field_names

    left = [name for name in header if name not in reading.columns.values()]
    at = {name: place for place, name in enumerate(header)}
    sizes = {name: sum(len(_cell(cells, at[name])) for cells in whole) / max(1, len(whole)) for name in left}
    found = {field: name for field, name in field_names.guess(left, sizes).items() if field not in reading.columns}
    event = field_names.event([name for name in left if name not in found.values()])
    chosen = {**found, **({"event": event} if event else {}), **reading.columns}
    return {field: at[name] for field, name in chosen.items()}


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def delimited(path: Path, name: str, event: str, reading: Reading) -> Iterator[Found]:
    """Read a table of text, whatever parts its cells and in whatever encoding; of one that is no table say so."""
    from analysis.batch import csv_rows
    from analysis.ingest import decode
    from analysis.ingest.table import headers
    from analysis.ingest.table_shape import shape

    with path.open("rb") as opened:
        sample = opened.read(SAMPLE)
        opened.seek(0)
        encoding = decode.encoding(sample)
        if not sample.strip(b"\0\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"):
            yield Found(Bad(name, EMPTY), len(sample))
            return
        if any(sample.startswith(signature) for signature, _ in decode.SIGNATURES):
            yield Found(Bad(name, NO_TABLE), path.stat().st_size)
            return
        # A character cut in two by the end of the sample is none of the table's fault.
        text = sample.decode(encoding, "replace" if len(sample) < SAMPLE else "ignore")
        form = shape(text.replace("\r\n", "\n").replace("\r", "\n"), path.name, whole=len(sample) < SAMPLE)
        if form is None:
            yield Found(Bad(name, NO_TABLE), path.stat().st_size)
            return
        # A byte that is no UTF-8 after all is kept, and read as Windows-1252 where it stands.
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        wrapped = io.TextIOWrapper(opened, encoding=encoding, errors=errors, newline=None)
        rows = csv_rows.records(wrapped, form, name)
        first = next(rows, (0, []))
        named = form.header and not isinstance(first[1], Bad)
        header = headers(first[1] if isinstance(first[1], list) else [], named=named)
        rows = _sound(rows if named else _again(first, rows))
        yield from entries(Table(header, rows, Place(opened)), name, event, reading)
        wrapped.detach()


def _again(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def _sound(rows: Iterator[Row]) -> Iterator[Row]:
    """Leave blank rows out, and repair what an earlier program has garbled."""
    from analysis.ingest import decode

    for at, cells in rows:
        if isinstance(cells, Bad):
            yield at, cells
        elif any(cell.strip() for cell in cells):
            yield at, [decode.sound(ODD_BYTES.sub(_as_windows, cell)) for cell in cells]


def _as_windows(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


class _Count(Place):
    """How many rows have been read."""

    def __init__(self) -> None:
        """Start with none."""
        self.rows = 0

    def now(self) -> int:
        """Return the rows read."""
        return self.rows


def parquet(path: Path, name: str, event: str, reading: Reading) -> Iterator[Found]:
    """Read a Parquet file: columns of text, days and numbers, and lists of text as paragraphs."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    size = path.stat().st_size
    try:
        opened = pq.ParquetFile(path)
    except (pa.ArrowException, OSError):
        yield Found(Bad(name, NOT_PARQUET), size)
        return
    if {"text_hash", "voice", "measure", "value"} <= set(opened.schema_arrow.names):
        yield Found(Bad(name, OURS), size)
        return
    total, place = max(1, opened.metadata.num_rows), _Count()
    with opened:
        columns = _readable(opened.schema_arrow, reading)
        table = Table(columns, _batches(opened, columns, name, place), place)
        for found in entries(table, name, event, reading):
            yield found._replace(read=size * found.read // total)


def _readable(schema: Any, reading: Reading) -> list[str]:
    """Return the columns that can hold a field: text and days whatever they are called, numbers where their name says so."""
    from analysis.ingest import field_names

    out = []
    for one in schema:
        named = one.name in reading.columns.values() or field_names.known([one.name]) or field_names.event([one.name])
        kind = str(one.type)
        texts = kind.startswith(("string", "large_string", "date", "timestamp", "dictionary", "list<", "large_list<"))
        if schema.names.count(one.name) == 1 and (
            texts or (named and kind.startswith(("int", "uint", "double", "float")))
        ):
            out.append(one.name)
    return out


def _batches(opened: Any, columns: Sequence[str], name: str, place: _Count) -> Iterator[Row]:
    import pyarrow as pa

    try:
        for batch in opened.iter_batches(batch_size=AT_ONCE, columns=list(columns)):
            for cells in zip(*(batch.column(column).to_pylist() for column in columns), strict=True):
                place.rows += 1
                yield place.rows, [_plain(cell) for cell in cells]
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        yield place.rows, Bad(name, DAMAGED.format(at=place.rows + 1))


def _plain(value: Any) -> str:
    """Return a cell as text: nothing for none and for what is no number, 7 for 7.0, paragraphs for a list of texts."""
    if value is None or value != value:
        return ""
    if isinstance(value, list):
        return PARAGRAPH.join(one for one in value if isinstance(one, str))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
