"""The columns of the Reading room: whole articles as marked text, a ribbon of their marks, and the sentence in focus."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.article import Role
from analysis.charts import marked
from analysis.wording import number
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Part
    from analysis.marks import Mark
    from pages.parts.view import View

FIRST = ("charged", "label", "doubt", "hedge", "quoted", "paraphrased")


class Place(NamedTuple):
    """The sentence in focus: ``text[start:end]`` of the article at ``article``."""

    article: int
    start: int
    end: int


def place(view: View) -> Place | None:
    """Return the sentence that the address names (``?at=article-start-end``); ``None`` where it names none that is here."""
    parts = st.query_params.get("at", "").split("-")
    if len(parts) != len(Place._fields) or not all(part.isdecimal() and len(part) < 9 for part in parts):  # noqa: PLR2004
        return None
    found = Place(*map(int, parts))
    inside = found.article in view.shown and found.start < found.end <= len(
        view.opened.results[found.article].article.text
    )
    return found if inside else None


def remember(view: View, focus: Place | None) -> None:
    """Put the article of a newly followed link among those shown; once, so that the reader may choose others after."""
    if focus is None or st.session_state.get("at_seen") == focus:
        return
    st.session_state.at_seen = focus
    others = [i for i in st.session_state.get("read", view.shown) if i != focus.article and i in view.shown]
    st.session_state.read = sorted([focus.article, *others[:1]])


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


def columns(view: View, positions: Sequence[int], shown: Sequence[marked.Group], focus: Place | None) -> str:
    """Return the articles side by side as HTML."""
    cells = "".join(_article(view, i, shown, focus if focus and focus.article == i else None) for i in positions)
    jump = (
        '<p class="note"><a class="jump" href="#here">Go to the sentence you came for</a></p>'
        if focus and focus.article in positions
        else ""
    )
    return f'{jump}<div class="read" style="--cols:{len(positions)}">{cells}</div>'


def _article(view: View, position: int, shown: Sequence[marked.Group], focus: Place | None) -> str:
    result, hue = view.opened.results[position], view.hues[position]
    article = result.article
    kept = [part for part in article.parts if part.start is not None]
    title = next((part for part in kept if part.role is Role.TITLE), None)
    values = view.values()[view.shown.index(position)]
    loaded, tone = values["loaded_language"], values["sentiment"]
    about = [
        words.day(article.date) if article.date else "date unknown",
        f"{int(result.columns['words'].sum()):,} words",
        f"charged wording {number(loaded.value, 1)}" if loaded.words else "",
        f"tone {number(tone.value, 2, signed=True)}" if tone.words else "",
    ]
    return (
        f'<article class="b{"x" if hue is None else hue}"><div><p class="who">{words.glyph(hue)}{words.safe(view.names[position])}</p>'
        f"<h3>{_part(article.text, title, result.marks, shown, focus) if title else ''}</h3>"
        f'<p class="sub">{escape(" · ".join(part for part in about if part))}</p>{_ribbon(len(article.text), result.marks, shown)}</div>'
        + "".join(
            f'<p class="{part.role}">{_part(article.text, part, result.marks, shown, focus)}</p>'
            for part in kept
            if part is not title
        )
        + "</article>"
    )


def _part(text: str, part: Part, marks: Sequence[Mark], shown: Sequence[marked.Group], focus: Place | None) -> str:
    start = part.start or 0
    end = start + len(part.text)
    if focus is None or focus.start >= end or focus.end <= start:
        return marked.html(text, start, end, marks, shown)
    left, right = max(start, focus.start), min(end, focus.end)
    inside = marked.html(text, left, right, marks, shown)
    before, after = marked.html(text, start, left, marks, shown), marked.html(text, right, end, marks, shown)
    first = ' id="here"' if start <= focus.start else ""
    return f'{before}<span class="here"{first}>{inside}</span>{after}'


def _ribbon(length: int, marks: Sequence[Mark], shown: Sequence[marked.Group]) -> str:
    found = [(mark, group) for group in reversed(shown) for mark in marks if group.holds(mark.kind)]
    ticks = [
        f'<i class="{group.key}" style="left:{100 * mark.start / length:.2f}%'
        + (f";width:{100 * (mark.end - mark.start) / length:.2f}%" if group.key in marked.VOICES else "")
        + '"></i>'
        for mark, group in found
    ]
    return f'<div class="ribbon" aria-hidden="true">{"".join(ticks)}</div>'
