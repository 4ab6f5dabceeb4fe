"""The arc of an article: its sentences from first to last, one small panel an article, all on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.look import LEFT, NAME, Look, Row, colour, plain, shorten
from analysis.charts.sketch import Sketch, axis, domains
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.measures.base import Floats

PANEL = 76
SPACING = 0.03
SCALE = 32
"""Pixels left of the bars for the scale."""


def arcs(rows: Sequence[Row], tones: Mapping[int, Floats], look: Look, *, left: int = LEFT) -> go.Figure:
    """Draw each article's sentence tones (−1…+1) as bars from zero, in reading order, one panel a row.

    ``tones``: row key → one number a sentence, NaN where the sentence has no words in the chosen voice. Bars carry
    ``[row key, "row key-sentence number from 0"]`` as custom data.
    """
    sketch = Sketch(look)
    panels = domains(len(rows), SPACING)
    for place, (row, domain) in enumerate(zip(rows, reversed(panels), strict=True)):
        _bars(sketch, place, row, tones[row.key])
        sketch.name(plain(shorten(row.name, NAME)), plain(row.note), y=0, y_panel=place, left=left + SCALE)
        scale = {"tickvals": [-1, 0, 1], "ticktext": ["−1", "0", "+1"]} if not place else {"tickvals": []}
        sketch.set_axis(
            "y", place, domain=domain, anchor="x", range=[-1.12, 1.12], showgrid=False, zerolinecolor=look.axis,
            zerolinewidth=1, tickfont={"size": 13, "color": look.muted}, **scale,
        )  # fmt: skip
    sketch.set_axis(
        "x", range=[0, 100], tickvals=[0, 50, 100], ticktext=["first sentence", "middle", "last"], showgrid=False,
        zeroline=False, anchor=axis("y", max(len(rows) - 1, 0)), tickfont={"size": 13, "color": look.muted},
    )  # fmt: skip
    height = PANEL * len(rows) + 40
    return sketch.figure(height=height, margin={"l": left + SCALE + 2, "r": 26, "t": 8, "b": 30})


def _bars(sketch: Sketch, place: int, row: Row, tone: Floats) -> None:
    order, count = np.arange(len(tone)), max(len(tone), 1)
    words = [number(value, 2, signed=True) if not np.isnan(value) else "no words in this voice" for value in tone]
    sketch.trace(
        "bar", y_panel=place, x=(order + 0.5) / count * 100, y=np.nan_to_num(tone), width=72 / count,
        marker={"color": colour(row, sketch.look), "line": {"width": 0}, "opacity": np.where(tone < 0, 1.0, 0.5)},
        text=[f"{i + 1} of {len(tone)}: {word}" for i, word in enumerate(words)], textposition="none",
        customdata=[[row.key, f"{row.key}-{i}"] for i in order],
        hovertemplate=f"<b>{plain(row.name)}</b><br>sentence %{{text}}<br>Click to see it<extra></extra>",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.35}},
    )  # fmt: skip
