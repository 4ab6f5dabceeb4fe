"""How much room the page has: only the drawing of a chart that fits is sent, since the browser draws hidden ones too.

The browser alone knows, so a script of a few lines (``scripts/width.js``) tells it: as a component's file from this server,
which the content security policy lets run; what Streamlit calls inline would be a ``blob:``, which it does not. Until the
script has told, the server goes by a guess, and the style sheet hides a drawing that does not fit.

Streamlit takes such a file only where a manifest names its folder, and has no public way to name one. Where another Streamlit
lacks the names used here, the guess stands, and what does not fit is shown all the same a little later.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.component_manager import BidiComponentManager
    from streamlit.components.v2.types import ComponentRenderer
    from streamlit.delta_generator import DeltaGenerator

COMPONENT = "parallax.width"
SCRIPTS = Path(__file__).parent / "scripts"
NARROW = "narrow_page"
"""Session key: whether the page is narrow."""


def watch() -> None:
    """Let the browser tell how much room the page has, and note it for this run; before anything is drawn that asks."""
    guess = guessed(st.context.headers.get("User-Agent", ""))
    st.session_state[NARROW] = guess
    with st.container(key="page_width"), suppress(ImportError, AttributeError, TypeError):
        from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

        told = _component(get_bidi_component_manager())(
            key="page_width_told", data={"narrow": guess}, default={"narrow": guess}, on_narrow_change=_told
        )
        st.session_state[NARROW] = bool(told.narrow)


@lru_cache(maxsize=1)
def _component(manager: BidiComponentManager) -> ComponentRenderer:
    """Make the component known to the server, once."""
    from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

    package, _, name = COMPONENT.partition(".")
    manifest = ComponentManifest(package, "1", [ComponentConfig(name, SCRIPTS.name)])
    manager.register_from_manifest(manifest, SCRIPTS.parent)
    return st.components.v2.component(COMPONENT, js="width.js", isolate_styles=False)


def _told() -> None:
    """Do nothing: what was told is there in the run that follows."""


def guessed(browser: str) -> bool:
    """Guess from how a browser calls itself whether it is a phone's; those have said "Mobile" for as long as there are any."""
    return "Mobi" in browser


def narrow() -> bool:
    """Tell whether the page has room for the narrow drawings only."""
    return bool(st.session_state.get(NARROW))


def fitting(key: str) -> DeltaGenerator:
    """Return the container, "wide_…" or "narrow_…", in which the drawing that fits now is to be put."""
    return st.container(key=sized(key))


def sized(key: str) -> str:
    """Return the key of a chart's drawing that fits now."""
    return f"{'narrow' if narrow() else 'wide'}_{key}"
