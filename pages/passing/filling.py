"""Articles of the library that the present method has not measured: a few are measured at once, many when the reader asks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st

from analysis.over_time import from_library
from pages.parts import desk, words

if TYPE_CHECKING:
    from pages.passing.source import Source

AT_ONCE = 40
"""Articles that are measured without asking: about a second."""
TRIED = "tried_to_measure"
TELL_EVERY = 0.2


def panel(given: Source) -> None:
    """Measure what is missing, or offer to; what cannot be measured is told of and not tried again."""
    tried = st.session_state.setdefault(TRIED, set())
    missing = [one for one in given.missing if one not in tried]
    failed = len(given.missing) - len(missing)
    if failed:
        words.warn(
            f"{failed:,} article{'s' * (failed != 1)} could not be measured and {'is' if failed == 1 else 'are'} left out."
        )
    if not missing:
        return
    if len(missing) <= AT_ONCE:
        _measure(missing)
    words.warn(
        f"{len(missing):,} of {len(given.collection):,} articles are not measured by the present method yet: they are left out."
    )
    if desk.may_edit() and st.button(f"Measure {len(missing):,} articles", key="measure_rest"):
        _measure(missing)


def _measure(missing: list[str]) -> None:
    """Measure and start the page anew; a click elsewhere stops it, and what is measured stays so."""
    bar, told = st.progress(0.0), time.monotonic()
    with desk.library() as library:
        for done in from_library.measure(library, missing):
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                bar.progress(done / len(missing), text=f"{done:,} of {len(missing):,} articles")
    st.session_state[TRIED] |= set(missing)
    st.rerun()
