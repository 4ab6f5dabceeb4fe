"""A table with its download: plain columns (safe for any text) and a CSV in which no cell is a formula."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.report import table as csv

if TYPE_CHECKING:
    from collections.abc import Sequence


def grid(head: str, body: str, *, told: str, kind: str = "") -> str:
    """Return a small table of the page's own, of rows of HTML. ``told`` names it.

    Where it is wider than the window it scrolls by itself; to do so with the keyboard it takes focus.
    """
    classes = f"grid {kind}".strip()
    inner = f'<table class="{classes}"><thead>{head}</thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll" role="group" aria-label="{escape(told, quote=True)}" tabindex="0">{inner}</div>'


def table(header: Sequence[str], rows: Sequence[Sequence[object]], *, file: str, key: str | None = None) -> None:
    """Draw ``rows`` under ``header`` with a download button; both show the same cells."""
    import pandas as pd

    st.dataframe(pd.DataFrame(list(rows), columns=list(header)), hide_index=True)
    data = csv.to_csv(header, rows)
    st.download_button(
        "Download as CSV", data, file_name=file, mime="text/csv", on_click="ignore", key=key or f"csv_{file}"
    )
