"""The outlets as they are written, and one name for those that are written in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.library import LibraryError
from analysis.library.outlets import alike
from analysis.wording import whole
from pages.parts import desk, tables, words

if TYPE_CHECKING:
    from analysis.library import Library, Outlet

FEW = 30


def panel(library: Library) -> None:
    """Draw the spellings that look like one outlet, then every outlet, with a way to rename it."""
    found = library.outlets()
    words.section("Outlets", "Articles of one outlet are compared as one only when its name is written in one way.")
    if not found:
        words.warn(
            "Your own articles name no outlet yet. Add some, or fill in their outlets under “Add and correct”.",
            quiet=True,
        )
        return
    for place, group in enumerate(alike(found)):
        _alike(library, place, group)
    rows = "".join(
        f"<tr><td>{words.safe(one.name)}</td><td>{one.articles:,}</td></tr>"
        for one in (found if st.session_state.get("outlets_all") else found[:FEW])
    )
    st.html(tables.grid("<tr><th>Outlet</th><th>Articles</th></tr>", rows, told="Outlets"))
    if len(found) > FEW:
        st.toggle(f"Show all {len(found)}", key="outlets_all")
    if desk.may_edit():
        _rename(library, found)


def _alike(library: Library, place: int, group: tuple[Outlet, ...]) -> None:
    best, others = group[0], group[1:]
    names = ", ".join(f"“{one.name}” ({one.articles})" for one in group)
    with st.container(horizontal=True, vertical_alignment="center", key=f"alike_{place}"):
        words.warn(f"{names} look like one outlet.", quiet=True)
        if desk.may_edit() and st.button(f"Write “{words.label(best.name)}” for all", key=f"join_{place}"):
            with library.together():
                for one in others:
                    library.rename_outlet(one.name, best.name)
            st.rerun()


def _rename(library: Library, found: list[Outlet]) -> None:
    names = [one.name for one in found]
    with st.form("rename_outlet", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        old = st.selectbox("Rename", names, format_func=whole, width=320)
        new = st.text_input("to (another outlet’s name joins the two)", max_chars=200, width=320)
        sent = st.form_submit_button("Rename")
    if sent:
        try:
            library.rename_outlet(old, new)
        except LibraryError as error:
            words.warn(str(error))
            return
        st.rerun()
