"""Rows that open to their words: a press anywhere on a row chooses it, and what it stands for is shown right below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from pages.parts import address, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Row(NamedTuple):
    """A row. ``key``: the value that it gives the choice; ``title``: text of anyone; ``body``: HTML beside it.

    ``note``: a few words of text under the title. ``hue``: the outlet whose shape stands before the title, "" for none, "x" for one without a colour.
    """

    key: object
    title: str
    body: str
    note: str = ""
    hue: str = ""


def draw(rows: Sequence[Row], *, key: str, opened: Callable[[], None], closes: bool = True) -> None:
    """Draw ``rows`` and below the one chosen under ``key`` (that of a widget drawn before them) what ``opened`` draws.

    ``closes``: whether none may be open, so that the chosen one closes when it is pressed again.

    The title is a button that reaches over the whole row: one press with a finger, the mouse or the keyboard; links and marks
    in the row keep their own.
    """
    chosen = st.session_state.get(key)
    for place, row in enumerate(rows):
        now = row.key == chosen
        with st.container(key=f"row_{key}_{place}"):
            st.button(
                _label(row), key=f"press_{key}_{place}", type="tertiary", on_click=_choose, args=(key, row.key, closes)
            )  # fmt: skip
            kind = f"rowbody{' now' * now}{f' h{row.hue}' if row.hue else ''}"
            st.html(f'<div class="{kind}">{row.body}</div>')
        if now:
            with st.container(key=f"opened_{key}"):
                opened()


def _label(row: Row) -> str:
    title = words.label(row.title) or "–"
    return f"{title} :small[{words.label(row.note)}]" if row.note else title


def _choose(key: str, value: object, closes: bool) -> None:  # noqa: FBT001 - a callback's arguments have no names
    again = closes and st.session_state.get(key) == value
    address.choose({key: None if again else value})


def hue(of: int | None) -> str:
    """Return an outlet's colour as the classes name it."""
    return "x" if of is None else str(of)


def head(first: str, columns: Sequence[str]) -> str:
    """Return the line of column titles above rows of ``cells``; ``columns`` are HTML, on a phone each stands at its cell."""
    titles = "".join(f"<div>{title}</div>" for title in columns)
    return f'<div class="rowhead" style="--n:{len(columns)}"><div>{first}</div><div class="cells">{titles}</div></div>'


def cells(columns: Sequence[str], bodies: Sequence[str], *, kind: str = "") -> str:
    """Return a row's cells side by side, on a phone below each other, each behind its column's title. All are HTML."""
    told = "".join(
        f'<div class="cell"><span class="o">{title}</span><div>{body}</div></div>'
        for title, body in zip(columns, bodies, strict=True)
    )
    return f'<div class="cells {kind}" style="--n:{len(columns)}">{told}</div>'
