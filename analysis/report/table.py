"""Tables as CSV that a spreadsheet opens as text and numbers, never as formulas."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STARTS = frozenset("=+-@|\t\r−")
"""What a spreadsheet may take for the start of a formula; full-width and small forms, which some fold, are read as these."""
SKIPPED = " \u00a0\u200b\u200c\u200d\u2060\ufeff\n\"';,"
"""What some importers drop before they look, beside all that prints nothing: spaces, quotes and separators."""


def defused(cell: object) -> object:
    """Return ``cell`` so that no spreadsheet runs it: text that could start a formula gets a leading apostrophe.

    Numbers stay numbers. The first character that counts is looked for behind everything that importers skip.
    """
    if not isinstance(cell, str) or (cell[:1].isascii() and cell[:1].isalnum()):
        return cell
    first = next((sign for sign in cell if sign.isprintable() and sign not in SKIPPED), "")
    return "'" + cell if unicodedata.normalize("NFKC", first)[:1] in STARTS or cell[:1] in {"\t", "\r"} else cell


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write rows as CSV: UTF-8 with a byte-order mark (Excel needs it), text quoted, every cell defused."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([defused(name) for name in header])
    writer.writerows([[defused(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig", "replace")
