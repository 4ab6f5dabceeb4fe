"""Text of others as HTML or as a label: escaped, always. And the few pieces of HTML that all pages share."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from analysis.wording import whole

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from analysis.comparison.findings import Run

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+.!|$:~@/&])")
SHORTCODE = re.compile(r":(?=[\w+-]+:)")
"""The colon before a name between colons, which Streamlit makes a picture of even where it is escaped."""
SHAPE = (
    "none",
    "none",
    "polygon(50% 0,100% 50%,50% 100%,0 50%)",
    "polygon(50% 4%,100% 96%,0 96%)",
    "polygon(25% 6%,75% 6%,100% 50%,75% 94%,25% 94%,0 50%)",
)
"""The outlets' shapes as CSS: circle and square need no clipping."""
CONTROLS = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def label(text: str) -> str:
    """Return text for a label that Streamlit reads as Markdown: every sign that could mean something is escaped, blanks are one."""
    plain = CONTROLS.sub("", " ".join(whole(text).split())).strip()
    return MARKDOWN.sub(r"\\\1", SHORTCODE.sub(":\u2060", plain))


def option(text: str) -> str:
    """Return text for an entry of a select box, which shows it as it is: blanks are one, signs that steer text are gone."""
    return CONTROLS.sub("", " ".join(whole(text).split())).strip()


def safe(text: str) -> str:
    """Return text for HTML, isolated so that its direction does not reach its neighbours."""
    return f"<bdi>{escape(whole(text), quote=True)}</bdi>"


def glyph(hue: int | None) -> str:
    """Return an outlet's shape in its colour; the style block draws it."""
    return f'<span class="g{"" if hue is None else f" g{hue}"}" aria-hidden="true"></span>'


def shape_pills(key: str, hues: Sequence[int | None]) -> None:
    """Put each pill's shape before its name. The rules are the page's own; no name of anyone stands in them."""
    rules = []
    for place, hue in enumerate(hues, start=1):
        clip, round_ = (SHAPE[hue], "0") if hue is not None else ("none", "50%")
        colour = "--ox" if hue is None else f"--o{hue}"
        rules.append(
            f'.st-key-{key} button:nth-of-type({place}) p::before{{content:"";display:inline-block;width:.62em;height:.62em;'
            f"margin-right:.42em;background:var({colour});clip-path:{clip};border-radius:{'50%' if hue == 0 else round_}}}"
        )
    st.html(f"<style>{''.join(rules)}</style>")


def day(date: datetime.date, *, year: bool = True) -> str:
    """Return "8 December 2021"."""
    return f"{date.day} {date:%B}" + (f" {date.year}" if year else "")


def days(dates: Sequence[datetime.date]) -> str:
    """Return the span of ``dates`` in the shortest plain form, ``""`` for none."""
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first, year=first.year != last.year)} – {day(last)}"


WHOLE = 24
"""Characters of a name that is never broken between two lines."""


def runs(sentences: Sequence[Sequence[Run]], hues: Sequence[int | None]) -> str:
    """Return findings as HTML: names with their outlet's shape, strong words strong."""
    return " ".join("".join(_run(run, hues) for run in sentence) for sentence in sentences)


def _run(run: Run, hues: Sequence[int | None]) -> str:
    if run.article is not None:
        # The shape stays on the line of the name's first word; of a long name the rest may wrap.
        first, _, rest = run.text.partition(" ") if len(run.text) > WHOLE else (run.text, "", "")
        return f'<span class="nm">{glyph(hues[run.article])}<b>{safe(first)}</b></span><b>{safe(" " + rest) if rest else ""}</b>'
    words = _closed(escape(run.text))
    return f"<b>{words}</b>" if run.strong else words


def section(title: str, note: str = "") -> None:
    """Write a section's title and the line under it; both are the page's own words."""
    below = f'<p class="note">{_closed(escape(note))}</p>' if note else ""
    st.html(f'<h2 class="px">{escape(title)}</h2>{below}')


def _closed(told: str) -> str:
    """Keep a number and its % sign on one line."""
    return told.replace(" %", "&nbsp;%")


def warn(sentence: str, *, quiet: bool = False) -> None:
    """Write one sentence that a reader should not miss."""
    st.html(f'<p class="warn{" quiet" if quiet else ""}">{escape(whole(sentence))}</p>')


def failed() -> None:
    """Say that a page broke; what is known of it stands in the error log."""
    st.html(
        '<p class="warn failed">Something went wrong on this page. Your articles are safe, and kind and place of the error are '
        "noted in the Library under “Where it is kept”. Reload this page, or go on with another one.</p>"
    )


def text(paragraph: str) -> None:
    """Write a paragraph of the page's own words."""
    st.html(f'<p class="prose">{escape(paragraph)}</p>')


ADDRESS = "address"
"""Session key: what each choice is called in the address."""


def chosen(key: str, *told: str) -> None:
    """Remember what the choice with this key is called in the address, for links that take it along.

    Only what is not the default: Streamlit takes defaults out of an address, which would add a step to the way Back.
    """
    st.session_state.setdefault(ADDRESS, {})[key] = list(told)


def read_in_context(*places: str, told: str = "Read in context", about: str = "") -> str:
    """Return the link to places in the Reading room; the reader's choices go along.

    A place is "article-start-end" (position in the event, offsets). Several: those of one fact, quotation or actor, at most
    one shown in each article first; the Reading room lines the articles up on them and writes ``about`` above each.
    """
    return into_reading_room(".".join(places), st.session_state.get(ADDRESS, {}), told=told, about=about)


def into_reading_room(
    place: str, choices: Mapping[str, str | Sequence[str]], *, told: str = "Read in context", about: str = ""
) -> str:
    """Return the link to a place in the Reading room under ``choices`` (key → what each is called in the address).

    A plain link and not ``st.page_link``: that writes its query into the address of the page being left, so that Back would
    not find the view again; and a plain link can be opened in a tab of its own, or sent to a colleague.
    """
    return link("reading_room", {**choices, "at": place} | ({"about": about} if about else {}), told)


def link(page: str, query: Mapping[str, str | Sequence[str]], told: str) -> str:
    """Return a link to one of the pages (``"./"`` is the first one) with ``query`` as its choices."""
    address = f"{page}?{urlencode(query, doseq=True, errors='replace')}" if query else page
    return f'<a class="go" href="{escape(address, quote=True)}" target="_self">{safe(told)}</a>'


def cell(page: str, query: Mapping[str, str | Sequence[str]], inside: str, *, told: str, kind: str = "cell") -> str:
    """Return what stands in a cell, HTML already, as a link that chooses it: ``query`` on ``page``, the reader's choices too.

    ``told``: the link in words, for whoever cannot see the cell. ``kind``: its class.
    """
    address = f"{page}?{urlencode({**st.session_state.get(ADDRESS, {}), **query}, doseq=True, errors='replace')}"
    return (
        f'<a class="{kind}" href="{escape(address, quote=True)}" target="_self" aria-label="{escape(whole(told), quote=True)}">'
        f"{inside}</a>"
    )
