"""Charts of this page: a click on a point sets what the evidence shows, and the point gets a ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import picked
from pages.parts import address, chart
from pages.parts.chosen import RING

if TYPE_CHECKING:
    import plotly.graph_objects as go

DRAWN = "drawn_over_time"
"""Session key: the charts drawn in this run."""
OF, WHICH = "of_outlet", "of_which"
"""Session keys of the evidence: the outlet, and what of it: "gap" its events, "level" its articles, "e" and an event, "p" and a period's first day."""


def ring() -> None:
    """Put a ring around every point that stands for what the evidence shows; to be called when that is chosen."""
    wanted = [st.session_state.get(OF), st.session_state.get(WHICH)]
    drawn = st.session_state.pop(DRAWN, [])
    found = [f".st-key-{key} {one}" for key, figure in drawn for one in picked.selectors(figure.to_dict(), wanted)]
    if found and None not in wanted:
        st.html(f"<style>{','.join(found)}{{{RING}}}</style>")


def plot(figure: go.Figure, *, key: str, told: str) -> None:
    """Draw one figure; a click on a point sets what the evidence shows."""
    st.session_state.setdefault(DRAWN, []).append((key, figure))
    st.plotly_chart(
        figure, theme=None, key=key, on_select=lambda: _picked(key), selection_mode="points", config=chart.config(key),
        alt=told,
    )  # fmt: skip


def _picked(key: str) -> None:
    points = st.session_state[key].selection.points
    if points:
        of, which = points[0]["customdata"][:2]
        address.choose({OF: of, WHICH: which})
