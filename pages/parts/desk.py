"""The reader's place at the library: opening it, and whether this visitor may change it."""

from __future__ import annotations

import streamlit as st

from analysis import door
from analysis.library import Library


def library() -> Library:
    """Open the library for this run of the page; it closes with the run."""
    return Library.open()


def may_edit() -> bool:
    """Say whether this visitor may change the library: on this machine always, from another only where a setting allows."""
    return door.may_edit(st.context.ip_address, st.context.headers.get("host"))
