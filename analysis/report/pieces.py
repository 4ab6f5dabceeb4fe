"""Pieces of the report's HTML: text of others is escaped here, always."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.report.svg import glyph
from analysis.wording import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.findings import Run
    from analysis.report.story import Story


def safe(text: str) -> str:
    """Return text of others for HTML, isolated so that its direction does not reach its neighbours."""
    return f"<bdi>{escape(whole(text), quote=True)}</bdi>"


def who(story: Story, position: int) -> str:
    """Return an article's name with its outlet's shape."""
    return f"{glyph(story.hues[position])}{safe(story.names[position])}"


def runs(story: Story, sentence: Sequence[Run]) -> str:
    """Return a finding: names with their outlet's shape, strong words strong."""
    parts = []
    for run in sentence:
        if run.article is not None:
            parts.append(f"<b>{who(story, story.shown[run.article])}</b>")
        else:
            parts.append(f"<b>{escape(run.text)}</b>" if run.strong else escape(run.text))
    return "".join(parts)


def section(title: str, note: str, body: str, *, key: str) -> str:
    """Return a section with its heading, the line under it, and its anchor."""
    below = f'<p class="note">{escape(note)}</p>' if note else ""
    return f'<section id="{key}"><div class="top"><h2>{escape(title)}</h2>{below}</div>{body}</section>'


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> str:
    """Return a table of cells that are HTML already; the first cell of a row is its heading, ``numbers`` stand right."""

    def cell(tag: str, place: int, inside: str) -> str:
        return f"<{tag}{' class=n' if place in numbers else ''}>{inside}</{tag}>"

    head = "".join(cell("th", place, escape(name)) for place, name in enumerate(header))
    body = "".join(
        "<tr>" + "".join(cell("td" if place else "th", place, inside) for place, inside in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
