"""The reader's focus: which article, and what of it. A click on a chart sets it, two choices show it, the address keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.view import View

WIDTH = 260


def article(view: View, *, first: int | None = None, none: str = "Choose an article") -> int | None:
    """Let the reader choose an article by its position; ``first`` is chosen at the start, ``None``: no article.

    ``none``: what the choice says as long as there is none.
    """
    if st.session_state.get("who") not in view.shown:
        st.session_state.pop("who", None)
    chosen: int | None = st.selectbox(
        "Article", list(view.shown), index=None if first is None else view.shown.index(first),
        format_func=view.names.__getitem__, key="who", bind="query-params", width=WIDTH, placeholder=none,
    )  # fmt: skip
    return chosen


def item(asks: str, labels: Mapping[str, str], *, key: str, first: str = "") -> str:
    """Let the reader choose what of the article is shown; ``asks`` is what the choice is called."""
    names = list(labels)
    chosen: str = st.selectbox(
        asks, names, index=names.index(first) if first else 0, format_func=labels.__getitem__, key=key,
        bind="query-params", width=WIDTH,
    )  # fmt: skip
    return chosen


def follow(view: View, key: str) -> None:
    """Let a choice of whose words follow the sidebar's whenever that changes, and stay as the reader set it until then."""
    seen = f"{key}_follows"
    if st.session_state.get(seen, view.choice.voice) != view.choice.voice:
        st.session_state[key] = view.choice.voice
    st.session_state[seen] = view.choice.voice


def sentence(view: View, who: int, count: int, *, key: str) -> int | None:
    """Let the reader choose one of an article's ``count`` sentences, as a click on a chart does; return its place from 0.

    What is kept under ``key`` names the article too ("2-14"), so that a sentence of another article is no choice here.
    """
    places = {f"{who}-{place}": place for place in range(count)}
    if st.session_state.get(key) not in places:
        st.session_state.pop(key, None)
    chosen = st.selectbox(
        f"Sentence of {words.label(view.names[who])}", list(places), index=None, key=key, bind="query-params", width=WIDTH,
        format_func=lambda one: f"{places.get(one, 0) + 1} of {count}", placeholder="Choose a sentence",
    )  # fmt: skip
    return places.get(chosen) if chosen else None
