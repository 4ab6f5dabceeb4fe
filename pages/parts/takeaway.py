"""What a reader takes along: the report as one file, the numbers as data, and each finding as it can be cited."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from analysis.comparison.findings import PHRASES
from pages.parts import words
from pages.parts.remember import remembered

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
    _cite(view, told)


def _cite(view: View, told: Story) -> None:
    """Draw the citations once the reader opens them: what shows text to copy is a large part of what a browser must load."""
    opened = st.expander("Cite a finding", key="cite", on_change="rerun")
    if not opened.open:
        return
    from analysis.report.cite import citations

    # What the page has compared already is not compared once more: a story keeps it under this name.
    cited = replace(told)
    vars(cited).update(values=told.values, differences=view.differences(measures=tuple(PHRASES)))
    with opened:
        for one in citations(cited):
            st.code(one.whole, language=None, wrap_lines=True)


def story(view: View) -> Story:
    """Return what there is to report of the event as it is shown now; what it has compared once it keeps."""
    edits = json.dumps(view.opened.edits, sort_keys=True)
    return _story((*view.content, view.event.name, view.event.kind, edits), view.shown, view.choice, view)


@remembered(32)
def _story(key: tuple[str, ...], shown: tuple[int, ...], choice: Choice, _view: View) -> Story:  # noqa: ARG001 - what is kept goes by
    from analysis.report.story import Story

    opened = _view.opened
    note = workspace.sample_note() if opened.event.kind == "sample" else ""
    told = Story(opened.event.name, opened.results, shown, choice, note, opened.changes, opened.edits)
    vars(told).update(values=_view.values())
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
