"""The pages when there is little, nothing or much to show: each says what is so, and offers the next step."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.comparison.choice import ENOUGH_WORDS
from analysis.library import LibraryError
from pages.parts import desk, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library import Event
    from pages.parts.view import View

MANY = 12
"""Rows, columns or cards that are drawn before the reader asks for all."""
NAMED = 3
"""Names that a sentence lists before it counts the rest."""
TWO = 2
VOICE = {"own": "words of the outlet’s own", "quoted": "quoted words", "paraphrased": "paraphrased words"}


# ---------------------------------------------------------------- nothing to show


def nothing() -> None:
    """Say what Parallax needs when the library has no event to show, and how to see the sample again."""
    hidden = _hidden_sample()
    st.html(
        '<p class="eyebrow">Your library is empty</p><h1 class="px">Nothing to compare yet</h1>'
        '<p class="finding">Parallax needs two articles or more on the same event, by different outlets.</p>'
        '<p class="prose">Save or copy articles from the outlets’ own pages, menus and all, and add articles in the Library: '
        "as files, as a folder packed as zip, or pasted. What is not part of the article is set aside, and everything stays on this machine.</p>"
    )
    with st.container(horizontal=True, vertical_alignment="center", key="next_steps"):
        st.page_link("library.py", label="Add articles")
        if hidden and desk.may_edit():
            st.button("Show the sample event again", key="show_sample", on_click=_show, args=(hidden.id,))


def _hidden_sample() -> Event | None:
    with desk.library() as library:
        return next((one for one in library.events() if one.kind == "sample" and one.hidden), None)


def _show(event: str) -> None:
    if not desk.may_edit():
        return
    try:
        with desk.library() as library:
            library.hide(event, hidden=False)
    except LibraryError as error:
        st.session_state.not_kept = error.sentence


def none_chosen(view: View) -> None:
    """Say that every outlet is switched off, and offer all of them."""
    count = len(view.names)
    st.html(
        f'<p class="eyebrow">{words.safe(view.event.name)}</p><h1 class="px">No outlet is chosen</h1>'
        f'<p class="prose">Choose an outlet in the sidebar, or look at {"both" if count == TWO else f"all {count}"}.</p>'
    )
    _all_outlets(view)


def _all_outlets(view: View) -> None:
    st.button(
        f"Show {_all(len(view.names))}", key="all_outlets", on_click=choose_outlets,
        args=(view.event, list(range(len(view.names)))),
    )  # fmt: skip


def _all(count: int) -> str:
    return f"all {count} articles" if count > TWO else "both articles" if count == TWO else "the article"


def outlets_key(event: Event) -> str:
    """Return the session key of the choice of outlets; it goes by event, so that each keeps its own choice."""
    return f"outlets_{hashlib.sha256(event.name.encode('utf-8', 'replace')).hexdigest()[:6]}"


def choose_outlets(event: Event, positions: list[int]) -> None:
    """Choose these articles of an event, as if the reader had; for callbacks."""
    st.session_state[outlets_key(event)] = positions


# ---------------------------------------------------------------- little to show
# What stands on a page in one state and not in another has a place of its own in both: what comes after it is then known as
# the same when the state changes, and stays where it is drawn.


def alone(view: View) -> None:
    """Offer what makes one article a comparison: the event's others, or a second one."""
    with st.container():
        if len(view.shown) > 1:
            return
        if len(view.names) > 1:
            _all_outlets(view)
        else:
            st.page_link("library.py", label="Add a second article to this event")


def level(view: View, measures: Sequence[str]) -> None:
    """Where none of these measures tells any two apart, say that this is a finding too, and where differences may still be."""
    pairs = [pair for pair in view.differences(measures=measures) if pair.measure in measures]
    enough = all(value["loaded_language"].words >= ENOUGH_WORDS for value in view.values())
    alike = len(view.shown) >= TWO and enough and not any(pair.clear for pair in pairs)
    with st.container():
        if alike:
            _level()


def _level() -> None:
    with st.container(key="level"):
        st.html(
            '<p class="note">That no measure tells any two of them apart is a finding too. Outlets that write alike may still differ in '
            "what they tell and whom they quote:</p>"
        )
        with st.container(horizontal=True):
            st.page_link("facts.py", label="What is told, what is left out")
            st.page_link("voices.py", label="Who gets to speak")


def thin(view: View) -> None:
    """Name the articles with no words, or with too few to be ranked, in the chosen voice, with what can be done."""
    found = {
        view.names[i]: values["loaded_language"].words for i, values in zip(view.shown, view.values(), strict=True)
    }
    silent = [name for name, count in found.items() if not count]
    short = [f"{name} ({count:,})" for name, count in found.items() if 0 < count < ENOUGH_WORDS]
    voice = VOICE.get(view.choice.voice)
    with st.container():
        if silent and voice:
            _silent(silent, voice, every=len(silent) == len(found))
        if short:
            cut = "" if voice else " If a text was cut, add the whole article in the Library."
            needed = f"{ENOUGH_WORDS} words {'in this voice ' * bool(voice)}are needed to rank an article"
            words.warn(f"{needed}; too few in {listed(short)}.{cut}", quiet=True)


def _silent(names: Sequence[str], voice: str, *, every: bool) -> None:
    if not every:
        words.warn(f"No {voice} in {listed(names)}.", quiet=True)
        return
    words.warn(f"There are no {voice} here: nothing can be measured in them.")
    st.button("Show all words", key="all_words", on_click=_all_words)


def _all_words() -> None:
    st.session_state.voice = "all"


def listed(names: Sequence[str]) -> str:
    """Return "A, B and C"; of many names the first few and how many more."""
    if len(names) > NAMED + 1:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


# ---------------------------------------------------------------- much to show


def first(items: Sequence[Any], *, key: str, most: int = MANY) -> Sequence[Any]:
    """Return the first of many items, all of them once the reader has asked for all under ``key``."""
    return items if len(items) <= most or st.session_state.get(key) else items[:most]


def rest(items: Sequence[Any], *, key: str, what: str = "articles", most: int = MANY) -> None:
    """Draw the switch that shows all of many items; nothing where all are shown anyway."""
    if len(items) > most:
        st.toggle(f"Show all {len(items)} {what}", key=key)
