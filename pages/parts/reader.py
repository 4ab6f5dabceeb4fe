"""The Reading room's choices: which places of the articles are in focus, which articles stand side by side, which marks show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.charts import marked
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.view import View

FIRST = ("charged", "label", "doubt", "hedge", "quoted", "paraphrased")
MOST_PLACES = 400
"""Places that an address may name: as many as an actor has mentions in a few long articles."""
SIZES = {"small": "Small", "medium": "Medium", "large": "Large"}
MANY = 3
"""Articles at once, at most."""
BESIDE = 2
"""Articles shown side by side for a link that names places in more."""


class Place(NamedTuple):
    """A stretch in focus: ``text[start:end]`` of the article at ``article``."""

    article: int
    start: int
    end: int


def places(view: View) -> tuple[Place, ...]:
    """Return the places that the address names (``?at=article-start-end.article-start-end``), without any that is not here."""
    told = st.query_params.get("at", "").split(".")[:MOST_PLACES]
    return tuple(sorted({found for one in told if (found := _place(view, one))}))


def _place(view: View, told: str) -> Place | None:
    parts = told.split("-")
    if len(parts) != len(Place._fields) or not all(part.isdecimal() and len(part) < 9 for part in parts):  # noqa: PLR2004
        return None
    found = Place(*map(int, parts))
    inside = found.article in view.shown and found.start < found.end <= len(
        view.opened.results[found.article].article.text
    )
    return found if inside else None


def remember(view: View, focus: Sequence[Place]) -> bool:
    """Put the articles of a newly followed link among those shown, once, so that the reader may choose others after.

    Say whether that changed what is shown: a widget that is told its value so may not be given a default as well.
    """
    if not focus or st.session_state.get("at_seen") == focus:
        return False
    st.session_state.at_seen = focus
    here = [i for i in st.session_state.get("read", _from_address(view)) if i in view.shown]
    wanted = list(dict.fromkeys(place.article for place in focus))
    if set(wanted[:BESIDE]) <= set(here) or (set(here) <= set(wanted) and len(here) >= BESIDE):
        return False
    st.session_state.read = sorted([*wanted, *(i for i in here if i not in wanted)][:BESIDE])
    return True


def _from_address(view: View) -> list[int]:
    """Return the articles that will be shown where nothing was chosen yet: those that the address names, or the first ones."""
    told = set(st.query_params.get_all("read"))
    return [i for i in view.shown if words.label(view.names[i]) in told] or list(view.shown[:BESIDE])


def size() -> str:
    """Let the reader choose how large the articles are set; return the CSS class. On the screen and on paper."""
    return str(
        st.segmented_control(
            "Text size",
            list(SIZES),
            format_func=SIZES.__getitem__,
            default="medium",
            required=True,
            key="size",
            bind="query-params",
        )
    )


def label(key: str) -> str:
    """Return the name of a group of marks."""
    return next(group.label for group in marked.groups() if group.key == key)


def counts(view: View, positions: Sequence[int], groups: Sequence[marked.Group]) -> dict[str, int]:
    """Return the number of marks of each group in the articles shown."""
    marks = [mark for i in positions for mark in view.opened.results[i].marks]
    return {group.key: sum(group.holds(mark.kind) for mark in marks) for group in groups}


def legend(groups: Sequence[marked.Group], numbers: dict[str, int]) -> None:
    """Underline each switch as its marks are, so that the switches are the legend, and put the number of marks behind it.

    By style and not in the label, which is part of the address.
    """
    styles = {
        "charged": "solid var(--hot) 2px", "label": "double var(--hot) 1.5px", "doubt": "wavy var(--cool) 1.2px", "hedge": "dotted var(--cool) 2px",
        "positive": "solid light-dark(#3C7DA6,#7FB4D6) 1.5px", "negative": "dashed light-dark(#B0553A,#E09477) 1.5px", "hard": "dashed var(--speech) 1.2px",
        "frame": "dotted var(--speech) 2px",
    }  # fmt: skip
    rules = [
        f".st-key-marks button:nth-of-type({i}) p{{text-decoration:underline {styles[group.key]};text-underline-offset:4px}}"
        if group.key in styles
        else f".st-key-marks button:nth-of-type({i}) p{{background:color-mix(in srgb,var(--speech) 20%,transparent)}}"
        if group.key == "quoted"
        else f".st-key-marks button:nth-of-type({i}) p{{border-left:2px solid var(--speech);border-bottom:1px dotted var(--speech);padding-left:.3em}}"
        for i, group in enumerate(groups, start=1)
    ]
    rules += [
        f'.st-key-marks button:nth-of-type({i}) p::after{{content:"{numbers[group.key]}";margin-left:.4em;'
        "display:inline-block;color:var(--muted)}"
        for i, group in enumerate(groups, start=1)
    ]
    st.html(f"<style>{''.join(rules)}</style>")


def on_paper(shown: Sequence[marked.Group]) -> str:
    """Return what the marks mean, for paper, where there are no switches."""
    told = [
        f'<span class="{marked.VOICES[group.key]}">{group.label}</span> {group.meaning}'
        if group.key in marked.VOICES
        else f'<mark class="{group.key}">{group.label}</mark> {group.meaning}'
        for group in shown
    ]
    return f'<p class="onpaper note">Marks: {" · ".join(told)}</p>' if told else ""


def room(count: int, size: str) -> str:
    """Return what to do where the window is too narrow for so many articles; the style shows it there and nowhere else."""
    if count == 1:
        return ""
    kind = f"n{count} {size}"
    shows = "all three" if count == MANY else "both"
    return (
        f'<p class="note room tight {kind}">For longer lines close the sidebar (« at its top), or choose the small text.</p>'
        f'<p class="note room wide {kind}">The last article is to the right: swipe, or scroll sideways. A wider window, a closed sidebar (« at '
        f"its top) or the small text shows {shows}.</p>"
    )


def foot(view: View, positions: Sequence[int], shown: Sequence[marked.Group]) -> None:
    """Write how to read the columns, the way to the Methods page, and a download of the marks shown."""
    st.html(
        '<p class="note foot">The ribbon under each headline shows where marks (ticks) and speech (bands) stand, first word left, last word right. '
        "Rest on a mark or on speech, tap it, or move to it with the Tab key, to see why it is marked and who says it. Sides are those of the page on "
        "voices: suggested from countries, and yours to change there. One article per outlet supports a statement about these articles, not about the outlets.</p>"
    )
    with st.container(key="foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.page_link("methods.py", label="How this is measured")
        st.download_button(
            "Download these marks as CSV", partial(marks_csv, view, tuple(positions), tuple(shown)), "parallax-marks.csv", "text/csv",
            key="marks_csv", on_click="ignore",
        )  # fmt: skip


def marks_csv(view: View, positions: Sequence[int], shown: Sequence[marked.Group]) -> bytes:
    """Return every mark shown, a row each: article, kind, its words, why, and where it stands."""
    from analysis.report import table as csv

    rows = []
    for position in positions:
        result = view.opened.results[position]
        for mark in sorted(result.marks, key=lambda one: (one.start, one.end)):
            group = next((group for group in shown if group.holds(mark.kind)), None)
            if group:
                covered = result.article.text[mark.start : mark.end]
                rows.append((view.names[position], group.label, covered, mark.note, mark.start, mark.end))
    return csv.to_csv(("article", "kind", "words", "why", "start", "end"), rows)
