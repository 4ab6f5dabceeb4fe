"""The Reading room's choices: which places of the articles are in focus, which articles stand side by side, which marks show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.charts import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.view import View

FIRST = ("charged", "label", "doubt", "hedge", "quoted", "paraphrased")
MOST_PLACES = 400
"""Places that an address may name: as many as an actor has mentions in a few long articles."""
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


def remember(view: View, focus: Sequence[Place]) -> None:
    """Put the articles of a newly followed link among those shown; once, so that the reader may choose others after."""
    if not focus or st.session_state.get("at_seen") == focus:
        return
    st.session_state.at_seen = focus
    wanted = list(dict.fromkeys(place.article for place in focus))
    others = [i for i in st.session_state.get("read", view.shown) if i not in wanted and i in view.shown]
    st.session_state.read = sorted([*wanted, *others][:BESIDE])


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
