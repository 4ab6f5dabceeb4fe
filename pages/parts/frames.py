"""The room of frames: towards what each article turns the matter, by the cue words it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked, profiles
from analysis.charts.dots import Dot
from analysis.charts.lines import Line, lines
from analysis.charts.look import Row
from analysis.comparison import frame_contrasts
from analysis.comparison import frames as compared
from analysis.comparison.choice import Choice
from analysis.comparison.wording import concordance
from analysis.measures.frames import DIFFERENT_CUES, frames
from pages.parts import chart, focus, frames_told, head, kwic, mixes, width, words
from pages.parts.frames_told import UNIT, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.result import Result
    from pages.parts.view import View

MOST_PAIRED = 8
"""Articles up to which every pair is compared; of more, each with all others together."""
BESIDE = 6
"""Articles up to which each has a line of its own, with its interval, in every band."""
FEW = 8


def room(view: View) -> None:
    """Draw the room."""
    seen = _seen(view.content, (view.choice.voice, view.choice.headline, view.choice.captions), _results=view.results)
    head.finding(view, frames_told.finding(view, seen))
    words.section(
        "Towards what each turns the matter",
        f"Cue words per 100 words, with 95 % interval. Hollow: fewer than {DIFFERENT_CUES} different cues, too few to speak of a frame. An "
        "article has several frames at once. Click a dot to see its words.",
    )
    _exhibit(view, seen)
    _in_context(view, seen)
    mixes.table(view, seen)
    frames_told.tables_of(view, seen)
    head.foot(
        "Words and phrases of lists written for this project, after the frames of Semetko & Valkenburg (2000) and Boydstun et al. (2014), "
        "matched as whole words. They show what an article dwells on, not what it makes of it; a cue can stand in another sense. How well "
        "these counts agree with people who code frames was not measured, so read the words before you rely on a number."
    )


@st.cache_resource(max_entries=48, show_spinner=False)
def _seen(
    key: tuple[str, ...],  # noqa: ARG001 - what the cache goes by
    choice: tuple[str, bool, bool],
    _results: Sequence[Result],
) -> Seen:
    wanted = Choice(*choice)
    found = compared.profiles(_results, wanted)
    paired = len(_results) <= MOST_PAIRED
    contrasts = frame_contrasts.pairs(_results, wanted) if paired else frame_contrasts.with_rest(_results, wanted)
    return Seen(found, *contrasts, paired=paired)


def _exhibit(view: View, seen: Seen) -> None:
    rows = [
        Row(i, view.names[i], f"{one.words:,} words", view.hues[i])
        for i, one in zip(view.shown, seen.profiles, strict=True)
    ]
    st.html(
        '<p class="note key">'
        + "".join(
            f'<span class="one">{words.glyph(row.hue)}{words.safe(row.name)}</span>' for row in rows[: BESIDE * 2]
        )
        + "</p>"
    )
    told = frames_told.alt(view, seen)
    key = width.sized("frames")
    with st.container(key=key):
        if len(rows) <= BESIDE:
            figure = chart.drawn(
                profiles.profiles, rows, _bands(view, seen), chart.look(), unit=UNIT, narrow=width.narrow()
            )
        else:
            figure = chart.drawn(
                lines, rows, _lines(view, seen), chart.look(), unit=UNIT, decimals=1, narrow=width.narrow()
            )
        chart.plot(figure, key=f"plot_{key}", what="frame", told=told)


def _bands(view: View, seen: Seen) -> list[profiles.Band]:
    found, names = dict(zip(view.shown, seen.profiles, strict=True)), head.names(view)
    return [
        profiles.Band(
            frame.name,
            frame.label,
            frames_told.short(frame.name, seen, names),
            {key: Dot(one.rates[frame.name].value, *one.rates[frame.name].ends) for key, one in found.items()},
            tuple(key for key, one in found.items() if not one.present(frame.name)),
        )
        for frame in frames()
    ]


def _lines(view: View, seen: Seen) -> list[Line]:
    found = dict(zip(view.shown, seen.profiles, strict=True))
    return [
        Line(frame.name, frame.label, {key: value for key, one in found.items() if (value := one.rates[frame.name].value) == value})
        for frame in frames()
    ]  # fmt: skip


def _in_context(view: View, seen: Seen) -> None:
    words.section("The cues in context", "Click a dot above, or choose here.")
    labels = {frame.name: frame.label for frame in frames()}
    first = frames_told.first(seen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = focus.article(view, first=view.shown[first[0]])
        name = focus.item("Frame", labels, key="frame", first=first[1])
    if who is None:
        return
    one = seen.profiles[view.shown.index(who)]
    st.html(
        f'<p class="figure">{words.glyph(view.hues[who])}<b>{words.safe(view.names[who])}</b> · {frames_told.figure(one, name)}</p>'
    )
    cues = one.marks[name]
    every = st.session_state.get("cues_all", False)
    shown = [group for group in marked.groups() if group.key == "frame"]
    found = concordance.lines(
        view.opened.results[who], who, [(mark.start, mark.end) for mark in cues], window=concordance.NARROW
    )
    body = [
        kwic.line(view, line, marks=[mark], shown=shown, note=kwic.VOICE.get(line.voice, ""))
        for line, mark in zip(found, cues, strict=True)
    ]
    if body:
        st.html("".join(body if every else body[:FEW]))
    if len(body) > FEW:
        st.toggle(f"Show all {len(body)} cues", key="cues_all")
    if not body:
        words.warn("No cue of this frame in this article, in the chosen voice.", quiet=True)
