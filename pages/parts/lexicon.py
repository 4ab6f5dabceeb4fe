"""The lexicon as a table to search and sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.measures import loaded
from analysis.report.table import to_csv

if TYPE_CHECKING:
    import pandas as pd


HEADER = ("entry", "category", "strength", "part of speech", "condition", "exceptions", "note")


def table() -> None:
    """Draw every entry with category, strength, condition, exceptions and note."""
    frame, data = _lexicon()
    st.dataframe(frame, hide_index=True)
    st.download_button("Download as CSV", data, file_name="lexicon.csv", mime="text/csv", on_click="ignore")


@st.cache_resource(show_spinner=False)
def _lexicon() -> tuple[pd.DataFrame, bytes]:
    """Return the lexicon as a table and as CSV; made once, as it never changes while the dashboard runs."""
    import pandas as pd

    rows = [(e.entry, e.category, e.strength, e.pos, e.condition, e.exceptions, e.note) for e in loaded.lexicon()]
    return pd.DataFrame(rows, columns=list(HEADER)), to_csv(HEADER, rows)
