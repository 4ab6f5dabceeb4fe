"""Tables as text (CSV, TSV): one article a row. What a spreadsheet saves, whatever parts its cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from analysis.ingest import decode, entry, field_names, limits, told_dates
from analysis.ingest.limits import unreadable
from analysis.ingest.table_shape import Shape, records, shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from analysis.article import Article
    from analysis.unreadable import Unreadable

ROWS, COLUMNS = limits.ROWS, limits.COLUMNS
RECORDS = 10 * ROWS
"""Rows that are looked at, blank ones among them."""
SHOWN_ROWS, SHOWN_CHARACTERS = 5, 200
JUDGED_ROWS = 200
"""Rows from which the columns are guessed."""
NO_TEXT_COLUMN = (
    "This table has no column with text: choose the one that holds the articles, or add one with the header “text”."
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table looks like: ``header``, the first rows as they are ``shown`` (cells shortened), the number of ``rows``,
    ``columns`` (field → header of the column that seems to hold it) and ``notes``, one plain sentence each; ``event``: the
    header of the column that seems to tell each row's event, where the first rows tell of several.
    """

    header: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    columns: dict[str, str]
    rows: int
    notes: tuple[str, ...] = ()
    event: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that has been opened: its header, and its text from which the rows are read."""

    header: tuple[str, ...]
    text: str
    form: Shape
    notes: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield each row's number (the header is row 1) and cells, or why it cannot be read; blank rows are left out."""
        for number, cells in enumerate(islice(records(self.text, self.form), RECORDS), start=1):
            if (number > 1 or not self.form.header) and (isinstance(cells, str) or any(cell.strip() for cell in cells)):
                yield number, cells


def matches(data: bytes, name: str) -> bool:
    """Recognise a table by its first lines; a name that says so lowers what is asked for, but does not do alone."""
    text = decode.glimpse(data).replace("\r\n", "\n").replace("\r", "\n")
    return shape(text, name, whole=len(data) <= decode.SAMPLE) is not None


def preview(data: bytes, name: str) -> Preview:
    """Return what a table looks like. Raises `Unreadable` when the file is none."""
    limits.check_size(data, name)
    there = _open(data, name)
    first: list[list[str]] = []
    count = 0
    for _, cells in there.rows():
        count += 1
        if not isinstance(cells, str) and len(first) < JUDGED_ROWS:
            first.append(cells[: min(len(there.header), COLUMNS)])
    shown = tuple(tuple(_shortened(cell) for cell in cells) for cells in first[:SHOWN_ROWS])
    notes = there.notes if count <= ROWS else (*there.notes, f"Only the first {ROWS:,} rows are read.")
    columns = guess(there.header, first)
    return Preview(there.header[:COLUMNS], shown, columns, count, notes, _event(there.header, first, columns.values()))


def read(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Iterator[Article | Unreadable]:
    """Read each row as one article, or as the reason why it is none.

    ``columns``: field ("text", "title", "outlet", "date", "url", "author") → the header of its column, and what is not
    named there is not read; ``None``: columns are recognised by their names, and the text, where no name is known, by its
    length. Raises `Unreadable` when the file is no table or has no such column.
    """
    there = _open(data, name)
    first = [
        cells for _, (_, cells) in zip(range(JUDGED_ROWS), there.rows(), strict=False) if not isinstance(cells, str)
    ]
    chosen = guess(there.header, first) if columns is None else _checked(columns, there.header, name)
    if "text" not in chosen:
        raise unreadable(name, NO_TEXT_COLUMN)
    places = {field: there.header.index(column) for field, column in chosen.items()}
    order = (
        told_dates.order_of(_cell(cells, places["date"]) for _, cells in there.rows() if not isinstance(cells, str))
        if "date" in places
        else ""
    )
    return _entries(there, places, order, name)


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return field → header of the column that seems to hold it, by the headers' names and the lengths of the cells."""
    sizes = {
        column: sum(len(_cell(row, at)) for row in rows) / max(1, len(rows))
        for at, column in enumerate(header[:COLUMNS])
    }
    return field_names.guess(header[:COLUMNS], sizes)


def _event(header: Sequence[str], rows: Sequence[Sequence[str]], taken: Collection[str]) -> str:
    """Return the header of the column of events, ``""`` where there is none or the rows are of one event."""
    column = field_names.event([name for name in header[:COLUMNS] if name not in taken])
    told = {" ".join(_cell(row, header.index(column)).casefold().split()) for row in rows} if column else set()
    return column if len(told - {""}) > 1 else ""


def _entries(there: _Table, places: Mapping[str, int], order: str, name: str) -> Iterator[Article | Unreadable]:
    """Yield what the rows hold, and at the end what was left out."""
    for count, (number, cells) in enumerate(there.rows()):
        if count == ROWS:
            yield entry.too_many(name, "rows")
            break
        label = entry.numbered(name, "row", number)
        if isinstance(cells, str):
            yield unreadable(label, cells)
            continue
        told = entry.Told(**{field: _cell(cells, at) for field, at in places.items()}, order=order)
        if not told.text.strip():
            column = limits.shown(there.header[places["text"]], 60)
            yield unreadable(label, f"This row has nothing in the column “{column}”, from which the text is read.")
            continue
        notes = (*there.notes, *_ragged(cells, there.header))
        yield entry.attempt(told, label, notes)
    if len(there.header) > COLUMNS:
        yield unreadable(
            name, f"This table has {len(there.header):,} columns: only the first {COLUMNS} were looked at."
        )


def _open(data: bytes, name: str) -> _Table:
    """Decode a table and read its header. Raises `Unreadable` when the file is none."""
    found = decode.characters(data, name)
    found = found._replace(text=found.text.replace("\r\n", "\n").replace("\r", "\n"))
    form = shape(found.text[: decode.SAMPLE], name, whole=len(found.text) <= decode.SAMPLE)
    if form is None:
        raise unreadable(name, "This file is no table: its lines are not parted into the same columns.")
    first = next(records(found.text, form), "")
    notes = (
        found.notes if form.header else (*found.notes, "The table has no row of headers, so its columns are numbered.")
    )
    return _Table(headers([] if isinstance(first, str) else first, named=form.header), found.text, form, notes)


def headers(cells: Sequence[str], *, named: bool) -> tuple[str, ...]:
    """Return a name for each column, no two the same."""
    out: dict[str, None] = {}
    for at, cell in enumerate(cells, start=1):
        plain = limits.shown(cell, 100) if named else ""
        plain = plain or f"column {at}"
        out[plain if plain not in out else f"{plain} ({at})"] = None
    return tuple(out)


def _checked(columns: Mapping[str, str], header: Sequence[str], name: str) -> dict[str, str]:
    """Return the choice of columns as far as it names any. Raises `Unreadable` for a column that is not there."""
    chosen = {field: column for field, column in columns.items() if field in field_names.FIELDS and column}
    missing = next((column for column in chosen.values() if column not in header[:COLUMNS]), None)
    if missing is not None:
        raise unreadable(name, f"This table has no column “{limits.shown(missing, 60)}”: choose one of its own.")
    return chosen


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _shortened(cell: str) -> str:
    plain = limits.shown(cell, SHOWN_CHARACTERS + 1)
    return plain if len(plain) <= SHOWN_CHARACTERS else plain[: SHOWN_CHARACTERS - 1] + "…"


def _ragged(cells: Sequence[str], header: Sequence[str]) -> tuple[str, ...]:
    """Say so when a row has cells for which there is no column: then the others may have slipped."""
    if len(cells) <= len(header) or not any(cell.strip() for cell in cells[len(header) :]):
        return ()
    return (
        f"This row has {len(cells):,} cells and the table {len(header):,} columns: check that nothing has slipped.",
    )
