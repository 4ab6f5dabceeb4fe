"""What a reader takes along: the report as one file, the numbers as data, and each finding as it can be cited."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.comparison.choice import Choice
    from analysis.report.story import Story
    from pages.parts.view import View

NAME = re.compile(r"[^\w-]+")


def panel(view: View) -> None:
    """Draw the downloads, each made when it is asked for, and the citations."""
    words.section(
        "Take it with you",
        "The report is one file with findings, charts, evidence and method: it opens without a network and prints on A4. Everything in "
        "it follows the choices in the sidebar.",
    )
    told = story(view)
    name = NAME.sub("-", view.event.name).strip("-")[:60] or "event"
    with st.container(horizontal=True):
        for label, write, suffix, mime in FORMS:
            st.download_button(
                label, _made(write, told), file_name=f"{name}{suffix}", mime=mime, on_click="ignore", key=f"take{suffix}"
            )  # fmt: skip
    with st.expander("Cite a finding"):
        from analysis.report.cite import citations

        for one in citations(told):
            st.code(one.whole, language=None, wrap_lines=True)


def story(view: View) -> Story:
    """Return what there is to report of the event as it is shown now; what it has compared once it keeps."""
    edits = json.dumps(view.opened.edits, sort_keys=True)
    return _story((*view.content, view.event.name, view.event.kind, edits), view.shown, view.choice, _view=view)


@st.cache_resource(max_entries=32, show_spinner=False)
def _story(key: tuple[str, ...], shown: tuple[int, ...], choice: Choice, _view: View) -> Story:  # noqa: ARG001 - what the cache goes by
    from analysis.report.story import Story

    opened = _view.opened
    note = workspace.sample_note() if opened.event.kind == "sample" else ""
    told = Story(opened.event.name, opened.results, shown, choice, note, opened.changes, opened.edits)
    # What the page has compared already is not compared once more: the story keeps both under these names.
    vars(told).update(values=_view.values(), differences=_view.differences())
    return told


def _made(write: Callable[[Story], bytes], told: Story) -> Callable[[], bytes]:
    return lambda: write(told)


def _page(told: Story) -> bytes:
    from analysis.report.page import html

    return html(told).encode("utf-8", "replace")


def _data(told: Story) -> bytes:
    from analysis.report.plain import to_json

    return to_json(told)


def _values(told: Story) -> bytes:
    from analysis.report.plain import values_csv

    return values_csv(told)


FORMS = (
    ("Report", _page, ".html", "text/html"),
    ("Data as JSON", _data, ".json", "application/json"),
    ("Values as CSV", _values, ".csv", "text/csv"),
)
