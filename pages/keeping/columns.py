"""Spreadsheets: which column holds the text, which the headline. Guessed from names and contents, the reader's to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.ingest import table
from analysis.unreadable import Unreadable
from analysis.wording import shorten
from pages.parts import tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

FIELDS = {
    "text": "Text",
    "title": "Headline",
    "outlet": "Outlet",
    "date": "Date",
    "url": "Web address",
    "author": "Author",
}
NONE = "–"
NAME_SHOWN = 60
"""Characters of a column's name within a sentence."""


def choose(uploads: Sequence[Any]) -> dict[str, dict[str, str]]:
    """Let the reader check the columns of every spreadsheet among ``uploads``; return file id → field → column."""
    chosen = {}
    for upload in uploads:
        look = _preview(upload.file_id, upload)
        if look is not None:
            chosen[upload.file_id] = _one(upload, look)
    return chosen


@st.cache_resource(max_entries=64, show_spinner=False, scope="session")
def _preview(file_id: str, _upload: Any) -> table.Preview | None:  # noqa: ARG001 - what the cache goes by
    """Return what a spreadsheet looks like, ``None`` for any other file. Once a file: the reader may look for long."""
    data = _upload.getvalue()
    try:
        return table.preview(data, _upload.name) if table.matches(data, _upload.name) else None
    except Unreadable:  # the import says why
        return None


def _one(upload: Any, look: table.Preview) -> dict[str, str]:
    """Draw one spreadsheet's first rows and a choice for every field."""
    found = ", ".join(f"{FIELDS[field].lower()} in “{column}”" for field, column in look.columns.items())
    several = _several_events(look)
    if several:
        words.warn(several, quiet=True)
    with st.expander(f"Columns of {words.label(upload.name)}", expanded="text" not in look.columns):
        st.html(
            f'<p class="note">{look.rows:,} rows, one article each. Found: {words.safe(found) if found else "no column by its name"}.</p>'
        )
        places = range(len(look.header))
        with st.container(horizontal=True):
            picked = {
                field: st.selectbox(
                    told, [None, *places], index=_index(look, field), width=190, key=f"column_{field}_{upload.file_id}",
                    format_func=lambda at: NONE if at is None else look.header[at] or f"column {at + 1}",
                )
                for field, told in FIELDS.items()
            }  # fmt: skip
        _rows(look)
    return {field: look.header[at] for field, at in picked.items() if at is not None}


def _several_events(look: table.Preview) -> str:
    """Return what to know of a table whose rows tell of several events: here all of them go into one."""
    if not look.event:
        return ""
    return (
        f"The column “{shorten(words.option(look.event), NAME_SHOWN)}” tells of several events, and everything added at once goes into one. "
        "Upload a table for each event; or measure them all with python -m analysis batch and open the file under Over time."
    )


def _index(look: table.Preview, field: str) -> int:
    """Return the position of a field's guessed column among the choices; 0 is "none"."""
    return look.header.index(look.columns[field]) + 1 if look.columns.get(field) in look.header else 0


def _rows(look: table.Preview) -> None:
    head = "".join(f"<th>{words.safe(name)}</th>" for name in look.header[:8])
    body = "".join(f"<tr>{''.join(f'<td>{words.safe(cell)}</td>' for cell in row[:8])}</tr>" for row in look.shown[:3])
    st.html(tables.grid(f"<tr>{head}</tr>", body, told="The first rows", kind="wide"))
