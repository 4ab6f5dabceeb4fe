"""The arc of an article: its sentences from first to last, one small panel an article, all on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.look import Look, Row, bare, colour, plain, shorten
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.measures.base import Floats

PANEL = 92


def arcs(rows: Sequence[Row], tones: Mapping[int, Floats], look: Look, *, left: int = 158) -> go.Figure:
    """Draw each article's sentence tones (−1…+1) as bars from zero, in reading order, one panel a row.

    ``tones``: row key → one number a sentence, NaN where the sentence has no words in the chosen voice. Bars carry
    ``[row key, sentence number from 0]`` as custom data.
    """
    import plotly.graph_objects as go
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=len(rows), cols=1, shared_xaxes=False, vertical_spacing=0.03)
    for place, row in enumerate(rows, start=1):
        tone = tones[row.key]
        order = np.arange(len(tone))
        words = [number(value, 2, signed=True) if not np.isnan(value) else "no words in this voice" for value in tone]
        hover = "<b>" + plain(row.name) + "</b><br>sentence %{text}<br>Click to see it<extra></extra>"
        bar = go.Bar(
            x=(order + 0.5) / max(len(tone), 1) * 100, y=np.nan_to_num(tone), width=100 / max(len(tone), 1) * 0.72,
            marker={"color": colour(row, look), "line": {"width": 0}, "opacity": np.where(tone < 0, 1.0, 0.5)},
            text=[f"{i + 1} of {len(tone)}: {word}" for i, word in enumerate(words)], textposition="none",
            customdata=[[row.key, int(i)] for i in order], hovertemplate=hover,
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.35}},
        )  # fmt: skip
        figure.add_trace(bar, row=place, col=1)
        axis = "" if place == 1 else str(place)
        figure.add_annotation(
            xref="paper", x=0, xanchor="left", xshift=-left - 32, yref=f"y{axis}", y=0, yanchor="middle", align="left",
            showarrow=False, font={"size": 15, "color": look.ink},
            text=f'<b>{plain(shorten(row.name, 19))}</b><br><span style="font-size:13px;color:{look.muted}">{plain(row.note)}</span>',
        )  # fmt: skip
    figure.update_yaxes(
        range=[-1.12, 1.12],
        tickvals=[],
        ticks="",
        showgrid=False,
        zerolinecolor=look.axis,
        zerolinewidth=1,
        fixedrange=True,
    )
    scale = {"tickvals": [-1, 0, 1], "ticktext": ["−1", "0", "+1"], "tickfont": {"size": 13, "color": look.muted}}
    figure.update_yaxes(**scale, row=1, col=1)
    figure.update_xaxes(range=[0, 100], visible=False, fixedrange=True)
    figure.update_xaxes(
        visible=True, tickvals=[0, 50, 100], ticktext=["first sentence", "middle", "last"], ticks="", showgrid=False,
        tickfont={"size": 13, "color": look.muted}, row=len(rows), col=1,
    )  # fmt: skip
    return bare(figure, look, height=PANEL * len(rows) + 40, margin={"l": left + 34, "r": 26, "t": 8, "b": 30})
