"""Sentence lengths: every sentence a dot on one scale, a row an article, the middle one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.look import LEFT, NAME, Look, Row, colour, plain, shorten, symbol
from analysis.charts.sketch import Sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.measures.base import Floats

ROW = 64
STEP = 0.13


def lengths(rows: Sequence[Row], words: Mapping[int, Floats], look: Look, *, left: int = LEFT) -> go.Figure:
    """Draw a dot a sentence at its number of words; equal ones are stacked. The tick is the median, named.

    ``words``: row key → words of each sentence. Points carry ``[row key, "row key-sentence number from 0"]``
    as custom data.
    """
    sketch = Sketch(look)
    most = max((float(w.max()) for w in words.values() if len(w)), default=1.0)
    for y, row in enumerate(rows):
        counts = words[row.key]
        sketch.name(plain(shorten(row.name, NAME)), f"{len(counts)} sentences", y=y, left=left)
        if len(counts):
            _sentences(sketch, row, counts, y)
    sketch.set_axis("y", range=[len(rows) - 0.4, -0.75], visible=False)
    sketch.set_axis(
        "x", range=[0, most * 1.06], gridcolor=look.rule, zeroline=False, tickfont={"size": 13, "color": look.muted},
        nticks=7, title={"text": "words in a sentence", "font": {"size": 13, "color": look.muted}},
    )  # fmt: skip
    return sketch.figure(height=ROW * len(rows) + 70, margin={"l": left, "r": 10, "t": 6, "b": 48})


def _sentences(sketch: Sketch, row: Row, counts: Floats, y: int) -> None:
    ink = sketch.look.ink
    middle = float(np.median(counts))
    sketch.line(x0=middle, x1=middle, y0=y - 0.36, y1=y + 0.36, line={"color": ink, "width": 2}, layer="below")
    sketch.note(f"median {middle:g}", x=middle, y=y - 0.36, yanchor="bottom", font={"size": 13, "color": ink})
    sketch.trace(
        "scatter", x=counts, y=y + stacked(counts), mode="markers",
        marker={"color": colour(row, sketch.look), "symbol": symbol(row), "size": 7.5, "opacity": 0.7, "line": {"width": 0}},
        customdata=[[row.key, f"{row.key}-{i}"] for i in range(len(counts))],
        hovertemplate=f"<b>{plain(row.name)}</b><br>%{{x}} words<br>Click to read the sentence<extra></extra>",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.35}},
    )  # fmt: skip


def stacked(counts: Floats) -> Floats:
    """Return a shift for each dot so that equal ones stand over and under each other, at most a third of a row."""
    seen: dict[float, int] = {}
    shifts = []
    for count in counts.tolist():
        place = seen.get(count, 0)
        seen[count] = place + 1
        shifts.append(((place + 1) // 2) * STEP * (1 if place % 2 else -1))
    return np.array([min(max(shift, -0.34), 0.34) for shift in shifts])
