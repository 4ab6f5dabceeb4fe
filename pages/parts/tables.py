"""A table with its download: plain columns (safe for any text) and a CSV in which no cell is a formula."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.report import table as csv
from pages.parts import whole
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator


def grid(head: str, body: str, *, told: str, kind: str = "") -> str:
    """Return a small table of the page's own, of rows of HTML. ``told`` names it.

    Where it is wider than the window it scrolls by itself; to do so with the keyboard it takes focus.
    """
    classes = f"grid {kind}".strip()
    inner = f'<table class="{classes}"><thead>{head}</thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll" role="group" aria-label="{escape(told, quote=True)}" tabindex="0">{inner}</div>'


def folded(label: str, *, key: str) -> DeltaGenerator | None:
    """Draw what unfolds to tables under ``label``; return where they go once the reader has opened it.

    What shows a table is a fifth of what a browser would have to load before it shows the first page.
    """
    place = st.expander(label, key=key, on_change="rerun")
    return place if place.open else None


def table(header: Sequence[str], rows: Sequence[Sequence[object]], *, file: str, key: str | None = None) -> None:
    """Draw ``rows`` under ``header`` with a download button; both show the same cells."""
    st.dataframe(_shown(tuple(header), tuple(map(tuple, rows))), hide_index=True)
    st.download_button(
        "Download as CSV", lambda: csv.to_csv(header, rows), file_name=file, mime="text/csv", on_click="ignore",
        key=key or f"csv_{file}",
    )  # fmt: skip


@remembered(120)
def _shown(header: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> Any:
    """Return the table as Streamlit sends it: making it takes longer than most of what a page does when nothing changed."""
    whole.load()
    import pandas as pd
    import pyarrow as pa

    frame = pd.DataFrame(list(rows), columns=list(header))
    try:
        return pa.Table.from_pandas(frame)
    except (pa.ArrowException, OverflowError):  # a column of words and numbers: Streamlit has its way with it
        return frame
