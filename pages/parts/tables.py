"""A table with its download: plain columns (safe for any text) and a CSV in which no cell is a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.report import table as csv

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[object]], *, file: str, key: str | None = None) -> None:
    """Draw ``rows`` under ``header`` with a download button; both show the same cells."""
    import pandas as pd

    st.dataframe(pd.DataFrame(list(rows), columns=list(header)), hide_index=True)
    data = csv.to_csv(header, rows)
    st.download_button(
        "Download as CSV", data, file_name=file, mime="text/csv", on_click="ignore", key=key or f"csv_{file}"
    )
