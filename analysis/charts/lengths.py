"""Sentence lengths: every sentence a dot on one scale, a row an article, the middle one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.look import Look, Row, bare, colour, plain, shorten, symbol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.measures.base import Floats

ROW = 64
STEP = 0.13


def lengths(rows: Sequence[Row], words: Mapping[int, Floats], look: Look, *, left: int = 158) -> go.Figure:
    """Draw a dot a sentence at its number of words; equal ones are stacked. The tick is the median, named.

    ``words``: row key → words of each sentence. Points carry ``[row key, sentence number from 0]`` as custom data.
    """
    import plotly.graph_objects as go

    figure = go.Figure()
    most = max((float(w.max()) for w in words.values() if len(w)), default=1.0)
    for y, row in enumerate(rows):
        counts = words[row.key]
        tint = colour(row, look)
        figure.add_annotation(
            xref="paper", x=0, xanchor="left", xshift=-left + 2, y=y, yanchor="middle", align="left", showarrow=False,
            text=f'<b>{plain(shorten(row.name, 19))}</b><br><span style="font-size:13px;color:{look.muted}">{len(counts)} sentences</span>',
            font={"size": 15, "color": look.ink},
        )  # fmt: skip
        if not len(counts):
            continue
        middle = float(np.median(counts))
        figure.add_shape(
            type="line",
            x0=middle,
            x1=middle,
            y0=y - 0.36,
            y1=y + 0.36,
            line={"color": look.ink, "width": 2},
            layer="below",
        )
        figure.add_annotation(
            x=middle,
            y=y - 0.36,
            yanchor="bottom",
            text=f"median {middle:g}",
            showarrow=False,
            font={"size": 13, "color": look.ink},
        )
        figure.add_trace(
            go.Scatter(
                x=counts, y=y + stacked(counts), mode="markers",
                marker={"color": tint, "symbol": symbol(row), "size": 8.5, "opacity": 0.62, "line": {"width": 0}},
                customdata=[[row.key, i] for i in range(len(counts))],
                hovertemplate=f"<b>{plain(row.name)}</b><br>%{{x}} words<br>Click to read the sentence<extra></extra>",
                selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.35}},
            )
        )  # fmt: skip
    figure.update_yaxes(range=[len(rows) - 0.4, -0.75], visible=False, fixedrange=True)
    figure.update_xaxes(
        range=[0, most * 1.06], gridcolor=look.rule, zeroline=False, ticks="", tickfont={"size": 13, "color": look.muted},
        nticks=7, fixedrange=True, ticksuffix="", title={"text": "words in a sentence", "font": {"size": 13, "color": look.muted}},
    )  # fmt: skip
    return bare(figure, look, height=ROW * len(rows) + 70, margin={"l": left, "r": 10, "t": 6, "b": 48})


def stacked(counts: Floats) -> Floats:
    """Return a shift for each dot so that equal ones stand over and under each other, at most a third of a row."""
    seen: dict[float, int] = {}
    shifts = []
    for count in counts.tolist():
        place = seen.get(count, 0)
        seen[count] = place + 1
        shifts.append(((place + 1) // 2) * STEP * (1 if place % 2 else -1))
    return np.array([min(max(shift, -0.34), 0.34) for shift in shifts])
