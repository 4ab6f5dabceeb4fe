"""Lining the Reading room's columns up on a fact, a quotation or an actor, and bringing the reader to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.reader import Place
    from pages.parts.view import View

NOTHING = ""
ARRIVE = Path(__file__).with_name("arrive.html")
"""Brings the first place into view. The only script of ours: the door lets it run by its hash, and nothing else."""


def choose(view: View) -> None:
    """Let the reader choose what the columns are lined up on."""


def about(view: View) -> str:
    """Return what the places in focus have in common, in words that stand in the event; "" where the address names none."""
    return ""


def tell(view: View, chosen: Sequence[int], places: Sequence[Place]) -> None:
    """Write the way to the places in focus, and which articles have some but are not shown."""
    if not places:
        return
    here = [place for place in places if place.article in chosen]
    others = [view.names[i] for i in dict.fromkeys(place.article for place in places) if i not in chosen]
    more = f" · also in {', '.join(map(words.safe, others))}" if others else ""
    jump = '<a class="jump" href="#here">Go to the sentence you came for</a>' if here else "Not in the articles shown"
    st.html(f'<p class="note">{jump}{more}</p>')


def scroll(chosen: Sequence[int], places: Sequence[Place]) -> None:
    """Bring the reader to the first place shown: once for each choice of places, and not at every rerun."""
    here = [place for place in places if place.article in chosen]
    if here:
        with st.container(key="at_" + "-".join(map(str, here[0]))):
            st.html(ARRIVE.read_text(encoding="utf-8"), unsafe_allow_javascript=True)
