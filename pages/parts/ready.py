"""While the first visitor's browser still loads Streamlit's own script, the server gets ready what the first page shows.

Nothing is done twice: a page that asks for a module or a number that is on its way waits for it, and whatever fails here fails
again where it is asked for, and says so there. What only tables need comes last, when nobody waits for a first page.
"""

from __future__ import annotations

import inspect
import sys
import time
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from analysis.library import Library

PAGE = (
    "pages.parts.sidebar", "pages.parts.chart", "streamlit.emojis", "pages.parts.evidence", "pages.parts.panels",
    "pages.parts.ranking", "pages.parts.takeaway", "analysis.charts.drawing", "plotly.io", "plotly.tools", "PIL.PngImagePlugin",
)  # fmt: skip
"""What the first page imports, in the order in which it comes to it."""
MEASURING = ("analysis.text", "nupunkt", "textstat", "vaderSentiment.vaderSentiment")
"""What measuring an article imports: a library that is not there yet will measure the sample."""
ALONE, AFTER = 30.0, 8.0
"""Seconds without a visitor, and seconds after the first page was sent, after which what tables need is loaded."""
GIVES_WAY = 0.0005
"""Seconds after which this work lets the server go on: a script is sent in pieces, between any two of which that may be needed."""

_sample = Lock()
_made: list[str] = []
"""Which sample the library asked last holds, once it is known."""
_sent = Event()


@asynccontextmanager
async def early(_app: Any) -> AsyncIterator[None]:
    """Begin when the server starts; the thread ends by itself."""
    from analysis.library.place import library_file

    first = not library_file().exists()
    names = (*PAGE[:3], *MEASURING, *PAGE[3:]) if first else PAGE
    Thread(target=_get_ready, args=(names,), name="ready", daemon=True).start()
    yield


def _get_ready(names: Iterable[str]) -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(GIVES_WAY)
    load(names)
    # Streamlit asks once, in the first page's run, who called it; Python then looks up the file of every module there is.
    inspect.stack()
    with suppress(Exception):
        import_module("pages.parts.first").compare()
    sys.setswitchinterval(usual)
    _sent.wait(ALONE)
    time.sleep(AFTER)
    from pages.parts import whole

    whole.load()


def load(names: Iterable[str]) -> None:
    """Import modules by name; one that is not there is for the page to miss."""
    for name in names:
        with suppress(ImportError):
            import_module(name)


def sample(library: Library) -> None:
    """Put the sample event into the library when it is not there, one visitor at a time.

    The sample's files are read once: later a library is only asked whether it holds what they made.
    """
    from analysis import workspace

    with _sample:
        if not _made or library.setting(workspace.SAMPLE) != _made[0]:
            workspace.ensure_sample(library)
            _made[:] = filter(None, [library.setting(workspace.SAMPLE)])


def sent() -> None:
    """Note that a page was sent: what nobody waits for may come now."""
    _sent.set()
