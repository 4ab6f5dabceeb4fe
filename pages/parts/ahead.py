"""Which of Streamlit's scripts the first page needs, told to the browser with the page's first bytes.

By itself the browser asks for the script of a chart when the first chart arrives: after the server has run the page. It is the
largest of all (4.6 MB), so it is named in a ``Link`` header (RFC 8288, ``modulepreload``): the browser fetches and reads it
while the server works. Nothing is run before Streamlit asks for it, and nothing is asked for that is not from this server.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.door import App, Message, Receive, Scope, Send

MANIFEST = Path(st.__file__).with_name("static") / "manifest.json"
"""What Streamlit's own build says of its scripts: which file each part is in, and which others that one imports."""
LARGE = 1024
"""Bytes from which on a script is worth naming: the header must fit into what a proxy takes (4 KiB with all others)."""
NEEDED = ("PlotlyChart", "Html", "Selectbox", "ButtonGroup", "Checkbox", "PageLink", "BidiComponent")
"""The parts of which the Overview is made, by their names in that list."""


def link(manifest: Path = MANIFEST, needed: Iterable[str] = NEEDED) -> str:
    """Return the value of the header: the scripts of ``needed`` that Streamlit's page does not name itself.

    A part that is not in the list is passed over: it then comes when it is asked for. ``""``: there is nothing to tell.
    """
    try:
        known = json.loads(manifest.read_bytes())
        entry = [key for key, one in known.items() if one.get("isEntry")]
        wanted = [key for key, one in known.items() if one.get("isDynamicEntry") and one.get("name") in {*needed}]
        there = _with_imports(known, entry)
        files = [known[key]["file"] for key in _with_imports(known, wanted) if key not in there]
        large = [file for file in files if (manifest.parent / file).stat().st_size >= LARGE]
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return ""
    return ", ".join(f"<./{file}>; rel=modulepreload; fetchpriority=low" for file in large if file.endswith(".js"))


def _with_imports(known: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    """Return these entries of the list and all that they import, each once."""
    found: dict[str, None] = {}
    left = list(keys)
    while left:
        key = left.pop()
        if key not in found:
            found[key] = None
            left += known[key].get("imports", ())
    return list(found)


class Ahead:
    """ASGI middleware that puts the ``Link`` header on every page."""

    def __init__(self, app: App, *, link: str) -> None:
        """Stand before ``app``; ``link`` is the header's value, ``""`` for none."""
        self.app = app
        self.header = (b"link", link.encode("ascii")) if link else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, and its answer back; an answer that is a page with the header."""

        async def send_with_link(message: Message) -> None:
            if self.header and message["type"] == "http.response.start" and _is_page(message):
                message = {**message, "headers": [*message["headers"], self.header]}
            await send(message)

        await self.app(scope, receive, send_with_link if scope["type"] == "http" else send)


def _is_page(message: Message) -> bool:
    kinds = [value for name, value in message.get("headers", ()) if name.lower() == b"content-type"]
    return any(kind.startswith(b"text/html") for kind in kinds)
