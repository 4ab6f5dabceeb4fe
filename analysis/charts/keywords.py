"""Distinctive words of one article: a line a word, how many times the odds of the other articles it has, with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts.look import THIN, Look, Row, colour, marker, plain, shorten
from analysis.charts.sketch import Point, Sketch
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

LINE = 30
LEFT = 112
RIGHT = 62
WIDEST = 14
"""Letters of a word that fit beside the plot."""
POWERS = (1 / 16, 1 / 4, 1.0, 4.0, 16.0, 64.0)
COARSE = (1 / 8, 1.0, 8.0, 64.0)
MOST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its log-odds ratio and 95 % interval. ``told``: its counts, in a few words; ``clear``: told apart from chance."""

    label: str
    value: float
    low: float
    high: float
    counts: str
    told: str
    clear: bool


def words(row: Row, shown: Sequence[Word], look: Look, *, span: tuple[float, float]) -> go.Figure:
    """Draw one line a word on a logarithmic axis of odds ("×4"); what is not clear is hollow and grey.

    ``span``: the axis in natural logarithms, the same for every article. Points carry ``[row key, word]`` as custom data.
    """
    sketch = Sketch(look)
    for y, word in enumerate(shown):
        tint = colour(row, look) if word.clear else look.axis
        ink = look.ink if word.clear else look.muted
        name = plain(shorten(word.label, WIDEST + 4))
        sketch.note(
            f"<b>{name}</b>" if word.clear else name, xref="paper", x=0, xanchor="left", xshift=-LEFT + 2, y=y,
            yanchor="middle", align="left", font={"size": 14.5, "color": ink},
        )  # fmt: skip
        sketch.note(
            plain(word.counts), xref="paper", x=1, xanchor="right", xshift=RIGHT - 2, y=y, yanchor="middle",
            font={"size": 13, "color": look.muted},
        )  # fmt: skip
        ends = [max(word.low, span[0]), min(word.high, span[1])]
        sketch.interval((ends[0], ends[1]), y=y, tint=tint, width=THIN)
        point = marker(row, look) if word.clear else _hollow(look)
        told = f"<b>{plain(word.label)}</b><br>{plain(word.told)}<br>Click to see it in every article"
        sketch.point(Point(word.value, y, [row.key, word.label], told, point))
    ticks = _ticks(span)
    sketch.set_axis(
        "x", range=list(span), tickvals=[math.log(power) for power in ticks], ticktext=[_times(power) for power in ticks],
        tickfont={"size": 13, "color": look.muted}, gridcolor=look.rule, gridwidth=1, showline=False, zeroline=True,
        zerolinecolor=look.axis, zerolinewidth=1.2,
    )  # fmt: skip
    sketch.set_axis("y", range=[len(shown) - 0.45, -0.55], visible=False)
    return sketch.figure(height=LINE * len(shown) + 30, margin={"l": LEFT, "r": RIGHT, "t": 2, "b": 28})


def _ticks(span: tuple[float, float]) -> list[float]:
    """Return the odds at the ticks: powers of 4, of 8 where the axis is long."""
    fine, coarse = ([power for power in powers if span[0] <= math.log(power) <= span[1]] for powers in (POWERS, COARSE))
    return fine if len(fine) <= MOST_TICKS else coarse


def _hollow(look: Look) -> dict[str, object]:
    return {"symbol": "circle", "size": 8, "color": look.paper, "line": {"color": look.muted, "width": 1.3}}


def _times(power: float) -> str:
    return "same" if power == 1 else f"×{power:g}" if power > 1 else f"÷{number(1 / power, 0)}"
