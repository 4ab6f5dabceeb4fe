"""Is a text a table, and how are its cells parted? Prose with commas must never be taken for one."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.ingest import field_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARTED_BY = (",", ";", "\t", "|")
UNQUOTED = ("\t", "|")
"""What parts cells so rarely stands in them that many programs put no quotation marks around them."""
NAMED = (".csv", ".tsv", ".tab", ".psv")
LOOKED_AT = 60
"""Rows from which a table's shape is read."""
MOST_CELLS = 5000
HEADER_CHARACTERS = 60
LEAST_ALIKE, SURELY_ALIKE = 0.8, 0.5
"""The least share of rows that have as many cells as the header; the second when the header names a text and more."""
LONG_CELL = 100
"""Characters from which a cell is no header."""
ROWS_WITHOUT_HEADER = 2
LONGEST_CELL = 1 << 25
"""Characters of a cell: no file has more."""
MOST_DELIMITERS = 100_000
"""Commas of one line."""
UNCLOSED = "This row has an opening quotation mark that nothing closes: correct it in the file."
TOO_WIDE = "This row has more cells than a table can have: correct it in the file."
LONGEST_RECORD = 5_000_000
"""Characters of a row that goes on over several lines."""
MENDINGS = 5
"""Quotation marks that nothing closes, after each of which reading begins anew."""
EXCEL = re.compile(r"(?:\ufeff)?[ \t\"]{0,3}sep=(.)[ \t\"]{0,3}\r?\n", re.IGNORECASE)
"""The first line that tells Excel what parts the cells."""


@dataclass(frozen=True, slots=True)
class Shape:
    """``delimiter`` parts the cells; ``header``: whether the first row names the columns; ``start``: where it begins.

    ``quoted``: whether quotation marks enclose cells; else they are a text's own.
    """

    delimiter: str
    header: bool
    start: int = 0
    quoted: bool = True


def shape(text: str, name: str, *, whole: bool) -> Shape | None:
    """Return how the table that ``text`` begins is laid out, ``None`` when it is no table.

    ``whole``: whether the text is all of the file, so that its last row is not cut off.
    """
    told = EXCEL.match(text)
    start = told.end() if told else len(text) - len(text.lstrip("\ufeff\r\n"))
    named = name.lower().endswith(NAMED) or told is not None
    found = []
    for delimiter in (told[1],) if told and told[1] in PARTED_BY else PARTED_BY:
        quoted = delimiter not in UNQUOTED or not _has_own_marks(text[start:], delimiter)
        form = Shape(delimiter, header=True, start=start, quoted=quoted)
        rows = _first_rows(text, form, whole=whole)
        if rows and len(rows[0]) <= MOST_CELLS and (score := _score(rows, named=named)):
            found.append((score, -PARTED_BY.index(delimiter), replace(form, header=_is_header(rows[0]))))
    if found:
        return max(found, key=lambda one: one[:2])[2]
    return _one_column(text, start, whole=whole) if named else None


def records(text: str, form: Shape) -> Iterator[list[str] | str]:
    """Yield each record's cells, the header among them; for one that cannot be read, the sentence that says why.

    An opening quotation mark that nothing closes must not swallow the rest of the file: reading goes on in the next line.
    """
    at, left = form.start, MENDINGS
    while at < len(text):
        lines = _Lines(text, at, form.delimiter, LONGEST_RECORD if left else len(text))
        why = ""
        try:
            for cells in _reader(lines, form):
                if left and form.quoted and lines.at >= len(text) and _is_open(text[lines.began :], form.delimiter):
                    why = UNCLOSED
                    break
                yield cells
                lines.began = lines.at
        except _TooWideError:
            why = TOO_WIDE
        except _TooLongError:
            why = UNCLOSED
        if not why:
            return
        yield why
        left -= why == UNCLOSED
        at = text.find("\n", lines.began) + 1 or len(text)


class _TooLongError(Exception):
    """A record has more characters than any article."""


class _TooWideError(Exception):
    """A line has more cells than any table."""


class _Lines:
    """A text's lines, one after the other, knowing where it stands; ``began``: where the record being read began."""

    def __init__(self, text: str, at: int, delimiter: str, most: int) -> None:
        """Begin at an offset. ``most``: the characters that a record of several lines may have."""
        self.text, self.at, self.began, self.delimiter, self.most = text, at, at, delimiter, most

    def __iter__(self) -> _Lines:
        """Return itself."""
        return self

    def __next__(self) -> str:
        """Return the next line with its end.

        Raises `_TooWideError` when it would fill the memory with cells, `_TooLongError` when the record goes on too long.
        """
        if self.at >= len(self.text):
            raise StopIteration
        start = self.at
        if start - self.began > self.most:
            raise _TooLongError
        self.at = self.text.find("\n", start) + 1 or len(self.text)
        if self.text.count(self.delimiter, start, self.at) > MOST_DELIMITERS:
            raise _TooWideError
        return self.text[start : self.at]


def _reader(source: Iterator[str], form: Shape) -> Iterator[list[str]]:
    """Read records with the standard library's reader."""
    if (
        csv.field_size_limit() < LONGEST_CELL
    ):  # it is the process's own; memory is bounded by the limit on a file's size
        csv.field_size_limit(LONGEST_CELL)
    return csv.reader(source, delimiter=form.delimiter, quoting=csv.QUOTE_MINIMAL if form.quoted else csv.QUOTE_NONE)


def _has_own_marks(text: str, delimiter: str) -> bool:
    """Tell whether cells begin with a quotation mark that is the text's own: after the closing one the cell goes on."""
    try:
        for _ in zip(
            range(LOOKED_AT), csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), strict=False
        ):
            pass
    except csv.Error as error:
        return "expected after" in str(error)
    return False


def _is_open(record: str, delimiter: str) -> bool:
    """Tell whether a text's last record ends inside quotation marks."""
    try:
        for _ in csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _first_rows(text: str, form: Shape, *, whole: bool) -> list[list[str]]:
    """Return the first rows that are not blank, as far as they are complete."""
    rows: list[list[str]] = []
    lines = _Lines(text, form.start, form.delimiter, len(text))
    try:
        for cells in _reader(lines, form):
            if any(cell.strip() for cell in cells) and (whole or lines.at < len(text)):
                rows.append(cells)
            if len(rows) == LOOKED_AT:
                break
    except _TooWideError:
        return rows
    return rows


def _score(rows: Sequence[Sequence[str]], *, named: bool) -> float:
    """Score one way of parting the cells, 0 when it makes no table."""
    header, body = rows[0], rows[1:]
    width = len(header)
    if width < 2:  # noqa: PLR2004 - one cell a row is no parting
        return 0.0
    known = field_names.known(header)
    alike = sum(len(row) == width for row in body) / len(body) if body else 0.0
    if _is_header(header):
        surely = "text" in known and len(known) > 1 and all(len(cell) <= HEADER_CHARACTERS for cell in header)
        least = 0.0 if surely and named else SURELY_ALIKE if surely else LEAST_ALIKE
        enough = alike >= least if body else named and len(known) > 1
        sound = surely or (named and (bool(known) or _looks_like_names(header)))
        return 1 + alike + len(known) + min(width, 10) / 100 if enough and sound else 0.0
    held = named and len(rows) >= ROWS_WITHOUT_HEADER and alike == 1 and not _is_prose(rows)
    return 0.5 + alike if held else 0.0


def _is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row may name columns: short cells, not two the same, hardly one empty, no sentence."""
    plain = [cell.strip() for cell in cells]
    filled = [cell for cell in plain if cell]
    return (
        bool(filled)
        and all(len(cell) < LONG_CELL and "\n" not in cell and not cell.endswith((".", "!", "”")) for cell in filled)
        and not any(cell.lower().startswith(("http://", "https://")) for cell in filled)
        and (len(set(filled)) == len(filled) or _names_fields(filled))
        and (len(filled) > len(plain) / 2 or bool(field_names.known(filled)))
    )


def _names_fields(cells: Sequence[str]) -> bool:
    """Tell whether cells, some of them the same, are names of columns all the same: two fields or more are called as usual."""
    return len(field_names.known(cells)) > 1 and all(len(cell) <= HEADER_CHARACTERS for cell in cells)


def _looks_like_names(cells: Sequence[str]) -> bool:
    """Tell whether cells are names and not pieces of a sentence: few words each, none led by a space."""
    return all(len(cell.split()) <= 4 and not cell.startswith(" ") for cell in cells)  # noqa: PLR2004


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are lines of prose that happen to have as many commas: most cells after the first begin with a space."""
    later = [cell for row in rows for cell in row[1:] if cell]
    return not later or sum(cell.startswith(" ") for cell in later) > len(later) / 2


def _one_column(text: str, start: int, *, whole: bool) -> Shape | None:
    """Return the shape of a table with a single column, whose header says that it holds texts."""
    form = Shape(",", header=True, start=start)
    rows = _first_rows(text, form, whole=whole)
    fits = len(rows) > 1 and all(len(row) == 1 for row in rows) and "text" in field_names.known(rows[0])
    return form if fits else None
