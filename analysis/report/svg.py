"""Charts of the report as SVG: the same rows and panels that the pages draw, without a script and without Plotly."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from analysis.charts.dots import span_of, ticks_of
from analysis.charts.look import LIGHT, colour, shorten
from analysis.charts.panels import told
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analysis.charts.dots import Dot, Panel
    from analysis.charts.look import Row

    _At = Callable[[float], float]

WIDE = 236
"""Units of a panel: with its names two fit an A4 page between its margins, and one a phone."""
LEFT, GAP, RIGHT, HEAD, FOOT, ROW = 126, 34, 8, 70, 26, 40
NAME = 17
MARKS = {
    0: '<circle cx="{x}" cy="{y}" r="5.2"/>',
    1: '<rect x="{left}" y="{top}" width="9.4" height="9.4"/>',
    2: '<path d="M{x} {up}L{right6} {y}L{x} {down}L{left6} {y}Z"/>',
    3: '<path d="M{x} {up}L{right6} {low}L{left6} {low}Z"/>',
    4: '<path d="M{l3} {top}L{r3} {top}L{right6} {y}L{r3} {bottom}L{l3} {bottom}L{left6} {y}Z"/>',
}
"""The outlets' shapes, in the order of their colours; grey ones are hollow circles."""


def strip(rows: Sequence[Row], panels: Sequence[Panel]) -> str:
    """Draw ``panels`` side by side over shared ``rows``: dot, thick line (50 % interval), thin line (95 %), value above the dot."""
    height = HEAD + FOOT + ROW * len(rows)
    width = LEFT + (WIDE + GAP) * max(1, len(panels)) - GAP + RIGHT
    parts = [_name(row, y) for y, row in enumerate(rows)]
    for place, one in enumerate(panels):
        parts += _panel(one, rows, LEFT + place * (WIDE + GAP), WIDE)
    if len({row.ranked for row in rows}) > 1:
        y = HEAD + ROW * sum(row.ranked for row in rows)
        parts.append(f'<path d="M0 {y}H{width}" stroke="{LIGHT.rule}"/>')
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(told(rows, panels), quote=True)}">'
        f"{''.join(parts)}</svg>"
    )


def panels(rows: Sequence[Row], found: Sequence[Panel]) -> str:
    """Draw each panel with its own names, to stand side by side on paper and below each other on a phone."""
    return f'<div class="charts">{"".join(strip(rows, [one]) for one in found)}</div>'


def _name(row: Row, at: int) -> str:
    y = _middle(at)
    tint = LIGHT.ink if row.ranked else LIGHT.muted
    return (
        f'<text x="0" y="{y - 2}" class="name" fill="{tint}">{escape(shorten(row.name, NAME))}</text>'
        f'<text x="0" y="{y + 13}" class="small">{escape(row.note)}</text>'
    )


def _panel(one: Panel, rows: Sequence[Row], left: float, wide: float) -> Iterator[str]:
    low, high = span_of(one)
    bottom = HEAD + ROW * len(rows)

    def at(value: float) -> float:
        return round(left + (value - low) / (high - low) * wide, 1)

    for y, text, kind in ((16, one.head, "head"), (34, one.unit, "small"), (52, one.finding, "told")):
        yield f'<text x="{left:.1f}" y="{y}" class="{kind}">{escape(text)}</text>'
    for tick in ticks_of(low, high):
        tint = LIGHT.axis if one.signed and tick == 0 else LIGHT.rule
        label = f"{tick:g}".replace("-", "−")
        yield f'<path d="M{at(tick)} {HEAD - 6}V{bottom}" stroke="{tint}"/>'
        yield f'<text x="{at(tick)}" y="{bottom + 17}" class="tick">{label}{escape(one.suffix)}</text>'
    for y, row in enumerate(rows):
        yield from _dot(row, one.dots[row.key], one, at, _middle(y))


def _dot(row: Row, dot: Dot, one: Panel, at: _At, y: float) -> Iterator[str]:
    if math.isnan(dot.value):
        why = "not measured" if row.ranked else "too little text"
        yield f'<text x="{sum(map(at, span_of(one))) / 2:.1f}" y="{y + 4}" class="tick">{why}</text>'
        return
    tint = colour(row, LIGHT)
    if not math.isnan(dot.low):
        yield f'<path d="M{at(dot.low)} {y}H{at(dot.high)}" stroke="{tint}" stroke-width="1.5"/>'
        if row.ranked:
            yield f'<path d="M{at(dot.low50)} {y}H{at(dot.high50)}" stroke="{tint}" stroke-width="8" opacity="{LIGHT.thick}"/>'
    x = at(dot.value)
    if row.hue is None or not row.ranked:
        yield f'<circle cx="{x}" cy="{y}" r="4.6" fill="{LIGHT.paper}" stroke="{LIGHT.muted}" stroke-width="1.4"/>'
    else:
        yield f'<g fill="{tint}">{_mark(row.hue, x, y)}</g>'
    yield f'<text x="{x}" y="{y - 9}" class="value">{_number(dot.value, one)}</text>'


def _mark(hue: int, x: float, y: float) -> str:
    near = {"left": x - 4.7, "top": y - 4.7, "bottom": y + 4.7, "up": y - 6, "down": y + 6, "low": y + 5}
    wide = {"left6": x - 6, "right6": x + 6, "l3": x - 3, "r3": x + 3}
    return MARKS[hue].format(x=x, y=y, **{name: round(value, 1) for name, value in {**near, **wide}.items()})


def _number(value: float, one: Panel) -> str:
    return number(value, one.decimals, signed=one.signed) + one.suffix


def _middle(row: int) -> float:
    return HEAD + ROW * row + ROW * 0.6


def glyph(hue: int | None) -> str:
    """Return an outlet's shape in its colour, as large as a letter."""
    inside = f'<circle cx="7" cy="7" r="5.2" fill="{LIGHT.grey}"/>'
    if hue is not None:
        inside = f'<g fill="{LIGHT.outlets[hue]}">{_mark(hue, 7, 7)}</g>'
    return f'<svg class="glyph" viewBox="0 0 14 14" aria-hidden="true">{inside}</svg>'
