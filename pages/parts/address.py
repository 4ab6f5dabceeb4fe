"""Choices that a press makes together are one step of the way Back, not one step each.

Streamlit tells the browser of every bound choice by itself, as it draws it, and the browser makes an entry of its history of
each (``history.pushState``): a dot that chooses article and measure would take Back two presses, through a view that nobody
chose. What stands in Streamlit's copy of the address already it does not tell again. So all choices of a press are put into
that copy first, and the browser is told once. The addresses are the same either way.

There is no public way to do so. Where another Streamlit lacks the names used here, a press takes as many steps as it makes
choices, and nothing else is lost.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.state import get_session_state

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = "string_value"
"""What Streamlit calls a choice that the address keeps as one text: that of a select box."""


def choose(values: Mapping[str, object]) -> None:
    """Set the choices (session key → value); to be called as an answer to a press, before anything is drawn."""
    for key, value in values.items():
        st.session_state[key] = value
    with suppress(AttributeError, KeyError, RuntimeError):
        _tell(values)


def _tell(values: Mapping[str, object]) -> None:
    state = get_session_state()
    known = state._state._new_widget_state.widget_metadata  # noqa: SLF001 - see above
    with state.query_params() as query:
        bound = {key: known[one.widget_id] for key in values if (one := query.get_binding_for_param(key))}
        wanted = {key: _written(metadata, values[key]) for key, metadata in bound.items()}
        if any(written is _UNKNOWN for written in wanted.values()):
            # One that can be written only when it is drawn with its new options; it tells of all of them then.
            _put(query, {key: "" if written is _UNKNOWN else written for key, written in wanted.items()})
            return
        changed = [key for key, written in wanted.items() if written != _now(query, key)]
        if not changed:
            return
        _put(query, {key: wanted[key] for key in changed[:-1]})
        last = changed[-1]
        if wanted[last]:
            query.set_corrected_value(last, wanted[last], TEXT)
        else:
            query.remove_param(last)


_UNKNOWN = "\0"


def _written(metadata: Any, value: object) -> str:
    """Return how the address names a choice, "" for the default, which it leaves out; ``_UNKNOWN`` for none of the options."""
    if value == metadata.deserializer(None):
        return ""
    written = metadata.serializer(value)
    fits = metadata.value_type == TEXT and isinstance(written, str) and metadata.deserializer(written) == value
    return written if fits and written in (metadata.formatted_options or ()) else _UNKNOWN


def _now(query: Any, key: str) -> str:
    return str(query[key]) if query.has_param(key) else ""


def _put(query: Any, wanted: Mapping[str, str]) -> None:
    for key, written in wanted.items():
        if written:
            query.set_with_no_forward_msg(key, written)
        else:
            query.discard_param_no_forward_msg(key)
