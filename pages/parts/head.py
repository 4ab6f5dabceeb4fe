"""The top of every page: the event, the page's question, what is compared in words, the finding, and any warning."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from pages.parts import chart, coming, hints, states, words
from pages.parts.view import APART_DAYS, VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.findings import Run
    from pages.parts.view import View


SAMPLE = "Invented articles, written for this project"
"""What the line says that unfolds to the sample's note."""


def question(view: View, title: str, *extra: str, voice: str = "") -> None:
    """Write the event, the page's question and the state line. ``voice``: whose words the page is about, where it is not the choice."""
    coming.done()
    dates = [view.opened.kept[i].article.date for i in view.shown]
    known = [date for date in dates if date]
    state = [
        f"<b>{VOICES[voice or view.choice.voice]}</b>",
        f"{len(view.shown)} of {len(view.names)} articles" if len(view.names) > 1 else "1 article",
        "headlines counted" if view.choice.headline else "headlines not counted",
        words.days(known) or "no dates known",
        _per_outlet(view),
        f"lexicon changed by you ({changed})" if (changed := workspace.lexicon_told(view.opened.changes)) else "",
        *map(escape, extra),
    ]
    st.html(
        f'<p class="eyebrow">{words.safe(view.event.name)}</p><h1 class="px">{escape(title)}</h1>'
        f'<p class="state">{" · ".join(part for part in state if part)}</p>'
    )
    with st.container():
        _warnings(view)


def _per_outlet(view: View) -> str:
    """Return how many outlets there are, where that is not told by the number of articles; nothing where some have none."""
    outlets = [view.opened.kept[i].article.outlet for i in view.shown]
    different = len(set(outlets))
    if not all(outlets) or len(outlets) == 1:
        return ""
    return "one article per outlet" if different == len(outlets) else f"{different} outlet{'s' * (different != 1)}"


def _warnings(view: View) -> None:
    if view.event.kind == "sample":
        _sample()
    dated = sorted(
        (view.opened.kept[i].article.date, view.names[i]) for i in view.shown if view.opened.kept[i].article.date
    )
    if len(dated) > 1 and (dated[-1][0] - dated[0][0]).days > APART_DAYS:
        words.warn(
            f"These articles are {(dated[-1][0] - dated[0][0]).days} days apart ({words.day(dated[0][0])} to "
            f"{words.day(dated[-1][0])}): they may not tell of the same event."
        )
    if view.event.kind != "sample" and _begins():
        _unknown(view)
    states.thin(view)


def _unknown(view: View) -> None:
    """Say which articles have no outlet or no date, and where both are put in."""
    lacking = {
        what: [view.names[i] for i in view.shown if not getattr(view.opened.kept[i].article, what)]
        for what in ("outlet", "date")
    }
    told = "; ".join(f"no {what} for {states.listed(names)}" for what, names in lacking.items() if names)
    if told:
        words.warn(f"We know {told}. Add what is missing on the Library page.", quiet=True)


def _begins() -> bool:
    """Whether this is the page where readers begin: what is to be known once is told in full there."""
    return bool(st.session_state.get(chart.PAGE, hints.WHERE) == hints.WHERE)


def _sample() -> None:
    """Say that the sample is one: in full where readers begin, in a line that unfolds on the other pages."""
    if not _begins():
        st.html(
            f'<details class="sample"><summary>{SAMPLE}</summary><p class="warn quiet">{escape(workspace.sample_note())}</p></details>'
        )
        return
    with st.container(key="first_start"):
        words.warn(workspace.sample_note(), quiet=True)
        st.page_link("library.py", label="Add your own articles")


def finding(view: View, sentences: Sequence[Sequence[Run]]) -> None:
    """Write the page's answer in one to three sentences."""
    hues = [view.hues[i] for i in view.shown]
    st.html(f'<p class="finding">{words.runs(sentences, hues)}</p>')
    hints.show("finding")
    states.alone(view)


def names(view: View) -> list[str]:
    """Return the names of the chosen articles, in their order."""
    return [view.names[i] for i in view.shown]


def foot(text: str) -> None:
    """Write how it is measured and when it fails, with the way to the Methods page, and how charts are saved."""
    st.html(
        f'<p class="note foot">{escape(text)} One article per outlet supports a statement about these articles, not about the outlets.</p>'
    )
    with st.container(key="foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.page_link("methods.py", label="How this is measured")
        chart.picture()
