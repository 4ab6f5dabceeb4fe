"""Looking over one article: what was kept, what was set aside, and every part and detail to correct."""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import streamlit as st

from analysis.article import Role
from analysis.ingest import edit
from analysis.library import LibraryError
from pages.parts import desk, sidebar, words

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.library import Kept, Library
    from pages.parts.view import View

REMOVED = "removed"
"""Session key: the articles removed in this session."""
SAYS = {
    Role.TITLE: "headline", Role.SUBHEADING: "subheading", Role.BODY: "body", Role.CAPTION: "caption",
    Role.BOILERPLATE: "set aside",
}  # fmt: skip


def panel(library: Library) -> None:
    """Draw the chosen event's articles one at a time, with forms to correct them."""
    _removed(library)
    view: View | None = st.session_state.get("view")
    if view is None:
        return
    words.section(
        "What was kept and what was set aside",
        "Struck-through lines are not counted: menus, links, credits. Nothing is lost; any line can be put back, and any word corrected.",
    )
    kept = list(view.opened.kept)
    position = st.selectbox(
        "Article", list(range(len(kept))), format_func=view.names.__getitem__, key="review", width=320
    )
    one = kept[position]
    st.html(_preview(one.article))
    for note in (*one.article.notes, *(near.sentence for near in library.near(one.article, leave_out=one.id))):
        words.warn(note, quiet=True)
    if view.event.kind == "sample":
        words.warn("The sample cannot be changed; it can be hidden under “Events”.", quiet=True)
    elif desk.may_edit():
        _details(library, view, one)
        _parts(library, one)


def _preview(article: Article) -> str:
    """Return every line in reading order, as HTML; lines set aside one after the other stand in one row."""
    rows = []
    for role, parts in groupby(article.parts, key=attrgetter("role")):
        if role is Role.BOILERPLATE:
            aside = "".join(f"<em>{escape(part.text, quote=True)}</em>" for part in parts)
            rows.append(f'<p class="{role}"><span>{SAYS[role]}</span><i>{aside}</i></p>')
        else:
            rows += [
                f'<p class="{role}"><span>{SAYS[role]}</span><i>{escape(part.text, quote=True)}</i></p>'
                for part in parts
            ]
    return f'<div class="kept">{"".join(rows)}</div>'


def _details(library: Library, view: View, one: Kept) -> None:
    article = one.article
    events = sidebar.own_events(library, view.event.id)
    with st.form(f"details_{one.id}"):
        left, right = st.columns(2)
        outlet = left.text_input("Outlet", article.outlet, max_chars=200)
        date = right.date_input("Date", article.date, format="DD/MM/YYYY", min_value=None)
        title = st.text_input("Headline", article.title, max_chars=500)
        url = left.text_input("Web address", article.url, max_chars=2000)
        author = right.text_input("Author", article.author, max_chars=200)
        event = st.selectbox(
            "Event", list(events), index=list(events).index(view.event.id), format_func=events.__getitem__
        )
        if st.form_submit_button("Save these details"):
            changed = edit.with_details(article, title=title, outlet=outlet, date=date, url=url, author=author)
            _save(library, one, changed, event=event)
    if st.button("Remove this article", key=f"remove_{one.id}"):
        removed = library.remove(one.id)
        st.session_state[REMOVED] = [*st.session_state.get(REMOVED, []), *([removed] if removed else [])]
        st.session_state.pop("review", None)
        st.rerun()


def _removed(library: Library) -> None:
    """Offer to put back what was removed in this session: in the library nothing of it is left, it lives here alone."""
    held: list[Kept] = st.session_state.get(REMOVED, [])
    for one in held:
        title = one.article.title or one.article.text[:60]
        with st.container(horizontal=True, vertical_alignment="center", key=f"removed_{one.id}"):
            words.warn(f"Removed: “{title}”. It can be put back until you close this window.", quiet=True)
            if st.button("Put it back", key=f"put_back_{one.id}"):
                try:
                    library.put_back(one)
                except LibraryError as error:
                    words.warn(str(error))
                    return
                st.session_state[REMOVED] = [other for other in held if other.id != one.id]
                st.rerun()


def _parts(library: Library, one: Kept) -> None:
    import pandas as pd

    with st.expander("Change lines: put back, set aside, correct"):
        frame = pd.DataFrame(
            {
                "keep as": [SAYS[part.role] for part in one.article.parts],
                "text": [part.text for part in one.article.parts],
            }
        )
        edited = st.data_editor(
            frame, key=f"parts_{one.id}_{one.article.hash[:8]}", hide_index=True, width="stretch", row_height=44,
            column_config={
                "keep as": st.column_config.SelectboxColumn("Keep as", options=list(SAYS.values()), required=True, width=110),
                "text": st.column_config.TextColumn("Text", width="large"),
            },
        )  # fmt: skip
        if st.button("Save these lines", key=f"save_{one.id}"):
            roles = {says: role for role, says in SAYS.items()}
            changed = one.article
            for i, (keep_as, text) in enumerate(zip(edited["keep as"], edited["text"], strict=True)):
                if text != changed.parts[i].text:
                    changed = edit.with_text(changed, i, text or "")
                if roles[keep_as] is not changed.parts[i].role:
                    changed = edit.with_role(changed, i, roles[keep_as])
            _save(library, one, changed)


def _save(library: Library, one: Kept, changed: Article, *, event: str | None = None) -> None:
    try:
        if changed != one.article:
            library.replace(one.id, changed)
        if event and event != one.event:
            library.move(one.id, event)
    except LibraryError as error:
        words.warn(str(error))
        return
    st.rerun()
