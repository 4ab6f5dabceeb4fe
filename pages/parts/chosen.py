"""The point of a chart that the reader chose is drawn as chosen: by a rule of style, so that no chart is drawn anew for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import picked

if TYPE_CHECKING:
    from collections.abc import Mapping

    import plotly.graph_objects as go

DRAWN = "drawn_charts"
"""Session key: the charts drawn in this run of the page (key, figure, and the session keys that a click sets)."""
RING = "stroke:var(--ink)!important;stroke-width:4.5px!important;stroke-opacity:1!important;opacity:1!important;paint-order:stroke"


def begin() -> None:
    """Forget the charts of the run before."""
    st.session_state[DRAWN] = []


def note(figure: go.Figure, *, key: str, what: str, also: Mapping[str, object]) -> None:
    """Note a chart that is drawn under ``key``, a click on which sets ``who`` and ``what``, and ``also`` these."""
    st.session_state.setdefault(DRAWN, []).append((key, figure, what, also))


def show() -> None:
    """Put a ring in ink around every point of the page's charts that stands for what is chosen now.

    To be called when the page is done: only then is known what an address or a click has chosen.
    """
    found = []
    state = st.session_state
    for key, figure, what, also in state.pop(DRAWN, ()):
        wanted = [state.get("who"), state.get(what)]
        if None not in wanted and all(state.get(other) == value for other, value in also.items()):
            found += [f".st-key-{key} {one}" for one in picked.selectors(figure.to_dict(), wanted)]
    if found:
        st.html(f"<style>{','.join(found)}{{{RING}}}</style>")
