"""Charts on a page: one drawing for wide screens or one for phones, and a click that chooses what the evidence shows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson
import streamlit as st

from analysis.charts import dots
from analysis.charts.look import DARK, LIGHT, Look
from analysis.charts.panels import told as panels_told
from pages.parts import address, chosen, hints, states, whole, width
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.charts.dots import Panel
    from analysis.charts.look import Row

PAGE = "page_title"
"""Session key: the page's name in the navigation, which the frame leaves here for the names of saved pictures."""
PICTURE = "picture"
"""Session key: the form in which pictures of charts are saved."""
PICTURES = {"png": "PNG", "svg": "SVG"}
WORDS = {"Download plot as a PNG": "Save this chart as PNG", "Download plot": "Save this chart as SVG"}
"""What Plotly calls its one button, in our words."""
SIZES = re.compile(r"^(?:plot_)?(?:wide_|narrow_)?|_narrow$")
"""What a chart's key says of the drawing's size, which a file's name need not."""


def config(key: str) -> dict[str, Any]:
    """Return Plotly's settings for one chart: no zooming, and one button that saves it, seen on hover and on focus."""
    chosen = st.session_state.get(PICTURE)
    return {
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {
            "format": chosen if chosen in PICTURES else "png",
            "filename": file_name(str(st.session_state.get(PAGE, "")), key),
            "scale": 2,
        },
        "displayNotifier": False,  # the browser shows what was saved
        "scrollZoom": False,
        "doubleClick": False,
        "locale": "parallax",
        "locales": {"parallax": {"dictionary": WORDS}},
    }


def file_name(page: str, key: str) -> str:
    """Return the name under which a chart is saved, without its suffix: "parallax-tone-arc"."""
    told = f"parallax {page} {SIZES.sub('', key)}".lower()
    names = re.sub(r"[^a-z0-9]+", " ", told).split()
    return "-".join(name for place, name in enumerate(names) if name not in names[:place])


def picture() -> None:
    """Let the reader choose the form in which charts are saved; the button is at each chart's upper right corner."""
    with st.container(key="pictures", horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Save a chart, by the camera at its corner, as",
            list(PICTURES), format_func=PICTURES.__getitem__, default="png", required=True, key=PICTURE,
        )  # fmt: skip


def look() -> Look:
    """Return the colours of the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def drawn(draw: Callable[..., go.Figure], *args: Any, **options: Any) -> go.Figure:
    """Return ``draw(*args, **options)``; a figure of the same numbers in the same colours is not drawn twice."""
    said = orjson.dumps((draw.__module__, args, options), option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS)
    return _drawn(hashlib.sha256(said).hexdigest(), draw, args, options)


@remembered(400)
def _drawn(
    digest: str,  # noqa: ARG001 - what is kept goes by
    _draw: Callable[..., go.Figure],
    _args: tuple[Any, ...],
    _options: dict[str, Any],
) -> go.Figure:
    with whole.DRAWING:
        return _draw(*_args, **_options)


def strip(
    rows: Sequence[Row], panels: Sequence[Panel], *, key: str, what: str, also: Mapping[str, object] | None = None
) -> None:
    """Draw panels of dots; a click on a dot sets the reader's choice of article (``who``) and of measure (``what``).

    ``also``: what else a click sets, session key → value. Of many rows the first are drawn, the rest when the reader asks;
    the axes are those of all rows either way.
    """
    hints.show("dots")
    shown = states.first(rows, key=f"{key}_rows")
    with width.fitting(key):
        if not width.narrow():
            plot(
                drawn(dots.strip, shown, panels, look()), key=key, what=what, told=panels_told(shown, panels), also=also
            )
        else:
            bare = [replace(row, note="") for row in shown]
            for place, panel in enumerate(panels):
                # One below the other, only the first tells the number of words again.
                figure = drawn(dots.strip, bare if place else shown, [panel], look(), narrow=True)
                plot(figure, key=f"{key}_{place}", what=what, told=panels_told(shown, [panel]), also=also)
    states.rest(rows, key=f"{key}_rows")


def plot(
    figure: go.Figure, *, key: str, what: str, told: str, also: Mapping[str, object] | None = None,
    parted: Callable[[str], Mapping[str, object]] | None = None,
) -> None:  # fmt: skip
    """Draw one figure whose points carry ``[article, item]`` as custom data; a click sets ``who`` and ``what``.

    ``also``: what else a click sets, session key → value. ``parted``: where an item stands for other choices than ``what``, those.
    """
    chosen.note(figure, key=key, what=what, also=also or {})
    with whole.DRAWING:
        st.plotly_chart(
            figure,
            theme=None,
            key=key,
            on_select=lambda: _picked(key, parted or (lambda item: {what: item}), also or {}),
            selection_mode="points",
            config=config(key),
            alt=told,
        )


def _picked(key: str, chosen_by: Callable[[str], Mapping[str, object]], also: Mapping[str, object]) -> None:
    """Choose what was clicked; a second click on it, which takes Plotly's selection back, chooses it again."""
    points, last = st.session_state[key].selection.points, f"{key}_last"
    if points:
        st.session_state[last] = points[0]["customdata"][:2]
    if last in st.session_state:
        who, item = st.session_state[last]
        address.choose({"who": who, **chosen_by(item), **also})
