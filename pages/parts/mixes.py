"""How far apart the mixes of frames lie: a row a pair, which opens to the frames that the distance comes from, and to their cues."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison import mix_parts
from analysis.comparison.wording import concordance
from analysis.measures.frames import frames
from analysis.wording import number
from pages.parts import exhibits, kwic, rows, tables, words

if TYPE_CHECKING:
    from analysis.comparison.frame_mixes import Distance
    from analysis.comparison.mix_parts import Part
    from pages.parts.frames_told import Seen
    from pages.parts.view import View

OPEN, PAIR, OF = "mixes", "mix", "mix_frame"
"""Session keys: whether the table is unfolded, which of its rows is open, and which frame's cues are shown."""
EVERY = "mix_cues"
"""Session key: whether all cues are shown."""
ROWS, CUES = 6, 6
"""Pairs, and cues of an article, before the reader asks for all."""
COLUMNS = ("Distance", "95 % interval", "By chance", "Told apart")
TOP = 3
"""Frames that are named as those that the distance comes from."""


def table(view: View, seen: Seen) -> None:
    """Draw the rows, the farthest pair first, folded at first; nothing where there is no pair."""
    if len(view.shown) < 2:  # noqa: PLR2004 - two make a distance
        return
    unfolded = st.expander("How far apart the mixes of frames lie", key=OPEN, on_change="rerun", bind="query-params")
    if not unfolded.open:
        return
    exhibits.style()
    with unfolded:
        _rows(view, seen)


def _rows(view: View, seen: Seen) -> None:
    st.html(
        '<p class="note">Jensen–Shannon distance of the shares of all frames: 0 the same mix, 1 nothing in common. Small samples differ by '
        "chance too: how much is said beside it. Press a row to see which frames it comes from.</p>"
    )
    names = {_name(view, one): one for one in seen.apart}
    exhibits.pick(PAIR, (None, *names))
    chosen = st.selectbox(
        "Work out a distance", list(names), index=None, format_func=words.option, key=PAIR, bind="query-params",
        placeholder="Choose a pair, or press its row", width=460, label_visibility="collapsed",
    )  # fmt: skip
    st.html(rows.head("Articles", [escape(column) for column in COLUMNS]))
    place = st.container()
    what = "pairs" if seen.paired else "articles"
    every = len(names) > ROWS and st.toggle(f"Show all {len(names)} {what}", key="mixes_all", bind="query-params")
    some = [name for at, name in enumerate(names) if every or at < ROWS or name == chosen]
    with place:
        lines = [rows.Row(name, name, _cells(names[name])) for name in some]
        opened = names.get(chosen or "")
        rows.draw(lines, key=PAIR, opened=partial(_opened, view, seen, opened) if opened else _nothing)


def _nothing() -> None:
    """Draw nothing: no pair is chosen."""


def _name(view: View, one: Distance) -> str:
    sides = [view.names[view.shown[at]] for at in (one.a, one.b) if at >= 0]
    return " – ".join(sides if len(sides) > 1 else [*sides, "all others"])


def _cells(one: Distance) -> str:
    if one.reason:
        told = [number(one.value, 2), "", "", one.reason]
    else:
        ends = f"{number(one.low, 2)} to {number(one.high, 2)}"
        told = [number(one.value, 2), ends, number(one.chance, 2), "clear" if one.clear else "cannot tell apart"]
    return rows.cells(COLUMNS, [f"<p>{escape(cell)}</p>" for cell in told])


def _opened(view: View, seen: Seen, one: Distance) -> None:
    """Draw every frame's share in both mixes and its part of the distance; then the cues of one frame in both, in context."""
    found = mix_parts.parts(view.results, view.choice, one.a, one.b)
    labels = {frame.name: frame.label for frame in frames()}
    most = [f"{labels[part.frame].lower()} ({_percent(part.part)})" for part in found[:TOP] if part.part]
    st.html(f'<p class="figure">Comes mostly from {escape(", ".join(most))}</p>' if most else '<p class="figure">The same mix.</p>')  # fmt: skip
    head = "".join(f"<th>{side}</th>" for side in _sides(view, one))
    body = "".join(_line(labels[part.frame], part) for part in found)
    header = f"<tr><th>Frame</th>{head}<th>Of the distance</th></tr>"
    st.html(
        tables.grid(header, body, told="Frames of both mixes", kind="parts")
        + '<p class="sub">Share of all cues (½ added to each frame, so that none is impossible), and how many cues. Each frame’s term of '
        "½ Σ p log₂(p ÷ m) + ½ Σ q log₂(q ÷ m), m the mean of both shares, as a part of the sum, whose root is the distance.</p>"
    )
    order = [part.frame for part in found]
    exhibits.pick(OF, order)
    frame = st.selectbox("Cues of", order, format_func=labels.__getitem__, key=OF, bind="query-params", width=260)
    pair = [one.a, one.b] if one.b >= 0 else [one.a, *(at for at in range(len(view.shown)) if at != one.a)]
    few = CUES if one.b >= 0 else 1
    cut = [_cues(view, seen, at, frame, few=few if at != one.a else CUES) for at in pair]
    if any(cut) or st.session_state.get(EVERY):
        st.toggle("Show all cues", key=EVERY)


def _sides(view: View, one: Distance) -> list[str]:
    named = [
        f"{words.glyph(view.hues[view.shown[at]])}{words.safe(view.names[view.shown[at]])}"
        for at in (one.a, one.b)
        if at >= 0
    ]
    return named if len(named) > 1 else [*named, "All others"]


def _line(label: str, one: Part) -> str:
    sides = "".join(
        f'<td>{_percent(share)} <span class="n">{number(cues, 0)}</span></td>'
        for share, cues in zip(one.shares, one.cues, strict=True)
    )
    return f"<tr><th>{escape(label)}</th>{sides}<td>{_percent(one.part)}</td></tr>"


def _percent(share: float) -> str:
    return f"{number(100 * share, 0)} %"


def _cues(view: View, seen: Seen, at: int, frame: str, *, few: int) -> bool:
    """Draw the lines of an article's cues of one frame; return whether some are not shown."""
    position, cues = view.shown[at], seen.profiles[at].marks[frame]
    shown = cues if st.session_state.get(EVERY) else cues[:few]
    groups = [group for group in marked.groups() if group.key == "frame"]
    spans = [(mark.start, mark.end) for mark in shown]
    found = concordance.lines(view.opened.results[position], position, spans, window=concordance.NARROW)
    lines = [
        kwic.line(view, line, marks=[mark], shown=groups, note=kwic.VOICE.get(line.voice, ""))
        for line, mark in zip(found, shown, strict=True)
    ]
    who = f"{words.glyph(view.hues[position])}<b>{words.safe(view.names[position])}</b>"
    count = f"{len(cues)} cue{'s' * (len(cues) != 1)}" if cues else "no cue of this frame"
    st.html(f'<p class="figure by">{who} · {count}</p>{"".join(lines)}')
    return len(shown) < len(cues)
