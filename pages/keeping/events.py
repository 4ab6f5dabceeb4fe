"""The events: opened, renamed, merged, split, exported, hidden, deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analysis.library import Library, LibraryError
from analysis.wording import whole
from pages.parts import desk, sidebar, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.library import Event

FEW = 20
CHANGING, DONE, FROM = "changing", "event_done", "events_from"


def panel(library: Library) -> None:
    """Draw the list of events with what can be done to each, the newest first."""
    words.section("Events", "An event holds the articles that are compared with each other.")
    for sentence in st.session_state.pop(DONE, []):
        words.warn(sentence, quiet=True)
    events = desk.events(library)[::-1]
    wanted = st.text_input("Find an event by its name", key="find_event", width=320) if len(events) > FEW else ""
    found = [event for event in events if wanted.strip().casefold() in event.name.casefold()]
    labels = sidebar.labels(library)
    first = min(st.session_state.get(FROM, 0), max(0, len(found) - 1) // FEW * FEW)
    for event in found[first : first + FEW]:
        _event(library, event, labels)
    if not found:
        words.warn("No event has that in its name.", quiet=True)
    if len(found) > FEW:
        _turn(first, len(found))


def _turn(first: int, number: int) -> None:
    """Draw which events of how many are shown, and the way to the newer and the older ones."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="sub">{first + 1:,} to {min(first + FEW, number):,} of {number:,} events, the newest first</p>'
        )
        ways = (("Newer", first - FEW, first > 0), ("Older", first + FEW, first + FEW < number))
        for told, place, there in ways:
            st.button(told, key=f"events_{told}", disabled=not there, on_click=_go, args=(place,))


def _go(place: int) -> None:
    st.session_state[FROM] = place


def _event(library: Library, event: Event, labels: dict[str, str]) -> None:
    dates = [date for date in (event.first_date, event.last_date) if date]
    about = [f"{event.articles} article{'s' * (event.articles != 1)}", words.days(dates)]
    if event.kind == "sample":
        about.append("written for this project")
    with st.container(key=f"event_{event.id}", horizontal=True, vertical_alignment="center"):
        told = " · ".join(part for part in about if part)
        # One that can be chosen is opened by its name.
        name = words.link("./", sidebar.event_choice(labels, event.id), event.name) if event.id in labels else ""
        st.html(f'<p class="who">{name or words.safe(event.name)}</p><p class="sub">{told}</p>')
        if event.articles:
            st.download_button(
                "Export", partial(_export, event.id), f"{_file(event.name)}.json", "application/json",
                key=f"export_{event.id}", on_click="ignore", help="One file with all its articles, which any Parallax can add again.",
            )  # fmt: skip
        if not desk.may_edit():
            return
        if event.kind == "sample":
            if st.button("Show" if event.hidden else "Hide", key=f"hide_{event.id}"):
                library.hide(event.id, hidden=not event.hidden)
                st.rerun()
            return
        if st.button("Close" if _is_open(event) else "Change", key=f"change_{event.id}"):
            st.session_state[CHANGING] = None if _is_open(event) else event.id
            st.rerun()
    if _is_open(event) and desk.may_edit():
        with st.container(border=True, key=f"changes_{event.id}"):
            _rename(library, event)
            _merge(library, event)
            _split(library, event)
            _delete(library, event)


def _is_open(event: Event) -> bool:
    return st.session_state.get(CHANGING) == event.id


def _rename(library: Library, event: Event) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Name", event.name, key=f"name_{event.id}", max_chars=200, width=420)
        if st.button("Rename", key=f"rename_{event.id}"):
            _do(lambda: library.rename_event(event.id, name))


def _merge(library: Library, event: Event) -> None:
    others = {
        key: name for key, name in sidebar.own_events(library, st.session_state.get("event")).items() if key != event.id
    }
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        into = st.selectbox(
            "Put all its articles into", list(others), format_func=others.__getitem__, key=f"into_{event.id}", width=420
        )
        if st.button("Merge", key=f"merge_{event.id}"):
            _do(lambda: library.merge_events(event.id, into).notes)


def _split(library: Library, event: Event) -> None:
    if event.articles < 2:  # noqa: PLR2004 - one article cannot be parted
        return
    entries = {entry.id: entry for entry in library.entries(event.id)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            "Move articles into an event of their own", list(entries), key=f"parts_{event.id}", width=420,
            format_func=lambda one: whole(f"{entries[one].outlet or 'Outlet not known'}: {entries[one].title}"),
        )  # fmt: skip
        name = st.text_input("Its name", key=f"part_name_{event.id}", max_chars=200, width=300)
        if st.button("Split", key=f"split_{event.id}"):
            _do(lambda: library.split_event(event.id, chosen, name))


def _delete(library: Library, event: Event) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sure = st.toggle("Delete the event and its articles for good", key=f"sure_{event.id}")
        if st.button("Delete", key=f"delete_{event.id}", disabled=not sure):
            _do(lambda: library.delete_event(event.id))


def _do(change: Callable[[], object]) -> None:
    """Make a change; tell what came of it on the next run, or at once why it could not be made."""
    try:
        done = change()
    except LibraryError as error:
        words.warn(str(error))
        return
    st.session_state[CHANGING] = None
    st.session_state[DONE] = list(done) if isinstance(done, tuple) else []
    st.rerun()


def _export(event: str) -> bytes:
    """Return an event as a file. It runs on a thread of its own, and so opens the library anew."""
    with Library.open() as library:
        return library.export_event(event)


def _file(name: str) -> str:
    """Return a file's name made of an event's: letters and digits, the rest as hyphens."""
    plain = "".join(one if one.isalnum() else "-" for one in name)
    return "-".join(filter(None, plain.split("-")))[:80] or "event"
