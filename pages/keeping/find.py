"""Finding articles again by their words, in all events."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.wording import whole
from pages.parts import sidebar, words

if TYPE_CHECKING:
    from analysis.library import Hit, Library

FEW, MOST = 10, 50


def panel(library: Library) -> None:
    """Draw the search field and what it finds, each with the stretch of text and a way into the Reading room."""
    words.section(
        "Search all articles",
        "All the words must occur. “In quotation marks” finds a phrase, and negoti* finds every word that begins so.",
    )
    # Not in the address: what a reader searches for is theirs.
    typed = st.text_input("Words to find", max_chars=300, key="search", width=480)
    if not typed.strip():
        return
    hits = library.search(typed, limit=MOST + 1)
    if not hits:
        words.warn(
            "No article holds these words. Try fewer of them, or the beginning of one with a * behind it.", quiet=True
        )
        return
    count = f"More than {MOST}" if len(hits) > MOST else str(len(hits))
    st.html(f'<p class="figure">{count} article{"s" * (len(hits) != 1)}</p>')
    labels = sidebar.labels(library)
    every = st.session_state.get("search_all", False)
    for hit in hits[: MOST if every else FEW]:
        _hit(library, hit, labels)
    if len(hits) > FEW:
        st.toggle(f"Show all {min(len(hits), MOST)}", key="search_all")


def _hit(library: Library, hit: Hit, labels: dict[str, str]) -> None:
    entry = hit.entry
    told = [words.safe(labels.get(entry.event, "")), words.day(entry.date) if entry.date else ""]
    position = next((at for at, one in enumerate(library.entries(entry.event)) if one.id == entry.id), 0)
    first = hit.spans[0] if hit.spans else (0, len(hit.snippet))
    place = f"{position}-{hit.start + first[0]}-{hit.start + first[1]}"
    link = words.into_reading_room(place, sidebar.event_choice(labels, entry.event)) if entry.event in labels else ""
    st.html(
        f'<div class="ev"><div><p class="who">{words.safe(entry.outlet or "Outlet not known")}</p>'
        f'<p class="sub">{" · ".join(part for part in told if part)}</p></div>'
        f"<blockquote>{f'<b>{words.safe(entry.title)}</b><br>' if entry.title else ''}{_marked(hit)}</blockquote>{link}</div>"
    )


def _marked(hit: Hit) -> str:
    """Return the stretch with the found words in bold."""
    snippet = whole(hit.snippet)
    parts, at = [], 0
    for start, end in hit.spans:
        parts += [escape(snippet[at:start], quote=True), f"<b>{escape(snippet[start:end], quote=True)}</b>"]
        at = end
    return f"<bdi>{'… ' * (hit.start > 0)}{''.join(parts)}{escape(snippet[at:], quote=True)} …</bdi>"
