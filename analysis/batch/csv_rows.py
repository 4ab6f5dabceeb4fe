"""Records of a table of text, read line by line: a quotation mark that nothing closes must not swallow the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING, TextIO

from analysis.batch.record import Bad
from analysis.ingest.table_shape import LONGEST_CELL, LONGEST_RECORD, MENDINGS, MOST_DELIMITERS, TOO_WIDE, UNCLOSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.ingest.table_shape import Shape

LONGEST_LINE = LONGEST_CELL
"""Characters of a line that are held at once; a longer one is taken in pieces."""


class _TooLongError(Exception):
    """A record has more characters than any article."""


class _TooWideError(Exception):
    """A line has more cells than any table."""


class _Lines:
    """A file's lines. Those of the record being read are kept, so that they can be given anew.

    ``number``: of the line given last, 1 for the first; ``ended``: whether one was asked for after the last.
    """

    def __init__(self, source: TextIO, delimiter: str, number: int) -> None:
        """Begin where ``source`` stands, behind ``number`` lines."""
        self.source, self.delimiter = source, delimiter
        self.record: list[str] = []
        self.waiting: deque[str] = deque()
        self.number, self.size = number, 0
        self.most, self.ended = LONGEST_RECORD, False

    def __iter__(self) -> _Lines:
        """Return itself."""
        return self

    def __next__(self) -> str:
        """Return the next line with its end.

        Raises `_TooWideError` when it would fill the memory with cells, `_TooLongError` when the record goes on too long.
        """
        line = self.waiting.popleft() if self.waiting else self.source.readline(LONGEST_LINE)
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.record.append(line)
        self.size += len(line)
        if line.count(self.delimiter) > MOST_DELIMITERS:
            raise _TooWideError
        if self.size > self.most and len(self.record) > 1:
            raise _TooLongError
        return line

    def begin(self) -> int:
        """Begin a record; return the number of its first line."""
        self.record, self.size = [], 0
        return self.number + 1

    def again(self) -> None:
        """Give all lines of the record but its first once more."""
        self.waiting.extendleft(reversed(self.record[1:]))
        self.number -= len(self.record) - 1
        self.ended = False


def records(source: TextIO, form: Shape, name: str) -> Iterator[tuple[int, list[str] | Bad]]:
    """Yield the number of each record's first line and its cells, or why it cannot be read; reading goes on in the next line.

    ``source`` stands at the file's beginning, ``name`` is what it is called.
    """
    before = source.read(form.start).count("\n")
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines, left = _Lines(source, form.delimiter, before), MENDINGS
    reader = _reader(lines, form)
    while True:
        at, why = lines.begin(), ""
        try:
            cells = next(reader)
            if left and lines.ended and form.quoted:  # it asked for another line: the mark was open
                why = UNCLOSED
        except StopIteration:
            return
        except _TooWideError:
            why = TOO_WIDE
        except (_TooLongError, csv.Error):
            why = UNCLOSED
        if not why:
            yield at, cells
            continue
        yield at, Bad(f"{name}, line {at}", why)
        if left:
            lines.again()
            left -= why == UNCLOSED
        lines.most = LONGEST_RECORD if left else LONGEST_CELL
        reader = _reader(lines, form)


def _reader(lines: _Lines, form: Shape) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=form.delimiter, quoting=csv.QUOTE_MINIMAL if form.quoted else csv.QUOTE_NONE)
