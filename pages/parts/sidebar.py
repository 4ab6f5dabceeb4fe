"""The sidebar: which event, which outlets, whose words. Every choice is part of the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from analysis.charts.look import COLOURED
from analysis.comparison.choice import Choice
from analysis.labels import names_of, unique
from pages.blind import mode
from pages.parts import chart, desk, hints, states, words
from pages.parts.view import MEANING, VOICES, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.library import Event, Library

OFFERED = 200
"""Events that a choice offers: what is sent with every page must not grow with the library. All can be found by name."""
OPEN = "open_event"
"""Session key under which a page leaves the id of the event that the next run opens."""
EVENT, OUTLETS, VOICE, HEADLINE = "event", "outlets", "voice", "headline"
"""The sidebar's controls, as `idle` takes them."""
IDLE = {
    "Over time": (EVENT, OUTLETS, HEADLINE),
    "Library": (OUTLETS, VOICE, HEADLINE),
    "Methods": (EVENT, OUTLETS, VOICE, HEADLINE),
}
"""What has no effect on a page, by the page's title."""
NOTHING_HERE = "Event, outlets and voice have no effect on this page. What you have chosen stays chosen."


def choose(library: Library) -> View | None:
    """Draw the sidebar and return what is chosen; ``None`` when the library has no event to show."""
    events = _shown(library)
    if not events:
        return None
    st.session_state[words.ADDRESS] = {}
    with st.sidebar:
        with st.container():  # always there, so that nothing below it moves from page to page
            idle(*IDLE.get(st.session_state.get(chart.PAGE, ""), ()))
        with st.container(key=f"choice_{EVENT}"):
            event = _event(events)
            under = st.container()
        hints.begin(library, event, st.session_state.get(chart.PAGE, ""))
        opened = workspace.open_event(library, event, result=desk.result)
        names = names_of([one.article for one in opened.kept])
        dates = [one.article.date for one in opened.kept if one.article.date]
        about = [words.days(dates), f"{len(opened.kept)} article{'s' * (len(opened.kept) != 1)}"]
        under.html(f'<p class="sub">{" · ".join(part for part in about if part)}</p>')
        with st.container(key=f"choice_{OUTLETS}"):
            shown = _outlets(event, names)
        with st.container(key=f"choice_{VOICE}"):
            voice = st.pills(
                "Voice",
                list(VOICES),
                format_func=VOICES.__getitem__,
                default="all",
                required=True,
                key="voice",
                bind="query-params",
            )
            st.html(f'<p class="sub">{MEANING[voice or "all"]}</p>')
            hints.show("voice")
        if voice not in (None, "all"):
            words.chosen("voice", VOICES[voice])
        with st.container(key=f"choice_{HEADLINE}"):
            headline = st.toggle("Count the headline", key="headline", bind="query-params")
        if headline:
            words.chosen("headline", "true")
    return View(opened, shown, names, Choice(voice or "all", headline))


def unchosen(library: Library) -> View | None:
    """Return what a reader sees who has chosen nothing yet; ``None`` when the library has no event to show."""
    events = _shown(library)
    if not events:
        return None
    opened = workspace.open_event(library, events[0], result=desk.result)
    names = names_of([one.article for one in opened.kept])
    return View(opened, tuple(range(len(names))), names, Choice())


def idle(*controls: str) -> None:
    """Hide controls that have no effect here. They stay drawn: a widget that is not forgets its choice, and the address with it."""
    if controls:
        hidden = ",".join(f'[data-testid="stSidebar"] div:has(> .st-key-choice_{one})' for one in controls)
        st.html(f"<style>{hidden}{{display:none}}</style>")
    if EVENT in controls and VOICE in controls:
        st.html(f'<p class="sub">{NOTHING_HERE}</p>')


def _shown(library: Library) -> list[Event]:
    return [event for event in desk.events(library) if not event.hidden and event.articles]


def _labels(events: list[Event]) -> dict[str, str]:
    return dict(zip((event.id for event in events), unique([event.name for event in events]), strict=True))


def labels(library: Library) -> dict[str, str]:
    """Return what each event that can be chosen is called in the choice, and so in the address, by its id."""
    return _labels(_shown(library))


def own_events(library: Library, *always: str | None) -> dict[str, str]:
    """Return the names of the reader's own events that a choice offers, by their ids, and of those in ``always``."""
    own = {event.id: event.name for event in desk.events(library) if event.kind == "own"}
    return {key: own[key] for key in offered(own, *always)}


def event_choice(known: dict[str, str], event: str) -> dict[str, list[str]]:
    """Return what chooses ``event`` in an address; nothing for the first one, which is chosen where none is named."""
    return {} if event == next(iter(known)) else {"event": [known[event]]}


def _event(events: list[Event]) -> Event:
    labels = _labels(events)
    wanted = st.session_state.pop(OPEN, None)
    if wanted in labels:
        st.session_state.event = wanted
    chosen = st.selectbox(
        "Event",
        offered(labels, _named(labels), st.session_state.get("event")),
        format_func=lambda key: labels.get(key, ""),
        key="event",
        bind="query-params",
        on_change=_forget,
    )
    if len(events) > OFFERED:
        rest = words.link("library", {"room": "Events"}, "Find another one")
        st.html(f'<p class="sub">The newest of {len(events):,} events. {rest}</p>')
    if chosen in labels and chosen != events[0].id:
        words.chosen("event", labels[chosen])
    return next((event for event in events if event.id == chosen), events[0])


def offered(labels: Mapping[str, str], *always: str | None) -> list[str]:
    """Return the events that a choice offers, in their order: the first, the newest, and those in ``always``, by their ids."""
    known = list(labels)
    if len(known) <= OFFERED:
        return known
    newest = known[1 - OFFERED :]
    extra = [one for one in dict.fromkeys([known[0], *always]) if one in labels and one not in newest]
    return extra + newest


def _named(labels: dict[str, str]) -> str | None:
    """Return the id of the event that the address names, ``None`` where it names none that there is."""
    told = st.query_params.get("event")
    return next((key for key, label in labels.items() if label == told), None) if told else None


def _forget() -> None:
    for key in ("who", "read"):
        st.session_state.pop(key, None)


def _outlets(event: Event, names: tuple[str, ...]) -> tuple[int, ...]:
    """Let the reader choose outlets. Many are folded away, with what chooses all or none of them."""
    if mode.hides(st.session_state.get(chart.PAGE, "")):
        return mode.keep(states.outlets_key(event), names)
    positions = list(range(len(names)))
    if len(names) <= states.MANY:
        return _pills(event, names, positions)
    chosen = st.session_state.get(states.outlets_key(event), positions)
    st.html(f'<p class="outlets">Outlets<span>{len(chosen)} of {len(names)} shown</span></p>')
    with st.expander(f"Choose among {len(names)}"):
        with st.container(horizontal=True):
            for told, wanted in (("All", positions), ("None", []), ("First five", positions[:COLOURED])):
                st.button(told, key=f"outlets_{told}", on_click=states.choose_outlets, args=(event, wanted))
        return _pills(event, names, positions)


def _pills(event: Event, names: tuple[str, ...], positions: list[int]) -> tuple[int, ...]:
    key = states.outlets_key(event)
    chosen = st.pills(
        "Outlets",
        positions,
        format_func=lambda i: words.label(names[i]),
        selection_mode="multi",
        default=positions,
        key=key,
        bind="query-params",
        wrap=True,
    )
    words.shape_pills(key, [i if i < COLOURED else None for i in positions])
    if len(chosen) < len(positions):
        words.chosen(key, *(words.label(names[i]) for i in chosen))
    return tuple(sorted(chosen))
