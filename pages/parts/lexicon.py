"""The lexicon as a table to search, sort and change: entries switched off, and entries of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis import workspace
from analysis.library import LibraryError
from analysis.measures import loaded
from analysis.measures.loaded_changes import KINDS, MOST_WORDS, Unusable, changes, entry
from analysis.report.table import to_csv
from pages.parts import desk, words

if TYPE_CHECKING:
    import pandas as pd

    from analysis.library import Library
    from analysis.measures.loaded_changes import Changes

HEADER = ("entry", "category", "strength", "part of speech", "condition", "exceptions", "note")
USED = "used"


def panel() -> None:
    """Draw every entry with category, strength, condition, exceptions and note; let the reader change which are used."""
    with desk.library() as library:
        made = workspace.lexicon(library)
        told = workspace.lexicon_told(made)
        if told:
            words.warn(f"Changed by you: {told}. Every number of charged wording here depends on it, and says so.")
        frame, data = _lexicon()
        if desk.may_edit():
            _switches(library, made, frame)
            _own(library, made)
        else:
            st.dataframe(frame, hide_index=True)
        st.download_button("Download as CSV", data, file_name="lexicon.csv", mime="text/csv", on_click="ignore")


def _switches(library: Library, made: Changes, frame: pd.DataFrame) -> None:
    keys = [one.key for one in loaded.lexicon()]
    shown = frame.copy(deep=False)
    shown.insert(0, USED, [key not in made.off for key in keys])
    edited = st.data_editor(
        shown, hide_index=True, disabled=list(HEADER), key=f"lexicon_{hash(made.off)}",
        column_config={USED: st.column_config.CheckboxColumn("Used", help="Switch an entry off, then save.", width=60)},
    )  # fmt: skip
    off = {key for key, used in zip(keys, edited[USED], strict=True) if not used}
    other = made.off - set(keys)
    with st.container(horizontal=True):
        if st.button("Save what is switched off", disabled=off | other == made.off):
            _keep(library, changes(off | other, made.added))
        if made.off and st.button("Switch all on again"):
            _keep(library, changes((), made.added))


def _own(library: Library, made: Changes) -> None:
    labels = {one.name: one.label for one in loaded.CATEGORIES}
    with st.expander(f"Entries of your own ({len(made.added)})"):
        for place, one in enumerate(made.added):
            with st.container(horizontal=True, vertical_alignment="center", key=f"own_{place}"):
                st.html(
                    f'<p class="who">{words.safe(one.entry)}</p>'
                    f'<p class="sub">{words.safe(f"{labels[one.category]}, strength {one.strength}: {one.note}")}</p>'
                )
                if st.button("Remove", key=f"remove_own_{place}"):
                    _keep(library, changes(made.off, (other for other in made.added if other != one)))
        with st.form("own_entry", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                word = st.text_input(f"Word or phrase (up to {MOST_WORDS} words)", max_chars=60, width=260)
                category = st.selectbox("Category", list(labels), format_func=labels.__getitem__, width=260)
                strength = st.selectbox("Strength", ["1", "2", "3"], index=1, width=100)
                kind = st.selectbox("Kind of word", list(KINDS), index=len(KINDS) - 1, width=200)
            note = st.text_input("Why it is charged", max_chars=200)
            sent = st.form_submit_button("Add this entry")
        if sent:
            try:
                _keep(library, changes(made.off, (*made.added, entry(word, category, strength, kind, note))))
            except Unusable as error:
                words.warn(str(error))


def _keep(library: Library, made: Changes) -> None:
    try:
        workspace.keep_lexicon(library, made)
    except LibraryError as error:
        words.warn(str(error))
        return
    st.rerun()


@st.cache_resource(show_spinner=False)
def _lexicon() -> tuple[pd.DataFrame, bytes]:
    """Return the lexicon as a table and as CSV; made once, as it never changes while the dashboard runs."""
    import pandas as pd

    rows = [(e.entry, e.category, e.strength, e.pos, e.condition, e.exceptions, e.note) for e in loaded.lexicon()]
    return pd.DataFrame(rows, columns=list(HEADER)), to_csv(HEADER, rows)
